#include <scixx/special/bessel.hpp>

auto call(double x) {
    return scixx::special::j0(x);
}
