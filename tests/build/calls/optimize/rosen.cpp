#include <scixx/optimize/rosen.hpp>

auto call(const Eigen::VectorXd& x) {
    return scixx::optimize::rosen(x);
}
