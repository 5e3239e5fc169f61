#include <scixx/optimize/minimize.hpp>
#include <scixx/optimize/minimize/cg.hpp>

auto call(const Eigen::VectorXd& x0) {
    return scixx::optimize::minimize([](const Eigen::VectorXd& x) { return x.squaredNorm(); }, x0,
                                     {.method = scixx::optimize::method::cg});
}
