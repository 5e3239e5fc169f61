#include <scixx/stats/descriptive/binned_statistic.hpp>

auto call(const Eigen::ArrayXd& x, const Eigen::ArrayXd& y) {
    return scixx::stats::binned_statistic(x, y);
}
