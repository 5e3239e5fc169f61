#include <scixx/spatial/geometric_slerp.hpp>

auto call(const Eigen::VectorXd& start, const Eigen::VectorXd& end) {
    return scixx::spatial::geometric_slerp(start, end, 0.5);
}
