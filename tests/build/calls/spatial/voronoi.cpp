// budget: 5
#include <scixx/spatial/voronoi.hpp>

auto call(const Eigen::MatrixXd& points) {
    return scixx::spatial::Voronoi(points).vertices;
}
