#include <scixx/stats/descriptive/entropy.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::stats::entropy(x);
}
