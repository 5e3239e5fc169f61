#include <scixx/optimize/fixed_point.hpp>

auto call() {
    return scixx::optimize::fixed_point([](double t) { return 1 / (1 + t); }, 0.5);
}
