#include <scixx/linalg/banded.hpp>

auto call(const Eigen::MatrixXd& ab, const Eigen::VectorXd& b) {
    return scixx::linalg::solve_banded({1, 1}, ab, b);
}
