#include <scixx/special/elementary/logsumexp.hpp>

auto call(const Eigen::ArrayXd& x) {
    return scixx::special::logsumexp(x);
}
