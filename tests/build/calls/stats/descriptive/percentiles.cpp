#include <scixx/stats/descriptive/percentiles.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::stats::quantile(x, 0.9);
}
