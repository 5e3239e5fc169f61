// budget: 5
#include <scixx/stats/resampling/pearsonr.hpp>

auto call(const Eigen::ArrayXd& x, const Eigen::ArrayXd& y) {
    return scixx::stats::pearsonr(x, y, scixx::stats::PermutationMethod{.rng = 1});
}
