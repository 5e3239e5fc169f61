// budget: 5
#include <scixx/optimize/root/df_sane.hpp>

namespace optimize = scixx::optimize;

auto call(const Eigen::VectorXd& x0) {
    return optimize::root([](const Eigen::VectorXd& x) { return x; }, x0, {.method = optimize::method::df_sane});
}
