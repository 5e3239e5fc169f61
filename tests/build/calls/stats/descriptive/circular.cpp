#include <scixx/stats/descriptive/circular.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::stats::circmean(x);
}
