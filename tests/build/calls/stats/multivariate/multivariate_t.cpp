// budget: 5
#include <scixx/stats/multivariate/multivariate_t.hpp>

auto call(const Eigen::MatrixXd& x, const Eigen::VectorXd& loc, const Eigen::MatrixXd& shape) {
    return scixx::stats::multivariate_t.pdf(x, loc, shape, 3);
}
