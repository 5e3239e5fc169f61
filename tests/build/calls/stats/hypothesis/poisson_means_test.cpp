#include <scixx/stats/hypothesis/poisson_means_test.hpp>

auto call(std::int64_t a, std::int64_t b) {
    return scixx::stats::poisson_means_test(a, 10, b, 12);
}
