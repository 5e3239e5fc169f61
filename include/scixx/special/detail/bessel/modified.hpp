// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/bessel/debye_tables.hpp>
#include <scixx/special/detail/bessel/one_order.hpp>
#include <scixx/special/detail/bessel/orders.hpp>

/// Modified Bessel functions of real order.
namespace scixx::special::detail::bessel {

/// cos(pi x), exact at multiples of 1/2.
template <class = void>
[[nodiscard]] inline double cos_pi(double x) noexcept {
    const double rest = std::abs(x - 2 * std::round(x / 2));
    if (rest <= 0.25) return std::cos(pi * rest);
    return rest >= 0.75 ? -std::cos(pi * (1 - rest)) : std::sin(pi * (0.5 - rest));
}

/// The square of the radius from which Debye's expansion in 1 / sqrt(nu^2 + x^2) has full accuracy.
inline constexpr double debye_radius2 = 1225;
/// The same for float. Short forms are for float data: fewer terms in plain double arithmetic.
inline constexpr double brief_radius2 = 196;

/// The sums of u_k(t) / nu^k with signs + (for I) and (-1)^k (for K), t = nu / r, r = sqrt(nu^2 + x^2). They are sums
/// of r^-k times polynomials in t^2, so that nu may be 0: the expansion is Hankel's there.
struct DebyeSums {
    double first, second;
};
template <bool Short = false>
[[nodiscard]] inline DebyeSums debye_sums(double nu, double r) noexcept {
    const double t = nu / r, t2 = t * t;
    double power = 1, even = 0, odd = 0, last = 0;
    for (int k = 0; k < 15; ++k) {
        double sum = debye_u[k][k];
        for (int j = k - 1; j >= 0; --j) sum = sum * t2 + debye_u[k][j];
        const double term = power * sum;
        if (k % 2 == 0)
            even += term;
        else
            odd += term;
        if (k > 1 && std::abs(term) + std::abs(last) < (Short ? 1e-10 : 1e-18)) break;  // one alone may be at a zero
        last = term;
        power /= r;
    }
    return {even + odd, even - odd};
}

/// The square root of exp(nu eta - x), the factor of exp(-x) I in DLMF 10.41.7, or of its inverse, for K: nu eta - x is
/// nu^2 / (r + x) - nu log((r + nu) / x). What rounding takes from r and from the quotients counts nu times and is
/// kept.
template <bool Short = false>
[[nodiscard]] inline double debye_root(double nu, double x, double r, double sign) noexcept {
    if constexpr (Short) return std::exp(0.5 * sign * nu * (nu / (r + x) - std::log((r + nu) / x)));
    if (nu > 400 || x > 1e100) return std::exp(0.5 * sign * (nu * (nu / (r + x)) - nu * std::asinh(nu / x)));
    const double nu2 = nu * nu, x2 = x * x, r2 = r * r;
    const double lost = (std::fma(nu, nu, -nu2) + std::fma(x, x, -x2)) - std::fma(r, r, -r2);
    const double dr = ((nu > x ? (nu2 - r2) + x2 : (x2 - r2) + nu2) + lost) / (2 * r);  // r + dr is the root
    const double top = r + nu, top_low = (r - top) + nu + dr, q = top / x, dq = (std::fma(-q, x, top) + top_low) / x;
    const double bottom = r + x, bottom_low = (r - bottom) + x + dr, v = nu2 / bottom;
    const double dv = (std::fma(-v, bottom, nu2) + std::fma(nu, nu, -nu2) - v * bottom_low) / bottom;
    return std::pow(q, -0.5 * sign * nu) * std::exp(0.5 * sign * v) * (1 + 0.5 * sign * (dv - nu * dq / q));
}

/// exp(x) K_mu(x) and exp(x) K_{mu+1}(x) for |mu| <= 1/2 and 0 < x <= 40, below 2 by N. M. Temme, J. Comput. Phys. 19
/// (1975) 324.
struct Pair {
    double first, second;
};
template <bool Short = false>
[[nodiscard]] inline Pair temme_k(double mu, double x) noexcept {
    if (x <= 2) {
        const double mu2 = mu * mu, odd = polynomial(rgamma_odd, mu2), even = polynomial(rgamma_even, mu2);
        const double logarithm = -std::log(0.5 * x), e = mu * logarithm, angle = pi * mu;
        const double sinc = std::abs(angle) < 1e-8 ? 1 : angle / std::sin(angle);
        const double sinhc = std::abs(e) < 1e-8 ? 1 : std::sinh(e) / e, growth = std::exp(e);
        double f = sinc * (odd * std::cosh(e) + even * sinhc * logarithm);
        double p = 0.5 * growth / (even - mu * odd), q = 0.5 / (growth * (even + mu * odd));
        double c = 1, sum = f, sum1 = p;
        const double z = 0.25 * x * x;
        for (int k = 1; k < 200; ++k) {
            f = (k * f + p + q) / (k * static_cast<double>(k) - mu2);
            c *= z / k;
            p /= k - mu;
            q /= k + mu;
            const double term = c * f;
            sum += term;
            sum1 += c * (p - k * f);
            if (std::abs(term) < (Short ? 1e-10 : 1e-17) * std::abs(sum)) break;
        }
        const double scale = std::exp(x);
        return {sum * scale, sum1 * (2 / x) * scale};
    }
    // The trapezoidal rule for the integral of exp(-x (cosh t - 1)) cosh(mu t) (DLMF 10.32.9): its error falls like
    // exp(-pi^2 / h) at step h = 1/8 (below 1e-17 for x <= 40), and all terms are positive. h = 1/4 is enough for
    // float.
    constexpr unsigned stride = Short ? 2 : 1, count = Short ? 14 : 32;
    double terms[count], terms1[count];
    for (unsigned i = 0; i < count; ++i) {
        const unsigned j = stride * i + stride - 1;
        const double e = elementary::exponential<Short>(-x * trapezoid_c[j]),
                     g = elementary::exponential<Short>(mu * trapezoid_t[j]);
        const double plus = 0.5 * (g + 1 / g), minus = 0.5 * (g - 1 / g);
        terms[i] = e * plus;
        terms1[i] = e * (plus * (1 + trapezoid_c[j]) + minus * trapezoid_s[j]);
    }
    double sum = 0.5, sum1 = 0.5;
    for (unsigned i = 0; i < count; ++i) {
        sum += terms[i];
        sum1 += terms1[i];
    }
    return {0.125 * stride * sum, 0.125 * stride * sum1};
}

/// exp(x) K_nu(x), nu >= 0, x > 0.
template <bool Short = false>
[[nodiscard]] inline double scaled_k(double nu, double x) noexcept {
    const double r2 = nu * nu + x * x;
    const bool few = Short && nu < 12 && 2 * nu == std::floor(2 * nu) && x < 30;  // steps from orders 0 or 1/2
    if (r2 >= (Short ? brief_radius2 : debye_radius2) && !few) {
        const double r = r2 < 1e300 ? std::sqrt(r2) : std::hypot(nu, x);
        if (x == infinity) return 0;
        const double root = debye_root<Short>(nu, x, r, -1);
        return root * (std::sqrt(pi / (2 * r)) * debye_sums<Short>(nu, r).second) * root;
    }
    if (nu == 0) return K0e::of<Short>(x);
    if (nu == 1) return K1e::of<Short>(x);
    const auto steps = static_cast<int>(nu + 0.5);
    const double mu = nu - steps, slope = 2 / x;
    Pair k;
    if (mu == 0) {
        k = {K0e::of<Short>(x), K1e::of<Short>(x)};
    } else if (mu == -0.5) {  // K_(-1/2) = K_(1/2), DLMF 10.39.2
        k.first = k.second = std::sqrt(pi / 2 / x);
    } else {
        k = temme_k<Short>(mu, x);
    }
    double order = mu + 1;
    for (int i = 0; i < steps; ++i) {
        const double next = k.first + order * slope * k.second;
        k = {k.second, next};
        order += 1;
    }
    return k.first;
}

/// exp(-x) I_nu(x), nu >= 0, x >= 0.
template <bool Short = false>
[[nodiscard]] inline double scaled_i(double nu, double x) noexcept {
    if (x == 0) return nu == 0 ? 1 : 0;
    const double r2 = nu * nu + x * x;
    if (r2 >= (Short ? brief_radius2 : debye_radius2)) {
        const double r = r2 < 1e300 ? std::sqrt(r2) : std::hypot(nu, x);
        if (x == infinity) return 0;
        const double root = debye_root<Short>(nu, x, r, 1);
        return root * (debye_sums<Short>(nu, r).first / std::sqrt(2 * pi * r)) * root;
    }
    if (nu == 0) return scaled_i0<Short>(x);
    if (nu == 1) return scaled_i1<Short>(x);
    // The power series (DLMF 10.25.2): all terms are positive.
    const double z = 0.25 * x * x;
    double term = 1, sum = 1;
    for (int k = 1; k < 300; ++k) {
        term *= z / (k * (k + nu));
        sum += term;
        if (term < (Short ? 1e-10 : 1e-17) * sum) break;
    }
    if constexpr (Short)
        return sum * brief_reciprocal_gamma(nu + 1) * elementary::exponential(nu * elementary::logarithm(0.5 * x) - x);
    return std::pow(0.5 * x, nu) * (sum / gamma_function(nu + 1)) * std::exp(-x);
}

/// exp(-|x|) I_nu(x) for any real order; NaN for a broken order and negative x.
template <bool Short>
[[nodiscard]] inline double scaled_i_any(double nu, double x) noexcept {
    if (!(std::abs(nu) < infinity) || x != x) return nan;
    const bool whole = nu == std::floor(nu);
    double sign = 1;
    if (x < 0) {
        if (!whole) return nan;
        if (std::fmod(nu, 2) != 0) sign = -1;
        x = -x;
    }
    if (nu >= 0 || whole) return sign * scaled_i<Short>(std::abs(nu), x);
    nu = -nu;
    const double sine = sin_pi(nu);
    if (x == 0) return std::copysign(infinity, sine);
    // DLMF 10.27.2; exp(-x) K = exp(-2 x) (exp(x) K).
    return scaled_i<Short>(nu, x) + 2 / pi * sine * std::exp(-2 * x) * scaled_k<Short>(nu, x);
}

struct Ive : TwoForms<Ive> {
    template <class = void>
    static auto brief_fixed(double nu) noexcept {
        return SeriesOfFirst<Ive, true>{nu};
    }
    template <bool Short>
    static double of(double nu, double x) noexcept {
        return scaled_i_any<Short>(nu, x);
    }
};
struct Iv : TwoForms<Iv> {
    template <class = void>
    static auto brief_fixed(double nu) noexcept {
        return SeriesOfFirst<Iv, false>{nu};
    }
    template <bool Short>
    static double of(double nu, double x) noexcept {
        if (nu == 0) return Short ? I0::brief(x) : I0::at(x);
        if (nu == 1) return Short ? I1::brief(x) : I1::at(x);
        if (std::isinf(x) && nu == nu) {
            if (x > 0) return std::isinf(nu) ? nan : infinity;
            return nu != std::floor(nu) ? nan : std::fmod(nu, 2) != 0 ? -infinity : infinity;
        }
        const double value = scaled_i_any<Short>(nu, x);
        return std::abs(x) < 700 ? value * std::exp(std::abs(x)) : grown_far(std::abs(x), value);
    }
};
struct Kve : TwoForms<Kve> {
    template <class = void>
    static auto brief_fixed(double nu) noexcept {
        return StepsOfSecond<Kve, true>{nu};
    }
    template <bool Short>
    static double of(double nu, double x) noexcept {
        if (!(std::abs(nu) < infinity) || !(x > 0)) return std::abs(nu) < infinity && x == 0 ? infinity : nan;
        return scaled_k<Short>(std::abs(nu), x);
    }
};
struct Kv : TwoForms<Kv> {
    template <class = void>
    static auto brief_fixed(double nu) noexcept {
        return StepsOfSecond<Kv, false>{nu};
    }
    template <bool Short>
    static double of(double nu, double x) noexcept {
        if (!(std::abs(nu) < infinity) || !(x > 0)) return std::abs(nu) < infinity && x == 0 ? infinity : nan;
        if (nu == 0) return K0::of<Short>(x);
        if (std::abs(nu) == 1) return K1::of<Short>(x);
        const double value = scaled_k<Short>(std::abs(nu), x);
        return x < 700 ? value * std::exp(-x) : grown_far(-x, value);
    }
};

/// The n-th derivative, 2^-n times the sum of C(n, k) f(nu - n + 2 k) (DLMF 10.29.5).
template <class F>
[[nodiscard]] double derivative_sum(double nu, int n, double alternate, F&& f) {
    double sum = 0, weight = std::ldexp(1.0, -n), sign = 1;
    for (int k = 0; k <= n; ++k) {
        sum += sign * weight * f(nu - n + 2 * k);
        weight *= static_cast<double>(n - k) / (k + 1);
        sign *= alternate;
    }
    return sum;
}

}  // namespace scixx::special::detail::bessel
