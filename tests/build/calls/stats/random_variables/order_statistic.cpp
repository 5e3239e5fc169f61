#include <scixx/stats/random_variables/normal.hpp>
#include <scixx/stats/random_variables/order_statistic.hpp>

auto call(const Eigen::ArrayXd& x) {
    return order_statistic(scixx::stats::Normal(), 3, 10).pdf(x);
}
