#include <scixx/stats/random_variables/mixture.hpp>
#include <scixx/stats/random_variables/normal.hpp>
#include <scixx/stats/random_variables/uniform.hpp>

using scixx::stats::Mixture, scixx::stats::Normal, scixx::stats::Uniform;

auto call(const Eigen::ArrayXd& x) {
    return Mixture({Normal({.mu = -1}), Uniform({.a = 0, .b = 2})}, {.weights = {0.25, 0.75}}).cdf(x);
}
