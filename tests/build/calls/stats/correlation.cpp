#include <scixx/stats/correlation.hpp>

auto call(const Eigen::VectorXd& x, const Eigen::VectorXd& y) {
    return scixx::stats::pearsonr(x, y);
}
