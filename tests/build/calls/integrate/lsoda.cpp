// budget: 8
#include <scixx/integrate/ivp/lsoda.hpp>
#include <scixx/integrate/solve_ivp.hpp>

auto call(const Eigen::VectorXd& y0) {
    using namespace scixx::integrate;
    return solve_ivp([](double, const Eigen::VectorXd& y) { return Eigen::VectorXd(-y); }, {0, 1}, y0,
                     {.method = method::LSODA});
}
