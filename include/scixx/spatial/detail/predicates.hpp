// SPDX-License-Identifier: BSD-3-Clause
#pragma once

// The signs of geometric determinants in the plane, exact for all finite coordinates: a floating-point filter with a
// proven error bound decides ordinary input, exact_sign the rest. Right in any rounding of the filter, contracted to fused
// multiply-adds or not. Not for -ffast-math, which gives the compiler leave to drop the error terms.

#include <limits>
#include <scixx/spatial/detail/nd_predicates.hpp>

namespace scixx::spatial::detail {

struct Point2 {
    double x, y;
    friend bool operator==(const Point2& a, const Point2& b) noexcept { return a.x == b.x && a.y == b.y; }
};

// Covers the underflow of the few products of a filter, and is scaled by their other factors. It is a normal number, as
// products with subnormal ones take a hundred times as long.
inline constexpr double underflow_guard = 0x1p-1000;

/// orient2d without its filters; `permanent` as exact_sign takes it.
template <class = void>
[[nodiscard]] inline int orient2d_exact(const Point2& a, const Point2& b, const Point2& c, double permanent) {
    // Differences have the right sign, so products do: they decide for equal points and for lines along an axis.
    const auto side = [](double x, double y) { return (x > y) - (x < y); };
    const int left = side(a.x, c.x) * side(b.y, c.y), right = side(a.y, c.y) * side(b.x, c.x);
    if (left != right) return left > right ? 1 : -1;
    if (left == 0) return 0;
    const double* const p[3] = {&c.x, &a.x, &b.x};
    return exact_sign(p, 2, false, permanent);
}
/// incircle without its filters.
template <class = void>
[[nodiscard]] inline int incircle_exact(const Point2& a, const Point2& b, const Point2& c, const Point2& d,
                                        double permanent) {
    const double* const p[4] = {&d.x, &a.x, &b.x, &c.x};
    return exact_sign(p, 2, true, permanent);
}

/// Bounds on the filters' errors for all points of a box, which decide most predicates without a look at the single
/// terms, and what the determinants are integer multiples of (see CoordinateUnit). Not given they decide nothing.
struct FilterBounds {
    double orient2d = std::numeric_limits<double>::infinity();
    double incircle = std::numeric_limits<double>::infinity();
    double orient2d_quantum = 0, incircle_quantum = 0;

    FilterBounds() = default;
    /// For points whose coordinates differ by at most `extent` along each axis.
    explicit FilterBounds(double extent)
        : orient2d(9 * unit_roundoff * extent * extent + underflow_guard),
          incircle(140 * unit_roundoff * (extent * extent) * (extent * extent) +
                   underflow_guard * (1 + 6 * extent * extent)) {}
};

/// +1 when a, b, c turn counter-clockwise, -1 when clockwise, 0 when they lie on one line. Exact.
template <class = void>
[[nodiscard]] inline int orient2d(const Point2& a, const Point2& b, const Point2& c, const FilterBounds& bounds = {}) {
    const double left = (a.x - c.x) * (b.y - c.y), right = (a.y - c.y) * (b.x - c.x);
    const double det = left - right;
    if (std::abs(det) > bounds.orient2d) return det > 0 ? 1 : -1;
    if (std::abs(det) + bounds.orient2d < bounds.orient2d_quantum) return 0;
    const double permanent = std::abs(left) + std::abs(right);
    if (std::abs(det) > 4 * unit_roundoff * permanent + underflow_guard) return det > 0 ? 1 : -1;
    return orient2d_exact(a, b, c, permanent);
}

/// +1 when d lies inside the circle through a, b, c (counter-clockwise), -1 outside, 0 on it. Exact.
template <class = void>
[[nodiscard]] inline int incircle(const Point2& a, const Point2& b, const Point2& c, const Point2& d,
                                  const FilterBounds& bounds = {}) {
    const double ax = a.x - d.x, ay = a.y - d.y, bx = b.x - d.x, by = b.y - d.y, cx = c.x - d.x, cy = c.y - d.y;
    const double bxcy = bx * cy, bycx = by * cx, cxay = cx * ay, cyax = cy * ax, axby = ax * by, aybx = ay * bx;
    const double lift_a = ax * ax + ay * ay, lift_b = bx * bx + by * by, lift_c = cx * cx + cy * cy;
    const double det = lift_a * (bxcy - bycx) + lift_b * (cxay - cyax) + lift_c * (axby - aybx);
    if (std::abs(det) > bounds.incircle) return det > 0 ? 1 : -1;
    if (std::abs(det) + bounds.incircle < bounds.incircle_quantum) return 0;
    const double permanent = lift_a * (std::abs(bxcy) + std::abs(bycx)) + lift_b * (std::abs(cxay) + std::abs(cyax)) +
                             lift_c * (std::abs(axby) + std::abs(aybx));
    const double error = 11 * unit_roundoff * permanent + underflow_guard * (1 + (lift_a + lift_b + lift_c));
    if (std::abs(det) > error) return det > 0 ? 1 : -1;
    return incircle_exact(a, b, c, d, permanent);
}

}  // namespace scixx::spatial::detail
