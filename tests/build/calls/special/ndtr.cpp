#include <scixx/special/ndtr.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::ndtri(x);
}
