// budget: 5
#include <scixx/integrate/solve_ivp.hpp>

auto call(const Eigen::VectorXd& y0) {
    return scixx::integrate::solve_ivp([](double, const Eigen::VectorXd& y) { return Eigen::VectorXd(-y); }, {0, 1},
                                       y0);
}
