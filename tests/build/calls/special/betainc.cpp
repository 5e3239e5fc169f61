#include <scixx/special/betainc.hpp>

auto call(double x) {
    return scixx::special::betainc(2.0, 3.0, x);
}
