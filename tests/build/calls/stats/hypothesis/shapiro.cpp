#include <scixx/stats/hypothesis/shapiro.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::stats::shapiro(x);
}
