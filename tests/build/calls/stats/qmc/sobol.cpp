#include <scixx/stats/qmc/sobol.hpp>

auto call() {
    return scixx::stats::qmc::Sobol(3, {.rng = 1}).random(8);
}
