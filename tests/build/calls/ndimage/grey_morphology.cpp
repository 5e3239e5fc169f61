#include <scixx/ndimage/grey_morphology.hpp>

auto call(const Eigen::ArrayXXd& a) {
    return scixx::ndimage::grey_erosion(a, 3);
}
