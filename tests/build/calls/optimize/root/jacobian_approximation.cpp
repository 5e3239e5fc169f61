// budget: 5
#include <scixx/optimize/root/jacobian_approximation.hpp>

auto call(const Eigen::VectorXd& x, const Eigen::VectorXd& f) {
    scixx::optimize::BroydenFirst jacobian;
    jacobian.setup(x, f);
    return jacobian.solve(f);
}
