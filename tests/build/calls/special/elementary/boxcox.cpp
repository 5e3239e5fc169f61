#include <scixx/special/elementary/boxcox.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::boxcox(x, 0.5);
}
