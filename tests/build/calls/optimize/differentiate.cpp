#include <scixx/optimize/differentiate.hpp>

auto call(const Eigen::VectorXd& x) {
    return scixx::optimize::approx_fprime(x, [](const Eigen::VectorXd& p) { return p.squaredNorm(); });
}
