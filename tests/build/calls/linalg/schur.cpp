#include <scixx/linalg/schur.hpp>

auto call(const Eigen::MatrixXd& a) {
    return scixx::linalg::schur(a);
}
