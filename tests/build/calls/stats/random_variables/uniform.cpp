#include <scixx/stats/random_variables/uniform.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::stats::Uniform({.a = -1, .b = 2}).cdf(x, 1.5);
}
