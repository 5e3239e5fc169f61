#include <scixx/spatial/transform/rotation.hpp>

auto call(const Eigen::Vector3d& x) {
    return scixx::spatial::transform::Rotation::from_rotvec(x).apply(x);
}
