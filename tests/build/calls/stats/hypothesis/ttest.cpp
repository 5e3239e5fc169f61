#include <scixx/stats/hypothesis/ttest.hpp>

auto call(const Eigen::ArrayXd& x, const Eigen::ArrayXd& y) {
    return scixx::stats::ttest_ind(x, y);
}
