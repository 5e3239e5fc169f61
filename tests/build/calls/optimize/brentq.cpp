#include <scixx/optimize/brentq.hpp>

auto call() {
    return scixx::optimize::brentq([](double t) { return t * t - 2; }, 0, 2);
}
