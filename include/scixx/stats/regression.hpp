// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <initializer_list>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/descriptive/options.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <scixx/stats/detail/pairs.hpp>
#include <scixx/stats/hypothesis/significance.hpp>
#include <tuple>
#include <vector>

namespace scixx::stats {

/// Options of linregress.
struct LinregressOptions {
    Alternative alternative = Alternative::two_sided;  ///< against which the p-value of the slope is computed
};

/// What linregress returns: `auto [slope, intercept, rvalue, pvalue, stderr_] = linregress(x, y)`.
struct LinregressResult {
    double slope;             ///< of the line
    double intercept;         ///< its value at 0
    double rvalue;            ///< Pearson's correlation coefficient
    double pvalue;            ///< of the hypothesis that the slope is 0
    double stderr_;           ///< standard error of the slope
    double intercept_stderr;  ///< standard error of the intercept
    template <class R = LinregressResult>
    static constexpr auto bound() {
        return std::tuple(&R::slope, &R::intercept, &R::rvalue, &R::pvalue, &R::stderr_);
    }
};

/// Straight line through points by least squares.
///
/// @param x, y     real vectors of one length n >= 2. @param options see LinregressOptions.
/// @return  see LinregressResult. NaN in the input makes everything NaN.
/// @throws std::invalid_argument for lengths that differ, fewer than two points, and an x that is constant.
/// @note   O(n). Two passes over deviations from the means, so an offset of the data costs no digits.
/// @see    scipy.stats.linregress
template <core::ArrayLike X = core::InBraces, core::ArrayLike Y = core::InBraces>
    requires(core::rank_of<X> == 1 && core::rank_of<Y> == 1)
[[nodiscard]] LinregressResult linregress(const X& x, const Y& y, const LinregressOptions& options = {}) {
    const detail::samples::PairedSamples<X, Y> p("linregress", x, y);
    core::require(p.x.size() >= 2, "linregress", "x and y must have at least 2 entries, got ", p.x.size());
    const auto c = detail::samples::comoments(p.x, p.y);
    core::require(c.xx > 0 || std::isnan(c.xx), "linregress", "all x values are identical");
    const double n = detail::samples::size_of(p.x), df = n - 2;
    double r = c.yy == 0 ? 0.0 : c.xy / (std::sqrt(c.xx) * std::sqrt(c.yy));
    r = r > 1 ? 1 : r < -1 ? -1 : r;
    double left = (1 - r) * (1 + r);  // the share of the residuals in the squares of y
    if (left < 1e-3 && n > 2) {
        const double steepness = c.xy / c.xx;
        double squares = 0;
        for (std::size_t i = 0; i < p.x.size(); ++i) {
            const double residual = (p.y[i] - c.mean_y) / c.scale_y - steepness * ((p.x[i] - c.mean_x) / c.scale_x);
            squares += residual * residual;
        }
        left = std::min(1.0, squares / c.yy);
        r = std::copysign(std::sqrt(1 - left), r);
    }
    const double unit = c.scale_y / c.scale_x, slope = c.xy / c.xx * unit;
    LinregressResult out{slope, c.mean_y - slope * c.mean_x, r, detail::samples::nan, 0, 0};
    if (n == 2) {
        out.pvalue = p.y[0] == p.y[1] ? 1.0 : 0.0;
    } else {
        const double statistic = r == 0 ? 0.0 : r * std::sqrt(df / left);
        out.pvalue = detail::samples::student_pvalue(statistic, df, options.alternative);
        out.stderr_ = std::sqrt(left * c.yy / c.xx / df) * unit;
        const double centre = c.mean_x / c.scale_x;
        out.intercept_stderr = std::sqrt(c.xx / n + centre * centre) * c.scale_x * out.stderr_;
    }
    return out;
}

/// Options of spearmanr and kendalltau.
struct RankCorrelationOptions {
    NanPolicy nan_policy = NanPolicy::propagate;       ///< what happens to NaN
    Alternative alternative = Alternative::two_sided;  ///< against which the p-value is computed
};

namespace detail::samples {
/// 0, ..., n - 1.
template <class T = double>
[[nodiscard]] std::vector<T> places(core::Index n) {
    core::List<T> out(n);
    for (core::Index i = 0; i < n; ++i) out[i] = static_cast<T>(i);
    return out;
}
/// Pearson's coefficient of the ranks; NaN for fewer than two pairs and for a constant sample.
template <class T = double>
[[nodiscard]] double spearman_coefficient(Sample x, Sample y) {
    if (x.size() < 2) return nan;
    std::vector<T> u(x.size()), v(x.size());
    rank(x, TieRule::average, u.data());
    rank(y, TieRule::average, v.data());
    const auto c = comoments(u, v);
    return std::clamp(c.xy / std::sqrt(c.xx * c.yy), -1.0, 1.0);
}
template <class = void>
[[nodiscard]] SignificanceResult<double> spearman(Sample x, Sample y, Alternative alternative) {
    const double r = spearman_coefficient(x, y), df = size_of(x) - 2;
    if (std::isnan(r)) return {nan, nan};
    const double statistic = r * std::sqrt(df / ((r + 1) * (1 - r)));
    return {r, df > 0 ? student_pvalue(statistic, df, alternative) : nan};
}
}  // namespace detail::samples

/// Spearman's rank correlation coefficient of two samples, Pearson's coefficient of their ranks, and the p-value of the
/// hypothesis that they are not correlated, from Student's t with n - 2 degrees of freedom.
///
/// @param a, b     real vectors of one length. @param options see RankCorrelationOptions.
/// @return  statistic and pvalue; NaN for a constant sample and for fewer than two pairs.
/// @throws std::invalid_argument for lengths that differ, and for NaN under NanPolicy::raise.
/// @note   O(n log n). @see scipy.stats.spearmanr. Differs from SciPy: two vectors, not the columns of a matrix.
template <core::ArrayLike A = core::InBraces, core::ArrayLike B>
    requires(core::rank_of<A> == 1 && core::rank_of<B> == 1)
[[nodiscard]] SignificanceResult<double> spearmanr(const A& a, const B& b, const RankCorrelationOptions& options = {}) {
    struct {
        int axis = 0;
        NanPolicy nan_policy;
    } along{0, options.nan_policy};
    return core::along_axis_paired<SignificanceResult>("spearmanr", along,
                                                       core::detail::EachShiftFree{[&](core::Sample x, core::Sample y) {
                                                           return detail::samples::spearman(x, y, options.alternative);
                                                       }},
                                                       a, b);
}
/// The same with `b` in braces.
template <core::ArrayLike A = core::InBraces>
[[nodiscard]] SignificanceResult<double> spearmanr(const A& a, std::initializer_list<double> b,
                                                   const RankCorrelationOptions& options = {}) {
    return spearmanr(a, core::InBraces(b), options);
}

/// Variants of Kendall's tau.
enum class KendallVariant {
    b,  ///< corrected for ties
    c,  ///< Stuart's, for tables that are not square
};
/// How kendalltau finds its p-value.
enum class KendallMethod {
    automatic,   ///< 'auto': exact without ties where n <= 33 or few pairs disagree (or agree), else asymptotic
    asymptotic,  ///< by a normal distribution
    exact,       ///< by the distribution of the number of discordant pairs; without ties only
};
/// Options of kendalltau.
struct KendallOptions {
    NanPolicy nan_policy = NanPolicy::propagate;       ///< what happens to NaN
    KendallMethod method = KendallMethod::automatic;   ///< of the p-value
    KendallVariant variant = KendallVariant::b;        ///< of the coefficient
    Alternative alternative = Alternative::two_sided;  ///< against which the p-value is computed
};

/// Kendall's tau, a measure of the agreement of two rankings, and the p-value of the hypothesis that they are not
/// associated.
///
/// @param x, y     real vectors of one length. @param options see KendallOptions.
/// @return  statistic and pvalue; NaN for a constant sample and for no pairs.
/// @throws std::invalid_argument for lengths that differ, for KendallMethod::exact with ties, and for NaN under
///         NanPolicy::raise.
/// @note   O(n log n) by a merge sort that counts exchanges (W. R. Knight, J. Am. Stat. Assoc. 61 (1966) 436). Exact
///         p-values by the recurrence of M. G. Kendall, Rank Correlation Methods (1970), O(n c) for c discordant pairs.
/// @see    scipy.stats.kendalltau
template <core::ArrayLike A = core::InBraces, core::ArrayLike B = core::InBraces>
    requires(core::rank_of<A> == 1 && core::rank_of<B> == 1)
[[nodiscard]] SignificanceResult<double> kendalltau(const A& x, const B& y, const KendallOptions& options = {}) {
    struct {
        int axis = 0;
        NanPolicy nan_policy;
    } along{0, options.nan_policy};
    return core::along_axis_paired<SignificanceResult>(
        "kendalltau", along,
        core::detail::EachShiftFree{[&](core::Sample u, core::Sample v) -> SignificanceResult<double> {
            const detail::samples::Kendall k = detail::samples::kendall(u, v);
            const double s = k.concordant - k.discordant;
            if (u.empty() || k.total == k.ties_x || k.total == k.ties_y)
                return {detail::samples::nan, detail::samples::nan};
            double tau = s / std::sqrt(k.total - k.ties_x) / std::sqrt(k.total - k.ties_y);
            if (options.variant == KendallVariant::c) {
                const double least = std::min(k.distinct_x, k.distinct_y), n = detail::samples::size_of(u);
                tau = 2 * s / (n * n * (least - 1) / least);
            }
            tau = std::clamp(tau, -1.0, 1.0);
            const bool no_ties = k.ties_x == 0 && k.ties_y == 0;
            const double n = detail::samples::size_of(u);
            core::require(no_ties || options.method != KendallMethod::exact, "kendalltau",
                          "the method exact can not handle ties");
            const double rare = std::min(k.discordant, k.total - k.discordant);
            const bool exact = options.method == KendallMethod::exact ||
                               (options.method == KendallMethod::automatic && no_ties && (n <= 33 || rare <= 1));
            return {tau, exact ? detail::samples::kendall_exact(n, k.discordant, options.alternative)
                               : detail::samples::normal_pvalue(s / std::sqrt(k.variance), options.alternative)};
        }},
        x, y);
}

/// What theilslopes returns: `auto [slope, intercept, low_slope, high_slope] = theilslopes(y, x)`.
struct TheilslopesResult {
    double slope, intercept, low_slope, high_slope;
};
/// How the intercept of a robust line is found.
enum class InterceptMethod {
    separate,  ///< median(y) - slope median(x)
    joint,     ///< median(y - slope x)
};
/// Options of theilslopes.
struct TheilslopesOptions {
    double alpha = 0.95;                                 ///< confidence level of the slope's interval, in (0, 1)
    InterceptMethod method = InterceptMethod::separate;  ///< of the intercept
};

/// Robust straight line of Theil and Sen: the median of the slopes between all pairs of points, with a confidence
/// interval after Sen.
/// @param y, x     real vectors of one length. @param options see TheilslopesOptions.
/// @return         see TheilslopesResult; NaN where all x are equal or a value is NaN.
/// @throws std::invalid_argument for lengths that differ.
/// @note   O(n^2 log n). Source: P. K. Sen, J. Am. Stat. Assoc. 63 (1968) 1379. @see scipy.stats.theilslopes
template <core::ArrayLike Y = core::InBraces, core::ArrayLike X>
    requires(core::rank_of<X> == 1 && core::rank_of<Y> == 1)
[[nodiscard]] TheilslopesResult theilslopes(const Y& y, const X& x, const TheilslopesOptions& options = {}) {
    const detail::samples::Pairs p("theilslopes", x, y);
    constexpr double nan = detail::samples::nan;
    if (core::detail::has_nan(p.x) || core::detail::has_nan(p.y)) return {nan, nan, nan, nan};
    return detail::samples::theil_sen(p.x, p.y, options.alpha, options.method == InterceptMethod::joint);
}
/// The same with `x` in braces.
template <core::ArrayLike Y = core::InBraces>
[[nodiscard]] TheilslopesResult theilslopes(const Y& y, std::initializer_list<double> x,
                                            const TheilslopesOptions& options = {}) {
    return theilslopes(y, core::InBraces(x), options);
}

/// The same against the places 0, 1, 2, ... of the values. @see scipy.stats.theilslopes
template <core::ArrayLike Y = core::InBraces>
    requires(core::rank_of<Y> == 1)
[[nodiscard]] TheilslopesResult theilslopes(const Y& y, const TheilslopesOptions& options = {}) {
    return theilslopes(y, detail::samples::places(core::shape_of(y)[0]), options);
}

/// What siegelslopes returns: `auto [slope, intercept] = siegelslopes(y, x)`.
struct SiegelslopesResult {
    double slope, intercept;
};
/// How siegelslopes finds the intercept.
enum class SiegelMethod {
    hierarchical,  ///< median(y - slope x)
    separate,      ///< by repeated medians as the slope
};

/// Robust straight line of Siegel by repeated medians: for each point the median of the slopes to all others, and the
/// median of these.
/// @param y, x     real vectors of one length. @param method how the intercept is found.
/// @return  NaN where all x are equal or a value is NaN.
/// @throws std::invalid_argument for lengths that differ.
/// @note   O(n^2). Source: A. F. Siegel, Biometrika 69 (1982) 242. @see scipy.stats.siegelslopes
template <core::ArrayLike Y = core::InBraces, core::ArrayLike X = core::InBraces>
    requires(core::rank_of<X> == 1 && core::rank_of<Y> == 1)
[[nodiscard]] SiegelslopesResult siegelslopes(const Y& y, const X& x,
                                              SiegelMethod method = SiegelMethod::hierarchical) {
    const detail::samples::Pairs p("siegelslopes", x, y);
    if (core::detail::has_nan(p.x) || core::detail::has_nan(p.y)) return {detail::samples::nan, detail::samples::nan};
    const auto [slope, intercept] = detail::samples::repeated_medians(p.x, p.y, method == SiegelMethod::separate);
    return {slope, intercept};
}
/// The same against the places 0, 1, 2, ... of the values. @see scipy.stats.siegelslopes
template <core::ArrayLike Y = core::InBraces>
    requires(core::rank_of<Y> == 1)
[[nodiscard]] SiegelslopesResult siegelslopes(const Y& y, SiegelMethod method = SiegelMethod::hierarchical) {
    return siegelslopes(y, detail::samples::places(core::shape_of(y)[0]), method);
}

}  // namespace scixx::stats
