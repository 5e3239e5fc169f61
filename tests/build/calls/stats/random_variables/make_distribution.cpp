#include <scixx/stats/distributions/gamma.hpp>
#include <scixx/stats/random_variables/make_distribution.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::stats::make_distribution(scixx::stats::gamma)(2.0, {.scale = 3}).ccdf(x);
}
