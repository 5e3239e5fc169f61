// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <bit>
#include <cstdint>
#include <limits>
#include <scixx/core/kernel/double_double.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/gamma_tables.hpp>

/// Unevaluated sums of two doubles: exponents of size 700 need ten bits more than a double has.
namespace scixx::special::detail {

using Pair = core::DoubleDouble;
using core::exact_product;
using core::exact_sum;
using core::quick_sum;

/// log(x) for x > 0, error below 2^-66 of its size: x = 2^e m, c = 1 / m to 8 bits from a table, r = c m - 1 and
/// log m = -log c + log(1 + r), |r| < 0.008.
template <class = void>
[[nodiscard]] inline Pair log_pair(Pair x) noexcept {
    int exponent = 0;
    if (x.hi < 1e-290) {
        x.hi *= 0x1p200;
        x.lo *= 0x1p200;
        exponent = -200;
    }
    // Less the bits of sqrt(1/2): m is in [sqrt(1/2), sqrt(2)).
    const std::uint64_t bits = std::bit_cast<std::uint64_t>(x.hi), offset = bits - 0x3fe6a09e667f3bcdU;
    const auto shift = static_cast<int>(static_cast<std::int64_t>(offset) >> 52);
    exponent += shift;
    const double m = std::bit_cast<double>(bits - (offset & 0xfff0000000000000U));
    const int i = static_cast<int>(m * 128 + 0.5) - 90;
    const double c = log_inverse[i], e = exponent;
    const Pair product = exact_product(m, c);
    double rest = product.lo;
    if (x.lo != 0) rest += x.lo * (m / x.hi) * c;
    const double r = product.hi - 1, r2 = r * r;
    const double tail =
        r2 * r * ((1.0 / 3 - r * 0.25) + r2 * ((0.2 - r * (1.0 / 6)) + r2 * ((1.0 / 7 - r * 0.125) + r2 * (1.0 / 9))));
    const Pair square = exact_product(r, r);
    // e log 2 has 41 bits in the first part, so that the sum with log_high is exact.
    const Pair first = exact_sum(e * 0.693147180559663 + log_high[i], r);
    const Pair second = exact_sum(rest, -0.5 * square.hi);
    return first +
           Pair(second.hi, second.lo + (e * 2.8235290563031577e-13 + log_low[i]) + (tail - 0.5 * square.lo - r * rest));
}

/// 512 log 2.
inline constexpr Pair two_512_log{354.891356446692, 1.1873519686893054e-14};

/// factor exp(e), also where exp(e) alone is no normal number.
template <class = void>
[[nodiscard]] inline double times_exp(double factor, Pair e) noexcept {
    if (!(e.hi > -600)) {
        if (e.hi < -1500) return factor * 0;
        const Pair raised = e + two_512_log;
        const double value = std::exp(raised.hi);
        return (factor * (value + value * raised.lo)) * 0x1p-512;
    }
    if (e.hi > 600) {
        if (e.hi > 1060) return factor * std::numeric_limits<double>::infinity();
        const Pair lowered = e - two_512_log;
        const double value = std::exp(lowered.hi);
        return (factor * (value + value * lowered.lo)) * 0x1p512;
    }
    const double value = std::exp(e.hi);
    return factor * (value + value * e.lo);
}

/// The deviance a log(a / m) + m - a >= 0 with gap = m - a, without cancellation near a = m (C. Loader, "Fast and
/// accurate computation of binomial probabilities", 2000; here to 2^-62 or so). `log_ratio()` is log(a / m).
template <class F>
[[nodiscard]] inline Pair deviance(double a, Pair m, Pair gap, F&& log_ratio) noexcept {
    const Pair total = m + Pair(a);
    if (std::abs(gap.hi) < 0.1 * total.hi) {
        // With s = gap / (a + m): gap s - 2 a s^3 (1/3 + s^2/5 + ...).
        const Pair s = gap / total, square = s * s;
        const double z = square.hi;
        const double rest =
            0.2 + z * (1.0 / 7 + z * (1.0 / 9 + z * (1.0 / 11 + z * (1.0 / 13 + z * (1.0 / 15 + z * (1.0 / 17))))));
        return gap * s - ((2 * a) * s) * square * quick_sum(1.0 / 3, 1.850371707708594e-17 + z * rest);
    }
    return a * log_ratio() + gap;
}
template <class = void>
[[nodiscard]] inline Pair deviance(double a, Pair m, Pair gap) noexcept {
    return deviance(a, m, gap, [&] { return log_pair(a) - log_pair(m); });  // of each, as a / m may overflow
}

}  // namespace scixx::special::detail
