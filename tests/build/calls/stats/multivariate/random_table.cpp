#include <scixx/stats/multivariate/random_table.hpp>

auto call(const Eigen::MatrixXd& x) {
    return scixx::stats::random_table.pmf(x, {3, 4, 2}, {2, 5, 2});
}
