#include <scixx/spatial/convex_hull.hpp>

auto call(const Eigen::MatrixXd& points) {
    return scixx::spatial::ConvexHull(points).volume;
}
