#include <Eigen/Core>
#include <scixx/stats/descriptive/estimated_cdf.hpp>

double call(const Eigen::ArrayXd& x) {
    return scixx::stats::estimated_cdf(x, 0.5);
}
