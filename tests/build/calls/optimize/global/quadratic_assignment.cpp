#include <scixx/optimize/global/quadratic_assignment.hpp>

auto call(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b) {
    return scixx::optimize::quadratic_assignment(a, b);
}
