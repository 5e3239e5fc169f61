// budget: 5
#include <scixx/stats/qmc/qmc_quad.hpp>

auto call(double (*f)(std::span<const double>)) {
    return scixx::stats::qmc::qmc_quad(f, 0, {1, 2}, {.rng = 1});
}
