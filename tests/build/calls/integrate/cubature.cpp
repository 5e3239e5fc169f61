// budget: 5
#include <scixx/integrate/cubature.hpp>

auto call(const Eigen::VectorXd& a, const Eigen::VectorXd& b) {
    return scixx::integrate::cubature([](const Eigen::VectorXd& x) { return x[0]; }, a, b).estimate;
}
