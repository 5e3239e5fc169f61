// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cmath>
#include <limits>

namespace scixx::special::detail {

/// Distribution function of the standard normal.
[[nodiscard]] inline double normal_cdf(double x) noexcept {
    constexpr double root_half = 0.70710678118654757274, root_half_rest = -4.8336466567264567e-17;
    const double t = -x * root_half;
    const double value = 0.5 * std::erfc(t);
    if (!(t > 1)) return value;
    if (t > 30) return 0;
    // erfc(t + rest) with rest = -x / sqrt(2) - t, by the slope of log erfc, -1 / R(t) with R(t) > 1 / (t + sqrt(t^2 + 2))
    // (DLMF 7.8.2).
    const double rest = std::fma(-x, root_half, -t) - x * root_half_rest;
    return value * (1 - rest * (t + std::sqrt(t * t + 2)));
}

/// log of the distribution function of the standard normal.
[[nodiscard]] inline double log_normal_cdf(double x) noexcept {
    if (x > -1) return std::log1p(-normal_cdf(-x));
    if (x > -20) return std::log(normal_cdf(x));
    if (std::isnan(x)) return x;
    // Asymptotic series, DLMF 7.12.1: 1 - 1/x^2 + 3/x^4 - 15/x^6 ...
    const double w = 1 / (x * x);
    double term = 1, sum = 0;
    for (int k = 1; k <= 8; ++k) {
        term *= -(2 * k - 1) * w;
        sum += term;
    }
    return -0.5 * x * x - std::log(-x) - 0.91893853320467274178 + std::log1p(sum);
}

/// The quantile for probability 1/2 + centre, whose distance from the nearer of 0 and 1 is `tail` (AS 241).
[[nodiscard]] inline double quantile_from_centre(double centre, double tail) noexcept {
    if (!(tail >= 0)) return std::numeric_limits<double>::quiet_NaN();
    if (std::abs(centre) <= 0.425) {
        const double r = 0.180625 - centre * centre;
        const double upper = ((((((2509.0809287301226727 * r + 33430.575583588128105) * r + 67265.770927008700853) * r +
                                 45921.953931549871457) *
                                    r +
                                13731.693765509461125) *
                                   r +
                               1971.5909503065514427) *
                                  r +
                              133.14166789178437745) *
                                 r +
                             3.387132872796366608;
        const double lower = ((((((5226.495278852854561 * r + 28729.085735721942674) * r + 39307.89580009271061) * r +
                                 21213.794301586595867) *
                                    r +
                                5394.1960214247511077) *
                                   r +
                               687.1870074920579083) *
                                  r +
                              42.313330701600911252) *
                                 r +
                             1;
        return centre * upper / lower;
    }
    if (tail == 0) return std::copysign(std::numeric_limits<double>::infinity(), centre);
    double r = std::sqrt(-std::log(tail)), value;
    if (r <= 5) {
        r -= 1.6;
        const double upper =
            ((((((7.7454501427834140764e-4 * r + 0.0227238449892691845833) * r + 0.24178072517745061177) * r +
                1.27045825245236838258) *
                   r +
               3.64784832476320460504) *
                  r +
              5.7694972214606914055) *
                 r +
             4.6303378461565452959) *
                r +
            1.42343711074968357734;
        const double lower =
            ((((((1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r + 0.0151986665636164571966) * r +
                0.14810397642748007459) *
                   r +
               0.68976733498510000455) *
                  r +
              1.6763848301838038494) *
                 r +
             2.05319162663775882187) *
                r +
            1;
        value = upper / lower;
    } else {
        r -= 5;
        const double upper =
            ((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 0.0012426609473880784386) * r +
                0.026532189526576123093) *
                   r +
               0.29656057182850489123) *
                  r +
              1.7848265399172913358) *
                 r +
             5.4637849111641143699) *
                r +
            6.6579046435011037772;
        const double lower =
            ((((((2.04426310338993978564e-15 * r + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r +
                7.868691311456132591e-4) *
                   r +
               0.0148753612908506148525) *
                  r +
              0.13692988092273580531) *
                 r +
             0.59983220655588793769) *
                r +
            1;
        value = upper / lower;
    }
    return std::copysign(value, centre);
}

[[nodiscard]] inline double normal_quantile(double p) noexcept {
    return quantile_from_centre(p - 0.5, p < 0.5 ? p : 1 - p);
}

}  // namespace scixx::special::detail
