#include <scixx/ndimage/gaussian_filter.hpp>

auto call(const Eigen::ArrayXXd& a) {
    return scixx::ndimage::gaussian_filter(a, 2.0);
}
