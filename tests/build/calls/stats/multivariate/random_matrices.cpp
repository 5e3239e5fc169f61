#include <scixx/core/random_state.hpp>
#include <scixx/stats/multivariate/random_matrices.hpp>

auto call(scixx::core::RandomState& rng) {
    return scixx::stats::ortho_group.rvs(3, rng);
}
