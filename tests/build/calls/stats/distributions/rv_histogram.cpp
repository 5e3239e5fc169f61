#include <scixx/stats/distributions/rv_histogram.hpp>

auto call(const Eigen::ArrayXd& counts, const Eigen::ArrayXd& edges) {
    return scixx::stats::rv_histogram(counts, edges).pdf(1.0);
}
