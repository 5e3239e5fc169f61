#include <scixx/special/polynomials/eval.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::eval_legendre(5, x);
}
