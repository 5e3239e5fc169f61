// budget: 5
#include <scixx/optimize/least_squares/lsq_linear_lsmr.hpp>

auto call(const scixx::optimize::LinearOperator& a, const Eigen::VectorXd& b) {
    return scixx::optimize::lsq_linear(a, b, {.bounds = {0, 1}});
}
