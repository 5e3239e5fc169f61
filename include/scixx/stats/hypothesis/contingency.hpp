// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <initializer_list>
#include <scixx/core/array.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/gamma.hpp>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/descriptive/options.hpp>
#include <scixx/stats/detail/samples/divergence.hpp>
#include <scixx/stats/detail/tails.hpp>
#include <scixx/stats/hypothesis/significance.hpp>

namespace scixx::stats {

/// SciPy's names for powers of the divergence: `power_divergence(f_obs, {.lambda_ = Divergence::log_likelihood})`.
struct Divergence {
    static constexpr double pearson = 1;               ///< Pearson's chi-squared statistic
    static constexpr double log_likelihood = 0;        ///< G test
    static constexpr double freeman_tukey = -0.5;      ///< Freeman and Tukey
    static constexpr double mod_log_likelihood = -1;   ///< modified G test
    static constexpr double neyman = -2;               ///< Neyman
    static constexpr double cressie_read = 2.0 / 3.0;  ///< recommended by Cressie and Read
};
/// Options of power_divergence, in SciPy's order.
struct PowerDivergenceOptions {
    int ddof = 0;                          ///< taken from the k - 1 degrees of freedom
    int axis = 0;                          ///< along which the frequencies lie; negative ones count from the last
    double lambda_ = Divergence::pearson;  ///< power of the divergence, a name in Divergence or any number
};
/// Options of chisquare, in SciPy's order.
struct ChisquareOptions {
    int ddof = 0;           ///< taken from the k - 1 degrees of freedom
    int axis = 0;           ///< as in PowerDivergenceOptions
    bool sum_check = true;  ///< whether frequencies whose sums differ are refused
};

namespace detail::samples {
template <Reduce R, class A, class... B>
[[nodiscard]] auto divergence_tests(const char* function, const PowerDivergenceOptions& options, bool sum_check,
                                    const A& f_obs, const B&... f_exp) {
    return core::along_axis_paired<SignificanceResult, R>(
        function, options,
        [&](Sample observed, auto... expected) {
            return divergence_test(function, observed, Sample(expected...), options.lambda_, options.ddof, sum_check);
        },
        f_obs, f_exp...);
}
}  // namespace detail::samples

/// Cressie and Read's test of the hypothesis that observed frequencies come from a distribution with given expected
/// ones:
/// 2 / (lambda (lambda + 1)) sum o ((o / e)^lambda - 1).
///
/// @param f_obs    real array of frequencies. @param f_exp expected ones, with the same sum; but for the axis the
///                 shapes are broadcast. @param options see PowerDivergenceOptions; `power_divergence<Reduce::all>` is
///                 SciPy's axis=None.
/// @return  statistic and pvalue, from chi squared with k - 1 - ddof degrees of freedom: numbers for a vector, else
///          arrays with an axis less; NaN where a frequency is, and a pvalue of NaN where no degree of freedom is left.
/// @throws std::invalid_argument for lengths or sums that differ (by more than 1e-8 relative).
/// @note   O(k). Source: N. Cressie and T. R. C. Read, J. R. Stat. Soc. B 46 (1984) 440.
/// @see    scipy.stats.power_divergence. Differs from SciPy: ddof is one number.
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces, core::ArrayLike B>
[[nodiscard]] auto power_divergence(const A& f_obs, const B& f_exp, const PowerDivergenceOptions& options = {}) {
    return detail::samples::divergence_tests<R>("power_divergence", options, true, f_obs, f_exp);
}
/// The same with `f_exp` in braces.
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto power_divergence(const A& f_obs, std::initializer_list<double> f_exp,
                                    const PowerDivergenceOptions& options = {}) {
    return power_divergence<R>(f_obs, core::InBraces(f_exp), options);
}
/// The same against equal frequencies. @see scipy.stats.power_divergence
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto power_divergence(const A& f_obs, const PowerDivergenceOptions& options = {}) {
    return detail::samples::divergence_tests<R>("power_divergence", options, true, f_obs);
}
/// Pearson's chi-squared test of the hypothesis that observed frequencies come from a distribution with given expected
/// ones: sum (o - e)^2 / e.
/// @param f_obs, f_exp as in power_divergence. @param options see ChisquareOptions. @return, @throws as
/// power_divergence.
/// @see scipy.stats.chisquare. Differs from SciPy: ddof is one number.
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces, core::ArrayLike B>
[[nodiscard]] auto chisquare(const A& f_obs, const B& f_exp, const ChisquareOptions& options = {}) {
    return detail::samples::divergence_tests<R>("chisquare", {.ddof = options.ddof, .axis = options.axis},
                                                options.sum_check, f_obs, f_exp);
}
/// The same with `f_exp` in braces.
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto chisquare(const A& f_obs, std::initializer_list<double> f_exp,
                             const ChisquareOptions& options = {}) {
    return chisquare<R>(f_obs, core::InBraces(f_exp), options);
}
/// The same against equal frequencies. @see scipy.stats.chisquare
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto chisquare(const A& f_obs, const ChisquareOptions& options = {}) {
    return detail::samples::divergence_tests<R>("chisquare", {.ddof = options.ddof, .axis = options.axis}, true, f_obs);
}

/// Options of chi2_contingency.
struct Chi2ContingencyOptions {
    bool correction =
        true;  ///< whether, for one degree of freedom, observed values move by up to 1/2 towards the expected ones
               ///< (Yates)
    double lambda_ = Divergence::pearson;  ///< power of the divergence, a name in Divergence or any number
};
/// What chi2_contingency returns: `auto [statistic, pvalue, dof, expected_freq] = chi2_contingency(table)`.
template <class Table = Eigen::ArrayXXd>
struct Chi2ContingencyResult {
    double statistic, pvalue;
    Eigen::Index dof;     ///< degrees of freedom, (rows - 1) (columns - 1) with two axes
    Table expected_freq;  ///< see contingency::expected_freq
};

/// Chi-squared test of the hypothesis that the axes of a table of counts, as rows and columns, are independent.
/// @param observed  table of counts >= 0 with two axes, or more (a Tensor). @param options see Chi2ContingencyOptions.
/// @return see Chi2ContingencyResult; dof is the number of cells less the sum of (length - 1) over the axes, less 1.
/// @throws std::invalid_argument for an empty table, a negative count, and an expected frequency of 0.
/// @see    scipy.stats.chi2_contingency
template <core::ArrayLike A = core::MatrixInBraces>
[[nodiscard]] auto chi2_contingency(const A& observed, const Chi2ContingencyOptions& options = {}) {
    const core::Source<double, A> source(observed);
    const auto& o = source.view();
    core::require(!o.empty(), "chi2_contingency", "observed must not be empty");
    using Table = detail::samples::TableOf<A>;
    Chi2ContingencyResult<Table> result{0, 1, o.size() - 1, core::allocate<Table>(o.shape())};
    for (int axis = 0; axis < o.rank(); ++axis) result.dof -= o.shape(axis) - 1;
    core::for_each(
        [](double value) {
            core::require(value >= 0, "chi2_contingency", "observed must not be negative, got ", value);
        },
        o);
    const core::NdView<double> e = core::view(result.expected_freq);
    detail::samples::expected_frequencies(o, e);
    core::for_each_index(o.shape(), [&](const core::Dims& at) {
        const double expected = e(at);
        core::require(expected > 0, "chi2_contingency", "the expected frequencies must not be 0, at ", at);
        double value = o(at);
        if (result.dof == 1 && options.correction) {
            const double away = expected - value;
            value += std::copysign(std::min(0.5, std::abs(away)), away);
        }
        if (result.dof > 0)
            result.statistic += detail::samples::divergence(value, expected, options.lambda_) +
                                detail::samples::divergence_slope(options.lambda_) * (value - o(at));
    });
    if (result.dof > 0) result.pvalue = detail::samples::chi2_sf(result.statistic, static_cast<double>(result.dof));
    return result;
}

/// Fisher's exact test of a 2 x 2 table [[a, b], [c, d]] of counts.
/// @param table  2 x 2 integers >= 0. @param alternative against which the p-value is computed.
/// @return  statistic, the odds ratio a d / (b c) of the sample, and pvalue: the sum of the hypergeometric
///          probabilities of the tables that are at most as likely (two-sided), or of those with at most (less) or at
///          least (greater) a.
/// @throws std::invalid_argument for another shape (r x c tables need a method, see
///         <scixx/stats/resampling/table_tests.hpp>) or a negative count. @see scipy.stats.fisher_exact
template <core::ArrayLike A = core::MatrixInBraces>
    requires(core::rank_of<A> == 2)
[[nodiscard]] SignificanceResult<double> fisher_exact(const A& table,
                                                      Alternative alternative = Alternative::two_sided) {
    const core::Source<double, A> source(table);
    const auto& counts = source.view();
    core::require(counts.shape() == core::Dims{2, 2}, "fisher_exact", "table must be 2 x 2 without a method, got ",
                  counts.shape());
    const double a = counts(0, 0), b = counts(0, 1), c = counts(1, 0), d = counts(1, 1);
    core::require(a >= 0 && b >= 0 && c >= 0 && d >= 0, "fisher_exact", "table must not have negative entries");
    if (a + b == 0 || c + d == 0 || a + c == 0 || b + d == 0) return {detail::samples::nan, 1};
    const double odds = b * c > 0 ? a * d / (b * c) : std::numeric_limits<double>::infinity();
    const double n1 = a + b, n2 = c + d, n = a + c, low = std::max(0.0, n - n2), high = std::min(n, n1);
    // Probabilities relative to the observed table's, by the ratio of neighbours; they are summed outwards.
    const auto up = [&](double k) { return (n1 - k) * (n - k) / ((k + 1) * (n2 - n + k + 1)); };
    // Weights that grow beyond the range are all made smaller.
    double observed = 1, below = 0, above = 0, rare = 0, p = 1;
    const auto add = [&](double& side) {
        if (p > 0x1p500)
            for (double* weight : {&observed, &below, &above, &rare, &p}) *weight *= 0x1p-500;
        side += p;
        if (p <= observed * (1 + 1e-14)) rare += p;
    };
    // What is left falls faster than a geometric series: below that it does not matter.
    const auto negligible = [&](double ratio) { return ratio < 1 && p < 1e-26 * observed; };
    for (double k = a; k < high; ++k) {
        const double ratio = up(k);
        p *= ratio;
        add(above);
        if (observed == 0) return {odds, alternative == Alternative::greater ? 1.0 : 0.0};  // all the rest is above
        if (negligible(ratio)) break;
    }
    p = observed;
    for (double k = a; k > low; --k) {
        const double ratio = 1 / up(k - 1);
        p *= ratio;
        add(below);
        if (observed == 0) return {odds, alternative == Alternative::less ? 1.0 : 0.0};
        if (negligible(ratio)) break;
    }
    const double part = alternative == Alternative::less ? below : alternative == Alternative::greater ? above : rare;
    return {odds, std::min(1.0, (part + observed) / (observed + above + below))};
}

}  // namespace scixx::stats
