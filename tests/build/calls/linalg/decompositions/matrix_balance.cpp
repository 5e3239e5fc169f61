#include <scixx/linalg/decompositions/matrix_balance.hpp>

auto call(const Eigen::MatrixXd& a) {
    return scixx::linalg::matrix_balance(a);
}
