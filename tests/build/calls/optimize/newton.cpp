#include <scixx/optimize/newton.hpp>

auto call() {
    return scixx::optimize::newton([](double t) { return t * t - 2; }, 1.0);
}
