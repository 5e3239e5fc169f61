// SPDX-License-Identifier: BSD-3-Clause
#pragma once

// Orientation and in-sphere tests in 2 to 8 dimensions, exact for all finite coordinates: a filter with a proven error
// bound, then twice the precision, then long integers. A determinant is built up from the minors of its first rows,
// which needs no division and serves every kind of number.

#include <array>
#include <bit>
#include <limits>
#include <scixx/core/error.hpp>
#include <scixx/spatial/detail/exact.hpp>

namespace scixx::spatial::detail {

inline constexpr int max_dimension = 8;
inline constexpr int max_columns = max_dimension + 1;  // with the lifted coordinate
inline constexpr double unit_roundoff = 0x1p-53;

/// Number of sets of columns: minors of the first rows stand in the order of the sets of their columns, bit j of the
/// index standing for column j.
inline constexpr int column_sets = 1 << max_columns;

/// Bound on the rounding error of a minor of n rows of differences, one of them perhaps lifted, as a part of its
/// permanent: each level adds the roundings of an entry, of a product and of a sum of n terms.
[[nodiscard]] constexpr double minor_error(int n) noexcept {
    return (n * n + 4 * n + 8) * unit_roundoff;
}

/// What the underflow of products can add to that bound, for entries of at most `largest`. Deliberately much too large:
/// products with subnormal numbers would take a hundred times as long.
template <class = void>
[[nodiscard]] inline double minor_underflow(int n, double largest) noexcept {
    double guard = 0x1p-1000;
    for (int k = 1; k < n; ++k) guard *= std::max(1.0, largest);
    return guard;
}

/// Fills `minor` for all sets of up to `count` columns, the k-th row being used by sets of k. Rows have `columns`
/// entries.
template <class N>
void all_minors(const N* rows, int count, int columns, N* minor) {
    for (unsigned mask = 1; mask < (1U << columns); ++mask) {
        const int size = std::popcount(mask);
        if (size > count) continue;
        const N* const row = rows + (size - 1) * columns;
        if (size == 1) {
            minor[mask] = row[std::countr_zero(mask)];
            continue;
        }
        // Expanded along the last row; signs alternate from the last column, which has a plus.
        bool plus = true;
        N sum{};
        for (int j = columns - 1; j >= 0; --j) {
            if (!((mask >> j) & 1U)) continue;
            const N term = row[j] * minor[mask ^ (1U << j)];
            sum = plus ? sum + term : sum - term;
            plus = !plus;
        }
        minor[mask] = sum;
    }
}

/// all_minors in double with the permanents of the absolute values, of L simplices side by side: number l of an entry i
/// stands at i * L + l.
template <int L>
void minors_and_permanents(const double* rows, int count, int columns, double* minor, double* permanent) noexcept {
    for (int l = 0; l < L; ++l) minor[l] = permanent[l] = 1;  // of no column
    for (int mask = 1; mask < 1 << columns; ++mask) {
        const int size = std::popcount(static_cast<unsigned>(mask));
        if (size > count) continue;
        const double* const row = rows + (size - 1) * columns * L;
        double sum[core::to_size(L)] = {}, all[core::to_size(L)] = {};
        for (int rest = mask; rest != 0;) {
            const int j = static_cast<int>(std::bit_width(static_cast<unsigned>(rest))) - 1, others = mask ^ (1 << j);
            rest ^= 1 << j;
            for (int l = 0; l < L; ++l) {
                sum[l] = row[j * L + l] * minor[others * L + l] - sum[l];  // the sign of what came before alternates
                all[l] += std::abs(row[j * L + l]) * permanent[others * L + l];
            }
        }
        const double turn = size % 2 == 0 ? -1 : 1;
        for (int l = 0; l < L; ++l) {
            minor[mask * L + l] = turn * sum[l];
            permanent[mask * L + l] = all[l];
        }
    }
}

/// Rows p[1] - p[0], p[2] - p[0], ..., followed by the square of their length where `lifted`; entries `step` apart.
template <class = void>
inline void difference_rows(const double* const* p, int count, int dimension, bool lifted, double* rows, int step = 1) {
    for (int i = 1; i <= count; ++i) {
        double square = 0;
        for (int j = 0; j < dimension; ++j, rows += step) {
            const double u = p[i][j] - p[0][j];
            *rows = u;
            square += u * u;
        }
        if (!lifted) continue;
        *rows = square;
        rows += step;
    }
}

/// For up to eight simplices, entry j: the minor of all difference_rows without column j, and its permanent.
class Cofactors {
public:
    static constexpr int lanes = 8;

    /// Takes `edges` rows of simplex `lane`, one fewer than columns.
    void take(int lane, const double* const* p, int edges, int dimension, bool lifted) {
        difference_rows(p, edges, dimension, lifted, rows_ + lane, lanes);
        edges_ = edges;
    }
    /// To be called when all lanes are taken.
    template <class = void>
    void finish() noexcept {
        minors_and_permanents<lanes>(rows_, edges_, edges_ + 1, minor_, permanent_);
    }
    [[nodiscard]] double minor(int lane, int j) const noexcept { return minor_[at(lane, j)]; }
    [[nodiscard]] double permanent(int lane, int j) const noexcept { return permanent_[at(lane, j)]; }

private:
    [[nodiscard]] int at(int lane, int j) const noexcept {
        return (((1 << (edges_ + 1)) - 1) ^ (1 << j)) * lanes + lane;
    }

    int edges_ = 0;
    alignas(64) double rows_[max_columns * max_columns * lanes];
    alignas(64) double minor_[column_sets * lanes];
    alignas(64) double permanent_[column_sets * lanes];
};

template <class N, class Difference>
[[nodiscard]] N exact_determinant(const double* const* p, int dimension, bool lifted, const Difference& difference) {
    const int n = dimension + (lifted ? 1 : 0);
    // No allocation in the plane and in space.
    N few[32] = {};
    List<N> many(n <= 4 ? 0 : n * n + (Index{1} << n));
    N *const rows = n <= 4 ? few : many.data(), *const minor = rows + n * n, *next = rows;
    for (int i = 1; i <= n; ++i) {
        N square{};
        for (int j = 0; j < dimension; ++j) {
            *next = difference(p[i][j], p[0][j]);
            if (lifted) square = square + *next * *next;
            ++next;
        }
        if (lifted) *next++ = square;
    }
    all_minors(rows, n, n, minor);
    return minor[(1 << n) - 1];
}

/// Whether two of the points p[0] to p[n] are equal, or all of them in one coordinate.
template <class = void>
[[nodiscard]] inline bool is_trivial(const double* const* p, int n, int dimension) noexcept {
    for (int i = 1; i <= n; ++i)
        for (int k = 0; k < i; ++k) {
            bool same = true;
            for (int j = 0; j < dimension; ++j) same = same && p[i][j] == p[k][j];
            if (same) return true;
        }
    for (int j = 0; j < dimension; ++j) {
        bool same = true;
        for (int i = 1; i <= n; ++i) same = same && p[i][j] == p[0][j];
        if (same) return true;
    }
    return false;
}

/// The sign of the determinant of difference_rows(p) without a filter. `permanent` is that of the rounded rows,
/// infinite when it is not known.
template <class = void>
[[nodiscard]] inline int exact_sign(const double* const* p, int dimension, bool lifted, double permanent) {
    const int n = dimension + (lifted ? 1 : 0), degree = dimension + (lifted ? 2 : 0);
    if (is_trivial(p, n, dimension)) return 0;
    int lowest = 1024, highest = -1100;
    for (int i = 0; i <= n; ++i)
        for (int j = 0; j < dimension; ++j) {
            if (p[i][j] == 0) continue;
            const BinaryParts parts(p[i][j]);
            lowest = std::min(lowest, parts.lowest());
            highest = std::max(highest, parts.highest());
        }
    if (highest < lowest) return 0;  // all points are the origin
    // Scaled to less than 1, the last bits of all factors multiply to a normal number.
    if ((highest - lowest) * degree < 1000 && std::abs(highest) < 1000 && permanent > 0x1p-900 &&
        permanent < 0x1p1000) {
        const double scale = std::ldexp(1.0, -highest);
        const double det = exact_determinant<DoubleDouble>(p, dimension, lifted, [&](double a, double b) {
                               return double_double_difference(scale * a, scale * b);
                           }).hi;
        if (std::abs(det) > 0x1p-90 * std::ldexp(permanent, -highest * degree) + 0x1p-1040) return det > 0 ? 1 : -1;
    }
    Arena<> arena;
    return exact_determinant<BigInteger<>>(
               p, dimension, lifted,
               [&](double a, double b) { return BigInteger<>(arena, a, lowest) - BigInteger<>(arena, b, lowest); })
        .sign();
}

/// The sign of the determinant of difference_rows(p), exact. When all coordinates are integer multiples of a unit, the
/// determinant is one of `quantum` = unit^degree (0: not known), and less than that is nothing.
template <class = void>
[[nodiscard]] inline int determinant_sign(const double* const* p, int dimension, bool lifted, double quantum = 0) {
    const int n = dimension + (lifted ? 1 : 0);
    double rows[max_columns * max_columns], minor[column_sets], permanent[column_sets];
    difference_rows(p, n, dimension, lifted, rows);
    double largest = 0;
    for (int k = 0; k < n * n; ++k) largest = std::max(largest, std::abs(rows[k]));
    minors_and_permanents<1>(rows, n, n, minor, permanent);
    const double det = minor[(1 << n) - 1], all = permanent[(1 << n) - 1];
    const double error = minor_error(n) * all + minor_underflow(n, largest);
    if (std::abs(det) > error) return det > 0 ? 1 : -1;
    if (std::abs(det) + error < quantum) return 0;
    return exact_sign(p, dimension, lifted, all);
}

/// Sign of det(p[1] - p[0], ..., p[d] - p[0]). Exact.
template <class = void>
[[nodiscard]] inline int orientation(const double* const* p, int dimension, double quantum = 0) {
    return determinant_sign(p, dimension, false, quantum);
}

/// +1 when p[d + 1] lies inside the sphere through p[0] to p[d], -1 outside, 0 on it, for a simplex of positive
/// orientation. Exact.
template <class = void>
[[nodiscard]] inline int insphere(const double* const* p, int dimension, double quantum = 0) {
    return -determinant_sign(p, dimension, true, quantum);
}

/// The normal of the plane through d points in d dimensions, by minors in twice the precision of the edges scaled to
/// at most 1: `normal` gets (d - 1)! times the content of the scaled simplex as length.
/// @return the power of two that the edges were divided by.
template <class = void>
inline int scaled_normal(const double* const* p, int dimension, double* normal) {
    const int d = dimension;
    double largest = 0;
    for (int i = 1; i < d; ++i)
        for (int j = 0; j < d; ++j) largest = std::max(largest, std::abs(0.5 * p[i][j] - 0.5 * p[0][j]));
    int e = 0;
    (void)std::frexp(largest, &e);
    ++e;
    List<DoubleDouble> rows, minor(Index{1} << d);
    for (int i = 1; i < d; ++i)
        for (int j = 0; j < d; ++j)
            rows.push_back(double_double_difference(std::ldexp(p[i][j], -e), std::ldexp(p[0][j], -e)));
    all_minors(rows.data(), d - 1, d, minor.data());
    for (int j = 0; j < d; ++j) {
        const double value = minor[((1 << d) - 1) ^ (1 << j)].hi;
        normal[j] = (d - j) % 2 == 1 ? value : -value;
    }
    return e;
}

/// The largest power of two, at least 2^-30 of `extent`, of which all coordinates are integer multiples; else 0. A
/// finer unit would decide nothing. For most data the first number already shows that there is none.
class CoordinateUnit {
public:
    explicit CoordinateUnit(double extent) {
        int e = 0;
        (void)std::frexp(extent, &e);
        least_ = std::isfinite(extent) ? e - 30 : 1024;
    }
    /// Takes a point of d numbers; false when there is no unit any more.
    bool take(const double* p, int d) noexcept {
        for (int j = 0; j < d && exponent_ >= least_; ++j) {
            if (p[j] == 0) continue;
            exponent_ = std::min(exponent_, BinaryParts(p[j]).lowest());
        }
        return exponent_ >= least_;
    }
    /// unit^degree, which a determinant of that degree is a multiple of; 0 when not known.
    [[nodiscard]] double power(int degree) const noexcept {
        const int e = exponent_ * degree;
        return exponent_ >= least_ && e > -1000 && e < 1000 ? std::ldexp(1.0, e) : 0;
    }

private:
    int exponent_ = 1100, least_;
};

}  // namespace scixx::spatial::detail
