#include <scixx/integrate/nquad.hpp>

auto call() {
    return scixx::integrate::dblquad([](double y, double x) { return x * y; }, 0, 0.5, 0,
                                     [](double x) { return 1 - 2 * x; });
}
