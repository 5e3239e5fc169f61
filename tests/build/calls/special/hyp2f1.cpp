#include <scixx/special/hyp2f1.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::hyp2f1(1, 2, 3, x);
}
