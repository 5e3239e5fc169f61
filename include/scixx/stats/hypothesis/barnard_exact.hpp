// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/detail/samples/exact_tables.hpp>

/// Unconditional exact tests of 2 x 2 tables.
namespace scixx::stats {

/// Options of barnard_exact, in SciPy's order.
struct BarnardOptions {
    Alternative alternative =
        Alternative::two_sided;  ///< about the proportion of the first column against the second's
    bool pooled = true;          ///< whether the statistic's variance is that of one common proportion
    int n = 32;  ///< least number of points at which the probability is sampled before its maximum is refined
};
/// Options of boschloo_exact, in SciPy's order.
struct BoschlooOptions {
    Alternative alternative = Alternative::two_sided;  ///< as in BarnardOptions
    int n = 32;                                        ///< as in BarnardOptions
};

namespace detail::samples {
template <class A>
[[nodiscard]] TwoByTwo two_by_two(const char* function, const A& table, int n) {
    const core::Source<double, A> source(table);
    const auto& view = source.view();
    core::require(n > 0, function, "n must be positive, got ", n);
    core::require(view.shape() == core::Dims{2, 2}, function, "table must be 2 x 2, got ", view.shape());
    for (core::Index i = 0; i < 2; ++i)
        for (core::Index j = 0; j < 2; ++j)
            core::require(view(i, j) >= 0 && view(i, j) <= 1e6 && view(i, j) == std::floor(view(i, j)), function,
                          "table must hold whole numbers from 0 to 1e6, got ", view(i, j));
    return {view(0, 0), view(0, 1), view(0, 0) + view(1, 0), view(0, 1) + view(1, 1)};
}
}  // namespace detail::samples

/// Barnard's exact test of a 2 x 2 table whose columns are samples of two populations: the hypothesis that the share of
/// the first row is the same in both, by Wald's statistic (p1 - p2) / deviation.
/// @param table   2 x 2 whole numbers. @param options see BarnardOptions.
/// @return  statistic, and pvalue: the probability of a statistic at least as extreme, for that common share that makes
///          it largest. NaN and 1 for an empty column.
/// @throws  std::invalid_argument for another table, and for n < 1. @note O(c1 c2) for sums c of the columns.
/// @see     scipy.stats.barnard_exact; G. A. Barnard, Biometrika 34 (1947) 123. Differs from SciPy: tables with the
///          same statistic count whatever rounding makes of it, and the maximum is found to all digits.
template <core::ArrayLike A = core::MatrixInBraces>
    requires(core::rank_of<A> == 2)
[[nodiscard]] SignificanceResult<double> barnard_exact(const A& table, const BarnardOptions& options = {}) {
    return detail::samples::barnard(detail::samples::two_by_two("barnard_exact", table, options.n), options.alternative,
                                    options.pooled, options.n);
}
/// Boschloo's exact test, as Barnard's but with the p-value of Fisher's one-sided test as statistic; more powerful than
/// Fisher's test.
/// @param table   2 x 2 whole numbers. @param options see BoschlooOptions.
/// @return  statistic and pvalue, for two sides twice the smaller one; NaN for an empty column. @throws as
///          barnard_exact.
/// @see     scipy.stats.boschloo_exact; R. D. Boschloo, Stat. Neerl. 24 (1970) 1.
template <core::ArrayLike A = core::MatrixInBraces>
    requires(core::rank_of<A> == 2)
[[nodiscard]] SignificanceResult<double> boschloo_exact(const A& table, const BoschlooOptions& options = {}) {
    return detail::samples::boschloo(detail::samples::two_by_two("boschloo_exact", table, options.n),
                                     options.alternative, options.n);
}

}  // namespace scixx::stats
