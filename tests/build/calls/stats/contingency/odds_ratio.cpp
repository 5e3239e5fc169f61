#include <scixx/stats/contingency/odds_ratio.hpp>

auto call(const Eigen::ArrayXXd& x) {
    return scixx::stats::contingency::odds_ratio(x);
}
