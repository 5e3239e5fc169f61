#include <scixx/stats/distributions/gausshyper.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::stats::gausshyper.cdf(x, 2.5, 1.5, 3.0, 4.0);
}
