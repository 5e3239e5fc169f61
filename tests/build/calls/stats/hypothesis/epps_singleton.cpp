// budget: 5
#include <scixx/stats/hypothesis/epps_singleton.hpp>

auto call(const Eigen::ArrayXd& x, const Eigen::ArrayXd& y) {
    return scixx::stats::epps_singleton_2samp(x, y);
}
