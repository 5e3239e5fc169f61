#include <scixx/stats/descriptive/zscore.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::stats::zscore(x);
}
