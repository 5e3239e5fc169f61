#include <scixx/spatial/distance.hpp>

auto call(const Eigen::MatrixXd& a) {
    return scixx::spatial::distance::cdist(a, a);
}
