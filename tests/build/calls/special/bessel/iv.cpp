#include <scixx/special/bessel/iv.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::iv(0.5, x);
}
