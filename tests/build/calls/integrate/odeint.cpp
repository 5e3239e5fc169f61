// budget: 8
#include <scixx/integrate/odeint.hpp>

auto call(const Eigen::VectorXd& y0, const Eigen::ArrayXd& t) {
    return scixx::integrate::odeint([](const Eigen::VectorXd& y, double) { return Eigen::VectorXd(-y); }, y0, t);
}
