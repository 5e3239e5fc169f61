#include <scixx/core/random.hpp>
#include <scixx/stats/distributions/rvs_ratio_uniforms.hpp>

auto call(scixx::core::Generator& rng) {
    return scixx::stats::rvs_ratio_uniforms([](double x) { return 1 / (1 + x * x); }, 1, -1, 1, 10, rng);
}
