#include <scixx/special/integrals/fresnel.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::fresnel(x);
}
