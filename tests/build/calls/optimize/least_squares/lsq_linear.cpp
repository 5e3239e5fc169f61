// budget: 5
#include <scixx/optimize/least_squares/lsq_linear.hpp>

auto call(const Eigen::MatrixXd& a, const Eigen::VectorXd& b) {
    return scixx::optimize::lsq_linear(a, b, {.bounds = {0, 1}});
}
