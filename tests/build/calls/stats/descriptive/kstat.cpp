#include <scixx/stats/descriptive/kstat.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::stats::kstat(x);
}
