#include <scixx/stats/transforms/yeojohnson.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::stats::yeojohnson(x);
}
