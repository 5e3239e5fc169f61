#include <scixx/core/generator.hpp>

auto call(scixx::core::Generator& random) {
    return random.standard_normal(10);
}
