// budget: 5
#include <scixx/stats/distributions/normal.hpp>
#include <scixx/stats/resampling/goodness_of_fit.hpp>

auto call(const Eigen::ArrayXd& x, scixx::core::Generator& rng) {
    return scixx::stats::goodness_of_fit(scixx::stats::norm, x, {}, rng);
}
