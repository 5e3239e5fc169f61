#include <scixx/stats/hypothesis/binomtest.hpp>

auto call(std::int64_t k, std::int64_t n) {
    return scixx::stats::binomtest(k, n, 0.3);
}
