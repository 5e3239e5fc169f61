#include <scixx/stats/hypothesis/location.hpp>

auto call(const Eigen::ArrayXd& x, const Eigen::ArrayXd& y) {
    return scixx::stats::brunnermunzel(x, y);
}
