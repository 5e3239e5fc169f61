#include <scixx/stats/hypothesis/barnard_exact.hpp>

auto call(const Eigen::ArrayXXd& x) {
    return scixx::stats::barnard_exact(x);
}
