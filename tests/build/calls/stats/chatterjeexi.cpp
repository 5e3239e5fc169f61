#include <scixx/stats/chatterjeexi.hpp>

auto call(const Eigen::ArrayXd& x, const Eigen::ArrayXd& y) {
    return scixx::stats::chatterjeexi(x, y);
}
