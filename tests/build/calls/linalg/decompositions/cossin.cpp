// budget: 5
#include <scixx/linalg/decompositions/cossin.hpp>

auto call(const Eigen::MatrixXd& x) {
    return scixx::linalg::cossin(x, 2, 2);
}
