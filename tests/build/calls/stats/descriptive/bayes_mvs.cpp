#include <scixx/stats/descriptive/bayes_mvs.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::stats::bayes_mvs(x);
}
