#include <scixx/ndimage/minimum_filter.hpp>

auto call(const Eigen::ArrayXXd& a) {
    return scixx::ndimage::minimum_filter(a, 3);
}
