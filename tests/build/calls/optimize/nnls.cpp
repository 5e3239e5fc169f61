#include <scixx/optimize/nnls.hpp>

auto call(const Eigen::MatrixXd& a, const Eigen::VectorXd& b) {
    return scixx::optimize::nnls(a, b);
}
