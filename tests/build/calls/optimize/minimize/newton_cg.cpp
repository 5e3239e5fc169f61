#include <scixx/optimize/minimize.hpp>
#include <scixx/optimize/minimize/newton_cg.hpp>

auto call(const Eigen::VectorXd& x0) {
    return scixx::optimize::minimize(
        [](const Eigen::VectorXd& x) { return x.squaredNorm(); }, x0,
        {.method = scixx::optimize::method::newton_cg, .jac = [](const Eigen::VectorXd& x) { return (2 * x).eval(); }});
}
