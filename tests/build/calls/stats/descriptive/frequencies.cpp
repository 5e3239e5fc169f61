#include <scixx/stats/descriptive/frequencies.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::stats::find_repeats(x);
}
