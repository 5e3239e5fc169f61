#include <scixx/stats/distributions/normal.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::stats::norm.ppf(x);
}
