#include <scixx/special/kolmogorov.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::kolmogorov(x);
}
