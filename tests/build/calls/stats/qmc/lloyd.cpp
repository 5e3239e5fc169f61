// budget: 5
#include <scixx/stats/qmc/halton.hpp>
#include <scixx/stats/qmc/lloyd.hpp>

auto call() {
    return scixx::stats::qmc::Halton(2, {.optimization = scixx::stats::qmc::lloyd, .rng = 1}).random(100);
}
