#include <scixx/core/random_state.hpp>

auto call(scixx::core::RandomState& random) {
    return random.normal(0.0, 1.0, 10);
}
