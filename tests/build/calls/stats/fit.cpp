// budget: 5
#include <scixx/stats/distributions/gamma.hpp>
#include <scixx/stats/fit.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::stats::fit(scixx::stats::gamma, x, {{0, 10}}).params;
}
