#include <scixx/stats/hypothesis/dunnett.hpp>

auto call(const Eigen::ArrayXd& x, const Eigen::ArrayXd& y) {
    return scixx::stats::dunnett(x, y);
}
