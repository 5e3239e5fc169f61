#include <scixx/special/bessel/i0.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::i0(x);
}
