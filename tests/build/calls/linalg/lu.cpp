#include <scixx/linalg/lu.hpp>

auto call(const Eigen::MatrixXd& a) {
    return scixx::linalg::lu(a);
}
