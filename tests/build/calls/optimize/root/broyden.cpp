// budget: 5
#include <scixx/optimize/root/broyden.hpp>

auto call(const Eigen::VectorXd& x0) {
    return scixx::optimize::broyden1([](const Eigen::VectorXd& x) { return x; }, x0);
}
