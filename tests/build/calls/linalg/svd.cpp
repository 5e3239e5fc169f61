// budget: 5
#include <scixx/linalg/svd.hpp>

auto call(const Eigen::MatrixXd& a) {
    return scixx::linalg::svd(a);
}
