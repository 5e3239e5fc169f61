#include <scixx/linalg/toeplitz.hpp>

auto call(const Eigen::VectorXd& c, const Eigen::VectorXd& r, const Eigen::VectorXd& x) {
    return scixx::linalg::matmul_toeplitz(c, r, x);
}
