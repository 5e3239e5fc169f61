#include <scixx/special/polynomials/roots.hpp>

auto call(int n) {
    return scixx::special::roots_legendre(n);
}
