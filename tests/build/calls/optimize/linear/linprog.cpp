// budget: 5
#include <scixx/optimize/linear/linprog.hpp>

auto call(const Eigen::VectorXd& c, const Eigen::MatrixXd& a, const Eigen::VectorXd& b) {
    return scixx::optimize::linprog(c, {.A_ub = a, .b_ub = b});
}
