#include <scixx/stats/multivariate/multinomial.hpp>

auto call(const Eigen::ArrayXXi& x, const Eigen::VectorXd& p) {
    return scixx::stats::multinomial.pmf(x, 5, p);
}
