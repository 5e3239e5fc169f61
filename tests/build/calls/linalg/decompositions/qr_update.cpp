#include <scixx/linalg/decompositions/qr_update.hpp>

auto call(const Eigen::MatrixXd& q, const Eigen::MatrixXd& r, const Eigen::VectorXd& u, const Eigen::VectorXd& v) {
    return scixx::linalg::qr_update(q, r, u, v);
}
