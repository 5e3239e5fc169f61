#include <scixx/stats/random_variables/normal.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::stats::Normal({.mu = 1, .sigma = 2}).logccdf(x);
}
