// SPDX-License-Identifier: BSD-3-Clause
#pragma once

// Orientation and in-sphere tests in 2 to 8 dimensions, exact for all finite coordinates: a filter with a proven error
// bound, then twice the precision, then expansions, then long integers, as in predicates.hpp. A determinant is built up
// from the minors of its first rows, which needs no division and serves every kind of number.

#include <Eigen/Core>
#include <array>
#include <bit>
#include <scixx/core/error.hpp>
#include <scixx/spatial/detail/predicates.hpp>
#include <vector>

namespace scixx::spatial::detail {

inline constexpr int max_dimension = 8;
inline constexpr int max_columns = max_dimension + 1;  // with the lifted coordinate

/// Minors of the first rows by the set of their columns (bit j of the index stands for column j).
template <class N>
using Minors = std::array<N, std::size_t{1} << max_columns>;

/// Bound on the rounding error of a minor of n rows of differences, one of them perhaps lifted, as a part of its
/// permanent: each level adds the roundings of an entry, of a product and of a sum of n terms.
[[nodiscard]] constexpr double minor_error(int n) noexcept {
    return (n * n + 4 * n + 8) * unit_roundoff;
}

/// What the underflow of products can add to that bound, for entries of at most `largest`. Deliberately much too large:
/// products with subnormal numbers would take a hundred times as long.
[[nodiscard]] inline double minor_underflow(int n, double largest) noexcept {
    double guard = 0x1p-1000;
    for (int k = 1; k < n; ++k) guard *= std::max(1.0, largest);
    return guard;
}

/// Fills `minor` for all sets of up to `count` columns, the k-th row being used by sets of k. Rows have `columns` entries.
template <class N, class Table>
void all_minors(const N* rows, int count, int columns, Table& minor) {
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

template <class N>
struct MinorAndPermanent {
    N minor, permanent;
};

/// The same number of several simplices side by side.
using Lanes = Eigen::Array<double, 8, 1>;

[[nodiscard]] inline double magnitude(double x) noexcept {
    return std::abs(x);
}
[[nodiscard]] inline Lanes magnitude(const Lanes& x) noexcept {
    return x.abs();
}

/// all_minors in double or Lanes, with the permanents of the absolute values. Returns those of the last set of columns.
template <class N>
MinorAndPermanent<N> all_minors(const N* rows, int count, int columns, Minors<N>& minor, Minors<N>& permanent) {
    MinorAndPermanent<N> last{rows[0], rows[0]};
    for (unsigned mask = 1; mask < (1U << columns); ++mask) {
        const int size = std::popcount(mask);
        if (size > count) continue;
        const N* const row = rows + (size - 1) * columns;
        if (size == 1) {
            last.minor = minor[mask] = row[std::countr_zero(mask)];
            last.permanent = permanent[mask] = magnitude(last.minor);
            continue;
        }
        unsigned rest = mask;
        const auto next = [&] {
            const int j = static_cast<int>(std::bit_width(rest)) - 1;
            rest ^= 1U << j;
            return j;
        };
        const int j0 = next();
        N sum = row[j0] * minor[mask ^ (1U << j0)], all = magnitude(row[j0]) * permanent[mask ^ (1U << j0)];
        while (rest != 0) {
            const int j = next();
            const unsigned others = mask ^ (1U << j);
            sum = row[j] * minor[others] - sum;  // the sign of all that came before alternates
            all += magnitude(row[j]) * permanent[others];
        }
        if (size % 2 == 0) sum = -sum;
        last.minor = minor[mask] = sum;
        last.permanent = permanent[mask] = all;
    }
    return last;
}

/// Rows p[1] - p[0], p[2] - p[0], ..., followed by the square of their length where `lifted`.
inline void difference_rows(const double* const* p, int count, int dimension, bool lifted, double* rows) {
    for (int i = 1; i <= count; ++i) {
        double square = 0;
        for (int j = 0; j < dimension; ++j) {
            const double u = p[i][j] - p[0][j];
            *rows++ = u;
            square += u * u;
        }
        if (lifted) *rows++ = square;
    }
}

/// Entry j: the minor of all rows without column j, and its permanent.
struct Cofactors {
    std::array<double, max_columns> minor, permanent;
};

/// For many simplices the cofactors of `edges` difference_rows, one fewer than columns: take(i, Cofactors) for each, with
/// its corners corner(i, 0) to corner(i, edges).
template <class Corner, class Take>
void for_each_cofactors(std::size_t count, int edges, int dimension, bool lifted, const Corner& corner,
                        const Take& take) {
    constexpr std::size_t lanes = Lanes::SizeAtCompileTime;
    const int columns = dimension + (lifted ? 1 : 0);
    std::array<Lanes, max_columns * max_columns> rows;
    Minors<Lanes> minor, permanent;
    for (std::size_t begin = 0; begin < count; begin += lanes) {
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            const std::size_t i = std::min(begin + lane, count - 1);
            const double* const origin = corner(i, 0);
            Lanes* row = rows.data();
            for (int k = 1; k <= edges; ++k) {
                const double* const p = corner(i, k);
                double square = 0;
                for (int j = 0; j < dimension; ++j) {
                    const double u = p[j] - origin[j];
                    (*row++)[static_cast<int>(lane)] = u;
                    square += u * u;
                }
                if (lifted) (*row++)[static_cast<int>(lane)] = square;
            }
        }
        (void)all_minors(rows.data(), edges, columns, minor, permanent);
        for (std::size_t lane = 0; lane < lanes && begin + lane < count; ++lane) {
            Cofactors out{};
            for (std::size_t j = 0; j < static_cast<std::size_t>(columns); ++j) {
                const std::size_t others = ((std::size_t{1} << columns) - 1) ^ (std::size_t{1} << j);
                out.minor[j] = minor[others][static_cast<int>(lane)];
                out.permanent[j] = permanent[others][static_cast<int>(lane)];
            }
            take(begin + lane, out);
        }
    }
}

template <class N, class Difference>
[[nodiscard]] N exact_determinant(const double* const* p, int dimension, bool lifted, Difference difference) {
    const int n = dimension + (lifted ? 1 : 0);
    std::vector<N> rows, minor(std::size_t{1} << n);
    rows.reserve(static_cast<std::size_t>(n * n));
    for (int i = 1; i <= n; ++i) {
        N square{};
        for (int j = 0; j < dimension; ++j) {
            rows.push_back(difference(p[i][j], p[0][j]));
            if (lifted) square = square + rows.back() * rows.back();
        }
        if (lifted) rows.push_back(square);
    }
    all_minors(rows.data(), n, n, minor);
    return minor.back();
}

[[nodiscard]] inline int exact_sign(const double* const* p, int dimension, bool lifted, double permanent) {
    const int n = dimension + (lifted ? 1 : 0), degree = dimension + (lifted ? 2 : 0);
    int lowest = 1024, highest = -1100;
    for (int i = 0; i <= n; ++i)
        for (int j = 0; j < dimension; ++j) {
            if (p[i][j] == 0) continue;
            int e = 0;
            (void)std::frexp(p[i][j], &e);
            lowest = std::min(lowest, lowest_exponent(p[i][j]));
            highest = std::max(highest, e);
        }
    if (highest < lowest) return 0;  // all points are the origin
    // Scaled to less than 1, the last bits of all factors multiply to a normal number.
    if ((highest - lowest) * degree < 1000) {
        std::array<double, (max_columns + 1) * max_dimension> scaled;
        std::array<const double*, max_columns + 1> q;
        for (int i = 0; i <= n; ++i) {
            double* const row = scaled.data() + i * dimension;
            for (int j = 0; j < dimension; ++j) row[j] = std::ldexp(p[i][j], -highest);
            q[static_cast<std::size_t>(i)] = row;
        }
        if (permanent > 0x1p-900 && permanent < 0x1p1000) {
            const auto det = exact_determinant<DoubleDouble>(q.data(), dimension, lifted, double_double_difference).hi;
            if (std::abs(det) > 0x1p-90 * std::ldexp(permanent, -highest * degree) + 0x1p-1040) return det > 0 ? 1 : -1;
        }
        Arena arena;
        return exact_determinant<LongExpansion>(q.data(), dimension, lifted,
                                                [&](double a, double b) { return LongExpansion(arena, a, b); })
            .sign();
    }
    return exact_determinant<BigInteger>(
               p, dimension, lifted, [&](double a, double b) { return BigInteger(a, lowest) - BigInteger(b, lowest); })
        .sign();
}

/// The sign of the determinant of difference_rows(p), exact. When all coordinates are integer multiples of a unit, the
/// determinant is one of `quantum` = unit^degree (0: not known), and less than that is nothing.
[[nodiscard]] inline int determinant_sign(const double* const* p, int dimension, bool lifted, double quantum = 0) {
    const int n = dimension + (lifted ? 1 : 0);
    std::array<double, max_columns * max_columns> rows{};
    difference_rows(p, n, dimension, lifted, rows.data());
    double largest = 0;
    for (int k = 0; k < n * n; ++k) largest = std::max(largest, std::abs(rows[static_cast<std::size_t>(k)]));
    Minors<double> minor, permanent;
    const auto [det, all] = all_minors(rows.data(), n, n, minor, permanent);
    const double error = minor_error(n) * all + minor_underflow(n, largest);
    if (std::abs(det) > error) return det > 0 ? 1 : -1;
    if (std::abs(det) + error < quantum) return 0;
    return exact_sign(p, dimension, lifted, all);
}

/// Sign of det(p[1] - p[0], ..., p[d] - p[0]). Exact.
[[nodiscard]] inline int orientation(const double* const* p, int dimension, double quantum = 0) {
    return determinant_sign(p, dimension, false, quantum);
}

/// +1 when p[d + 1] lies inside the sphere through p[0] to p[d], -1 outside, 0 on it, for a simplex of positive
/// orientation. Exact.
[[nodiscard]] inline int insphere(const double* const* p, int dimension, double quantum = 0) {
    return -determinant_sign(p, dimension, true, quantum);
}

/// The normal of the plane through d points in d dimensions, by minors in twice the precision of the edges scaled to
/// at most 1: `normal` gets (d - 1)! times the content of the scaled simplex as length.
/// @return the power of two that the edges were divided by.
inline int scaled_normal(const double* const* p, int dimension, double* normal) {
    const int d = dimension;
    std::array<DoubleDouble, max_columns * max_columns> rows{};
    double largest = 0;
    for (int i = 1; i < d; ++i)
        for (int j = 0; j < d; ++j) largest = std::max(largest, std::abs(0.5 * p[i][j] - 0.5 * p[0][j]));
    int e = 0;
    (void)std::frexp(largest, &e);
    ++e;
    for (int i = 1; i < d; ++i)
        for (int j = 0; j < d; ++j)
            rows[static_cast<std::size_t>((i - 1) * d + j)] =
                double_double_difference(std::ldexp(p[i][j], -e), std::ldexp(p[0][j], -e));
    Minors<DoubleDouble> minor{};
    all_minors(rows.data(), d - 1, d, minor);
    const std::size_t all = (std::size_t{1} << d) - 1;
    for (int j = 0; j < d; ++j) {
        const double value = minor[all ^ (std::size_t{1} << j)].hi;
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
            int e = 0;
            const double mantissa = std::ldexp(std::abs(std::frexp(p[j], &e)), 53);
            exponent_ = std::min(exponent_, e - 53 + std::countr_zero(static_cast<std::uint64_t>(mantissa)));
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
