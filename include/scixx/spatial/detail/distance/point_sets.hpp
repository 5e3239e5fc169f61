// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <concepts>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/spatial/detail/distance/metrics.hpp>
#include <scixx/spatial/detail/distance/pair_distance.hpp>
#include <type_traits>
#include <vector>

/// Between the arrays of points that the distance functions take and their kernels.
namespace scixx::spatial::distance::detail {

template <class A, class B = A>
using Real = core::CommonOf<core::ScalarOf<A>, core::ScalarOf<B>>;

template <class T>
using Point = Eigen::Matrix<T, Eigen::Dynamic, 1>;

template <class F, class T>
concept DistanceFunction = std::is_invocable_r_v<T, F&, const Point<T>&, const Point<T>&>;

inline void check_pair(const char* function, const core::Dims& a, const core::Dims& b) {
    core::require(a.size() == 2, function, "XA must be a 2-dimensional array, got shape ", a);
    core::require(b.size() == 2, function, "XB must be a 2-dimensional array, got shape ", b);
    core::require(a[1] == b[1], function, "XA and XB must have the same number of columns, got ", a[1], " and ", b[1]);
}

[[nodiscard]] inline Index pairs_of(const char* function, Index n) {
    return n < 2 ? 0 : core::checked_mul(function, n % 2 ? n : n - 1, n % 2 ? (n - 1) / 2 : n / 2);
}

template <class T>
void fill(const NdView<const T>& xa, const NdView<const T>& xb, Metric metric, const MetricOptions& options,
          const NdView<T>& out) {
    // The kernel writes rows: for column-major results the two sets change places, all metrics being symmetric.
    if (std::abs(out.stride(0)) < std::abs(out.stride(1)))
        distances<T>("cdist", xb, xa, metric, options,
                     {out.data(), out.shape(1), out.shape(0), out.stride(1), out.stride(0), false});
    else
        distances<T>("cdist", xa, xb, metric, options,
                     {out.data(), out.shape(0), out.shape(1), out.stride(0), out.stride(1), false});
}

/// Row i of x in `point`, which keeps its memory.
template <class T>
void load_point(const NdView<const T>& x, Index i, Point<T>& point) {
    for (Index k = 0; k < point.size(); ++k) point[k] = x(i, k);
}

/// One distance between two vectors: formula(VectorPair) in double. Contiguous doubles are read where they are.
template <core::ArrayLike U, core::ArrayLike V, class F>
[[nodiscard]] Real<U, V> between(const char* function, const U& u, const V& v, const std::optional<Eigen::ArrayXd>& w,
                                 F&& formula) {
    using T = Real<U, V>;
    static_assert(std::floating_point<T>, "distances are between real vectors");
    const core::Source<double, U> a(u);
    const core::Source<double, V> b(v);
    const auto &x = a.view(), &y = b.view();
    core::require(x.rank() == 1 && y.rank() == 1, function, "u and v must be vectors, got shapes ", x.shape(), " and ",
                  y.shape());
    core::require(x.shape(0) == y.shape(0), function, "u and v must have the same length, got ", x.shape(0), " and ",
                  y.shape(0));
    if (w) check_weights(function, *w, x.shape(0));
    std::vector<double> dense_u, dense_v;
    const auto contiguous = [](const NdView<const double>& from, std::vector<double>& to) {
        if (from.stride(0) == 1) return from.data();
        for (Index k = 0; k < from.shape(0); ++k) to.push_back(from(k));
        return static_cast<const double*>(to.data());
    };
    return static_cast<T>(
        formula(VectorPair{contiguous(x, dense_u), contiguous(y, dense_v), w ? w->data() : nullptr, x.shape(0)}));
}

}  // namespace scixx::spatial::distance::detail
