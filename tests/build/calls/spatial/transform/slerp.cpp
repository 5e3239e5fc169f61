#include <scixx/spatial/transform/slerp.hpp>

auto call(const Eigen::VectorXd& times, const scixx::spatial::transform::RotationStack& rotations) {
    return scixx::spatial::transform::Slerp(times, rotations)(times);
}
