#include <scixx/linalg/decompositions/qz.hpp>

auto call(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b) {
    return scixx::linalg::qz(a, b);
}
