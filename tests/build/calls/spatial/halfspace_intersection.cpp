#include <scixx/spatial/halfspace_intersection.hpp>

auto call(const Eigen::MatrixXd& halfspaces, const Eigen::VectorXd& inside) {
    return scixx::spatial::HalfspaceIntersection(halfspaces, inside).intersections;
}
