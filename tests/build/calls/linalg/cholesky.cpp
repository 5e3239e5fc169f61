#include <scixx/linalg/cholesky.hpp>

auto call(const Eigen::MatrixXd& a) {
    return scixx::linalg::cholesky(a);
}
