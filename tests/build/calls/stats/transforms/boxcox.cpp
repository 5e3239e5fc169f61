#include <scixx/stats/transforms/boxcox.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::stats::boxcox(x);
}
