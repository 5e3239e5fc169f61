// SPDX-License-Identifier: BSD-3-Clause
#pragma once

// The signs of geometric determinants, exact for all finite coordinates: a floating-point filter with a proven error
// bound decides ordinary input; then twice the precision; then exact expansions; and where a product would leave
// double's exponent range, long integers. Right in any rounding of the filter, contracted to fused multiply-adds or
// not. Not for -ffast-math, which gives the compiler leave to drop the error terms.

#include <limits>
#include <scixx/spatial/detail/exact.hpp>

namespace scixx::spatial::detail {

struct Point2 {
    double x, y;
    friend bool operator==(const Point2& a, const Point2& b) noexcept { return a.x == b.x && a.y == b.y; }
};

struct Point3 {
    double x, y, z;
    friend bool operator==(const Point3& a, const Point3& b) noexcept { return a.x == b.x && a.y == b.y && a.z == b.z; }
};

inline constexpr double unit_roundoff = 0x1p-53;
// Covers the underflow of the few products of a filter, and is scaled by their other factors. It is a normal number, as
// products with subnormal ones take a hundred times as long.
inline constexpr double underflow_guard = 0x1p-1000;
// Error of a determinant in DoubleDouble as a part of its permanent: about thirty operations of 2^-101.
inline constexpr double double_double_bound = 0x1p-95;

template <class N>
[[nodiscard]] auto determinant2(const N& ax, const N& ay, const N& bx, const N& by) {
    return ax * by - ay * bx;
}

template <class N>
[[nodiscard]] auto incircle_determinant(const N& ax, const N& ay, const N& bx, const N& by, const N& cx, const N& cy) {
    return (ax * ax + ay * ay) * determinant2(bx, by, cx, cy) + (bx * bx + by * by) * determinant2(cx, cy, ax, ay) +
           (cx * cx + cy * cy) * determinant2(ax, ay, bx, by);
}

/// Whether the expansion of a determinant of the given degree in these coordinates neither under- nor overflows.
template <int Degree, class... Coordinates>
[[nodiscard]] bool expansion_safe(Coordinates... coordinates) noexcept {
    // lowest: the last bits of Degree factors multiply to at least 2^-1074. highest: the determinant stays finite.
    constexpr double lowest = Degree == 2 ? 0x1p-485 : Degree == 3 ? 0x1p-306 : 0x1p-216;
    constexpr double highest = Degree == 2 ? 0x1p500 : Degree == 3 ? 0x1p300 : 0x1p250;
    const auto safe = [](double c) { return c == 0 || (std::abs(c) >= lowest && std::abs(c) <= highest); };
    return (safe(coordinates) && ...);
}

[[nodiscard]] inline DoubleDouble double_double_difference(double a, double b) noexcept {
    return core::exact_sum(a, -b);
}

[[nodiscard]] inline int orient2d_exact(const Point2& a, const Point2& b, const Point2& c) {
    if (expansion_safe<2>(a.x, a.y, b.x, b.y, c.x, c.y))
        return determinant2(expansion_difference(a.x, c.x), expansion_difference(a.y, c.y),
                            expansion_difference(b.x, c.x), expansion_difference(b.y, c.y))
            .sign();
    const int unit = std::min({lowest_exponent(a.x), lowest_exponent(a.y), lowest_exponent(b.x), lowest_exponent(b.y),
                               lowest_exponent(c.x), lowest_exponent(c.y)});
    const auto difference = [&](double p, double q) { return BigInteger(p, unit) - BigInteger(q, unit); };
    return determinant2(difference(a.x, c.x), difference(a.y, c.y), difference(b.x, c.x), difference(b.y, c.y)).sign();
}

/// Bounds on the filters' errors for all points of a box: they decide most predicates without a look at the single
/// terms. Not given (infinite) they decide nothing.
struct FilterBounds {
    double orient2d = std::numeric_limits<double>::infinity();
    double incircle = std::numeric_limits<double>::infinity();

    FilterBounds() = default;
    /// For points whose coordinates differ by at most `extent` along each axis.
    explicit FilterBounds(double extent)
        : orient2d(9 * unit_roundoff * extent * extent + underflow_guard),
          incircle(140 * unit_roundoff * (extent * extent) * (extent * extent) +
                   underflow_guard * (1 + 6 * extent * extent)) {}
};

/// +1 when a, b, c turn counter-clockwise, -1 when clockwise, 0 when they lie on one line. Exact.
[[nodiscard]] inline int orient2d(const Point2& a, const Point2& b, const Point2& c, const FilterBounds& bounds = {}) {
    const double left = (a.x - c.x) * (b.y - c.y), right = (a.y - c.y) * (b.x - c.x);
    const double det = left - right;
    if (std::abs(det) > bounds.orient2d) return det > 0 ? 1 : -1;
    const double error = 4 * unit_roundoff * (std::abs(left) + std::abs(right)) + underflow_guard;
    if (std::abs(det) > error) return det > 0 ? 1 : -1;
    return orient2d_exact(a, b, c);
}

[[nodiscard]] inline int incircle_exact(const Point2& a, const Point2& b, const Point2& c, const Point2& d,
                                        double permanent) {
    if (expansion_safe<4>(a.x, a.y, b.x, b.y, c.x, c.y, d.x, d.y)) {
        const auto fine = double_double_difference;
        const DoubleDouble det = incircle_determinant(fine(a.x, d.x), fine(a.y, d.y), fine(b.x, d.x), fine(b.y, d.y),
                                                      fine(c.x, d.x), fine(c.y, d.y));
        if (std::abs(det.hi) > double_double_bound * permanent + 0x1p-900) return det.sign();
        const auto exact = expansion_difference;
        return incircle_determinant(exact(a.x, d.x), exact(a.y, d.y), exact(b.x, d.x), exact(b.y, d.y), exact(c.x, d.x),
                                    exact(c.y, d.y))
            .sign();
    }
    const int unit = std::min({lowest_exponent(a.x), lowest_exponent(a.y), lowest_exponent(b.x), lowest_exponent(b.y),
                               lowest_exponent(c.x), lowest_exponent(c.y), lowest_exponent(d.x), lowest_exponent(d.y)});
    const auto whole = [&](double p, double q) { return BigInteger(p, unit) - BigInteger(q, unit); };
    return incircle_determinant(whole(a.x, d.x), whole(a.y, d.y), whole(b.x, d.x), whole(b.y, d.y), whole(c.x, d.x),
                                whole(c.y, d.y))
        .sign();
}

/// +1 when d lies inside the circle through a, b, c (counter-clockwise), -1 outside, 0 on it. Exact.
[[nodiscard]] inline int incircle(const Point2& a, const Point2& b, const Point2& c, const Point2& d,
                                  const FilterBounds& bounds = {}) {
    const double ax = a.x - d.x, ay = a.y - d.y, bx = b.x - d.x, by = b.y - d.y, cx = c.x - d.x, cy = c.y - d.y;
    const double bxcy = bx * cy, bycx = by * cx, cxay = cx * ay, cyax = cy * ax, axby = ax * by, aybx = ay * bx;
    const double lift_a = ax * ax + ay * ay, lift_b = bx * bx + by * by, lift_c = cx * cx + cy * cy;
    const double det = lift_a * (bxcy - bycx) + lift_b * (cxay - cyax) + lift_c * (axby - aybx);
    if (std::abs(det) > bounds.incircle) return det > 0 ? 1 : -1;
    const double permanent = lift_a * (std::abs(bxcy) + std::abs(bycx)) + lift_b * (std::abs(cxay) + std::abs(cyax)) +
                             lift_c * (std::abs(axby) + std::abs(aybx));
    const double error = 11 * unit_roundoff * permanent + underflow_guard * (1 + (lift_a + lift_b + lift_c));
    if (std::abs(det) > error) return det > 0 ? 1 : -1;
    return incircle_exact(a, b, c, d, permanent);
}

}  // namespace scixx::spatial::detail
