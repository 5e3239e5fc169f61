// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/double_double.hpp>
#include <scixx/special/detail/gamma.hpp>
#include <scixx/special/detail/ndtr.hpp>
#include <type_traits>

/// The incomplete gamma and beta functions and their inverses.
namespace scixx::special::detail::incomplete {

// Kernels of one element are templates on the type of their exponents: Pair, or double for float, whose series end at
// 1e-10 then. Those of many are templates on the scalar of the result.
template <class T>
using ExponentOf = std::conditional_t<std::is_same_v<T, float>, double, Pair>;
template <class = void>
[[nodiscard]] inline double high(double x) noexcept {
    return x;
}
template <class = void>
[[nodiscard]] inline double high(Pair x) noexcept {
    return x.hi;
}
template <class Real>
[[nodiscard]] inline Real log_of(Real x) noexcept {
    if constexpr (std::is_same_v<Real, double>)
        return std::log(x);
    else
        return log_pair(x);
}
/// upper_part + rest as they are; a double has no rest, which is not read then.
template <class Real>
[[nodiscard]] SCIXX_ALWAYS_INLINE Real stored(const double& upper_part, const double& rest) noexcept {
    if constexpr (std::is_same_v<Real, double>)
        return upper_part;
    else
        return {upper_part, rest};
}
/// a b.
template <class Real>
[[nodiscard]] SCIXX_ALWAYS_INLINE Real product_of(double a, double b) noexcept {
    if constexpr (std::is_same_v<Real, double>)
        return a * b;
    else
        return exact_product(a, b);
}
/// a + b.
template <class Real>
[[nodiscard]] SCIXX_ALWAYS_INLINE Real sum_of(double a, double b) noexcept {
    if constexpr (std::is_same_v<Real, double>)
        return a + b;
    else
        return exact_sum(a, b);
}
/// 1 - x for 0 <= x <= 1.
template <class Real>
[[nodiscard]] SCIXX_ALWAYS_INLINE Real complement_of(double x) noexcept {
    const double y = 1 - x;
    if constexpr (std::is_same_v<Real, double>)
        return y;
    else
        return {y, (1 - y) - x};
}
template <class Real>
inline constexpr double series_end = std::is_same_v<Real, double> ? 1e-10 : 2e-17;
/// deviance() of double_double.hpp, also in double arithmetic.
template <class Real, class F>
[[nodiscard]] inline Real deviance_of(double a, Real m, Real gap, F&& log_ratio) noexcept {
    if constexpr (!std::is_same_v<Real, double>) {
        return deviance(a, m, gap, log_ratio);
    } else {
        const double total = m + a, s = gap / total, z = s * s;
        if (!(z < 0.01)) return a * log_ratio() + gap;
        return gap * s - 2 * a * s * z * (1.0 / 3 + z * (0.2 + z * (1.0 / 7 + z * (1.0 / 9 + z * (1.0 / 11)))));
    }
}

/// A distribution function and its complement.
struct Parts {
    double lower, upper;
    [[nodiscard]] Parts swapped() const noexcept { return {upper, lower}; }
};

/// sum of x^n / ((a + 1) ... (a + n)) over n >= 0; four terms with one division.
template <class Real>
[[nodiscard]] inline double gamma_series(double a, double x) noexcept {
    if (a > 1e70) return a / (a - x);  // powers of four would overflow
    double sum = 0, term = 1, r = a;
    const double x4 = (x * x) * (x * x);
    for (int k = 0; k < 20000; ++k) {
        const double r1 = r + 1, r2 = r + 2, r3 = r + 3, r34 = r3 * (r + 4), inverse = 1 / ((r1 * r2) * r34);
        const double part = x * (r2 * r34 + x * (r34 + x * ((r + 4) + x))) * inverse * term;
        sum += part;
        term *= x4 * inverse;
        r += 4;
        if (part < series_end<Real> * sum) break;
    }
    return 1 + sum;
}

/// Q(a, x) Gamma(a) / (x^a e^-x) for x > max(a, 1) or so: the continued fraction 1 / (x + (1 - a) / (1 + 1 / (x + (2 -
/// a) / (1 + 2 / (x + ...))))) (DLMF 8.9.2) by its convergents, whose terms are positive for a < 1.
template <class Real>
[[nodiscard]] inline double gamma_fraction(double a, double x) noexcept {
    if (x > 1e70) return 1 / (x - a);
    double p0 = 0, q0 = 1, p1 = 1, q1 = x, value = 0, n = 1;
    for (int k = 0; k < 5000; ++k) {
        for (int step = 0; step < 4; ++step) {
            const double c = n - a;
            p0 = p1 + c * p0;
            q0 = q1 + c * q0;
            p1 = x * p0 + n * p1;
            q1 = x * q0 + n * q1;
            n += 1;
        }
        const double inverse = 1 / q1, next = p1 * inverse;
        if (std::abs(next - value) <= 10 * series_end<Real> * next) return next;
        value = next;
        p0 *= inverse;
        q0 *= inverse;
        p1 = next;
        q1 = 1;
    }
    return value;
}

inline constexpr int temme_degree = 24;
/// The coefficients of S in Q = erfc(eta sqrt(a / 2)) / 2 + exp(-a eta^2 / 2) S(eta) / sqrt(2 pi a) in powers of eta,
/// for a >= 12, |eta| <= 0.84, less for a < 20 (A. Gil, J. Segura, N. M. Temme, SIAM J. Sci. Comput. 34 (2012) A2965,
/// section 2.5).
template <class = void>
inline void temme_coefficients(double a, double (&beta)[temme_degree + 1]) noexcept {
    const double w = 1 / a;
    beta[temme_degree] = temme_ratio[temme_degree + 1];
    beta[temme_degree - 1] = temme_ratio[temme_degree];
    for (int n = temme_degree - 1; n >= 1; --n) beta[n - 1] = (n + 1) * w * beta[n + 1] + temme_ratio[n];
    const double scale = 0.39894228040143267794 / std::sqrt(a) * (a / (a + beta[1]));
    for (double& c : beta) c *= scale;
}

/// What the functions take from a alone, computed when asked for.
template <class T>
struct GammaOnceOf {
    using Real = T;
    double a;
    [[nodiscard]] double constant() const noexcept { return power_constant(a); }
    [[nodiscard]] Real log_a() const noexcept { return log_of<Real>(a); }
    [[nodiscard]] double temme(double eta) const noexcept {
        double beta[temme_degree + 1];
        temme_coefficients(a, beta);
        return polynomial(beta, eta);
    }
    [[nodiscard]] double log_gamma() const noexcept { return log_gamma_1p(a); }
};
/// The same, computed once for many arguments.
template <class T>
struct GammaFixedOf {
    using Real = T;
    double a, scale = 0, log_scale = 0;
    Real logarithm{};
    double beta[temme_degree + 1] = {};
    explicit GammaFixedOf(double shape) noexcept : a(shape) {
        if (!(a > 0 && a < 1e300)) return;
        scale = power_constant(a);
        logarithm = log_of<Real>(a);
        if (a < 1) log_scale = log_gamma_1p(a);
        if (a >= 12) temme_coefficients(a, beta);
    }
    [[nodiscard]] double constant() const noexcept { return scale; }
    [[nodiscard]] Real log_a() const noexcept { return logarithm; }
    [[nodiscard]] double temme(double eta) const noexcept { return polynomial(beta, eta); }
    [[nodiscard]] double log_gamma() const noexcept { return log_scale; }
};

using GammaOnce = GammaOnceOf<Pair>;
using GammaFixed = GammaFixedOf<Pair>;
template <class T>
using GammaOnceFor = GammaOnceOf<ExponentOf<T>>;
template <class T>
using GammaFixedFor = GammaFixedOf<ExponentOf<T>>;

/// A probability as factor exp(exponent), the lower or the upper one, so that its logarithm is had, too.
template <class Real>
struct TailOf {
    double factor;
    Real exponent;
    bool upper;
    double rate;  // the density over the probability: in log x, of the beta function in log(x / y)
    [[nodiscard]] Parts parts() const noexcept {
        double value;
        if constexpr (std::is_same_v<Real, double>)
            value = factor * std::exp(exponent);
        else
            value = times_exp(factor, exponent);
        return upper ? Parts{1 - value, value} : Parts{value, 1 - value};
    }
};

using Tail = TailOf<Pair>;

/// P(a, x) or Q(a, x), whichever is small, for finite a > 0 and x > 0; x may carry a rest, to which the exponent
/// answers.
template <class Setup>
[[nodiscard]] inline auto gamma_tail(const Setup& setup, typename Setup::Real argument) noexcept
    -> TailOf<typename Setup::Real> {
    using Real = typename Setup::Real;
    const double x = high(argument), a = setup.a;
    if (a < 1 && x < 1) {
        const double log_power = a * std::log(x) - setup.log_gamma();
        double sum = 0, term = 1;
        for (int n = 1; n < 40; ++n) {
            term *= -x / n;
            sum += term / (a + n);
            if (std::abs(term) < series_end<Real>) break;
        }
        if (-log_power > 0.7 * (1 + a)) {  // P is at most about a half
            const double factor = 1 + a * sum;
            return {reciprocal_gamma_1p(a) * factor, a * log_of(argument), false, a * std::exp(-x) / factor};
        }
        // Q = -expm1(log x^a / Gamma(1 + a)) - a x^a / Gamma(1 + a) sum of (-x)^n / (n! (a + n)): both positive.
        const double less = std::expm1(log_power), upper = -less - a * (1 + less) * sum;
        return {upper, 0, true, a * (1 + less) * std::exp(-x) / upper};
    }
    const Real gap = argument - Real(a);
    const Real exponent = -deviance_of<Real>(a, argument, gap, [&] { return setup.log_a() - log_of(argument); });
    if (a >= 12 && -2 * high(exponent) <= (a < 20 ? 0.4 : 0.7) * a) {
        const double root = std::sqrt(-2 * high(exponent)), eta = std::copysign(root / std::sqrt(a), high(gap));
        const double series = setup.temme(eta), normal = scaled_normal_tail(root);
        const double factor = high(gap) >= 0 ? normal + series : normal - series;
        return {factor, exponent, high(gap) >= 0, a * setup.constant() / factor};
    }
    if (x < a || (x < a + 1 && a >= 1)) {
        const double series = gamma_series<Real>(a, x);
        return {setup.constant() * series, exponent, false, a / series};
    }
    const double fraction = gamma_fraction<Real>(a, x);
    return {setup.constant() * a * fraction, exponent, true, 1 / fraction};
}

/// P and Q with SciPy's answers at the borders: NaN for a < 0, x < 0 or a = x = 0.
template <class Setup>
[[nodiscard]] inline Parts gamma_all(const Setup& setup, typename Setup::Real argument) noexcept {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN(), infinity = std::numeric_limits<double>::infinity();
    const double a = setup.a, x = high(argument);
    if (!(a >= 0 && x >= 0)) return {nan, nan};
    if (a == 0) return x > 0 ? Parts{1, 0} : Parts{nan, nan};
    if (x == 0) return {0, 1};
    if (a == infinity) return x == infinity ? Parts{nan, nan} : Parts{0, 1};
    if (x == infinity) return {1, 0};
    if (a > 1e70 && x < a / 2) return {0, 1};
    return gamma_tail(setup, argument).parts();
}
/// The same as exact as results of T need.
template <class T>
[[nodiscard]] inline Parts gamma_parts(double a, ExponentOf<T> x) noexcept {
    return gamma_all(GammaOnceFor<T>{a}, x);
}

}  // namespace scixx::special::detail::incomplete
