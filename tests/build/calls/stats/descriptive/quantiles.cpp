#include <scixx/stats/descriptive/quantiles.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::stats::iqr(x);
}
