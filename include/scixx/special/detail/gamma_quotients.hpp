// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <scixx/core/kernel/inline.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/square_roots.hpp>
#include <scixx/special/detail/brief_quotients.hpp>
#include <scixx/special/detail/elementary/powers.hpp>
#include <scixx/special/detail/gamma.hpp>
#include <scixx/special/detail/powers.hpp>

/// Quotients of gamma functions of many arguments, by Stirling's series without a branch.
namespace scixx::special::detail {

/// A quotient as factor sqrt(square) exp(exponent).
struct GammaQuotient {
    double factor, square;
    Pair exponent;
};
/// x log x for x = z + low, 1 <= z <= 500, |low| below an ulp of z, as `power` and a part of `rest`, the other part of
/// which is the sum of Stirling's series.
struct StirlingTerm {
    Pair power;
    double rest;
};
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE StirlingTerm stirling_term(double z, double low) noexcept {
    const elementary::LongLog log = elementary::long_log(z, 0);
    return {elementary::multiplied(log, z), low * (1 + (log.high + log.part)) + stirling_rest(1 / z)};
}

/// Whether x, |x| < 2^51, is no whole number.
[[nodiscard]] SCIXX_ALWAYS_INLINE bool is_broken(double x) noexcept {
    return x != (x + elementary::rounding) - elementary::rounding;
}
/// out[i] = K::quotient(x[i], y[i]) where K::is_plain(x[i], y[i]), K::at(x[i], y[i]) elsewhere, and if that is most; n
/// <= 256.
template <class K>
void gamma_quotients(const double* x, const double* y, double* out, std::ptrdiff_t n) noexcept {
    constexpr std::ptrdiff_t most = 256;
    double factor[most], root[most], high[most], low[most];
    std::ptrdiff_t others = 0;
    for (std::ptrdiff_t i = 0; i < n; ++i) others += K::is_plain(x[i], y[i]) ? 0 : 1;
    if (2 * others > n) {
        for (std::ptrdiff_t i = 0; i < n; ++i) out[i] = K::at(x[i], y[i]);
        return;
    }
    for (std::ptrdiff_t i = 0; i < n; ++i) {
        const GammaQuotient each = K::quotient(x[i], y[i]);
        factor[i] = each.factor;
        root[i] = each.square;
        high[i] = each.exponent.hi;
        low[i] = each.exponent.lo;
    }
    core::take_square_roots(root, n);
    for (std::ptrdiff_t i = 0; i < n; ++i) high[i] = elementary::bounded(high[i], -760, 760);
    for (std::ptrdiff_t i = 0; i < n; ++i)
        high[i] = elementary::long_exponential({high[i], low[i]}, factor[i] * root[i]);
    for (std::ptrdiff_t i = 0; others > 0 && i < n; ++i)
        if (!K::is_plain(x[i], y[i])) high[i] = K::at(x[i], y[i]);
    std::copy(high, high + n, out);
}
/// The same for functions of one argument, any n; `K` leaves out the second.
template <class K>
void gamma_powers(const double* x, double* out, std::ptrdiff_t n) noexcept {
    constexpr std::ptrdiff_t most = 256;
    for (std::ptrdiff_t i = 0; i < n; i += most) gamma_quotients<K>(x + i, x + i, out + i, std::min(most, n - i));
}
/// Gamma(z) (Sign = 1) or its reciprocal (Sign = -1), z >= 1.
template <int Sign>
[[nodiscard]] SCIXX_ALWAYS_INLINE GammaQuotient gamma_power(Pair z) noexcept {
    constexpr double root_two_pi = 2.50662827463100050242, root = Sign > 0 ? root_two_pi : 1 / root_two_pi;
    const StirlingTerm term = stirling_term(z.hi, z.lo);
    const Pair first = exact_sum(term.power.hi, -z.hi);
    const Pair exponent = exact_sum(first.hi, ((term.power.lo - z.lo) + first.lo) + term.rest);
    return {root, Sign > 0 ? 1 / z.hi : z.hi, {Sign * exponent.hi, Sign * exponent.lo}};
}
/// K = Gamma (Sign = 1) or Rgamma (Sign = -1) with a block.
template <class K, int Sign>
struct GammaInBlocks : K {
    struct Broken {
        static double at(double x, double) { return K::at(x); }
        /// Where K has more than a polynomial and a few factors, or with narrow vectors an exponential.
        [[nodiscard]] SCIXX_ALWAYS_INLINE static bool is_plain(double x, double) noexcept {
            const bool low = x > (core::fast_fma ? 5 : 25), high = x < 170.6, broken = is_broken(x);
            return low & high & broken;
        }
        [[nodiscard]] SCIXX_ALWAYS_INLINE static GammaQuotient quotient(double x, double) noexcept {
            return gamma_power<Sign>({x, 0});
        }
    };
    template <class = void>
    static void block(const double* x, double* out, std::ptrdiff_t n) {
        gamma_powers<Broken>(x, out, n);
    }
};

/// Pochhammer's symbol.
struct Poch {
    static constexpr double most = 500;
    template <class = void>
    static double at(double z, double m) {
        return pochhammer(z, m);
    }
    /// Whether the quotient serves; whole m have products.
    [[nodiscard]] SCIXX_ALWAYS_INLINE static bool is_plain(double z, double m) noexcept {
        const bool low = z > 1e-3, high = z<most, end = z + m> 1e-3, top = z + m < most, broken = is_broken(m);
        return low & high & end & top & broken;
    }
    /// Gamma(y) / Gamma(z), y = z + m, with Gamma(x) = Gamma(x + 1) / x for x < 1.
    [[nodiscard]] SCIXX_ALWAYS_INLINE static GammaQuotient quotient(double z, double m) noexcept {
        const Pair y = exact_sum(z, m);
        const double z_more = z < 1 ? 1.0 : 0.0, y_more = y.hi < 1 ? 1.0 : 0.0;
        const Pair bottom = exact_sum(z, z_more), top = exact_sum(y.hi, y_more);
        const double factor = (z_more * z + (1 - z_more)) / (y_more * y.hi + (1 - y_more));
        const StirlingTerm upper = stirling_term(top.hi, top.lo + y.lo), lower = stirling_term(bottom.hi, bottom.lo);
        // less their difference m + y_more - z_more
        const Pair first = exact_sum(upper.power.hi, -lower.power.hi), second = exact_sum(first.hi, -m),
                   third = exact_sum(second.hi, z_more - y_more);
        const double low = (upper.power.lo - lower.power.lo) + ((first.lo + second.lo) + third.lo);
        return {factor, bottom.hi / top.hi, exact_sum(third.hi, low + (upper.rest - lower.rest))};
    }
    template <class = void>
    static void block(const double* z, const double* m, double* out, std::ptrdiff_t n) {
        gamma_quotients<Poch>(z, m, out, n);
    }
    template <class = void>
    static double brief(double z, double m) {
        if (!(is_in_gamma_table(z) && is_in_gamma_table(z + m) && is_broken(m))) return at(z, m);
        return brief_gamma_quotient(z + m, z);
    }
    [[nodiscard]] SCIXX_ALWAYS_INLINE static bool is_brief(double z, double m) noexcept {
        const bool low = z > 1e-3, high = z < 1e4;
        const bool end = z + m > 1e-3, top = z + m < 1e4;
        return low & high & end & top;
    }
    /// (y - 1/2) log(y / z) + (y - z) (log z - 1) and Stirling's sums, for y and z above 1.
    [[nodiscard]] SCIXX_ALWAYS_INLINE static BriefQuotient brief_quotient(double from, double m) noexcept {
        const double to = from + m, z_more = from < 1 ? 1.0 : 0.0, y_more = to < 1 ? 1.0 : 0.0;
        const double z = from + z_more, y = to + y_more, divisor = y_more * to + (1 - y_more);
        const double inverse = 1 / (y * z * divisor), wy = inverse * z * divisor, wz = inverse * y * divisor;
        const double factor = (z_more * from + (1 - z_more)) * (inverse * y * z);
        const elementary::Split first = elementary::split<true>(y * wz), second = elementary::split<true>(z);
        const double quotient = 1 / ((first.m + 1) * (second.m + 1));
        const double powers =
            (y - 0.5) * brief_log((first.m - 1) * (quotient * (second.m + 1)), first.k) +
            (m + (y_more - z_more)) * (brief_log((second.m - 1) * (quotient * (first.m + 1)), second.k) - 1);
        return {factor, powers + (brief_stirling_rest(wy) - brief_stirling_rest(wz))};
    }
    [[nodiscard]] SCIXX_ALWAYS_INLINE static double finish(const BriefQuotient& q) noexcept { return value_of(q); }
    template <bool Wide = core::fast_fma>
        requires Wide
    static void brief_block(const double* z, const double* m, double* out, std::ptrdiff_t n) {
        brief_quotients<Poch>(z, m, out, n);
    }
};

}  // namespace scixx::special::detail
