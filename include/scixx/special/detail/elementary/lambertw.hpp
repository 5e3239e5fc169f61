// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/elementary/exponential.hpp>
#include <scixx/special/detail/gamma.hpp>

/// The real branches of Lambert's W function.
namespace scixx::special::detail::elementary {

/// The series of W about -1/e in p = +-sqrt(2 (e x + 1)); Corless et al., Adv. Comput. Math. 5 (1996) 329, (4.22) to (4.24).
inline constexpr double lambert_terms[] = {-1.0,
                                           1.0,
                                           -0.3333333333333333,
                                           0.1527777777777778,
                                           -0.07962962962962963,
                                           0.044502314814814814,
                                           -0.02598471487360376,
                                           0.01563563253233392,
                                           -0.009616892024299432,
                                           0.006014543252956118,
                                           -0.0038112980348919993,
                                           0.0024408779911439826,
                                           -0.0015769303446867841,
                                           0.0010262633205076071,
                                           -0.0006720616311561362,
                                           0.0004424730618146209,
                                           -0.00029267722472962746,
                                           0.00019438727605453933,
                                           -0.00012957426685274883,
                                           8.665035805208128e-05,
                                           -5.811360750441382e-05,
                                           3.907668486743905e-05};
[[nodiscard]] inline double lambert_near_branch(double p) noexcept {
    return polynomial(lambert_terms, p);
}

/// One step of F. N. Fritsch, R. E. Shafer and W. P. Crowley, Comm. ACM 16 (1973) 123: the error is raised to the fourth power.
[[nodiscard]] inline double lambert_step(double w, double x) noexcept {
    const double ratio = x / w, logarithm = ratio > 1e-300 ? std::log(ratio) : std::log(-x) - std::log(-w);
    const double z = logarithm - w, one = 1 + w, q = 2 * one * (one + 2 * z / 3);
    return w * (1 + z / one * (q - z) / (q - 2 * z));
}

/// W_0(x) for Lower = false, W_-1(x) for Lower = true.
template <bool Lower>
[[nodiscard]] inline double lambert(double x) noexcept {
    if (x != x) return x;
    if (Lower) {
        if (x >= 0) return x == 0 ? -infinity : nan;
    } else {
        if (x == infinity) return x;
        if (std::abs(x) < 1e-8) return x - x * x;
    }
    // 1 + e x, e as the sum of two doubles. It is -3e-17 at the double next to -1/e, which counts as -1/e.
    const double gap = std::fma(2.718281828459045, x, 1.0) + 1.4456468917292502e-16 * x;
    if (gap < 0) return x == -0.36787944117144233 ? -1 : nan;
    double w = 0;
    if (gap < 0.5) {
        const double p = std::sqrt(2 * gap);
        w = lambert_near_branch(Lower ? -p : p);
        if (p < 0.28) return w;
    } else if (Lower) {
        const double l1 = std::log(-x), l2 = std::log(-l1);
        w = l1 - l2 + l2 / l1;
    } else if (x < 3) {
        const double l = std::log1p(x);
        w = l * (1 - std::log1p(l) / (2 + l));  // R. Iacono, J. P. Boyd, Adv. Comput. Math. 43 (2017) 1403
    } else {
        const double l1 = std::log(x), l2 = std::log(l1);
        w = l1 - l2 + l2 / l1;
    }
    w = lambert_step(w, x);
    return lambert_step(w, x);
}

/// The w > 0 with w + log(w) = x.
[[nodiscard]] inline double wright_omega(double x) noexcept {
    if (x != x || x > 1e100) return x;  // log(x) does not count
    if (x < 1) return lambert<false>(std::exp(x));
    double w = x - std::log(x);
    for (int k = 0; k < 2; ++k) {
        const double z = (x - w) - std::log(w), one = 1 + w, q = 2 * one * (one + 2 * z / 3);
        w *= 1 + z / one * (q - z) / (q - 2 * z);
    }
    return w;
}

}  // namespace scixx::special::detail::elementary
