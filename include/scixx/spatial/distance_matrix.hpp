// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/spatial/detail/distance/row_distances.hpp>
#include <scixx/spatial/distance.hpp>

namespace scixx::spatial {

/// Options of minkowski_distance and minkowski_distance_p.
struct MinkowskiDistanceOptions {
    double p = 2;  ///< exponent, > 0, infinity allowed
};

/// Options of distance_matrix.
struct DistanceMatrixOptions {
    double p = 2;  ///< exponent, > 0, infinity allowed
    Eigen::Index threshold =
        1000000;  ///< without effect: SciPy's bound on its temporary arrays, of which there are none
};

/// p-th power of the Minkowski distance between rows: out(i) = sum over k of |y(i, k) - x(i, k)|^p; for p = infinity
/// the largest |y(i, k) - x(i, k)|.
///
/// @param x        m x d points, or a vector of d entries for one; real, integers count as double.
/// @param y        as x; where one of them is a single point it is compared with all of the other.
/// @param options  see MinkowskiDistanceOptions.
/// @return         m entries; a scalar for two vectors. float for two float arrays, else double.
/// @throws std::invalid_argument for other shapes, or p not above 0.
/// @note  O(m d). NaN and infinity propagate.
/// Differs from SciPy: two float arrays give float distances (SciPy: double).
/// @see   scipy.spatial.minkowski_distance_p
template <core::ArrayLike X = core::MatrixInBraces, core::ArrayLike Y = core::MatrixInBraces>
[[nodiscard]] auto minkowski_distance_p(const X& x, const Y& y, const MinkowskiDistanceOptions& options = {}) {
    return detail::row_distances_of("minkowski_distance_p", x, y, options.p, false);
}

/// Minkowski distance between rows: out(i) = (sum over k of |y(i, k) - x(i, k)|^p)^(1/p).
///
/// Parameters, result and errors as minkowski_distance_p.
/// Differs from SciPy: two float arrays give float distances (SciPy: double).
/// @see scipy.spatial.minkowski_distance
template <core::ArrayLike X = core::MatrixInBraces, core::ArrayLike Y = core::MatrixInBraces>
[[nodiscard]] auto minkowski_distance(const X& x, const Y& y, const MinkowskiDistanceOptions& options = {}) {
    return detail::row_distances_of("minkowski_distance", x, y, options.p, true);
}

/// Minkowski distances between all rows of x and all rows of y.
///
/// @param x        m x d points, real; integers count as double.
/// @param y        n x d points.
/// @param options  see DistanceMatrixOptions.
/// @return         m x n, of x's family and storage order; float for two float arrays, else double.
/// @throws std::invalid_argument for other shapes, or p not above 0.
/// @note  O(m n d); the kernels of distance::cdist. NaN and infinity propagate.
/// Differs from SciPy: two float arrays give float distances (SciPy: double).
/// @see   scipy.spatial.distance_matrix
template <core::ArrayLike X = core::MatrixInBraces, core::ArrayLike Y = core::MatrixInBraces>
[[nodiscard]] auto distance_matrix(const X& x, const Y& y, const DistanceMatrixOptions& options = {}) {
    const char* const function = "distance_matrix";
    const core::Dims a = core::Source<core::ScalarOf<X>, X>(x).view().shape();
    const core::Dims b = core::Source<core::ScalarOf<Y>, Y>(y).view().shape();
    core::require(a.size() == 2 && b.size() == 2 && a[1] == b[1], function,
                  "x and y must be matrices with the same number of columns, got shapes ", a, " and ", b);
    core::require(options.p > 0, function, "p must be greater than 0, got ", options.p);
    return distance::cdist(x, y, distance::Metric::minkowski, {.p = options.p});
}

}  // namespace scixx::spatial
