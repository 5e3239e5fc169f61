// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/spatial/transform/detail/euler.hpp>
#include <scixx/spatial/transform/detail/exponential.hpp>
#include <string_view>

/// Checks and small conversions between the arrays of callers and lanes.
namespace scixx::spatial::transform::detail {

/// n vectors of N numbers in rows.
template <int N, class T = double>
using Rows = Eigen::Matrix<T, Eigen::Dynamic, N>;

/// What a stack makes of vectors in rows, or of one.
template <core::ArrayLike V, class T = core::FloatOf<core::ScalarOf<V>>>
using TurnedBy = std::conditional_t<core::rank_of<V> == 1, Rows<3, T>, core::PlainOf<V, T>>;

[[nodiscard]] inline double unit_of(bool degrees) noexcept {
    return degrees ? radians_per_degree : 1;
}

/// @throws std::invalid_argument unless the shape is (n) or m x n.
template <class = void>
inline void require_rows(const char* function, const char* parameter, const core::Dims& shape, Index n) {
    core::require(shape.size() <= 2 && shape.size() >= 1 && shape[shape.size() - 1] == n, function, parameter,
                  " must have shape (", n, ") or N x ", n, ", got ", shape);
}
/// @throws std::invalid_argument unless the shape is 3 x 3 or m x 3 x 3.
template <class = void>
inline void require_matrices(const char* function, const core::Dims& shape, Index n) {
    const int rank = shape.size();
    core::require((rank == 2 || rank == 3) && shape[rank - 1] == n && shape[rank - 2] == n, function,
                  "matrix must have shape ", n, " x ", n, " or N x ", n, " x ", n, ", got ", shape);
}

/// Whether element by element an output stands where the input does, so that a kernel may work in place.
template <class T, class U>
[[nodiscard]] bool same_place(const NdView<T>& in, const NdView<U>& out) noexcept {
    return in.data() == out.data() && in.shape() == out.shape() && in.strides() == out.strides();
}

template <int N, int M>
[[nodiscard]] Eigen::Matrix<double, N, 1> vector_of(const Lanes<M, 1>& lanes) noexcept {
    Eigen::Matrix<double, N, 1> out;
    for (int k = 0; k < N; ++k) out[k] = lanes[k][0];
    return out;
}
template <class = void>
[[nodiscard]] inline Eigen::Vector4d quat_parts(const Lanes<4, 1>& q, bool scalar_first) noexcept {
    if (scalar_first) return {q[3][0], q[0][0], q[1][0], q[2][0]};
    return {q[0][0], q[1][0], q[2][0], q[3][0]};
}
/// The columns of (w, x, y, z) in the order x, y, z, w.
template <class T>
[[nodiscard]] Columns<4, T> scalar_last(const Columns<4, T>& q) noexcept {
    return {{q.at[1], q.at[2], q.at[3], q.at[0]}, q.step};
}

/// The tolerance of approx_equal in radians.
[[nodiscard]] inline double tolerance(const std::optional<double>& atol, bool degrees) {
    core::require(atol || !degrees, "Rotation.approx_equal", "atol must be given when degrees is set");
    return atol ? *atol * unit_of(degrees) : 1e-8;
}

/// @throws std::invalid_argument for axes that can not be those of Davenport angles; three are needed when `full`.
template <core::ArrayLike X>
[[nodiscard]] DavenportAxes parse_axes(const char* function, const X& input, std::string_view order, bool full) {
    const core::Source<double, X> source(input);
    const NdView<const double>& view = source.view();
    const bool single = view.rank() == 1;
    const Index rows = single ? 1 : view.shape(0);
    core::require(view.rank() <= 2 && view.shape(view.rank() - 1) == 3 && rows >= 1 && rows <= 3, function,
                  "axes must be 1 to 3 rows of 3, got shape ", view.shape());
    core::require(!full || rows == 3, function, "axes must be three, got ", rows);
    const bool extrinsic = order == "e" || order == "extrinsic";
    core::require(extrinsic || order == "i" || order == "intrinsic", function,
                  "order must be e, extrinsic, i or intrinsic, got \"", order, "\"");
    DavenportAxes axes;
    axes.size = static_cast<int>(rows);
    axes.extrinsic = extrinsic;
    for (int r = 0; r < axes.size; ++r) {
        double n[3];
        for (int k = 0; k < 3; ++k) n[k] = single ? view(k) : view(r, k);
        const double norm = std::hypot(n[0], n[1], n[2]);
        core::require(norm > 0 && std::isfinite(norm), function, "axes must be finite and not zero, row ", r, " is");
        for (int k = 0; k < 3; ++k) axes.n[r][k] = n[k] / norm;
    }
    for (int r = 0; r + 1 < axes.size; ++r) {
        double product = 0;
        for (int k = 0; k < 3; ++k) product += axes.n[r][k] * axes.n[r + 1][k];
        core::require(std::abs(product) < 1e-7, function, "consecutive axes must be orthogonal, the cosine of ", r,
                      " and ", r + 1, " is ", product);
    }
    return axes;
}

/// @throws std::invalid_argument unless the weights are n numbers >= 0.
template <core::ArrayLike W>
[[nodiscard]] Eigen::ArrayXd weights_of(const char* function, const W& weights, Index n) {
    const core::Source<double, W> source(weights);
    core::require(source.view().rank() == 1 && source.view().shape(0) == n, function, "weights must have shape (", n,
                  "), got ", source.view().shape());
    Eigen::ArrayXd out(n);
    core::copy(source.view(), core::view(out));
    for (const double w : out) core::require(w >= 0, function, "weights must not be negative or NaN, got ", w);
    return out;
}

/// A kernel without its last lane.
template <class Kernel>
struct Without {
    Kernel kernel;
    template <int N, int M, int L>
    void operator()(const Lanes<N, L>& in, Lanes<M, L>& out) const noexcept {
        Lanes<M + 1, L> all;
        kernel(in, all);
        for (int k = 0; k < M; ++k)
            for (int i = 0; i < L; ++i) out[k][i] = all[k][i];
    }
};

/// Python's index of a sequence of n. @throws std::invalid_argument out of range.
[[nodiscard]] inline Index python_index(const char* function, Index i, Index n) {
    core::require(i >= -n && i < n, function, "index ", i, " is out of range for ", n, " entries");
    return i < 0 ? i + n : i;
}

/// First index, step and number of entries of Python's slice start:stop:step of a sequence of n.
struct Slice {
    Index first = 0, step = 1, count = 0;
    Slice(const char* function, std::optional<Index> start, std::optional<Index> stop, Index stride, Index n)
        : step(stride) {
        core::require(stride != 0, function, "step must not be zero");
        const Index low = stride > 0 ? 0 : -1, high = stride > 0 ? n : n - 1;
        const auto place = [&](Index i) { return std::clamp(i < 0 ? i + n : i, low, high); };
        first = start ? place(*start) : stride > 0 ? low : high;
        const Index last = stop ? place(*stop) : stride > 0 ? high : low;
        const Index reach = stride > 0 ? last - first : first - last, size = stride > 0 ? stride : -(stride + 1);
        if (reach > 0) count = stride > 0 ? 1 + (reach - 1) / size : 1 + (reach - 1) / (size + 1);
    }
};

/// The number of pairs when m and n are matched one to one or one of them to all.
/// @throws std::invalid_argument for other numbers.
[[nodiscard]] inline Index common_count(const char* function, const char* what, Index m, Index n) {
    core::require(m == n || m == 1 || n == 1, function, what, " must be equal in number or one of them single, got ", m,
                  " and ", n);
    return m == 1 ? n : m;
}

/// The turn of b into the direction of a the shortest way; both of length 1.
template <class = void>
[[nodiscard]] inline Lanes<4, 1> shortest_turn(const Eigen::Vector3d& a, const Eigen::Vector3d& b) noexcept {
    const auto quat = [](const Eigen::Vector3d& v, double w) {
        Lanes<4, 1> q;
        for (int k = 0; k < 3; ++k) q[k][0] = v[k];
        q[3][0] = w;
        static_cast<void>(normalize(q));
        return q;
    };
    const Eigen::Vector3d axis = cross(b, a);
    const double cosine = dot(a, b);
    if (cosine > -0.9) return quat(axis, 1 + cosine);
    // Nearly opposite: half a turn about an axis across b, as near to theirs as can be told, then the small rest.
    Eigen::Vector3d across = axis;
    if (!(dot(axis, axis) > 1e-24)) {
        int least = 0;
        for (int k = 1; k < 3; ++k)
            if (std::abs(b[k]) < std::abs(b[least])) least = k;
        Eigen::Vector3d unit(0, 0, 0);
        unit[least] = 1;
        across = cross(b, unit);
    }
    across = sum(1, across, -dot(across, b), b);
    Lanes<4, 1> turn;
    Compose{}(quat(cross(a, b), 1 - cosine), quat(across, 0), turn);
    return turn;
}

}  // namespace scixx::spatial::transform::detail
