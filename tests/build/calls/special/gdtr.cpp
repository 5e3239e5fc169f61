#include <scixx/special/gdtr.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::gdtr(2, 3, x);
}
