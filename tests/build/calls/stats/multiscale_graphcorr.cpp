// budget: 5
#include <scixx/stats/multiscale_graphcorr.hpp>

auto call(const Eigen::MatrixXd& x, const Eigen::MatrixXd& y) {
    return scixx::stats::multiscale_graphcorr(x, y, {.random_state = 1}).pvalue;
}
