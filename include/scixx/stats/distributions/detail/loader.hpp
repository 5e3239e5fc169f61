// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/math.hpp>
#include <scixx/special/gamma.hpp>
#include <scixx/stats/distributions/detail/numeric.hpp>

/// Powers over factorials without cancellation (C. Loader, "Fast and accurate computation of binomial probabilities",
/// 2000): the large parts of the logarithms are compared before they are formed.
namespace scixx::stats::detail {

/// log Gamma(a + 1) - ((a + 1/2) log a - a + log(2 pi) / 2), Stirling's error, for a > 0.
template <class T = double>
[[nodiscard]] inline double stirling_error(double a) noexcept {
    if (a >= 10) {
        const double w = 1 / a, w2 = w * w;
        return w *
               (1.0 / 12 +
                w2 * (-1.0 / 360 +
                      w2 * (1.0 / 1260 +
                            w2 * (-1.0 / 1680 + w2 * (1.0 / 1188 + w2 * (-691.0 / 360360 +
                                                                         w2 * (1.0 / 156 - w2 * 3617.0 / 122400)))))));
    }
    return special::gammaln<T>(a) - (a - 0.5) * std::log(a) + a - half_log_two_pi;
}

/// a log(a / m) + m - a >= 0 with gap = a - m.
template <class = void>
[[nodiscard]] inline double deviance(double a, double m, double gap) noexcept {
    if (std::abs(gap) < 0.1 * (a + m)) {
        const double v = gap / (a + m);
        double sum = gap * v, term = 2 * a * v;
        for (int k = 3; k < 1000; k += 2) {
            term *= v * v;
            const double next = sum + term / k;
            if (next == sum) break;
            sum = next;
        }
        return sum;
    }
    return a * std::log(a / m) - gap;
}

/// log of m^a exp(-m) / Gamma(a + 1).
template <class T = double>
[[nodiscard]] inline double log_poisson(double a, double m) noexcept {
    if (m == 0) return a == 0 ? 0.0 : -infinite;
    if (a == 0) return -m;
    if (a < 1e-8 * m || a < 1e-6) return a * std::log(m) - m - special::gammaln<T>(a + 1);
    return -stirling_error(a) - deviance(a, m, a - m) - half_log_two_pi - 0.5 * std::log(a);
}

/// log of Gamma(n + 1) / (Gamma(k + 1) Gamma(n - k + 1)) p^k q^(n - k), q = 1 - p.
template <class = void>
[[nodiscard]] inline double log_binomial(double k, double n, double p, double q) noexcept {
    if (p == 0) return k == 0 ? 0.0 : -infinite;
    if (q == 0) return k == n ? 0.0 : -infinite;
    if (k == 0) return n * (p < 0.1 ? std::log1p(-p) : std::log(q));
    if (k == n) return n * (q < 0.1 ? std::log1p(-q) : std::log(p));
    const double gap = p <= q ? std::fma(-n, p, k) : std::fma(n, q, k - n), rest = n - k;
    return stirling_error(n) - stirling_error(k) - stirling_error(rest) - deviance(k, n * p, gap) -
           deviance(rest, n * q, -gap) - half_log_two_pi - 0.5 * (std::log(k) + std::log1p(-k / n));
}

/// log B(a, b), also where one is much larger than the other.
template <class T = double>
[[nodiscard]] inline double log_beta(double a, double b) noexcept {
    const double low = a < b ? a : b, high = a < b ? b : a;
    if (high < 10) return special::gammaln<T>(low) + (special::gammaln<T>(high) - special::gammaln<T>(low + high));
    // log(Gamma(high) / Gamma(low + high)) by Stirling's series, with the logarithms of ratios.
    const double n = low + high, ratio = -(n - 0.5) * std::log1p(low / high) - low * std::log(high) + low;
    return special::gammaln<T>(low) + ratio + stirling_error(high) - stirling_error(n) + 0.0;
}

/// The Hurwitz zeta function, sum of (q + n)^-s over n >= 0, for s > 1 and q > 0, by the Euler-Maclaurin formula.
template <class = void>
[[nodiscard]] inline double hurwitz_zeta(double s, double q) noexcept {
    double sum = 0, x = q;
    for (; x < 12 + s / 4 && x - q < 200; ++x) {
        const double term = std::pow(x, -s);
        sum += term;
        if (term < 1e-18 * sum) return sum;
    }
    constexpr double bernoulli[] = {1.0 / 12,
                                    -1.0 / 720,
                                    1.0 / 30240,
                                    -1.0 / 1209600,
                                    1.0 / 47900160,
                                    -691.0 / 1307674368000.0,
                                    1.0 / 74724249600.0,
                                    -3617.0 / 10670622842880000.0};
    const double power = std::pow(x, -s);
    sum += x * power / (s - 1) + 0.5 * power;
    double factor = s * power / x;
    for (int k = 0; k < 8; ++k) {
        sum += bernoulli[k] * factor;
        factor *= (s + 2 * k + 1) * (s + 2 * k + 2) / (x * x);
    }
    return sum;
}

}  // namespace scixx::stats::detail
