// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/elementary/exponential.hpp>
#include <scixx/special/detail/gamma.hpp>
#include <scixx/special/detail/piecewise.hpp>
#include <type_traits>

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
template <class = void>
[[nodiscard]] inline double lambert_near_branch(double p) noexcept {
    return polynomial(lambert_terms, p);
}

/// log(x); short forms are for float.
template <bool Short>
[[nodiscard]] inline double lambert_log(double x) noexcept {
    if constexpr (Short) return logarithm<true>(x);
    return std::log(x);
}

/// One step of F. N. Fritsch, R. E. Shafer and W. P. Crowley, Comm. ACM 16 (1973) 123: the error is raised to the fourth power.
template <bool Short = false>
[[nodiscard]] inline double lambert_step(double w, double x) noexcept {
    const double ratio = x / w, log = ratio > 1e-300 ? lambert_log<Short>(ratio) : std::log(-x) - std::log(-w);
    const double z = log - w, one = 1 + w, q = 2 * one * (one + 2 * z / 3);
    return w * (1 + z / one * (q - z) / (q - 2 * z));
}

/// W_0(x) for Lower = false, W_-1(x) for Lower = true.
template <bool Lower, bool Short = false>
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
        const double l1 = lambert_log<Short>(-x), l2 = lambert_log<Short>(-l1);
        w = l1 - l2 + l2 / l1;
    } else if (x < 3) {
        const double l = Short ? logarithm_1p<true>(x) : std::log1p(x);
        w = l * (1 - (Short ? logarithm_1p<true>(l) : std::log1p(l)) /
                         (2 + l));  // R. Iacono, J. P. Boyd, Adv. Comput. Math. 43 (2017) 1403
    } else {
        const double l1 = lambert_log<Short>(x), l2 = lambert_log<Short>(l1);
        w = l1 - l2 + l2 / l1;
    }
    w = lambert_step<Short>(w, x);
    return lambert_step<Short>(w, x);
}
/// The branch k = 0 or -1.
struct LambertW {
    bool lower;
    template <class T>
    T operator()(T x) const noexcept {
        constexpr bool brief = std::is_same_v<T, float>;
        const auto at = static_cast<double>(x);
        return static_cast<T>(lower ? lambert<true, brief>(at) : lambert<false, brief>(at));
    }
};

/// The w > 0 with w + log(w) = x.
template <bool Short = false>
[[nodiscard]] inline double wright_omega(double x) noexcept {
    if (x != x || x > 1e100) return x;  // log(x) does not count
    if (x < 1) return lambert<false, Short>(std::exp(x));
    double w = x - lambert_log<Short>(x);
    for (int k = 0; k < 2; ++k) {
        const double z = (x - w) - lambert_log<Short>(w), one = 1 + w, q = 2 * one * (one + 2 * z / 3);
        w *= 1 + z / one * (q - z) / (q - 2 * z);
    }
    return w;
}
struct WrightOmega : TwoForms<WrightOmega> {
    template <bool Short>
    static double of(double x) noexcept {
        return wright_omega<Short>(x);
    }
};

}  // namespace scixx::special::detail::elementary
