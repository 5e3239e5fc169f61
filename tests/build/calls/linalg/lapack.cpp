// budget: 5
#include <scixx/linalg/lapack.hpp>

auto call(const Eigen::MatrixXd& a) {
    return scixx::linalg::lapack::svd(a);
}
