#include <scixx/stats/spearmanrho.hpp>

auto call(const Eigen::ArrayXd& x, const Eigen::ArrayXd& y) {
    return scixx::stats::spearmanrho(x, y);
}
