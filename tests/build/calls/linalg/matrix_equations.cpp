// budget: 5
#include <scixx/linalg/matrix_equations.hpp>

auto call(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b, const Eigen::MatrixXd& q, const Eigen::MatrixXd& r) {
    return scixx::linalg::solve_continuous_are(a, b, q, r);
}
