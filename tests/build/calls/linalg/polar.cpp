// budget: 5
#include <scixx/linalg/polar.hpp>

auto call(const Eigen::MatrixXd& a) {
    return scixx::linalg::polar(a);
}
