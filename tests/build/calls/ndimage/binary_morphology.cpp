#include <scixx/ndimage/binary_morphology.hpp>

auto call(const Eigen::ArrayXX<bool>& a) {
    return scixx::ndimage::binary_erosion(a);
}
