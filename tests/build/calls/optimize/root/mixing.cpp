// budget: 5
#include <scixx/optimize/root/mixing.hpp>

auto call(const Eigen::VectorXd& x0) {
    return scixx::optimize::linearmixing([](const Eigen::VectorXd& x) { return x; }, x0);
}
