#include <scixx/stats/distributions/kolmogorov.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::stats::kstwo.sf(x, 20);
}
