// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <scixx/core/array.hpp>
#include <scixx/core/kernel/trigonometry.hpp>
#include <scixx/spatial/detail/great_circle.hpp>

namespace scixx::spatial {

/// Options of geometric_slerp.
struct GeometricSlerpOptions {
    double tol = 1e-7;          ///< how far from 2 the distance of antipodes may be
    bool* antipodes = nullptr;  ///< set to whether start and end are antipodes, so that the path is one of many
};

/// Points on the great circle from `start` to `end`, the shorter way, on the unit sphere in any dimension.
///
/// p(t) = start cos(t w) + across sin(t w), w the angle between the ends and `across` the unit vector orthogonal to
/// start in their plane.
///
/// @param start, end  d >= 2 numbers each, of norm 1 to 1e-9
/// @param t           one number, or an array of rank 1, in [0, 1]
/// @return            d coordinates, or n x d. For start = end it is start; for antipodes the path is one of many.
/// @throws std::invalid_argument for other shapes, vectors not of norm 1, t outside [0, 1] or NaN.
/// @note              O(n d). G. Davis in K. Shoemake, SIGGRAPH 19 (1985) 245.
/// @see               scipy.spatial.geometric_slerp
/// Differs from SciPy: no warning for antipodes, options.antipodes tells; norms and t are checked for start = end too.
template <core::ArrayLike S = core::InBraces, core::ArrayLike E = core::InBraces, core::ArrayLike T = core::InBraces>
[[nodiscard]] auto geometric_slerp(const S& start, const E& end, const T& t,
                                   const GeometricSlerpOptions& options = {}) {
    const core::Source<double, S> from(start);
    const core::Source<double, E> to(end);
    const core::Source<double, T> source(t);
    const auto& times = source.view();
    core::require(times.rank() == 1, "geometric_slerp", "t must be at most one-dimensional, got shape ", times.shape());
    const detail::GreatCircle circle(from.view(), to.view(), options.tol, options.antipodes);
    const Eigen::Index n = times.shape(0);
    core::List<double> angles(n), cosines(n);
    for (Eigen::Index i = 0; i < n; ++i) {
        core::require(times(i) >= 0 && times(i) <= 1, "geometric_slerp", "t must lie in [0, 1], got ", times(i));
        angles[i] = times(i) * circle.angle;
    }
    core::sincos(angles.data(), n, angles.data(), cosines.data());
    core::MatrixOf<S, double> out(n, circle.start.size());
    for (Eigen::Index k = 0; k < circle.start.size(); ++k)
        for (Eigen::Index i = 0; i < n; ++i) out(i, k) = circle.start[k] * cosines[i] + circle.across[k] * angles[i];
    return out;
}
/// The same for one number.
template <core::ArrayLike S = core::InBraces, core::ArrayLike E = core::InBraces>
[[nodiscard]] auto geometric_slerp(const S& start, const E& end, double t, const GeometricSlerpOptions& options = {}) {
    const auto path = geometric_slerp(start, end, std::array{t}, options);
    using Point = std::conditional_t<core::rank_of<S> == 1, core::PlainOf<S, double>, Eigen::VectorXd>;
    Point out = core::allocate<Point>({path.cols()});
    for (Eigen::Index k = 0; k < path.cols(); ++k) out[k] = path(0, k);
    return out;
}

}  // namespace scixx::spatial
