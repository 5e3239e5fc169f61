#include <scixx/ndimage/sobel.hpp>

auto call(const Eigen::ArrayXXd& a) {
    return scixx::ndimage::sobel(a);
}
