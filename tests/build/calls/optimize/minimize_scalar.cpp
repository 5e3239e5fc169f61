#include <scixx/optimize/minimize_scalar.hpp>

auto call() {
    return scixx::optimize::minimize_scalar([](double t) { return t * t - 2; });
}
