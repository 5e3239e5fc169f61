#include <scixx/linalg/inv.hpp>

auto call(const Eigen::MatrixXd& a) {
    return scixx::linalg::inv(a);
}
