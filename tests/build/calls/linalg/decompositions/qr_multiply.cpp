#include <scixx/linalg/decompositions/qr_multiply.hpp>

auto call(const Eigen::MatrixXd& a, const Eigen::MatrixXd& c) {
    return scixx::linalg::qr_multiply(a, c);
}
