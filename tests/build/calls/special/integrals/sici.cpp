#include <scixx/special/integrals/sici.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::sici(x);
}
