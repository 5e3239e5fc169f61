#include <scixx/stats/hypothesis/tukey_hsd.hpp>

auto call(const Eigen::ArrayXd& x, const Eigen::ArrayXd& y) {
    return scixx::stats::tukey_hsd(x, y);
}
