#include <scixx/ndimage/label.hpp>

auto call(const Eigen::ArrayXX<bool>& a) {
    return scixx::ndimage::label(a);
}
