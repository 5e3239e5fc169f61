#include <scixx/linalg/special_matrices.hpp>

auto call(const Eigen::VectorXd& c) {
    return scixx::linalg::toeplitz(c);
}
