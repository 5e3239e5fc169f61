#include <scixx/special/elementary/lambertw.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::lambertw(x);
}
