#include <scixx/linalg/norm.hpp>

auto call(const Eigen::MatrixXd& a) {
    return scixx::linalg::norm(a);
}
