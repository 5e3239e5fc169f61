#include <scixx/stats/hypothesis/scale.hpp>

auto call(const Eigen::ArrayXd& x, const Eigen::ArrayXd& y) {
    return scixx::stats::fligner(x, y);
}
