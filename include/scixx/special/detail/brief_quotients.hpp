// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <scixx/core/kernel/inline.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/polynomial.hpp>
#include <scixx/special/detail/elementary/exponential.hpp>
#include <scixx/special/detail/gamma.hpp>
#include <scixx/special/detail/power_tables.hpp>

/// Quotients of gamma functions of many arguments for float data: Stirling's series in double arithmetic without a
/// branch, with polynomials whose error is below 1e-9. Narrow vectors are slower than the tables of log Gamma are for
/// one number at a time.
namespace scixx::special::detail {

/// A quotient as factor exp(exponent).
struct BriefQuotient {
    double factor, exponent;
};
/// The sum of Stirling's series, log Gamma(z) - ((z - 1/2) log z - z + log(2 pi) / 2), for z = 1 / w >= 1, with an
/// error below 5e-10.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE double brief_stirling_rest(double w) noexcept {
    return w * core::polynomial(brief_stirling, w);
}
/// The logarithm of m 2^k for q = (m - 1) / (m + 1).
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE double brief_log(double q, double k) noexcept {
    return k * elementary::ln2 + q * (2 + elementary::logarithm_rest<true>(q * q));
}
/// 1 / divisor, and the logarithm of B(x, y) / sqrt(2 pi), for 1 <= x, y <= 1e6: (x - 1/2) log(x / n) + (y - 1/2) log(y
/// / n) - log(n) / 2 with n = x + y.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE BriefQuotient brief_log_beta(double x, double y, double divisor) noexcept {
    const double n = x + y, xy = x * y, inverse = 1 / (xy * n * divisor), rest = inverse * divisor;
    const double wn = rest * xy, wx = rest * (y * n), wy = rest * (x * n);
    // One division serves the three logarithms.
    const elementary::Split first = elementary::split<true>(x * wn), second = elementary::split<true>(y * wn),
                            third = elementary::split<true>(n);
    const double both = (first.m + 1) * (second.m + 1), quotient = 1 / (both * (third.m + 1)),
                 of_third = quotient * (third.m + 1);
    const double powers = (x - 0.5) * brief_log((first.m - 1) * (of_third * (second.m + 1)), first.k) +
                          (y - 0.5) * brief_log((second.m - 1) * (of_third * (first.m + 1)), second.k) -
                          0.5 * brief_log((third.m - 1) * (both * quotient), third.k);
    const double stirling = (brief_stirling_rest(wx) - brief_stirling_rest(wn)) + brief_stirling_rest(wy);
    return {inverse * (xy * n), powers + stirling};
}

/// out[i] = K::finish(K::brief_quotient(x[i], y[i])) where K::is_brief(x[i], y[i]), K::brief(x[i], y[i]) elsewhere and
/// if that is most. `out` overlaps no argument.
template <class K>
void brief_quotients(const double* x, const double* y, double* out, std::ptrdiff_t n) noexcept {
    std::ptrdiff_t others = 0;
    for (std::ptrdiff_t i = 0; i < n; ++i) others += K::is_brief(x[i], y[i]) ? 0 : 1;
    if (2 * others <= n)
        for (std::ptrdiff_t i = 0; i < n; ++i) out[i] = K::finish(K::brief_quotient(x[i], y[i]));
    for (std::ptrdiff_t i = 0; others > 0 && i < n; ++i)
        if (2 * others > n || !K::is_brief(x[i], y[i])) out[i] = K::brief(x[i], y[i]);
}
/// Gamma(y) / Gamma(z) by a table.
template <class = void>
[[nodiscard]] inline double brief_gamma_quotient(double y, double z) noexcept {
    return elementary::exponential<true>(log_gamma_by_table<true>(y) - log_gamma_by_table<true>(z));
}
/// Whether the table serves.
[[nodiscard]] inline bool is_in_gamma_table(double x) noexcept {
    return x >= 0.5 && x < 64;
}
/// The value of a quotient.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE double value_of(const BriefQuotient& q) noexcept {
    return q.factor * elementary::exponential<true>(q.exponent);
}

}  // namespace scixx::special::detail
