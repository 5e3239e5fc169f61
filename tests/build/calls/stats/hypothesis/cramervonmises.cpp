#include <scixx/stats/hypothesis/cramervonmises.hpp>

auto call(const Eigen::ArrayXd& x, const Eigen::ArrayXd& y) {
    return scixx::stats::cramervonmises_2samp(x, y);
}
