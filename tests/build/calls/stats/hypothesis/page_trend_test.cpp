#include <scixx/stats/hypothesis/page_trend_test.hpp>

auto call(const Eigen::ArrayXXd& x) {
    return scixx::stats::page_trend_test(x);
}
