#include <scixx/stats/distributions/sums.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::stats::irwinhall.cdf(x, 3);
}
