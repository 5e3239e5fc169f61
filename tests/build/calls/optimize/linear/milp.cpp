// budget: 5
#include <scixx/optimize/linear/milp.hpp>

auto call(const Eigen::VectorXd& c, const Eigen::MatrixXd& a, const Eigen::VectorXd& b) {
    return scixx::optimize::milp(c, {.integrality = 1, .constraints = {{.A = a, .ub = b}}});
}
