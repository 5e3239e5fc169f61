// budget: 5
#include <scixx/stats/multivariate_normal.hpp>

auto call(const Eigen::MatrixXd& x, const Eigen::VectorXd& mean, const Eigen::MatrixXd& cov) {
    return scixx::stats::multivariate_normal.pdf(x, mean, cov);
}
