#include <scixx/linalg/ldl.hpp>

auto call(const Eigen::MatrixXd& a) {
    return scixx::linalg::ldl(a);
}
