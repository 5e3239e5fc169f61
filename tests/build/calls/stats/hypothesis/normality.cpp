#include <scixx/stats/hypothesis/normality.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::stats::normaltest(x);
}
