#include <scixx/stats/descriptive/means.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::stats::gmean(x);
}
