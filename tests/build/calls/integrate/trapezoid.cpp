#include <scixx/integrate/trapezoid.hpp>

auto call(const Eigen::ArrayXd& y, const Eigen::ArrayXd& x) {
    return scixx::integrate::trapezoid(y, x);
}
