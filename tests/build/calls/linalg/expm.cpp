#include <scixx/linalg/expm.hpp>

auto call(const Eigen::MatrixXd& a) {
    return scixx::linalg::expm(a);
}
