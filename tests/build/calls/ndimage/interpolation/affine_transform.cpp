#include <scixx/ndimage/interpolation/affine_transform.hpp>

auto call(const Eigen::ArrayXXd& a) {
    return scixx::ndimage::rotate(a, 30.0);
}
