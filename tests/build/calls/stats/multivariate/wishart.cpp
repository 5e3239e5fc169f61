#include <scixx/stats/multivariate/wishart.hpp>

auto call(const Eigen::MatrixXd& x, const Eigen::MatrixXd& scale) {
    return scixx::stats::wishart.pdf(x, 5, scale);
}
