// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/square_roots.hpp>
#include <scixx/special/detail/incomplete/gamma.hpp>
#include <scixx/special/detail/incomplete/lanes.hpp>
#include <scixx/special/detail/powers.hpp>
#include <type_traits>

/// The incomplete gamma functions of many arguments.
namespace scixx::special::detail::incomplete {

/// x^a e^-x / Gamma(a + 1) = factor sqrt(square) exp(exponent - stirling) for 1e-10 <= a <= 1e5 and 1e-150 <= x <= 1e6.
template <class Real>
struct GammaDensity {
    double factor, square, stirling;
    Real exponent;
};
template <class Real>
[[nodiscard]] SCIXX_ALWAYS_INLINE GammaDensity<Real> gamma_density(double shape, double x) noexcept {
    // That of a + 1, times (a + 1) / x, for a < 1. The exponent a log(x / a) + a - x with C of the table and C x = a (1
    //     + r) is a (-log C) + C x - x + a (log(1 + r) - r).
    constexpr bool brief = std::is_same_v<Real, double>;
    const double more = shape < 1 ? 1.0 : 0.0, a = shape + more, lost = shape - (a - more), w = 1 / a;
    const SplitLog at = split_log_of(x * w);
    const double divisor = more * x + (1 - more), factor = (more * a + (1 - more)) / divisor;
    const double square = 0.15915494309189533577 * w, stirling = stirling_rest<brief>(w);
    if constexpr (brief) {
        const double r = at.c * (x * w) - 1, log_ratio = (at.high + at.low) + (r + r * r * bend_of_log1p<true>(r));
        return {factor, square, stirling, a * log_ratio + (a - x)};
    } else {
        const double a_high = upper_half(a), a_low = (a - a_high) + lost, x_high = upper_half(x), x_low = x - x_high;
        const double r = ((at.c * x_high - a) + at.c * x_low) * w;
        const Pair gap = exact_sum(at.c * x_high, -x), large = exact_sum(a_high * at.high, gap.hi);
        const double rest = a_low * at.high + (at.c * x_low + a * (at.low + r * r * bend_of_log1p(r)));
        return {factor, square, stirling, exact_sum(large.hi, rest + (large.lo + gap.lo))};
    }
}

/// 1 + x / (a + 1) + x^2 / ((a + 1) (a + 2)) + ... of so many terms.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE Wide gamma_series(const Wide& a, const Wide& x, int terms) noexcept {
    // u / v <- 1 + x / (a + k) u / v
    const Wide one = Wide::all(1);
    Wide u = one, v = one, c = a + Wide::all(terms);
    for (int k = terms; k > 0; --k) {
        v = v * c;
        u = fma(x, u, v);
        c = c - one;
    }
    return u / v;
}

/// Q(a, x) Gamma(a) / (x^a e^-x) by so many steps of the continued fraction 1 / (x + (1 - a) / (1 + 1 / (x + (2 - a) /
/// (1 + 2 / (x + ...))))) (DLMF 8.9.2), whose terms are positive for a < 1.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE Wide gamma_fraction(const Wide& a, const Wide& x, int terms) noexcept {
    // u / v <- x + (k - a) / (1 + k / (u / v))
    const Wide one = Wide::all(1);
    Wide k = Wide::all(terms), u = x, v = one;
    for (int n = terms; n > 0; --n) {
        v = fma(k, v, u);
        u = fma(x, v, (k - a) * u);
        k = k - one;
    }
    return v / u;
}

/// The sum of (-x)^n / (n! (a + n)) over n > 0 for a, x <= 1.
[[nodiscard]] SCIXX_ALWAYS_INLINE Wide gamma_small_sum(const Wide& a, const Wide& x, int terms) noexcept {
    const Wide one = Wide::all(1), negative = Wide::all(0) - x;
    Wide u = Wide::all(0), v = one, c = a + one, power = one;
    for (int k = 1; k <= terms; ++k) {
        power = power * (negative * Wide::all(1.0 / k));
        u = fma(u, c, power * v);
        v = v * c;
        c = c + one;
    }
    return u / v;
}

/// S of temme_coefficients() at eta, of this degree.
template <int Degree>
[[nodiscard]] SCIXX_ALWAYS_INLINE Wide temme_sum(const Wide& w, const Wide& eta, const Wide& scale) noexcept {
    Wide above = Wide::all(temme_ratio[Degree + 1]), b = Wide::all(temme_ratio[Degree]), first = b;
    Wide sum = fma(above, eta, b);
    for (int n = Degree - 1; n >= 1; --n) {
        const Wide next = fma(Wide::all(n + 1) * w, above, Wide::all(temme_ratio[n]));
        above = b;
        b = next;
        if (n == 2) first = next;
        sum = fma(sum, eta, next);
    }
    return sum * scale / (Wide::all(1) + first * w);
}

/// The kinds of elements: by the number of terms of the series and of the fraction, near the mean and small ones, and
/// where the value is 0 or 1.
template <bool Brief>
inline constexpr int series_terms[8] = {12, 16, 20, 24, 32, 40, 48, 64};
template <>
inline constexpr int series_terms<true>[8] = {7, 9, 11, 13, 16, 20, 24, 30};
template <bool Brief>
inline constexpr int fraction_terms[8] = {12, 16, 20, 26, 36, 50, 70, 100};
template <>
inline constexpr int fraction_terms<true>[8] = {8, 9, 11, 13, 16, 20, 28, 43};
inline constexpr int gamma_fractions = 8, gamma_near = 16, gamma_small = 17, gamma_none = 18, gamma_kinds = 19;

/// P(a, x) or Q(a, x), as `upper` tells, is value exp(high + low); x^a e^-x / Gamma(a + 1) = root exp(exponent + rest).
/// `low` and `rest` are not used for float.
template <class T>
struct GammaTails {
    using Real = ExponentOf<T>;
    static constexpr bool brief = std::is_same_v<T, float>;
    Block a, x, value, high, low, upper, root, exponent, rest;
    /// Puts an element, x being of double or Pair, the tail that is wanted with it, and says whether evaluate() serves
    /// it.
    template <class X>
    SCIXX_ALWAYS_INLINE bool put(int i, double shape, X argument, double wanted) noexcept {
        a[i] = shape;
        upper[i] = wanted;
        if constexpr (std::is_same_v<X, Pair>) {
            x[i] = argument.hi;
            low[i] = argument.lo * (shape / argument.hi - 1);
        } else {
            x[i] = argument;
            if constexpr (!brief) low[i] = 0;
        }
        return shape >= 1e-10 && shape <= 1e5 && x[i] >= 1e-150 && x[i] <= 1e6;
    }
    SCIXX_ALWAYS_INLINE void clear(int i) noexcept { put(i, 1, 1.0, upper[i]); }
};
/// For arguments in the range of gamma_density(), `low` being what is to be added to their exponents and `upper` what
/// is wanted: the tails in the order of kinds, in which a and x stand then, too. The smaller tail is the more exact
/// one; near the mean it is the one that is wanted.
template <class T>
Order<gamma_kinds> evaluate(GammaTails<T>& at, int count) noexcept {
    using Real = ExponentOf<T>;
    constexpr bool brief = GammaTails<T>::brief;
    Block factor, stirling, spread;  // the last two not for float
    double* const root = at.root;
    std::uint8_t kind[block_size];
    for (int i = 0; i < count; ++i) {
        const GammaDensity<Real> density = gamma_density<Real>(at.a[i], at.x[i]);
        factor[i] = density.factor;
        root[i] = density.square;
        if constexpr (brief) {
            at.high[i] = density.exponent - density.stirling;
        } else {
            spread[i] = at.x[i];
            stirling[i] = density.stirling;
            at.high[i] = density.exponent.hi;
            at.low[i] += density.exponent.lo;
        }
    }
    core::take_square_roots(root, count);
    Block which;
    if constexpr (!brief && core::fast_fma) core::take_square_roots(spread, count);
    for (int i = 0; i < count; ++i) {
        const double a = at.a[i], x = at.x[i], exponent = at.high[i];
        // Choices are products with 0 and 1, so that the loop has no branches where vectors are wide.
        const auto flag = [](bool is) SCIXX_INLINE_LAMBDA { return is ? 1.0 : 0.0; };
        const double less = flag(x < a), next = flag(at.upper[i] == 0) * flag(a >= 1) * flag(x < a + 1);
        const double below = less + (1 - less) * next, above = 1 - below, large = flag(a >= 12);
        // The numbers of terms that do.
        const auto series = [&]() SCIXX_INLINE_LAMBDA {
            // 2^(e / 2) (1 + m / 2) for x = 2^e (1 + m) is above its root by at most 6 %.
            if constexpr (brief)
                return std::min(
                    7 + 6.5 * elementary::from_bits((elementary::bits_of(x) >> 1) + (std::uint64_t{1023} << 51)),
                    5 + 60 * x / a);
            else
                return std::min(9 + 10 * (core::fast_fma ? spread[i] : std::sqrt(x)), 8 + 100 * x / a);
        };
        const auto fraction = [&]() SCIXX_INLINE_LAMBDA {
            return brief ? 8.2 + 35 / x : std::max(7 + 92 / x, 15 * large);
        };
        const auto edges_below = [&](const int(&edges)[8], double terms) SCIXX_INLINE_LAMBDA {
            // an int counts faster than a double, one by one
            std::conditional_t<core::fast_fma, double, int> sum = 0;
            for (int k = 0; k < 7; ++k) sum += terms > edges[k] ? 1 : 0;
            return static_cast<double>(sum);
        };
        double choice;
        if constexpr (core::fast_fma)
            choice = below * edges_below(series_terms<brief>, series()) +
                     above * (gamma_fractions + edges_below(fraction_terms<brief>, fraction()));
        else  // without wide vectors a branch is faster
            choice = below > 0 ? edges_below(series_terms<brief>, series())
                               : gamma_fractions + edges_below(fraction_terms<brief>, fraction());
        const double near_mean = large * flag(-2 * exponent <= (a < 20 ? 0.4 : 0.7) * a);
        choice += near_mean * (gamma_near - choice);
        choice += flag(a < 1) * flag(x < 1) * (gamma_small - choice);
        which[i] = choice + flag(exponent < -800) * (gamma_none - choice);
        root[i] *= factor[i];
    }
    for (int i = 0; i < count; ++i) kind[i] = static_cast<std::uint8_t>(static_cast<int>(which[i]));
    const Order<gamma_kinds> order(kind, count);
    for (double* each : {at.a, at.x, at.high, root}) order.arrange(each);
    if constexpr (!brief)
        for (double* each : {at.low, stirling}) order.arrange(each);
    for (int i = 0; i < count; ++i) {
        at.exponent[i] = at.high[i];
        if constexpr (!brief) at.rest[i] = at.low[i] - stirling[i];
    }
    for (int i = 0; i < order.begin[gamma_near]; ++i) at.upper[i] = i < order.begin[gamma_fractions] ? 0.0 : 1.0;
    for (int k = 0; k < gamma_fractions; ++k)
        order.each(k, [&](int i) {
            gamma_series(Wide::load(at.a + i), Wide::load(at.x + i), series_terms<brief>[k]).store(at.value + i);
        });
    for (int k = gamma_fractions; k < gamma_near; ++k)
        order.each(k, [&](int i) {
            const Wide a = Wide::load(at.a + i);
            (a * gamma_fraction(a, Wide::load(at.x + i), fraction_terms<brief>[k - gamma_fractions]))
                .store(at.value + i);
        });
    for (int i = 0; i < order.begin[gamma_near]; ++i) at.value[i] *= root[i];
    if (order.begin[gamma_near] < order.begin[gamma_small]) {
        Block normal, w, scale, eta;
        const int first = order.begin[gamma_near], last = order.begin[gamma_small];
        for (int i = first; i < last; ++i) {
            w[i] = scale[i] = 1 / at.a[i];
            // Stirling's series is no part of what follows.
            if constexpr (brief)
                at.high[i] += w[i] * (1.0 / 12 - w[i] * w[i] * (1.0 / 360 - w[i] * w[i] * (1.0 / 1260)));
            const double square = -2 * (brief ? at.high[i] : at.high[i] + at.low[i]);
            normal[i] = square > 0 ? square : 0;
        }
        core::take_square_roots(normal + first, last - first);
        core::take_square_roots(scale + first, last - first);
        for (int i = first; i < last; ++i) {
            at.upper[i] = at.x[i] >= at.a[i] ? 1.0 : 0.0;
            eta[i] = (2 * at.upper[i] - 1) * normal[i] * scale[i];
            normal[i] = scaled_normal_tail<brief>(normal[i]);
            scale[i] *= 0.39894228040143267794;
            if constexpr (!brief) stirling[i] = 0;
        }
        order.each(gamma_near, [&](int i) {
            temme_sum<brief ? 13 : temme_degree>(Wide::load(w + i), Wide::load(eta + i), Wide::load(scale + i))
                .store(at.value + i);
        });
        for (int i = first; i < last; ++i) at.value[i] = normal[i] + (2 * at.upper[i] - 1) * at.value[i];
    }
    order.each(gamma_small, [&](int i) {
        gamma_small_sum(Wide::load(at.a + i), Wide::load(at.x + i), brief ? 12 : 17).store(at.value + i);
    });
    for (int i = order.begin[gamma_small]; i < order.begin[gamma_none]; ++i) {
        const double a = at.a[i], x = at.x[i], sum = a * at.value[i];
        const double log_power = a * elementary::logarithm<brief>(x) + a * (1 - a) * log_gamma_part(1 + a);
        if (log_power < -0.7 * (1 + a)) {  // x^a / Gamma(a + 1) (1 + sum): P is at most about a half
            at.value[i] = root[i] * (1 + sum);
            (brief ? at.high : at.low)[i] += x;
            at.upper[i] = 0;
        } else {  // 1 - x^a / Gamma(a + 1) - x^a / Gamma(a + 1) sum, both of which are positive
            const double less = elementary::exponential_m1<brief>(log_power);
            at.value[i] = -less - (1 + less) * sum;
            at.high[i] = 0;
            if constexpr (!brief) at.low[i] = stirling[i] = 0;
            at.upper[i] = 1;
        }
    }
    for (int i = order.begin[gamma_none]; i < count; ++i) {
        at.value[i] = 1;
        at.upper[i] = at.x[i] < at.a[i] ? 0.0 : 1.0;
    }
    if constexpr (!brief)
        for (int i = 0; i < count; ++i) at.low[i] -= stirling[i];
    return order;
}

}  // namespace scixx::special::detail::incomplete
