#include <scixx/spatial/transform/rigid_transform.hpp>

auto call(const Eigen::Vector3d& x) {
    return scixx::spatial::transform::RigidTransform::from_translation(x).apply(x);
}
