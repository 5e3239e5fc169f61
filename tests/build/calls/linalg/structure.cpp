#include <scixx/linalg/structure.hpp>

auto call(const Eigen::MatrixXd& a) {
    return scixx::linalg::issymmetric(a);
}
