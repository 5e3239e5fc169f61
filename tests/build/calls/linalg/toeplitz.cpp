#include <scixx/linalg/toeplitz.hpp>

auto call(const Eigen::VectorXd& c, const Eigen::VectorXd& r, const Eigen::VectorXd& b) {
    return scixx::linalg::solve_toeplitz(c, r, b);
}
