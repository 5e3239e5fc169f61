#include <scixx/stats/regression.hpp>

auto call(const Eigen::ArrayXd& x, const Eigen::ArrayXd& y) {
    return scixx::stats::linregress(x, y);
}
