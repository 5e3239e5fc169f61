#include <scixx/special/erf.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::erf(x);
}
