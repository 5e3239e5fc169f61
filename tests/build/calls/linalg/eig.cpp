// budget: 5
#include <scixx/linalg/eig.hpp>

auto call(const Eigen::MatrixXd& a) {
    return scixx::linalg::eig(a);
}
