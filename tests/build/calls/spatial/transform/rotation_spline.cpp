#include <scixx/spatial/transform/rotation_spline.hpp>

auto call(const Eigen::VectorXd& times, const scixx::spatial::transform::RotationStack& rotations) {
    return scixx::spatial::transform::RotationSpline(times, rotations)(times);
}
