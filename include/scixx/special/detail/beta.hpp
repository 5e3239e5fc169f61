// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cmath>
#include <limits>
#include <scixx/special/detail/gamma.hpp>
#include <utility>

namespace scixx::special::detail {

/// B(a, b) = factor exp(exponent) for 0 < a <= b finite.
struct BetaForm {
    double factor;
    Pair exponent;
};
[[nodiscard]] inline BetaForm beta_form(double a, double b) noexcept {
    // a log(a / n) + b log(b / n) with n = a + b; the constants make up for the rest.
    const Pair n = exact_sum(a, b);
    const double factor = (n.hi / b) / a * (power_constant(n.hi) / (power_constant(a) * power_constant(b)));
    return {factor, a * (log_pair(a) - log_pair(n)) + b * log_pair(Pair(b) / n)};
}

/// Gamma(a) Gamma(b) / Gamma(a + b) for a or b not positive.
[[nodiscard]] inline double beta_continued(double a, double b, bool logarithm) noexcept {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const auto integer = [](double x) { return x == std::floor(x); };
    for (int turn = 0; turn < 2; ++turn, std::swap(a, b)) {
        if (!(a <= 0 && integer(a))) continue;
        if (integer(b) && b > 0 && 1 - a - b > 0) {  // (-1)^b B(1 - a - b, b)
            const double sign = std::fmod(b, 2) == 0 ? 1 : -1;
            const BetaForm form = beta_form(std::min(1 - a - b, b), std::max(1 - a - b, b));
            return logarithm ? std::log(form.factor) + form.exponent.hi : sign * times_exp(form.factor, form.exponent);
        }
        return infinity;
    }
    if (std::isinf(a) || std::isinf(b)) return std::numeric_limits<double>::quiet_NaN();
    const double n = a + b;
    if (n <= 0 && integer(n)) return logarithm ? -infinity : 0.0;
    if ((a < b) != (a < 0 && b > 0)) std::swap(a, b);  // to a < 0 < b or b < a < 0
    const double quotient = pochhammer(b, a);
    if (!logarithm) return gamma_function(a) / quotient;
    // Logarithms of Gamma(b) and Gamma(n) would cancel.
    if (quotient != 0 && std::isfinite(quotient)) return log_abs_gamma(a) - std::log(std::abs(quotient));
    if (b > -1e17 * a) return log_abs_gamma(a) - a * std::log(b);
    return log_abs_gamma(a) + log_abs_gamma(b) - log_abs_gamma(n);
}

/// log B(a, b) for float and 0 < a, b, a + b < 1e4, where sizes are below 1e5.
[[nodiscard]] inline double brief_log_beta(double a, double b) noexcept {
    return (log_abs_gamma<true>(a) + log_abs_gamma<true>(b)) - log_abs_gamma<true>(a + b);
}

struct Beta {
    static double brief(double a, double b) {
        if (!(a > 0 && b > 0 && a + b < 1e4)) return at(a, b);
        return elementary::exponential<true>(brief_log_beta(a, b));
    }
    static double at(double a, double b) {
        if (a > b) std::swap(a, b);
        if (a != a || b != b) return a + b;
        if (!(a > 0)) return beta_continued(a, b, false);
        if (std::isinf(b)) return std::isinf(a) ? std::numeric_limits<double>::quiet_NaN() : 0.0;
        const BetaForm form = beta_form(a, b);
        return times_exp(form.factor, form.exponent);
    }
};
struct Betaln {
    static double brief(double a, double b) { return a > 0 && b > 0 && a + b < 1e4 ? brief_log_beta(a, b) : at(a, b); }
    static double at(double a, double b) {
        if (a > b) std::swap(a, b);
        if (a != a || b != b) return a + b;
        if (!(a > 0)) return beta_continued(a, b, true);
        if (std::isinf(b)) return std::isinf(a) ? std::numeric_limits<double>::quiet_NaN() : -b;
        const BetaForm form = beta_form(a, b);
        if (std::abs(form.exponent.hi) < 5 && form.factor > 1e-3 && form.factor < 1e3)
            return std::log(times_exp(form.factor, form.exponent));
        return (std::log(form.factor) + form.exponent.lo) + form.exponent.hi;
    }
};

}  // namespace scixx::special::detail
