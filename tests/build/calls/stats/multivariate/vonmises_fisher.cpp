#include <scixx/stats/multivariate/vonmises_fisher.hpp>

auto call(const Eigen::MatrixXd& x, const Eigen::VectorXd& mu) {
    return scixx::stats::vonmises_fisher.pdf(x, mu, 2);
}
