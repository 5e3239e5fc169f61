#include <scixx/stats/descriptive/ecdf.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::stats::ecdf(x);
}
