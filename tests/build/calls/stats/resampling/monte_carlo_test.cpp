// budget: 5
#include <scixx/stats/resampling/monte_carlo_test.hpp>

auto call(const Eigen::ArrayXd& x, void (*rvs)(std::span<double>), double (*statistic)(scixx::core::Sample)) {
    return scixx::stats::monte_carlo_test(x, rvs, statistic);
}
