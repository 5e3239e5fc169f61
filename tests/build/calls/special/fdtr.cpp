#include <scixx/special/fdtr.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::fdtr(3, 5, x);
}
