#include <scixx/spatial/transform/rotation.hpp>
#include <scixx/spatial/transform/slerp.hpp>

#include "support/bench.hpp"

namespace {

using scixx::spatial::transform::Rotation;
using scixx::spatial::transform::RotationStack;
using scixx::spatial::transform::Slerp;
using Rows = Eigen::MatrixX3d;

constexpr Eigen::Index n = 100000;

/// A row of one call; the result is kept from the optimiser.
template <class F>
void row(const char* operation, const std::string& size, const F& call) {
    scixx::bench::add(operation, size, "f64", "scixx", [call](benchmark::State& state) {
        for (auto _ : state) {
            const auto& result = call();
            benchmark::DoNotOptimize(&result);
            benchmark::ClobberMemory();
        }
    });
}

const bool rows = [] {
    const Rows angles = 3 * Rows::Random(n, 3), vectors = Rows::Random(n, 3), other = Rows::Random(n, 3);
    const RotationStack r = Rotation::random(n, 1), s = Rotation::random(n, 2);
    const auto matrices = r.as_matrix();
    const Eigen::MatrixX4d quats = r.as_quat();
    row("Rotation.from_euler xyz", "1e5", [=] { return Rotation::from_euler("xyz", angles); });
    row("Rotation.as_euler xyz", "1e5", [=] { return r.as_euler("xyz"); });
    row("Rotation.from_quat", "1e5", [=] { return Rotation::from_quat(quats); });
    row("Rotation.as_quat", "1e5", [&r = *new RotationStack(r)]() -> const Eigen::MatrixX4d& { return r.as_quat(); });
    row("Rotation.as_quat copy", "1e5", [=] { return Eigen::MatrixX4d(r.as_quat()); });
    row("Rotation.from_matrix", "1e5", [=] { return Rotation::from_matrix(matrices); });
    row("Rotation.as_matrix", "1e5", [=] { return r.as_matrix(); });
    row("Rotation.from_rotvec", "1e5", [=] { return Rotation::from_rotvec(angles); });
    row("Rotation.as_rotvec", "1e5", [=] { return r.as_rotvec(); });
    row("Rotation.magnitude", "1e5", [=] { return r.magnitude(); });
    row("Rotation.apply", "1e5", [=] { return r.apply(vectors); });
    row("Rotation.apply one to many", "1e5", [=, one = r[0]] { return one.apply(vectors); });
    row("Rotation product", "1e5", [=] { return r * s; });
    row("Rotation.mean", "1e5", [=] { return r.mean(); });
    row("Rotation.align_vectors", "1e5", [=] { return Rotation::align_vectors(vectors, other); });
    row("Rotation.reduce O", "1e4",
        [part = r.slice(0, 10000), group = Rotation::create_group("O")] { return part.reduce({.left = group}); });
    const Slerp slerp(Eigen::ArrayXd::LinSpaced(1000, 0, 1), r.slice(0, 1000));
    const Eigen::ArrayXd times = 0.5 + 0.5 * Eigen::ArrayXd::Random(n);
    row("Slerp call", "1e5", [=] { return slerp(times); });
    // The calls of one rotation.
    const Eigen::Vector3d angle(0.1, 0.2, 0.3);
    const Rotation p = r[0], q = r[1];
    row("Rotation.from_euler xyz", "1", [=] { return Rotation::from_euler("xyz", angle); });
    row("Rotation.as_euler xyz", "1", [=] { return p.as_euler("xyz"); });
    row("Rotation.from_rotvec", "1", [=] { return Rotation::from_rotvec(angle); });
    row("Rotation.apply", "1", [=] { return p.apply(angle); });
    row("Rotation product", "1", [=] { return p * q; });
    return true;
}();

}  // namespace
