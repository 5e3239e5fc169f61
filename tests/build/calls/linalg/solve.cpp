#include <scixx/linalg/solve.hpp>

auto call(const Eigen::MatrixXd& a, const Eigen::VectorXd& b) {
    return scixx::linalg::solve(a, b);
}
