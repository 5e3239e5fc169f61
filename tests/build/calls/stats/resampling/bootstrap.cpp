// budget: 5
#include <scixx/stats/resampling/bootstrap.hpp>

auto call(const Eigen::ArrayXd& x, double (*statistic)(scixx::core::Sample)) {
    return scixx::stats::bootstrap(x, statistic, {.rng = 1});
}
