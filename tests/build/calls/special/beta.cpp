#include <scixx/special/beta.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::beta(2.0, x);
}
