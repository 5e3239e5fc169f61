#include <scixx/special/elementary/convenience.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::exp10(x);
}
