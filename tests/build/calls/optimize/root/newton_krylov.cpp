// budget: 5
#include <scixx/optimize/root/newton_krylov.hpp>

auto call(const Eigen::VectorXd& x0) {
    return scixx::optimize::newton_krylov([](const Eigen::VectorXd& x) { return x; }, x0);
}
