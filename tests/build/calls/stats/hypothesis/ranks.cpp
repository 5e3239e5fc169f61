#include <scixx/stats/hypothesis/ranks.hpp>

auto call(const Eigen::ArrayXd& x, const Eigen::ArrayXd& y) {
    return scixx::stats::mannwhitneyu(x, y);
}
