// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <scixx/core/kernel/inline.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/elementary/exponential.hpp>
#include <scixx/special/detail/powers.hpp>

/// Logarithms, powers and roots with a few bits more than a double has, without a branch and without a division but
/// that by the root's index: loops over them become SIMD operations, with narrow vectors as well.
namespace scixx::special::detail::elementary {

/// log x = high + (part + rest): `high` is a whole number by 2^16, |part| < 1 / 220, and the rest is below 2^-16.
struct LongLog {
    double high, part, rest;
};
/// That of base + low, |low| below an ulp of base, for a base in [2^-1000, 2^1000].
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE LongLog long_log(double base, double low) noexcept {
    const SplitLog at = split_log_of(base);
    // c times either half is exact.
    const double upper = upper_half(base);
    const Pair part = exact_sum(at.c * upper - 1, at.c * (base - upper));
    const double lower = part.lo + at.c * low, r = part.hi + lower;
    return {at.high, part.hi, lower + (at.low + r * r * bend_of_log1p(r))};
}
/// That of 1 + x, x > -1 + 2^-50.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE LongLog long_log_1p(double x) noexcept {
    const Pair base = exact_sum(1, x);
    return long_log(base.hi, base.lo);
}
/// log(1 + x) for -1 + 2^-50 < x < 1e300, at most 1 ulp off.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE double table_logarithm_1p(double x) noexcept {
    const Pair base = exact_sum(1, x);
    const SplitLog at = split_log_of(base.hi);
    const double upper = upper_half(base.hi);
    const double r = ((at.c * upper - 1) + at.c * (base.hi - upper)) + at.c * base.lo;
    return at.high + (r + (at.low + r * r * bend_of_log1p(r)));
}

/// factor exp(e.hi + e.lo), and exp(e.hi + e.lo) - 1, |e.hi| <= 760, |e.lo| < 1e-4.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE double long_exponential(Pair e, double factor = 1) noexcept {
    const Reduced at = reduced_clipped(e.hi);
    const double r = at.r + e.lo;
    return scaled(factor * (1 + (r + r * r * exponential_rest(r))), at.k);
}
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE double long_exponential_m1(Pair e) noexcept {
    const Reduced at = reduced_clipped(e.hi);
    const double r = at.r + e.lo, half = (0.5 * at.k + rounding) - rounding, other = at.k - half;
    const double up = from_bits(bits_of(half + (rounding + 1023)) << 52),
                 more = from_bits(bits_of(other + (rounding + 1023)) << 52);
    const double down = from_bits(bits_of((rounding + 1023) - half) << 52),
                 less = from_bits(bits_of((rounding + 1023) - other) << 52);
    return ((r + r * r * exponential_rest(r)) + (1 - down * less)) * up * more;
}

/// lambda log x, |lambda| <= 256.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE Pair multiplied(const LongLog& log, double lambda) noexcept {
    const double upper = upper_half(lambda);
    return exact_sum(upper * log.high, lambda * log.part + ((lambda - upper) * log.high + lambda * log.rest));
}
/// log(1 + lambda x) / lambda.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE Pair root_exponent(double x, double lambda) noexcept {
    const Pair product = exact_product(lambda, x), base = exact_sum(1, product.hi);
    const LongLog log = long_log(base.hi, base.lo + product.lo);
    const Pair sum = exact_sum(log.high, log.part);
    const double inverse = 1 / lambda, upper = upper_half(lambda), quotient = upper_half(sum.hi * inverse);
    const double left = (sum.hi - quotient * upper) - quotient * (lambda - upper);
    return quick_sum(quotient, (left + (sum.lo + log.rest)) * inverse);  // the quotient is 0 for a tiny product
}

/// Where the forms above serve. Conditions are joined without branches.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE bool is_plain_power(double x, double lambda) noexcept {
    const double size = std::abs(lambda);
    const bool low = x > 1e-300, high = x<1e300, little = size <= 256, large = size> 1e-100;
    return low & high & little & large;
}
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE bool is_plain_root(double x, double lambda) noexcept {
    const double product = lambda * x, size = std::abs(lambda);
    const bool large = std::abs(product) > 1e-150, low = product > -0.9999, high = product < 1e300;
    const bool normal = size > 1e-100, finite = size < 1e100;
    return low & high & large & normal & finite;
}

/// x in [least, most]; NaN stays.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE double bounded(double x, double least, double most) noexcept {
    const double below = x > most ? most : x;
    return below < least ? least : below;
}

/// A kernel K of (x, lambda): finish(exponent(x, lambda), lambda) where is_plain(x, lambda) and other(x, lambda)
/// elsewhere. The exponent is brought into [K::least, 760] between the two, in a block by a loop of its own: what
/// compilers know of numbers beyond these bounds becomes branches.
template <class K>
struct PowerKernel {
    /// What is kept of the exponent's lower part: nothing where the upper one was brought to a bound.
    SCIXX_ALWAYS_INLINE static double kept(double high, double near_by) noexcept { return high == near_by ? 1.0 : 0.0; }
    static double at(double x, double lambda) noexcept {
        if (!K::is_plain(x, lambda)) return K::other(x, lambda);
        const Pair e = K::exponent(x, lambda);
        const double high = bounded(e.hi, K::least, 760);
        return K::finish({high, e.lo * kept(e.hi, high)}, lambda);
    }
    static void block(const double* x, const double* lambda, double* y, std::ptrdiff_t n) noexcept {
        constexpr std::ptrdiff_t most = 256;
        double high[most], low[most];
        std::uint64_t others = 0;
        for (std::ptrdiff_t i = 0; i < n; ++i) others |= K::is_plain(x[i], lambda[i]) ? 0u : 1u;
        for (std::ptrdiff_t i = 0; i < n; ++i) {
            const Pair e = K::exponent(x[i], lambda[i]);
            high[i] = e.hi;
            low[i] = e.lo;
        }
        for (std::ptrdiff_t i = 0; i < n; ++i) {
            const double near_by = bounded(high[i], K::least, 760);
            low[i] *= kept(high[i], near_by);
            high[i] = near_by;
        }
        for (std::ptrdiff_t i = 0; i < n; ++i) high[i] = K::finish({high[i], low[i]}, lambda[i]);
        for (std::ptrdiff_t i = 0; others != 0 && i < n; ++i)
            if (!K::is_plain(x[i], lambda[i])) high[i] = K::other(x[i], lambda[i]);
        std::copy(high, high + n, y);
    }
};

}  // namespace scixx::special::detail::elementary
