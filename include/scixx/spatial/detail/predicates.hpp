// SPDX-License-Identifier: BSD-3-Clause
#pragma once

// The signs of geometric determinants in the plane, exact for all finite coordinates: a floating-point filter with a
// proven error bound decides ordinary input; then integers of fixed length where they hold the differences, twice the
// precision, and exact_sign. Right in any rounding of the filter, contracted to fused
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

/// Differences of coordinates and, where they are exact and close enough in size, the same as integers of at most 62
/// bits in a common unit.
template <int Count>
struct ExactDifferences {
    DoubleDouble value[core::to_size(Count)];
    std::int64_t whole[core::to_size(Count)];
    bool is_whole;

    /// value[2 i], value[2 i + 1]: p[i] - origin.
    ExactDifferences(const Point2* const* p, const Point2& origin) noexcept {
        is_whole = true;
        for (int i = 0; i < Count; i += 2) {
            value[i] = double_double_difference(p[i / 2]->x, origin.x);
            value[i + 1] = double_double_difference(p[i / 2]->y, origin.y);
            is_whole = is_whole && value[i].lo == 0 && value[i + 1].lo == 0;
        }
        if (!is_whole) return;
        int lowest = 1100, highest = -1100;
        for (const DoubleDouble& v : value) {
            if (v.hi == 0) continue;
            const BinaryParts parts(v.hi);
            lowest = std::min(lowest, parts.lowest());
            highest = std::max(highest, parts.highest());
        }
        is_whole = highest - lowest <= 62;
        for (int i = 0; i < Count && is_whole; ++i) {
            whole[i] = 0;
            if (value[i].hi == 0) continue;
            const BinaryParts parts(value[i].hi);
            const int shift = parts.exponent - lowest;
            const std::uint64_t size = shift >= 0 ? parts.mantissa << shift : parts.mantissa >> -shift;
            whole[i] = value[i].hi < 0 ? -static_cast<std::int64_t>(size) : static_cast<std::int64_t>(size);
        }
    }
};

#ifdef __SIZEOF_INT128__  // elsewhere the next stages decide, more slowly
__extension__ using Int128 = __int128;
__extension__ using UnsignedInt128 = unsigned __int128;

/// A sum of products of factors below 2^125.
class Sum256 {
public:
    void add(UnsignedInt128 a, Int128 b) noexcept {
        const UnsignedInt128 size = b < 0 ? -static_cast<UnsignedInt128>(b) : static_cast<UnsignedInt128>(b);
        const UnsignedInt128 a0 = static_cast<std::uint64_t>(a), a1 = a >> 64;
        const UnsignedInt128 b0 = static_cast<std::uint64_t>(size), b1 = size >> 64;
        const UnsignedInt128 cross = a1 * b0 + a0 * b1, low = a0 * b0 + (cross << 64);
        const UnsignedInt128 high = a1 * b1 + (cross >> 64) + (low < (cross << 64));
        if (b < 0) {
            high_ -= high + (low_ < low);
            low_ -= low;
        } else {
            low_ += low;
            high_ += high + (low_ < low);
        }
    }
    [[nodiscard]] int sign() const noexcept { return high_ >> 127 ? -1 : (high_ | low_) != 0; }

private:
    UnsignedInt128 high_ = 0, low_ = 0;  // of the two's complement
};
#endif

/// Whether a determinant of degree four in these coordinates, computed in DoubleDouble, neither under- nor overflows:
/// the last bits of four factors multiply to at least 2^-1074.
template <class = void>
[[nodiscard]] inline bool double_double_safe(const Point2& p) noexcept {
    const auto safe = [](double c) { return c == 0 || (std::abs(c) >= 0x1p-216 && std::abs(c) <= 0x1p240); };
    return safe(p.x) && safe(p.y);
}

// Error of a determinant in DoubleDouble as a part of its permanent: about thirty operations of 2^-101.
inline constexpr double double_double_bound = 0x1p-95;

/// orient2d without its filters; `permanent` is that of the rounded differences, infinite when it is not known.
template <class = void>
[[nodiscard]] inline int orient2d_exact(const Point2& a, const Point2& b, const Point2& c, double permanent) {
    const Point2* const corner[2] = {&a, &b};
    const ExactDifferences<4> u(corner, c);
#ifdef __SIZEOF_INT128__
    if (u.is_whole) {
        const Int128 det = Int128{u.whole[0]} * u.whole[3] - Int128{u.whole[1]} * u.whole[2];
        return (det > 0) - (det < 0);
    }
#endif
    // Differences have the right sign, so products do: they decide for equal points and for lines along an axis.
    const auto side = [](double x, double y) { return (x > y) - (x < y); };
    const int left = side(a.x, c.x) * side(b.y, c.y), right = side(a.y, c.y) * side(b.x, c.x);
    if (left != right) return left > right ? 1 : -1;
    if (left == 0) return 0;
    if (double_double_safe(a) && double_double_safe(b) && double_double_safe(c)) {
        const double det = (u.value[0] * u.value[3] - u.value[1] * u.value[2]).hi;
        if (std::abs(det) > double_double_bound * permanent + 0x1p-900) return det > 0 ? 1 : -1;
    }
    const double* const p[3] = {&c.x, &a.x, &b.x};
    return exact_sign(p, 2, false, std::numeric_limits<double>::infinity());
}
/// incircle without its filters; `permanent` as for orient2d_exact.
template <class = void>
[[nodiscard]] inline int incircle_exact(const Point2& a, const Point2& b, const Point2& c, const Point2& d,
                                        double permanent) {
    const Point2* const corner[3] = {&a, &b, &c};
    const ExactDifferences<6> u(corner, d);
#ifdef __SIZEOF_INT128__
    if (u.is_whole) {
        Sum256 det;
        for (int i = 0; i < 6; i += 2) {
            const std::int64_t* const v[3] = {u.whole + i, u.whole + (i + 2) % 6, u.whole + (i + 4) % 6};
            const Int128 lift = Int128{v[0][0]} * v[0][0] + Int128{v[0][1]} * v[0][1];
            det.add(static_cast<UnsignedInt128>(lift), Int128{v[1][0]} * v[2][1] - Int128{v[1][1]} * v[2][0]);
        }
        return det.sign();
    }
#endif
    if (double_double_safe(a) && double_double_safe(b) && double_double_safe(c) && double_double_safe(d)) {
        DoubleDouble det;
        for (int i = 0; i < 6; i += 2) {
            const DoubleDouble *const v = u.value + i, *const w = u.value + (i + 2) % 6,
                                      *const x = u.value + (i + 4) % 6;
            det = det + (v[0] * v[0] + v[1] * v[1]) * (w[0] * x[1] - w[1] * x[0]);
        }
        if (std::abs(det.hi) > double_double_bound * permanent + 0x1p-900) return det.hi > 0 ? 1 : -1;
    }
    const double* const p[4] = {&d.x, &a.x, &b.x, &c.x};
    return exact_sign(p, 2, true, std::numeric_limits<double>::infinity());
}

/// Bounds on the filters' errors for all points of a box, which decide most predicates without a look at the single
/// terms, and what the determinants are integer multiples of (see CoordinateUnit). Not given they decide nothing.
struct FilterBounds {
    double orient2d = std::numeric_limits<double>::infinity();
    double incircle = std::numeric_limits<double>::infinity();
    double orient2d_quantum = 0, incircle_quantum = 0;

    FilterBounds() = default;
    /// For points whose coordinates differ by at most `extent` along each axis: the permanents are at most 2 extent^2
    /// and 16 extent^4. Where these overflow the bounds are infinite.
    explicit FilterBounds(double extent)
        : orient2d(4.5 * unit_roundoff * (2 * extent * extent) + underflow_guard),
          incircle(8.75 * unit_roundoff * (16 * (extent * extent) * (extent * extent)) +
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
