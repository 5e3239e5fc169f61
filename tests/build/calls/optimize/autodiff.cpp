#include <scixx/optimize/autodiff.hpp>
#include <scixx/optimize/rosen.hpp>

auto call(const Eigen::VectorXd& x) {
    return scixx::optimize::autodiff([](const auto& p) { return scixx::optimize::rosen(p); })(x);
}
