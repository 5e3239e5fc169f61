#include <scixx/special/chndtr.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::chndtr(x, 3, 1.5);
}
