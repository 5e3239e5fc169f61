#include <scixx/stats/multivariate/normal_inverse_gamma.hpp>

auto call(const Eigen::ArrayXd& x, const Eigen::ArrayXd& s2) {
    return scixx::stats::normal_inverse_gamma.pdf(x, s2);
}
