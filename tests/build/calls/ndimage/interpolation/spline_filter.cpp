#include <scixx/ndimage/interpolation/spline_filter.hpp>

auto call(const Eigen::ArrayXXd& a) {
    return scixx::ndimage::spline_filter(a);
}
