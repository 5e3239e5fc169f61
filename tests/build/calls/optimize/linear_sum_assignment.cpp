#include <scixx/optimize/linear_sum_assignment.hpp>

auto call(const Eigen::MatrixXd& cost) {
    return scixx::optimize::linear_sum_assignment(cost);
}
