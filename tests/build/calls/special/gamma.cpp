#include <scixx/special/gamma.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::gammaln(x);
}
