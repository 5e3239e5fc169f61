#include <scixx/stats/hypothesis/anderson.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::stats::anderson(x);
}
