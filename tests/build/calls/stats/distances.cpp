#include <scixx/stats/distances.hpp>

auto call(const Eigen::ArrayXd& u, const Eigen::ArrayXd& v) {
    return scixx::stats::wasserstein_distance(u, v);
}
