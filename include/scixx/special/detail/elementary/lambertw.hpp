// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/elementary/exponential.hpp>
#include <scixx/special/detail/elementary/narrow.hpp>
#include <scixx/special/detail/gamma.hpp>

/// The real branches of Lambert's W function.
namespace scixx::special::detail::elementary {

/// The series of W about -1/e in p = +-sqrt(2 (e x + 1)); Corless et al., Adv. Comput. Math. 5 (1996) 329, (4.22) to
/// (4.24).
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

/// One step of F. N. Fritsch, R. E. Shafer and W. P. Crowley, Comm. ACM 16 (1973) 123: the error is raised to the
/// fourth power.
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

/// lambert_step() by z = log(x / w) - w.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_lambert_step(float w, float z) noexcept {
    const float one = 1 + w, q = 2 * one * (one + 0.666666667F * z);
    return w + w * (z / one * ((q - z) / (q - 2 * z)));
}

struct PrincipalLambert : NarrowForm<PrincipalLambert> {
    using NarrowForm<PrincipalLambert>::at;
    static double at(double x) noexcept { return lambert<false>(x); }
    /// Below -0.276 by the series about -1/e, here by Chebyshev interpolation; else one step from Pade's quotient, or
    /// from 1/4 on from the start in lambert().
    static SCIXX_ALWAYS_INLINE float lane(float x) noexcept {
        constexpr float series[] = {0.999999997F,  -0.333332879F, 0.152765419F,    -0.0794979162F, 0.0437821372F,
                                    -0.023690667F, 0.0110676871F, -0.00364779122F, 0.000593061843F};
        const auto gap = static_cast<float>(5.43656365691809 * static_cast<double>(x) + 2);
        const std::uint32_t branch = narrow_mask(gap < 0.5F), large = narrow_mask(x > 0.25F);
        const float square = narrow_choice(branch, gap, 1.0F), p = square * narrow_inverse_root(square);
        const float few = narrow_choice(branch | large, 0.0F, x), many = narrow_choice(large, x, 1.0F);
        const float ratio = (1 + few * (2.33333333F + few * 0.833333333F)) / (1 + few * 1.33333333F);
        const float l = narrow_logarithm(1 + many), start = l * (1 - narrow_logarithm(1 + l) / (2 + l));
        const float w = narrow_choice(large, start, few / ratio);
        const float z = narrow_logarithm(narrow_choice(large, many / start, ratio)) - w;
        return narrow_choice(branch, p * narrow_horner(series, p) - 1, narrow_lambert_step(w, z));
    }
    static SCIXX_ALWAYS_INLINE bool is_rare(float x, float) noexcept {
        const bool above = x > -0.36787942F, finite = x <= std::numeric_limits<float>::max(), some = x != 0;
        return !(above & finite & some);
    }
    static double rare(double x) noexcept { return at(x); }
};
struct LowerLambert : NarrowForm<LowerLambert> {
    using NarrowForm<LowerLambert>::at;
    static double at(double x) noexcept { return lambert<true>(x); }
    /// Below -0.25 by the series about -1/e, else one step from v = l f(1 / (l + 2)) with l = -log(-x) for W = -v.
    static SCIXX_ALWAYS_INLINE float lane(float x) noexcept {
        constexpr float series[] = {0.999999985F, 0.333336978F,  0.152629446F, 0.0819433732F, 0.026436622F,
                                    0.105483677F, -0.191584788F, 0.329398626F, -0.267998138F, 0.108369706F};
        constexpr float start[] = {1.01500564F, 3.47082829F, -7.9991145F, -3.084962F, 186.026144F, -499.495206F};
        const auto gap = static_cast<float>(5.43656365691809 * static_cast<double>(x) + 2);
        const std::uint32_t branch = narrow_mask(gap < 0.64F);
        const float square = narrow_choice(branch, gap, 0.5F), p = square * narrow_inverse_root(square);
        const float l = 0.0F - narrow_logarithm(narrow_choice(branch, 0.1F, -x)),
                    v = l * narrow_horner(start, 1 / (l + 2));
        return narrow_choice(branch, -1 - p * narrow_horner(series, p),
                             narrow_lambert_step(-v, (v - l) - narrow_logarithm(v)));
    }
    static SCIXX_ALWAYS_INLINE bool is_rare(float x, float) noexcept {
        const bool above = x > -0.36787942F, below = x < 0;
        return !(above & below);
    }
    static double rare(double x) noexcept { return at(x); }
};
struct WrightOmega : NarrowForm<WrightOmega> {
    using NarrowForm<WrightOmega>::at;
    static double at(double x) noexcept { return wright_omega(x); }
    /// Below -1.5 W(exp(x)) by a polynomial of exp(x), else one step from a polynomial of x or the first terms for
    /// large x.
    static SCIXX_ALWAYS_INLINE float lane(float x) noexcept {
        constexpr float lesser[] = {0.999999992F, -0.999995792F, 1.49963861F, -2.65459012F,
                                    5.00408825F,  -8.82772618F,  11.7300092F, -7.98290807F};
        constexpr float start[] = {0.567149181F,    0.361881028F,    0.0735549811F,
                                   -0.00134343161F, -0.00148043352F, 0.000203337687F};
        const std::uint32_t below = narrow_mask(x < -1.5F), large = narrow_mask(x > 3);
        const float e = exponential(narrow_choice(below, x, -1.5F)), middle = narrow_choice(below | large, 0.0F, x),
                    remote = narrow_choice(large, x, 3.0F), l = narrow_logarithm(remote);
        const float w = narrow_choice(large, (remote - l) + l / remote, narrow_horner(start, middle));
        const float z = (narrow_choice(large, remote, middle) - w) - narrow_logarithm(w);
        return narrow_choice(below, e * narrow_horner(lesser, e), narrow_lambert_step(w, z));
    }
    static SCIXX_ALWAYS_INLINE bool is_rare(float x, float) noexcept { return !(std::abs(x) <= 1e18F); }
    static double rare(double x) noexcept { return at(x); }
};

}  // namespace scixx::special::detail::elementary
