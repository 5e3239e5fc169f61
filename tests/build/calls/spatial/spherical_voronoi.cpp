#include <scixx/spatial/spherical_voronoi.hpp>

auto call(const Eigen::MatrixXd& points) {
    return scixx::spatial::SphericalVoronoi(points).vertices;
}
