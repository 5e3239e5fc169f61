#include <scixx/special/bdtr.hpp>

auto call(const Eigen::ArrayXd& p) {
    return scixx::special::bdtr(3, 10, p);
}
