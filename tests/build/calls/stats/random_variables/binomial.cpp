#include <scixx/stats/random_variables/binomial.hpp>

auto call(const Eigen::ArrayXd& k) {
    return scixx::stats::Binomial({.n = 10, .p = 0.3}).ccdf(k);
}
