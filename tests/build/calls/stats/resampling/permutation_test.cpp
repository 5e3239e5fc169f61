// budget: 5
#include <scixx/stats/resampling/permutation_test.hpp>

auto call(const Eigen::ArrayXd& x, const Eigen::ArrayXd& y,
          double (*statistic)(scixx::core::Sample, scixx::core::Sample)) {
    return scixx::stats::permutation_test(std::tie(x, y), statistic, {.rng = 1});
}
