#include <scixx/stats/distributions/counting.hpp>
#include <scixx/stats/random_variables/make_discrete_distribution.hpp>

auto call(const Eigen::ArrayXd& k) {
    return scixx::stats::make_distribution(scixx::stats::poisson)(3.5).pmf(k);
}
