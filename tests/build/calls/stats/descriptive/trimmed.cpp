#include <scixx/stats/descriptive/trimmed.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::stats::tmean(x);
}
