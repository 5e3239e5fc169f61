#include <scixx/special/polynomials/orthopoly1d.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::legendre(5)(x);
}
