// budget: 5
#include <scixx/linalg/pinv.hpp>

auto call(const Eigen::MatrixXd& a) {
    return scixx::linalg::pinv(a);
}
