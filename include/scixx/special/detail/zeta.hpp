// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/elementary/narrow.hpp>
#include <scixx/special/detail/elementary/narrow_powers.hpp>
#include <scixx/special/detail/gamma.hpp>
#include <scixx/special/detail/piecewise.hpp>
#include <scixx/special/detail/zeta_tables.hpp>

namespace scixx::special::detail {

/// 2^-x.
template <bool Short>
[[nodiscard]] inline double power_of_half(double x) noexcept {
    return Short ? elementary::exponential<true>(-elementary::ln2 * x) : std::exp2(-x);
}
/// zeta(x) - 1 / (x - 1) for -1 <= x < 3. Short forms are for float.
template <bool Short = false>
[[nodiscard]] inline double zeta_regular_part(double x) noexcept {
    const int part = static_cast<int>(x + 1);
    return polynomial<(Short ? 8 : 0)>(zeta_regular[part], 2 * (x - part) + 1);
}
/// zeta(x) - 1 for x >= 0.
template <bool Short = false>
[[nodiscard]] inline double zeta_tail_sum(double x) noexcept {
    if (x < 3) return (zeta_regular_part<Short>(x) - 1) + 1 / (x - 1);
    if (x < 7) {
        const int part = static_cast<int>(2 * x);
        return power_of_half<Short>(x) * polynomial<(Short ? 9 : 0)>(zeta_near_tail[part - 6], 2 * (2 * x - part) - 1);
    }
    if (x < 31) {
        const int part = static_cast<int>(x);
        return power_of_half<Short>(x) * polynomial<(Short ? 8 : 0)>(zeta_tail[part - 7], 2 * (x - part) - 1);
    }
    const double half = power_of_half<Short>(x);
    if constexpr (Short) return half * (1 + elementary::exponential<true>(-0.40546510810816438 * x));  // log 3/2
    return half * (1 + std::pow(1.5, -x) + half + std::pow(2.5, -x) + std::pow(3.0, -x));
}

/// Riemann's zeta function; below 0 by reflection (DLMF 25.4.1).
template <bool Short = false>
[[nodiscard]] inline double riemann_zeta(double x) noexcept {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (x == 1) return infinity;
    if (x >= 0) return x < 3 ? zeta_regular_part<Short>(x) + 1 / (x - 1) : 1 + zeta_tail_sum<Short>(x);
    if (!(x > -infinity)) return std::numeric_limits<double>::quiet_NaN();
    if (x >= -1) return zeta_regular_part<Short>(x) + 1 / (x - 1);
    const double half = 0.5 * x;
    if (half == std::floor(half)) return 0;
    const double z = 1 - x, sine = sin_pi(half);
    if (Short && z < 40)
        return 2 * sine * riemann_zeta<true>(z) *
               elementary::exponential<true>(log_gamma_by_table<true>(z) - 1.8378770664093454836 * z);
    if (z < 170) {
        // What rounding takes from 1 - x and from 2 pi counts z times.
        const double low = (1 - z) - x, kept = 1 + low * std::log(z / (2 * pi)) - z * 3.8981718325193755e-17;
        return 2 * sine * std::pow(2 * pi, -z) * gamma_function(z) * riemann_zeta(z) * kept;
    }
    // Gamma(z) (2 pi)^-z by Stirling's formula, in two halves that do not overflow before their product.
    const double root = std::pow(z / 17.079468445347134131, 0.5 * z);  // 2 pi e
    return 2 * sine * root * std::sqrt(2 * pi / z) *
           std::exp((1.0 / 12 - (1.0 / 360 - 1 / (1260 * z * z)) / (z * z)) / z) * root;
}

template <bool Short = false>
[[nodiscard]] inline double riemann_zetac(double x) noexcept {
    if (x == 1) return std::numeric_limits<double>::infinity();
    return x >= 0 ? zeta_tail_sum<Short>(x) : riemann_zeta<Short>(x) - 1;
}

/// Hurwitz's zeta function, sum of (k + q)^-x over k >= 0, for x > 1: terms up to k + q >= 9 and 4 + x, then the
/// formula of Euler and Maclaurin (DLMF 25.11.28).
template <bool Short = false>
[[nodiscard]] inline double hurwitz_zeta(double x, double q) noexcept {
    constexpr double infinity = std::numeric_limits<double>::infinity(), nan = std::numeric_limits<double>::quiet_NaN();
    // B_2j / (2j)!
    constexpr double c[] = {0.083333333333333333,    -0.0013888888888888889,  3.3068783068783069e-5,
                            -8.2671957671957672e-7,  2.0876756987868099e-8,   -5.2841901386874932e-10,
                            1.3382536530684679e-11,  -3.3896802963225829e-13, 8.5860620562778446e-15,
                            -2.1748686985580619e-16, 5.5090028283602295e-18,  -1.3954464685812523e-19};
    if (x != x || q != q || x < 1) return nan;
    if (x == 1) return infinity;
    if (q <= 0) {
        if (q == std::floor(q)) return infinity;
        if (x != std::floor(x)) return nan;
        if (q < -1e6) return nan;  // the terms before the positive ones are too many
    } else if (q == 1) {
        return riemann_zeta<Short>(x);
    }
    if (x == infinity) return q > 1 ? 0 : q == 1 ? 1 : infinity;
    if (q > 1e8) return (1 / (x - 1) + 0.5 / q) * std::pow(q, 1 - x);
    const auto power = [x](double base) {
        if (Short && base > 0) return elementary::exponential<true>(-x * elementary::logarithm(base));
        return std::pow(base, -x);
    };
    const double enough = Short ? 4 + 0.5 * x : std::max(9.0, 4 + x);
    double sum = 0, w = q;
    for (; w < enough; ++w) {
        const double term = power(w);
        sum += term;
        if (w > 0 && std::abs(term) * (1 + w / (x - 1)) <= (Short ? 1e-10 : 1e-17) * std::abs(sum)) return sum;
    }
    const double last = power(w), inverse = 1 / (w * w);
    double factor = x / w, rest = 0;
    for (int j = 0; j < 12; ++j) {
        const double term = c[j] * factor;
        rest += term;
        if (std::abs(term) < (Short ? 1e-10 : 1e-17) * (w / (x - 1) + 0.5)) break;
        factor *= (x + 2 * j + 1) * (x + 2 * j + 2) * inverse;
    }
    return sum + last * (w / (x - 1) + 0.5 + rest);
}

struct Zetac : TwoForms<Zetac>, elementary::NarrowForm<Zetac> {
    using TwoForms::at, NarrowForm::at;
    /// zeta(x) - 1 = 2^-x f(x) for x >= 0: f by a polynomial over x - 1 below 16, then by (2 / 3)^x.
    static SCIXX_ALWAYS_INLINE float lane(float x) noexcept {
        using namespace elementary;
        constexpr float near_by[] = {1.50000002F,      0.458658978F,     0.0418194866F,   -0.000334328004F,
                                     -0.000150956664F, 6.30804085e-6F,   5.85696764e-7F,  -7.8527758e-8F,
                                     4.00017649e-9F,   -9.51768733e-11F, 1.86594538e-13F, 4.08183328e-14F,
                                     -6.51255716e-16F};
        constexpr float remote[] = {0.999999953F, 1.00139497F, 6.99011807F, -729.833765F};
        const float low = narrow_between(x, 0, 16), high = narrow_between(x, 16, 160);
        const float first = narrow_horner(near_by, low) / (low - 1),
                    second = narrow_horner(remote, exponential(high * -0.405465108F));
        return narrow_choice(narrow_mask(x < 16), first, second) * power_of_two(-x);
    }
    static SCIXX_ALWAYS_INLINE bool is_rare(float x, float) noexcept { return !(x >= 0); }
    static double rare(double x) noexcept { return brief(x); }
    template <bool Short>
    static double of(double x) noexcept {
        return riemann_zetac<Short>(x);
    }
};
struct Zeta : TwoForms<Zeta>, elementary::NarrowForm<Zeta> {
    using TwoForms::at, NarrowForm::at;
    static SCIXX_ALWAYS_INLINE float lane(float x) noexcept { return 1 + Zetac::lane(x); }
    static SCIXX_ALWAYS_INLINE bool is_rare(float x, float) noexcept { return !(x > 1); }
    static double rare(double x) noexcept { return brief(x); }
    template <bool Short>
    static double of(double x) noexcept {
        return riemann_zeta<Short>(x);
    }
};
struct HurwitzZeta : TwoForms<HurwitzZeta>, elementary::NarrowPower<HurwitzZeta> {
    using TwoForms::at, NarrowPower::at;
    static SCIXX_ALWAYS_INLINE bool serves(float x, float q) noexcept {
        // The binary logarithm of q, to 0.09: terms are not subnormal.
        const float log =
            1.1920929e-7F * static_cast<float>(static_cast<std::int32_t>(elementary::narrow_bits_of(q)) - 0x3F800000);
        const bool above = x > 1, few = x < 500, positive = elementary::is_moderate(q), near_by = q < 1e6F,
                   normal = x * log < 90;
        return above & few & positive & near_by & normal;
    }
    /// (k + q)^-x, with what rounding takes from k + q.
    static SCIXX_ALWAYS_INLINE float term(float x, float q, float k) noexcept {
        using namespace elementary;
        const float base = k + q, part = base - q, low = (q - (base - part)) + (k - part);
        return narrow_long_exponential(narrow_multiplied(narrow_long_logarithm({base, low}), -x));
    }
    /// Five terms, then the formula, as hurwitz_zeta() has it: where it is not accurate, it does not count.
    static SCIXX_ALWAYS_INLINE float lane(float x, float q) noexcept {
        constexpr float c[] = {0.0833333333F, -0.00138888889F, 3.30687831e-5F, -8.26719577e-7F};
        const float w = q + 5, v = 1 / w, z = v * v, first = (x + 1) * (x + 2) * z, second = (x + 3) * (x + 4) * z,
                    third = (x + 5) * (x + 6) * z;
        const float rest = x * v * (c[0] + first * (c[1] + second * (c[2] + third * c[3])));
        const float tail =
            term(x, q, 5) * (w / (x - 1) + (0.5F + rest));  // an inner loop would not become SIMD operations
        return ((((tail + term(x, q, 4)) + term(x, q, 3)) + term(x, q, 2)) + term(x, q, 1)) + term(x, q, 0);
    }
    // Short powers end at 1e-52.
    static double rare(double x, double q) noexcept { return x < 40 ? brief(x, q) : at(x, q); }
    template <bool Short>
    static double of(double x, double q) noexcept {
        return hurwitz_zeta<Short>(x, q);
    }
};

}  // namespace scixx::special::detail
