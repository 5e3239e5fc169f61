#include <scixx/ndimage/interpolation/zoom.hpp>

auto call(const Eigen::ArrayXXd& a) {
    return scixx::ndimage::zoom(a, 2.0);
}
