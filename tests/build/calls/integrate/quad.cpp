#include <scixx/integrate/quad.hpp>

auto call() {
    return scixx::integrate::quad([](double x) { return x * x; }, 0, 3);
}
