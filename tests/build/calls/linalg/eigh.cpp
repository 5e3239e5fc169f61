// budget: 5
#include <scixx/linalg/eigh.hpp>

auto call(const Eigen::MatrixXd& a) {
    return scixx::linalg::eigh(a);
}
