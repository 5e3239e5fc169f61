#include <scixx/stats/distributions/levy_stable.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::stats::levy_stable.pdf(x, 1.5, 0.3);
}
