#include <scixx/special/polynomials/lpmv.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::lpmv(1, 2, x);
}
