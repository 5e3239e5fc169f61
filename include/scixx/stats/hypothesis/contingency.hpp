// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/gamma.hpp>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/detail/tails.hpp>
#include <scixx/stats/hypothesis/significance.hpp>
#include <tuple>
#include <vector>

namespace scixx::stats {

/// Options of chisquare and power_divergence.
struct ChisquareOptions {
    int ddof = 0;  ///< taken from the k - 1 degrees of freedom
    double lambda_ =
        1;  ///< power of the divergence: 1 Pearson, 0 log-likelihood (G), -1/2 Freeman and Tukey, -1 modified G, -2 Neyman, 2/3 Cressie and Read
};

namespace detail::samples {
template <class = void>
[[nodiscard]] double divergence(double observed, double expected, double lambda) {
    if (lambda == 1) return (observed - expected) * (observed - expected) / expected;
    if (lambda == 0) return observed == 0 ? 0.0 : 2 * observed * std::log(observed / expected);
    if (lambda == -1) return expected == 0 ? 0.0 : 2 * expected * std::log(expected / observed);
    return observed * (std::pow(observed / expected, lambda) - 1) * 2 / (lambda * (lambda + 1));
}
}  // namespace detail::samples

/// Cressie and Read's test of the hypothesis that observed frequencies come from a distribution with given expected ones.
///
/// @param f_obs    vector of frequencies. @param f_exp expected ones, with the same sum. @param options see ChisquareOptions.
/// @return  statistic and pvalue, from chi squared with k - 1 - ddof degrees of freedom.
/// @throws std::invalid_argument for lengths or sums that differ (by more than 1e-8 relative).
/// @see     scipy.stats.power_divergence
template <core::ArrayLike A, core::ArrayLike B>
    requires(core::rank_of<A> == 1 && core::rank_of<B> == 1)
[[nodiscard]] SignificanceResult<double> power_divergence(const A& f_obs, const B& f_exp,
                                                          const ChisquareOptions& options = {}) {
    const core::Source<double, A> observed(f_obs);
    const core::Source<double, B> expected(f_exp);
    const auto &o = observed.view(), &e = expected.view();
    core::require(o.size() == e.size(), "power_divergence", "f_obs and f_exp must have the same length, got ", o.size(),
                  " and ", e.size());
    double sum_o = 0, sum_e = 0, statistic = 0;
    for (core::Index i = 0; i < o.size(); ++i) {
        sum_o += o(i);
        sum_e += e(i);
        statistic += detail::samples::divergence(o(i), e(i), options.lambda_);
    }
    const double apart = std::abs(sum_o - sum_e);
    core::require(!(apart > 1.4901161193847656e-08 * std::min(std::abs(sum_o), std::abs(sum_e))), "power_divergence",
                  "the sums of f_obs and f_exp must agree, got ", sum_o, " and ", sum_e);
    return {statistic, detail::samples::chi2_sf(statistic, static_cast<double>(o.size() - 1 - options.ddof))};
}
/// The same against equal frequencies. @see scipy.stats.power_divergence
template <core::ArrayLike A>
    requires(core::rank_of<A> == 1)
[[nodiscard]] SignificanceResult<double> power_divergence(const A& f_obs, const ChisquareOptions& options = {}) {
    const core::Source<double, A> observed(f_obs);
    double sum = 0;
    for (core::Index i = 0; i < observed.view().size(); ++i) sum += observed.view()(i);
    const core::Index n = observed.view().size();
    return power_divergence(f_obs, std::vector<double>(core::to_size(n), sum / static_cast<double>(n)), options);
}
/// Pearson's chi-squared test of the hypothesis that observed frequencies come from a distribution with given expected
/// ones; parameters and result are those of power_divergence. @see scipy.stats.chisquare
template <core::ArrayLike A, core::ArrayLike B>
    requires(core::rank_of<A> == 1 && core::rank_of<B> == 1)
[[nodiscard]] SignificanceResult<double> chisquare(const A& f_obs, const B& f_exp, int ddof = 0) {
    return power_divergence(f_obs, f_exp, {.ddof = ddof});
}
/// The same against equal frequencies. @see scipy.stats.chisquare
template <core::ArrayLike A>
    requires(core::rank_of<A> == 1)
[[nodiscard]] SignificanceResult<double> chisquare(const A& f_obs, int ddof = 0) {
    return power_divergence(f_obs, {.ddof = ddof});
}

/// Options of chi2_contingency.
struct Chi2ContingencyOptions {
    bool correction =
        true;  ///< whether, for one degree of freedom, observed values move by up to 1/2 towards the expected ones (Yates)
    double lambda_ = 1;  ///< power of the divergence, as in ChisquareOptions
};
/// What chi2_contingency returns: `auto [statistic, pvalue, dof, expected_freq] = chi2_contingency(table)`.
struct Chi2ContingencyResult {
    double statistic, pvalue;
    Eigen::Index dof;               ///< (rows - 1) (columns - 1)
    Eigen::ArrayXXd expected_freq;  ///< products of the margins, divided by the sum
};

/// Chi-squared test of the hypothesis that rows and columns of a table of counts are independent.
/// @param observed  r x c table of counts >= 0. @param options see Chi2ContingencyOptions.
/// @throws std::invalid_argument for an empty table, a negative count, and an expected frequency of 0.
/// @see    scipy.stats.chi2_contingency
template <core::ArrayLike A>
    requires(core::rank_of<A> == 2)
[[nodiscard]] Chi2ContingencyResult chi2_contingency(const A& observed, const Chi2ContingencyOptions& options = {}) {
    const core::Source<double, A> source(observed);
    const auto& o = source.view();
    core::require(!o.empty(), "chi2_contingency", "observed must not be empty");
    const core::Index rows = o.shape(0), columns = o.shape(1);
    core::List<double> down(rows, 0.0), across(columns, 0.0);
    for (core::Index i = 0; i < rows; ++i)
        for (core::Index j = 0; j < columns; ++j) {
            core::require(o(i, j) >= 0, "chi2_contingency", "observed must not be negative, got ", o(i, j));
            down[i] += o(i, j);
            across[j] += o(i, j);
        }
    double total = 0;
    for (const double sum : down) total += sum;
    Chi2ContingencyResult result{0, 1, (rows - 1) * (columns - 1), Eigen::ArrayXXd(rows, columns)};
    for (core::Index i = 0; i < rows; ++i)
        for (core::Index j = 0; j < columns; ++j) {
            const double expected = down[i] * across[j] / total;
            core::require(expected > 0, "chi2_contingency", "the expected frequencies must not be 0, at row ", i,
                          " and column ", j);
            result.expected_freq(i, j) = expected;
            double value = o(i, j);
            if (result.dof == 1 && options.correction) {
                const double away = expected - value;
                value += std::copysign(std::min(0.5, std::abs(away)), away);
            }
            if (result.dof > 0) result.statistic += detail::samples::divergence(value, expected, options.lambda_);
        }
    if (result.dof > 0) result.pvalue = detail::samples::chi2_sf(result.statistic, static_cast<double>(result.dof));
    return result;
}

/// Fisher's exact test of a 2 x 2 table [[a, b], [c, d]] of counts.
/// @param table  2 x 2 integers >= 0. @param alternative against which the p-value is computed.
/// @return  statistic, the odds ratio a d / (b c) of the sample, and pvalue: the sum of the hypergeometric probabilities
///          of the tables that are at most as likely (two-sided), or of those with at most (less) or at least (greater) a.
/// @throws std::invalid_argument for another shape (r x c tables need a method, see
///         <scixx/stats/resampling/table_tests.hpp>) or a negative count. @see scipy.stats.fisher_exact
template <core::ArrayLike A>
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
