#include <scixx/special/combinatorics.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::factorial(x);
}
