// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <scixx/core/array.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/detail/samples/random_tables.hpp>
#include <scixx/stats/hypothesis/contingency.hpp>
#include <scixx/stats/resampling/detail/by_method.hpp>
#include <scixx/stats/resampling/methods.hpp>

/// Tests of tables of counts whose p-value comes from random tables with the same margins.
namespace scixx::stats {

/// Chi-squared test of a table whose p-value is the share of tables with the same margins that have a statistic at
/// least as large: by all or random pairings of the rows and columns of the observations (PermutationMethod), or by
/// random tables (MonteCarloMethod without rvs).
/// @param observed  r x c table of whole counts >= 0. @param method a PermutationMethod or MonteCarloMethod.
/// @return as chi2_contingency without the correction.
/// @throws std::invalid_argument as chi2_contingency, for counts that are not whole, fewer than two observations, and
///         n_resamples < 1.
/// @see    scipy.stats.chi2_contingency (SciPy 1.15). Differs from SciPy: dof is not NaN; MonteCarloMethod has a stream
///         of its own.
template <core::ArrayLike A = core::MatrixInBraces, detail::resampling::Method Method>
    requires(core::rank_of<A> == 2)
[[nodiscard]] Chi2ContingencyResult<> chi2_contingency(const A& observed, const Method& method) {
    Chi2ContingencyResult<> result = chi2_contingency(observed, {.correction = false});
    const double* expected = result.expected_freq.data();
    const auto statistic = [&](const Eigen::ArrayXXd& table) {
        double sum = 0;
        for (Eigen::Index i = 0; i < table.size(); ++i) {
            const double away = table.data()[i] - expected[i];
            sum += away * away / expected[i];
        }
        return sum;
    };
    result.pvalue =
        detail::samples::table_pvalue("chi2_contingency", detail::samples::counts_of("chi2_contingency", observed),
                                      method, statistic, Alternative::greater);
    return result;
}

/// Fisher's exact test of a table of any size, by pairings or random tables as chi2_contingency. A table is more
/// extreme than another where it is less likely.
/// @param table   r x c table of whole counts >= 0. @param method a PermutationMethod or MonteCarloMethod without rvs.
/// @return statistic, the probability of the table for its margins, and pvalue; both 1 where only one table has the
///         margins.
/// @throws std::invalid_argument for an empty table, counts that are negative or not whole, and n_resamples < 1.
/// @see    scipy.stats.fisher_exact (SciPy 1.15). Differs from SciPy: MonteCarloMethod has a stream of its own.
template <core::ArrayLike A = core::MatrixInBraces, detail::resampling::Method Method>
    requires(core::rank_of<A> == 2)
[[nodiscard]] SignificanceResult<double> fisher_exact(const A& table, const Method& method) {
    const char* function = "fisher_exact";
    const auto counts = detail::samples::counts_of(function, table);
    const auto probability = [constant = detail::samples::log_margins(counts)](const Eigen::ArrayXXd& cells) {
        return std::exp(constant - detail::samples::log_factorials(cells));
    };
    double all = 0;
    for (Eigen::Index i = 0; i < counts.size(); ++i) all += counts.data()[i];
    const bool single = counts.rows() == 1 || counts.cols() == 1 || all < 2;
    if (single) return {1, 1};
    return {probability(counts),
            detail::samples::table_pvalue(function, counts, method, probability, Alternative::less)};
}

}  // namespace scixx::stats
