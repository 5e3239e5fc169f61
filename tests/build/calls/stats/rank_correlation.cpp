#include <scixx/stats/rank_correlation.hpp>

auto call(const Eigen::ArrayXd& x, const Eigen::ArrayXd& y) {
    return scixx::stats::weightedtau(x, y);
}
