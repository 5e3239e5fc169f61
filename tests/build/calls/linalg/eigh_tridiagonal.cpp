#include <scixx/linalg/eigh_tridiagonal.hpp>

auto call(const Eigen::VectorXd& d, const Eigen::VectorXd& e) {
    return scixx::linalg::eigh_tridiagonal(d, e);
}
