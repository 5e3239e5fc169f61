#include <scixx/ndimage/zoom.hpp>

auto call(const Eigen::ArrayXXd& a) {
    return scixx::ndimage::zoom(a, 2.0);
}
