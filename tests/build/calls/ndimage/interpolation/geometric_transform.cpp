#include <scixx/ndimage/interpolation/geometric_transform.hpp>

auto call(const Eigen::ArrayXXd& a) {
    return scixx::ndimage::geometric_transform(a, [](const auto& at) { return at; });
}
