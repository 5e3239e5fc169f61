// budget: 5
#include <scixx/linalg/matrix_functions.hpp>

auto call(const Eigen::MatrixXd& a) {
    return scixx::linalg::logm(a);
}
