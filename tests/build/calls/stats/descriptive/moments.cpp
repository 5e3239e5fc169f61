#include <scixx/stats/descriptive/moments.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::stats::describe(x);
}
