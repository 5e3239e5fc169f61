// budget: 5
#include <scixx/stats/hypothesis/resampled.hpp>

auto call(const Eigen::ArrayXd& x, const Eigen::ArrayXd& y) {
    return scixx::stats::ttest_ind(x, y, scixx::stats::PermutationMethod{.rng = 1});
}
