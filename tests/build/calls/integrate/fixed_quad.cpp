#include <scixx/integrate/fixed_quad.hpp>

auto call() {
    return scixx::integrate::fixed_quad([](double x) { return x * x; }, 0, 1);
}
