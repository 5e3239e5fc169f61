// budget: 5
#include <scixx/spatial/delaunay.hpp>

auto call(const Eigen::MatrixXd& points) {
    return scixx::spatial::Delaunay(points).nsimplex;
}
