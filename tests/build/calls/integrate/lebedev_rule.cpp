#include <scixx/integrate/lebedev_rule.hpp>

auto call(int n) {
    return scixx::integrate::lebedev_rule(n);
}
