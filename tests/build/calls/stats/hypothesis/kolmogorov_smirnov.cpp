#include <scixx/stats/hypothesis/kolmogorov_smirnov.hpp>

auto call(const Eigen::ArrayXd& x, const Eigen::ArrayXd& y) {
    return scixx::stats::kstest(x, y);
}
