#include <scixx/stats/transforms/probplot.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::stats::probplot(x);
}
