// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/digamma_tables.hpp>
#include <scixx/special/detail/elementary/narrow.hpp>
#include <scixx/special/detail/gamma.hpp>
#include <scixx/special/detail/piecewise.hpp>

namespace scixx::special::detail {

/// Gamma'(x) / Gamma(x) for x > 0; the short form is for float.
template <bool Short = false>
[[nodiscard]] inline double digamma_positive(double x) noexcept {
    if (x >= 16) {
        const double w = 1 / x, v = w * w;  // DLMF 5.11.2
        constexpr double c[] = {0.083333333333333333,   -0.0083333333333333333, 0.0039682539682539683,
                                -0.0041666666666666667, 0.0075757575757575758,  -0.021092796092796093};
        return std::log(x) - 0.5 * w - v * polynomial<(Short ? 4 : 0)>(c, v);
    }
    double shift = 0;
    if (x < 1) {
        shift = -1 / x;
        x += 1;
    }
    return shift + ((x - digamma_root[0]) - digamma_root[1]) * on_eighths<0, (Short ? 7 : 0)>(digamma_table, x);
}

/// The logarithmic derivative of the gamma function.
template <class = void>
[[nodiscard]] inline double digamma(double x) noexcept {
    if (x > 0) return digamma_positive(x);
    if (x == 0) return std::copysign(std::numeric_limits<double>::infinity(), -x);
    if (!(x > -std::numeric_limits<double>::infinity()) || x == std::floor(x))
        return std::numeric_limits<double>::quiet_NaN();
    // DLMF 5.5.4; pi cot(pi x) with exact sines.
    const double cotangent = sin_pi(x + 0.5) / sin_pi(x);
    if (x > -1) {  // near the root between -1 and 0 without a large digamma(1 - x): one more step of the recurrence
        return digamma_positive(2 + x) - 1 / (1 + x) - 1 / x;
    }
    return digamma_positive(1 - x) - pi * cotangent;
}

/// s-th powers for a natural s by squaring.
template <class = void>
[[nodiscard]] inline double natural_power(double x, int s) noexcept {
    double value = 1;
    for (; s > 0; s >>= 1, x *= x)
        if (s & 1) value *= x;
    return value;
}

/// x^s times Hurwitz's zeta(s, x) = sum of (x / (x + k))^s over k >= 0, for natural s >= 2 and x > 0, by the
/// Euler-Maclaurin formula (DLMF 25.11.28).
template <bool Short = false>
[[nodiscard]] inline double scaled_zeta(int s, double x) noexcept {
    double sum = 1, y = x;
    for (int k = 1; k < 200 && y < (Short ? 5 : 10) + s; ++k) {
        const double term = natural_power(x / y, s);
        if (k > 1) sum += term;
        if (term < (Short ? 1e-10 : 1e-18) * sum) return sum;
        y = x + k;
    }
    // y is x plus the number of terms in the sum.
    const double count = y - x;
    if (count == 0) sum = 0;
    const double last = std::isinf(y) ? 1.0 : natural_power(x / y, s), w = 1 / y;
    sum += last * (y / (s - 1) + 0.5);
    // B_2k / (2k)! s (s + 1) ... (s + 2k - 2) y^(1 - 2k)
    constexpr double c[] = {0.083333333333333333,    -0.0013888888888888889,  3.3068783068783069e-5,
                            -8.2671957671957672e-7,  2.0876756987868099e-8,   -5.2841901386874931e-10,
                            1.3382536530684679e-11,  -3.3896802963225829e-13, 8.5860620562778446e-15,
                            -2.1748686985580619e-16, 5.5090028283602295e-18,  -1.3954464685812523e-19};
    double factor = s * w * last;
    for (int k = 0; k < 12; ++k) {
        const double term = c[k] * factor;
        sum += term;
        if (std::abs(term) < (Short ? 1e-10 : 1e-17) * sum) break;
        factor *= (s + 2 * k + 1) * w * ((s + 2 * k + 2) * w);
    }
    return sum;
}

/// n! x^-(n+1) times factor, where it is a double although its parts need not be.
template <bool Short = false>
[[nodiscard]] inline double factorial_power(int n, double x, double factor) noexcept {
    const double power = Short && n < 20 ? natural_power(1 / x, n + 1) : std::pow(x, -(n + 1.0));
    if (n < 170 && power > 1e-290 && power < 1e290) {
        const double direct = gamma_function(n + 1.0) * power;
        if (direct > 1e-290 && direct < 1e290) return direct * factor;
    }
    return times_exp(factor / ((n + 1) * power_constant(n + 1)), gamma_exponent(n + 1) - (n + 1.0) * log_pair(x));
}

/// (-1)^(n+1) n! zeta(n + 1, x): the n-th derivative of digamma.
template <bool Short = false>
[[nodiscard]] inline double polygamma(double order, double x) noexcept {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN(), infinity = std::numeric_limits<double>::infinity();
    if (order == 0) return digamma(x);
    if (!(order > 0) || order != std::floor(order) || order > 1e6 || x != x) return nan;
    const int n = static_cast<int>(order);
    const double sign = n % 2 == 0 ? -1 : 1;
    if (x > 0) return std::isinf(x) ? sign * 0 : sign * factorial_power<Short>(n, x, scaled_zeta<Short>(n + 1, x));
    if (x == std::floor(x)) return sign * infinity;
    // The sum over all integers less the part below: both from the fraction of x.
    const double fraction = x - std::floor(x), rest = std::ceil(x) - x,
                 above = rest + 1 - std::ceil(x);  // above = 1 - x
    const double up = factorial_power<Short>(n, fraction, scaled_zeta<Short>(n + 1, fraction)),
                 down = factorial_power<Short>(n, rest, scaled_zeta<Short>(n + 1, rest)) -
                        factorial_power<Short>(n, above, scaled_zeta<Short>(n + 1, above));
    return sign * (n % 2 == 0 ? up - down : up + down);
}

struct Digamma : elementary::NarrowForm<Digamma> {
    using elementary::NarrowForm<Digamma>::at;
    /// Below 2 by digamma(1 + z) = (z - root) g(z) for 0 <= z <= 1 and the recurrence, from 2 on log(y) and a
    /// polynomial in 1 / y^2, y = x - 1/2.
    static SCIXX_ALWAYS_INLINE float lane(float x) noexcept {
        using namespace elementary;
        constexpr float g[] = {1.25038013F,  -0.854692098F, 0.752416732F, -0.713704842F,  0.691253178F, -0.654592268F,
                               0.565928531F, -0.405148252F, 0.213450403F, -0.0708865636F, 0.0109025887F};
        constexpr float q[] = {0.0416666539F,   -0.00728956338F, 0.00378399789F,
                               -0.00343753784F, 0.00316173316F,  -0.00159322834F};
        const std::uint32_t first = narrow_mask(x < 1), near_by = narrow_mask(x < 2);
        const float z = narrow_choice(first, x, narrow_choice(near_by, x, 1.0F) - 1);
        const float root = ((z - 0.4616321325302124F) - 1.24381499e-8F) * narrow_horner(g, z),
                    pole = narrow_from_bits(narrow_bits_of(1 / x) & first);
        const float y = narrow_choice(near_by, 1.5F, x - 0.5F), v = 1 / y, w = v * v;
        return narrow_choice(near_by, root - pole, logarithm(y) + w * narrow_horner(q, w));
    }
    static SCIXX_ALWAYS_INLINE bool is_rare(float x, float) noexcept { return !(x > 0); }
    static double rare(double x) { return brief(x); }
    template <class = void>
    static double at(double x) {
        return digamma(x);
    }
    template <class = void>
    static double brief(double x) {
        return x > 0 ? digamma_positive<true>(x) : digamma(x);
    }
};
struct Polygamma : TwoForms<Polygamma> {
    template <bool Short>
    static double of(double n, double x) {
        return polygamma<Short>(n, x);
    }
};

}  // namespace scixx::special::detail
