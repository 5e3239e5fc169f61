// budget: 5
#include <scixx/optimize/root/anderson.hpp>

auto call(const Eigen::VectorXd& x0) {
    return scixx::optimize::anderson([](const Eigen::VectorXd& x) { return x; }, x0);
}
