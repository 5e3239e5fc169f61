#include <scixx/spatial/distance_matrix.hpp>

auto call(const Eigen::MatrixXd& a) {
    return scixx::spatial::distance_matrix(a, a);
}
