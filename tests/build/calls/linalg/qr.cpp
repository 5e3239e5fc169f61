#include <scixx/linalg/qr.hpp>

auto call(const Eigen::MatrixXd& a) {
    return scixx::linalg::qr(a);
}
