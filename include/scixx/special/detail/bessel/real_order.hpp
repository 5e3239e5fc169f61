// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/bessel/airy.hpp>
#include <scixx/special/detail/bessel/debye_tables.hpp>
#include <scixx/special/detail/bessel/modified.hpp>
#include <scixx/special/detail/bessel/orders.hpp>
#include <type_traits>

/// Bessel functions of the first and second kind of real order.
namespace scixx::special::detail::bessel {

using Twofold = special::detail::Pair;

/// J and Y of one order.
struct Both {
    double j, y;
};

/// |x^2 - nu^2| ^ (1/2) as a sum of two doubles, for finite x, nu >= 0 below 1e150.
template <class = void>
[[nodiscard]] inline Twofold debye_root_of(double nu, double x) noexcept {
    const double high = std::max(nu, x), low = std::min(nu, x);
    const Twofold square = exact_sum(high, -low) * exact_sum(high, low);
    const double root = std::sqrt(square.hi);
    if (root == 0) return 0;
    const Twofold back = exact_product(root, root);
    return quick_sum(root, ((square.hi - back.hi) - back.lo + square.lo) / (2 * root));
}

/// Whether 15 terms of Debye's expansion suffice: the next is below 4e-17 for r > 35 + 20 t + 86 t^2, t = nu / r.
template <bool Short = false>
[[nodiscard]] inline bool debye_suffices(double nu, double x) noexcept {
    const double r2 = std::abs(x - nu) * (x + nu), r = std::sqrt(r2);
    if constexpr (Short) return (r - 14) * r2 > nu * (8 * r + 26 * nu);
    return (r - 35) * r2 > nu * (20 * r + 86 * nu);
}

/// The sums of Debye's expansion with t^2 = Sign (nu / r)^2 and even and odd terms apart; (-1)^k for Sign = -1.
struct EvenOdd {
    double even, odd;
};
template <int Sign, bool Short>
[[nodiscard]] inline EvenOdd debye_even_odd(double nu, double r) noexcept {
    const double t = nu / r, t2 = Sign * t * t;
    double power = 1, even = 0, odd = 0, last = 0;
    for (int k = 0; k < 15; ++k) {
        double sum = debye_u[k][k];
        for (int j = k - 1; j >= 0; --j) sum = sum * t2 + debye_u[k][j];
        double term = power * sum;
        if (Sign < 0 && (k / 2) % 2 == 1) term = -term;
        if (k % 2 == 0)
            even += term;
        else
            odd += term;
        if (k > 1 && std::abs(term) + std::abs(last) < (Short ? 1e-10 : 1e-18)) break;  // one alone may be at a zero
        last = term;
        power /= r;
    }
    return {even, odd};
}

/// atan2(r, nu) as a sum of two doubles. One step of Newton's method on the rounded angle, whose sine and cosine are
/// doubled up from those of an eighth with errors below 1e-18.
template <class = void>
[[nodiscard]] inline Twofold angle_of(Twofold r, double nu, double x) noexcept {
    const double angle = std::atan2(r.hi, nu), part = 0.125 * angle, z = part * part;
    const Twofold square = exact_product(part, part);
    const double cube =
        part * z * (1.0 / 6 - z * (1.0 / 120 - z * (1.0 / 5040 - z * (1.0 / 362880 - z * (1.0 / 39916800)))));
    const double fourth =
        z * z * (1.0 / 24 - z * (1.0 / 720 - z * (1.0 / 40320 - z * (1.0 / 3628800 - z * (1.0 / 479001600)))));
    Twofold sine = exact_sum(part, -cube);
    Twofold gap = Twofold(0.5 * square.hi, 0.5 * square.lo) - Twofold(fourth);  // 1 - cos
    for (int k = 0; k < 3; ++k) {
        const Twofold cosine = Twofold(1) - gap;
        const Twofold squared = sine * sine;
        sine = 2.0 * (sine * cosine);
        gap = 2.0 * squared;
    }
    const Twofold miss = r * (Twofold(1) - gap) - nu * sine;
    return quick_sum(angle, miss.hi / x);
}

/// J and Y by Debye's expansions (DLMF 10.19.3, 10.19.6), which are Hankel's for nu = 0.
template <bool Short = false>
[[nodiscard]] inline Both debye_both(double nu, double x) noexcept {
    if constexpr (Short) {
        const double r = std::sqrt(std::abs(x - nu) * (x + nu));
        if (x > nu) {
            const EvenOdd sums = debye_even_odd<-1, true>(nu, r);
            const auto [s, c] = circular(r - nu * std::atan2(r, nu));
            const double size = 0.56418958354775628695 / std::sqrt(r), plus = c + s, minus = s - c;
            return {size * (plus * sums.even + minus * sums.odd), size * (minus * sums.even - plus * sums.odd)};
        }
        const EvenOdd sums = debye_even_odd<1, true>(nu, r);
        const double growth = std::exp(nu * std::log((nu + r) / x) - r), size = 1 / std::sqrt(2 * pi * r);
        return {size * (sums.even + sums.odd) / growth, -2 * size * (sums.even - sums.odd) * growth};
    }
    const Twofold r = debye_root_of(nu, x);
    if (x > nu) {
        const EvenOdd sums = debye_even_odd<-1, false>(nu, r.hi);
        const Twofold phase = r - nu * angle_of(r, nu, x);
        // Less pi / 4 by the sum of sine and cosine.
        const double s0 = std::sin(phase.hi), c0 = std::cos(phase.hi);
        const double s = s0 + phase.lo * c0, c = c0 - phase.lo * s0;
        const double size = 0.56418958354775628695 / std::sqrt(r.hi), plus = c + s, minus = s - c;
        return {size * (plus * sums.even + minus * sums.odd), size * (minus * sums.even - plus * sums.odd)};
    }
    const EvenOdd sums = debye_even_odd<1, false>(nu, r.hi);
    const Twofold exponent = nu * (log_pair(Twofold(nu) + r) - log_pair(x)) - r;
    const double size = 1 / std::sqrt(2 * pi * r.hi);
    return {times_exp(size * (sums.even + sums.odd), -exponent),
            times_exp(-2 * size * (sums.even - sums.odd), exponent)};
}

/// Y_mu(x) and Y_{mu+1}(x) for |mu| <= 1/2 and 0 < x <= 2 by N. M. Temme, J. Comput. Phys. 21 (1976) 343.
template <bool Short = false>
[[nodiscard]] inline bessel::Pair temme_y(double mu, double x) noexcept {
    const double mu2 = mu * mu, odd = polynomial(rgamma_odd, mu2), even = polynomial(rgamma_even, mu2);
    const double logarithm = -std::log(0.5 * x), e = mu * logarithm, angle = pi * mu;
    const double sinc = std::abs(angle) < 1e-8 ? 1 : angle / std::sin(angle);
    const double sinhc = std::abs(e) < 1e-8 ? 1 : std::sinh(e) / e, growth = std::exp(e);
    double f = 2 / pi * sinc * (odd * std::cosh(e) + even * sinhc * logarithm);
    double p = growth / (pi * (even - mu * odd)), q = 1 / (growth * pi * (even + mu * odd));
    const double half_sine = std::sin(0.5 * angle), weight = std::abs(mu) < 1e-100 ? 0 : 2 * half_sine * half_sine / mu;
    const double z = -0.25 * x * x;
    double c = 1, sum = f + weight * q, sum1 = p;
    for (int k = 1; k < 100; ++k) {
        f = (k * f + p + q) / (k * static_cast<double>(k) - mu2);
        c *= z / k;
        p /= k - mu;
        q /= k + mu;
        const double term = c * (f + weight * q);
        sum += term;
        sum1 += c * p - k * term;
        if (std::abs(term) < (Short ? 1e-10 : 1e-17) * (1 + std::abs(sum))) break;
    }
    return {-sum, -sum1 * (2 / x)};
}

/// p + i q = (J' + i Y') / (J + i Y) at order |mu| <= 1/2 and x >= 2: the continued fraction of Steed (DLMF 10.33, J.
/// B. Campbell, Comput. Phys. Commun. 18 (1979) 133) from its tail.
template <bool Short = false>
[[nodiscard]] inline EvenOdd steed(double mu, double x) noexcept {
    const int terms = Short ? 3 + static_cast<int>(40 / x) : 4 + static_cast<int>(100 / x);
    double re = 0, im = 0;
    for (int k = terms; k > 0; --k) {
        const double a = (k - 0.5) * (k - 0.5) - mu * mu, b = 2 * x + re, d = 2 * k + im, scale = a / (b * b + d * d);
        re = scale * b;
        im = -scale * d;
    }
    return {(-0.5 - im) / x, 1 + re / x};
}

/// f_{k+1} = c_k f_k - f_{k-1} for f of either kind, c_k = 2 k / x for the order k, in either direction. What rounding
/// takes from a step obeys the same recurrence and is carried along beside the values, without a part in their chain of
/// operations.
class Ladder {
public:
    Ladder(Twofold before, Twofold at, double x) noexcept : before_(before), at_(at), slope_(Twofold(2) / Twofold(x)) {}
    void step(double nu, double k) noexcept {
        const Twofold c = slope_ * exact_sum(nu, k), product = exact_product(c.hi, at_.hi);
        const Twofold next = exact_sum(product.hi, -before_.hi);
        const double low = ((product.lo + next.lo) + (c.hi * at_.lo + c.lo * at_.hi)) - before_.lo;
        before_ = at_;
        at_ = {next.hi, low};
    }
    void scale(double factor) noexcept {
        for (Twofold* each : {&before_, &at_}) *each = {each->hi * factor, each->lo * factor};
    }
    [[nodiscard]] double at() const noexcept { return at_.hi + at_.lo; }
    [[nodiscard]] double before() const noexcept { return before_.hi + before_.lo; }
    [[nodiscard]] bool is_finite() const noexcept { return std::abs(at_.hi) < infinity; }

private:
    Twofold before_, at_, slope_;
};

/// The same in plain numbers, for few steps and for float.
class PlainLadder {
public:
    PlainLadder(double before, double at, double x) noexcept : before_(before), at_(at), slope_(2 / x) {}
    void step(double nu, double k) noexcept {
        const double next = slope_ * (nu + k) * at_ - before_;
        before_ = at_;
        at_ = next;
    }
    void scale(double factor) noexcept {
        before_ *= factor;
        at_ *= factor;
    }
    [[nodiscard]] double at() const noexcept { return at_; }
    [[nodiscard]] double before() const noexcept { return before_; }
    [[nodiscard]] bool is_finite() const noexcept { return std::abs(at_) < infinity; }

private:
    double before_, at_, slope_;
};
template <bool Short>
using LadderOf = std::conditional_t<Short, PlainLadder, Ladder>;

/// J of order mu + steps (0 <= steps) by backward recurrence, and Y of orders mu and mu + 1, for x > 2.
struct Chain {
    double j, y, y1;
};
template <bool Short = false>
[[nodiscard]] inline Chain recurred(double mu, int steps, double x) noexcept {
    // Orders above the first change the ratio by less than 1e-17 (short: 1e-10).
    const int first = std::max(steps, static_cast<int>(x)) + static_cast<int>((Short ? 5.5 : 8) * std::cbrt(x)) + 6;
    LadderOf<Short> ladder(0, 1e-200, x);
    double wanted = 0;
    for (int k = first;; --k) {
        if (k == steps) wanted = ladder.at();
        if (k == 0) break;
        ladder.step(mu, k);
        if (std::abs(ladder.at()) > 1e150) {
            ladder.scale(1e-150);
            wanted *= 1e-150;
        }
    }
    const double at = ladder.at(), upper = ladder.before();
    if (mu == 0) {
        const double j0 = J0::at(x), j1 = J1::at(x);
        return {wanted * (std::abs(j0) > std::abs(j1) ? j0 / at : j1 / upper), 0, 0};
    }
    // With J = s u, J' = s u' and Y = s g: the Wronskian 2 / (pi x) is q s^2 (u^2 + g^2); s > 0 as J is positive at
    // high orders.
    const EvenOdd pq = steed<Short>(mu, x);
    const double p = pq.even, q = pq.odd, size = std::max(std::abs(at), std::abs(upper));
    const double u = at / size, slope = mu / x * u - upper / size, g = (p * u - slope) / q;
    const double s = std::sqrt(2 / (pi * x * q * (u * u + g * g)));
    const double y = s * g, y_slope = s * (q * u + p * g);
    return {wanted / size * s, y, mu / x * y - y_slope};
}

/// The power series (DLMF 10.2.2), for nu > -1 and x^2 <= 4 (nu + 1) or so.
template <bool Short = false>
[[nodiscard]] inline double series_j(double nu, double x) noexcept {
    const double z = -0.25 * x * x;
    double term = 1, sum = 1;
    for (int k = 1; k < 200; ++k) {
        term *= z / (k * (k + nu));
        sum += term;
        if (std::abs(term) < (Short ? 1e-11 : 1e-17) * std::abs(sum)) break;
    }
    if constexpr (Short)
        if (nu >= 0 && nu < 40)
            return sum * brief_reciprocal_gamma(nu + 1) * elementary::exponential(nu * elementary::logarithm(0.5 * x));
    if (nu > 24) return times_exp(sum * power_constant(nu), nu * log_pair(0.5 * x) - gamma_exponent(nu));
    return std::pow(0.5 * x, nu) * (nu > 1 ? sum * reciprocal_gamma(nu) / nu : sum * reciprocal_gamma(nu + 1));
}

/// Orders by which Debye's expansion is left behind on either side of the turning point.
template <class = void>
[[nodiscard]] inline double turning_width(double x) noexcept {
    return std::ceil(9.8 * std::cbrt(x));
}

/// J and Y for |x - nu| < 10 cbrt(nu) by Airy functions (DLMF 10.19.8): for nu > 1e11 the next terms are below 1e-17. A
/// recurrence from Debye's expansion would take 10 cbrt(nu) steps, which are none in rounded numbers for large nu.
inline constexpr double many_orders = 1e11;
template <class = void>
[[nodiscard]] inline Both turning_both(double nu, double x) noexcept {
    constexpr double root = 1.2599210498948731648, square = 1.5874010519681994748;  // of 2, cubic
    const double third = std::cbrt(nu), a = (x - nu) / third, s = 1 / (third * third);
    const std::array<double, 4> airy = airy_functions<false>(-root * a);
    const double p = root / third * (1 + s * a * (s * a * (3.0 / 35 - 0.09 * a * a * a) - 0.2));
    const double q = square / nu * (0.3 * a * a + s * (1 - 17 * a * a * a) / 70);
    return {airy[0] * p + airy[1] * q, -airy[2] * p - airy[3] * q};
}

/// sqrt(2 / pi) cos and sin of x - (nu / 2 + 1 / 4) pi, with half turns of nu, which round nothing, and a quarter turn.
struct Turned {
    double cosine, sine;
};
template <class = void>
[[nodiscard]] inline Turned turned(double nu, double x) noexcept {
    const double s = std::sin(x), c = std::cos(x), sp = sin_pi(0.5 * nu), cp = cos_pi(0.5 * nu);
    const double cosine = c * cp + s * sp, sine = s * cp - c * sp;
    return {0.56418958354775628695 * (cosine + sine), 0.56418958354775628695 * (sine - cosine)};
}

/// Scales arguments whose squares overflow: there the expansion is its first term.
template <class = void>
[[nodiscard]] inline double far_j(double nu, double x, bool second) noexcept {
    if (x == infinity) return 0;
    if (nu > x) return second ? -infinity : 0;
    const Turned at = turned(nu, x);
    return (second ? at.sine : at.cosine) / std::sqrt(x);
}

/// Hankel's expansion (DLMF 10.17.3) in plain doubles, for x above 25 and nu^2 / 2.
template <class = void>
[[nodiscard]] inline bool hankel_suffices(double nu, double x) noexcept {
    return x >= 25 && 2 * x >= nu * nu;
}
template <class = void>
[[nodiscard]] inline double hankel(double nu, double x, bool second) noexcept {
    const double square = 4 * nu * nu, scale = 1 / (8 * x);
    double term = 1, p = 1, q = 0;
    for (int k = 1; k < 60; k += 2) {
        const double odd = 2 * k - 1, even = 2 * k + 1;
        term *= (square - odd * odd) * scale / k;
        q += term;
        term *= (even * even - square) * scale / (k + 1);
        p += term;
        if (std::abs(term) < 1e-17) break;
    }
    const Turned at = turned(nu, x);
    return (second ? at.sine * p + at.cosine * q : at.cosine * p - at.sine * q) / std::sqrt(x);
}

/// Order n + 1/2 from orders 1/2 and 3/2, for n < x.
template <class = void>
[[nodiscard]] inline double half_order(double n, double x, bool second) noexcept {
    const double size = 0.79788456080286535588 / std::sqrt(x), s = std::sin(x), c = std::cos(x);
    const double first = second ? -c : s;
    if (n == 0) return size * first;
    Ladder ladder(first, second ? -c / x - s : s / x - c, x);
    for (double k = 1; k < n; ++k) ladder.step(k, 0.5);
    return size * ladder.at();
}
template <class = void>
[[nodiscard]] inline bool is_early_half(double nu, double x) noexcept {
    return nu < 20 && nu < x && nu - 0.5 == std::floor(nu);
}

/// J by Debye's expansion for an order above x that is a sum of two doubles: the second part counts by d log J / d nu.
template <class = void>
[[nodiscard]] inline double debye_j(Twofold nu, double x) noexcept {
    const double root = std::sqrt((nu.hi - x) * (nu.hi + x));
    return debye_both(nu.hi, x).j * (1 - nu.lo * std::log((nu.hi + root) / x));
}

/// J_nu(x) for nu >= 0, x > 0.
template <bool Short = false>
[[nodiscard]] inline double positive_j(double nu, double x) noexcept {
    if (nu == 0) return J0::at(x);
    if (nu == 1) return J1::at(x);
    if (x > 1e100 || nu > 1e100) return far_j(nu, x, false);
    if (0.25 * x * x <= nu + 1) return series_j<Short>(nu, x);
    if (is_early_half(nu, x)) return half_order(nu - 0.5, x, false);
    if (nu < 12 && x > nu && nu == std::floor(nu)) {
        double before = J0::at(x), at = J1::at(x);
        for (double k = 1; k < nu; ++k) {
            const double next = 2 * k / x * at - before;
            before = at;
            at = next;
        }
        return at;
    }
    if (Short && 0.25 * x * x <= 4 * nu + 20) return series_j<Short>(nu, x);
    if (hankel_suffices(nu, x)) return hankel(nu, x, false);
    if (debye_suffices<Short>(nu, x)) return debye_both<Short>(nu, x).j;
    if (std::max(nu, x) < 200) {
        const double steps = std::nearbyint(nu);
        return recurred<Short>(nu - steps, static_cast<int>(steps), x).j;
    }
    if (nu > many_orders) return turning_both(nu, x).j;
    double count = std::max(0.0, std::ceil(x - nu) + turning_width(std::max(nu, x)));
    while (!debye_suffices(nu + count, x)) ++count;
    Ladder ladder(debye_j(exact_sum(nu, count + 1), x), debye_j(exact_sum(nu, count), x), x);
    for (; count > 0; --count) ladder.step(nu, count);
    return ladder.at();
}

/// Y of order order + steps from order and order + 1.
template <bool Short = false>
[[nodiscard]] inline double forward_y(double y, double y1, double order, double steps, double x) noexcept {
    if (steps == 0) return y;
    LadderOf<Short> ladder(y, y1, x);
    for (double k = 1; k < steps; ++k) {
        ladder.step(order, k);
        if (!ladder.is_finite()) return -infinity;
    }
    return ladder.at();
}

/// Y_nu(x) for nu >= 0, x > 0.
template <bool Short = false>
[[nodiscard]] inline double positive_y(double nu, double x) noexcept {
    if (nu == 0) return Y0::at(x);
    if (nu == 1) return Y1::at(x);
    if (x > 1e100 || nu > 1e100) return far_j(nu, x, true);
    const double steps = std::nearbyint(nu), mu = nu - steps;
    if (mu == 0 && nu < 24) return forward_y<Short>(Y0::at(x), Y1::at(x), 0, steps, x);
    if (is_early_half(nu, x)) return half_order(nu - 0.5, x, true);
    if (hankel_suffices(nu, x)) return hankel(nu, x, true);
    if (debye_suffices<Short>(nu, x)) return debye_both<Short>(nu, x).y;
    if (x <= 2) {
        const bessel::Pair y = temme_y<Short>(mu, x);
        return forward_y<Short>(y.first, y.second, mu, steps, x);
    }
    if (x < 190) {
        if (mu == 0) return forward_y<Short>(Y0::at(x), Y1::at(x), 0, steps, x);
        const Chain start = recurred<Short>(mu, 0, x);
        return forward_y<Short>(start.y, start.y1, mu, steps, x);
    }
    if (nu > many_orders) return turning_both(nu, x).y;
    double count = std::max(0.0, std::ceil(nu - x)) + turning_width(std::max(nu, x));
    while (!debye_suffices(nu - count, x)) ++count;
    const double low = nu - count;
    return forward_y(debye_both(low, x).y, debye_both(low + 1, x).y, low, count, x);
}

/// J and Y of one order and argument. They share Debye's expansion, and between the recurrence that gives J has Y of
/// the first order, too; elsewhere both are what positive_j() and positive_y() give.
template <class = void>
[[nodiscard]] inline bessel::Pair positive_both(double nu, double x) noexcept {
    const double steps = std::nearbyint(nu), mu = nu - steps;
    const bool ordinary = x > 2 && x < 190 && nu < 190 && mu != 0 && 0.25 * x * x > nu + 1 && !is_early_half(nu, x);
    if (!ordinary || hankel_suffices(nu, x)) return {positive_j(nu, x), positive_y(nu, x)};
    if (debye_suffices<false>(nu, x)) {
        const auto both = debye_both<false>(nu, x);
        return {both.j, both.y};
    }
    const Chain chain = recurred(mu, static_cast<int>(steps), x);
    return {chain.j, forward_y(chain.y, chain.y1, mu, steps, x)};
}

/// A form for float in full where the result is small beside its oscillation or the order is negative.
template <class F>
struct OscillatingOrder : TwoForms<F> {
    template <class = void>
    static double brief(double nu, double x) noexcept {
        if (nu < 0) return F::template of<false>(nu, x);
        const double value = F::template of<true>(nu, x), size = std::abs(x);
        return size > nu && value * value * size < 1e-4 ? F::template of<false>(nu, x) : value;
    }
};

struct Jv : OscillatingOrder<Jv> {
    template <bool Short>
    static double of(double nu, double x) noexcept {
        if (!(std::abs(nu) < infinity) || x != x) return nan;
        const bool whole = nu == std::floor(nu);
        double sign = 1;
        if (x < 0) {
            if (!whole) return nan;
            if (std::fmod(nu, 2) != 0) sign = -1;
            x = -x;
        }
        if (nu < 0 && whole) {
            if (std::fmod(nu, 2) != 0) sign = -sign;
            nu = -nu;
        }
        if (x == 0) {
            if (nu < 0) return gamma_sign(nu + 1) * infinity;
            return nu == 0 ? 1 : 0;
        }
        if (nu >= 0) return sign * positive_j<Short>(nu, x);
        if (nu > -1 && 0.25 * x * x <= nu + 1) return series_j<Short>(nu, x);
        nu = -nu;  // DLMF 10.4.6
        const double sine = sin_pi(nu), cosine = cos_pi(nu), y = sine * positive_y<Short>(nu, x);
        return cosine == 0 ? -y : cosine * positive_j<Short>(nu, x) - y;
    }
};
struct Yv : OscillatingOrder<Yv> {
    template <bool Short>
    static double of(double nu, double x) noexcept {
        if (!(std::abs(nu) < infinity) || !(x >= 0)) return nan;
        if (nu >= 0) return x == 0 ? -infinity : positive_y<Short>(nu, x);
        nu = -nu;
        const double sine = sin_pi(nu), cosine = cos_pi(nu);
        if (x == 0) return cosine == 0 ? 0 : -std::copysign(infinity, cosine);
        const double j = sine == 0 ? 0 : sine * positive_j<Short>(nu, x);
        return cosine == 0 ? j : j + cosine * positive_y<Short>(nu, x);
    }
};

}  // namespace scixx::special::detail::bessel
