#include <scixx/stats/multivariate/matrix_t.hpp>

auto call(const Eigen::MatrixXd& x, const Eigen::MatrixXd& mean) {
    return scixx::stats::matrix_t(mean, {}, {}, 3.0).pdf(x);
}
