// budget: 5
#include <scixx/stats/hypothesis/bws_test.hpp>

auto call(const Eigen::ArrayXd& x, const Eigen::ArrayXd& y) {
    return scixx::stats::bws_test(x, y);
}
