#include <scixx/special/bessel/jn_zeros.hpp>

auto call(int n) {
    return scixx::special::jn_zeros(n, 10);
}
