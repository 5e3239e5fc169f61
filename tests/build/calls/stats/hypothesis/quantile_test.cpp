#include <scixx/stats/hypothesis/quantile_test.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::stats::quantile_test(x);
}
