#include <scixx/stats/multivariate/dirichlet.hpp>

auto call(const Eigen::MatrixXd& x, const Eigen::VectorXd& alpha) {
    return scixx::stats::dirichlet.pdf(x, alpha);
}
