#include <scixx/stats/hypothesis/anova.hpp>

auto call(const Eigen::ArrayXd& x, const Eigen::ArrayXd& y) {
    return scixx::stats::f_oneway(x, y);
}
