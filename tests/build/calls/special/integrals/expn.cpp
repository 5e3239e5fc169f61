#include <scixx/special/integrals/expn.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::exp1(x);
}
