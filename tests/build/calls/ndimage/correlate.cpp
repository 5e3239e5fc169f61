#include <scixx/ndimage/correlate.hpp>

auto call(const Eigen::ArrayXXd& a) {
    return scixx::ndimage::correlate(a, a);
}
