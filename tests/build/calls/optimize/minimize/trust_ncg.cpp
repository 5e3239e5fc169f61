#include <scixx/optimize/minimize.hpp>
#include <scixx/optimize/minimize/trust_ncg.hpp>

auto call(const Eigen::VectorXd& x0) {
    return scixx::optimize::minimize(
        [](const Eigen::VectorXd& x) { return x.squaredNorm(); }, x0,
        {.method = scixx::optimize::method::trust_ncg,
         .jac = [](const Eigen::VectorXd& x) { return (2 * x).eval(); },
         .hessp = [](const Eigen::VectorXd&, const Eigen::VectorXd& p) { return (2 * p).eval(); }});
}
