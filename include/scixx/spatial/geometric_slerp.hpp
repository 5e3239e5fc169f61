// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cmath>
#include <scixx/core/array.hpp>
#include <scixx/core/kernel/trigonometry.hpp>

namespace scixx::spatial {

/// Options of geometric_slerp.
struct GeometricSlerpOptions {
    double tol = 1e-7;          ///< how far from 2 the distance of antipodes may be
    bool* antipodes = nullptr;  ///< set to whether start and end are antipodes, so that the path is one of many
};

namespace detail {

/// The great circle from `start` towards `end`: start cos(x) + across sin(x), x from 0 to `angle`.
struct GreatCircle {
    Eigen::VectorXd start, across;
    double angle = 0;

    GreatCircle(const core::NdView<const double>& from, const core::NdView<const double>& to,
                const GeometricSlerpOptions& options) {
        const char* function = "geometric_slerp";
        core::require(from.rank() == 1 && to.rank() == 1, function,
                      "start and end must be one-dimensional, got shapes ", from.shape(), " and ", to.shape());
        core::require(from.shape() == to.shape(), function, "start and end must have the same size, got ", from.shape(),
                      " and ", to.shape());
        core::require(from.shape(0) >= 2, function, "start and end must have at least 2 dimensions, got ",
                      from.shape(0));
        start.resize(from.shape(0));
        Eigen::VectorXd end(from.shape(0));
        core::copy(from, core::view(start));
        core::copy(to, core::view(end));
        for (const double norm : {start.norm(), end.norm()})
            core::require(std::abs(norm - 1) <= 1e-9, function, "start and end must be unit vectors, got norm ", norm);
        const double cosine = start.dot(end), side = cosine < 0 ? -1 : 1;
        if (options.antipodes) *options.antipodes = std::abs((start - end).norm() - 2) <= std::abs(options.tol);
        // What of `end` is across, from its distance to the nearer pole: without cancellation at either.
        across = end - side * start;
        for (int pass = 0; pass < 2; ++pass) across -= across.dot(start) / start.squaredNorm() * start;
        double sine = across.stableNorm();
        angle = std::atan2(sine, cosine);
        if (sine == 0) {
            Eigen::Index least = 0;
            start.cwiseAbs().minCoeff(&least);
            across = Eigen::VectorXd::Unit(start.size(), least);
            across -= start[least] * start;
            sine = across.norm();
        }
        across /= sine;
    }
};

}  // namespace detail

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
template <core::ArrayLike S, core::ArrayLike E, core::ArrayLike T>
[[nodiscard]] auto geometric_slerp(const S& start, const E& end, const T& t,
                                   const GeometricSlerpOptions& options = {}) {
    const core::Source<double, S> from(start);
    const core::Source<double, E> to(end);
    const core::Source<double, T> source(t);
    const auto& times = source.view();
    core::require(times.rank() == 1, "geometric_slerp", "t must be at most one-dimensional, got shape ", times.shape());
    const detail::GreatCircle circle(from.view(), to.view(), options);
    const Eigen::Index n = times.shape(0);
    Eigen::ArrayXd angles(n), cosines(n);
    for (Eigen::Index i = 0; i < n; ++i) {
        core::require(times(i) >= 0 && times(i) <= 1, "geometric_slerp", "t must lie in [0, 1], got ", times(i));
        angles[i] = times(i) * circle.angle;
    }
    core::sincos(angles.data(), n, angles.data(), cosines.data());
    core::MatrixOf<S, double> out(n, circle.start.size());
    for (Eigen::Index k = 0; k < circle.start.size(); ++k)
        out.col(k).array() = circle.start[k] * cosines + circle.across[k] * angles;
    return out;
}
/// The same for one number.
template <core::ArrayLike S, core::ArrayLike E>
[[nodiscard]] auto geometric_slerp(const S& start, const E& end, double t, const GeometricSlerpOptions& options = {}) {
    const auto path = geometric_slerp(start, end, Eigen::Array<double, 1, 1>(t), options);
    using Point = std::conditional_t<core::rank_of<S> == 1, core::PlainOf<S, double>, Eigen::VectorXd>;
    Point out = core::allocate<Point>({path.cols()});
    for (Eigen::Index k = 0; k < path.cols(); ++k) out[k] = path(0, k);
    return out;
}

}  // namespace scixx::spatial
