#include <scixx/special/digamma.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::digamma(x);
}
