#include <scixx/stats/gaussian_kde.hpp>

auto call(const Eigen::ArrayXd& x, const Eigen::ArrayXd& at) {
    return scixx::stats::gaussian_kde(x)(at);
}
