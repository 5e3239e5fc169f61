// budget: 5
#include <scixx/spatial/kdtree.hpp>

auto call(const Eigen::MatrixXd& points) {
    return scixx::spatial::KDTree(points).query(points, 2);
}
