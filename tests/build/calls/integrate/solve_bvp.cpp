// budget: 5
#include <scixx/integrate/solve_bvp.hpp>

auto call(const Eigen::ArrayXd& x, const Eigen::MatrixXd& y) {
    using Eigen::Vector2d, Eigen::VectorXd;
    return scixx::integrate::solve_bvp(
        [](double, const VectorXd& s) { return Vector2d(s[1], -s[0]); },
        [](const VectorXd& ya, const VectorXd& yb) { return Vector2d(ya[0], yb[0] - 1); }, x, y);
}
