#include <scixx/stats/distributions/nchypergeom.hpp>

auto call(const Eigen::ArrayXd& k) {
    return scixx::stats::nchypergeom_wallenius.pmf(k, 20, 7, 12, 2.5);
}
