#include <scixx/special/elementary/xlogy.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::xlogy(x, x);
}
