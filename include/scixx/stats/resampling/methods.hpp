// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <concepts>
#include <scixx/core/rng.hpp>
#include <scixx/stats/correlation.hpp>
#include <scixx/stats/resampling/monte_carlo_test.hpp>
#include <scixx/stats/resampling/permutation_test.hpp>
#include <span>
#include <tuple>
#include <utility>

namespace scixx::stats {

/// A p-value by permutations: pearsonr(x, y, PermutationMethod{.rng = 1}).
/// @see scipy.stats.PermutationMethod
struct PermutationMethod {
    core::Index n_resamples = 9999;  ///< random permutations; all are tried where there are not more than that
    core::Rng rng{};                 ///< source of random numbers
};

/// A p-value by random samples of the null hypothesis: pearsonr(x, y, MonteCarloMethod{.rng = 1}).
/// @see scipy.stats.MonteCarloMethod. Differs from SciPy: samples are normal; others are a call of monte_carlo_test.
struct MonteCarloMethod {
    core::Index n_resamples = 9999;  ///< random samples
    core::Rng rng{};                 ///< source of random numbers
};

/// Pearson's correlation coefficient of two samples with a p-value by resampling.
///
/// With PermutationMethod, that of the coefficient among those of x with y in all or random orders, which supposes only that
/// x and y are independent; with MonteCarloMethod, among those of normal samples.
///
/// @param x, y         vectors of n >= 2 real numbers.
/// @param method       a PermutationMethod or MonteCarloMethod.
/// @param alternative  against which the p-value is computed.
/// @return             as pearsonr without a method.
/// @throws std::invalid_argument when the lengths differ or are below 2, and for n_resamples < 1.
/// @see                scipy.stats.pearsonr (SciPy 1.11)
template <core::ArrayLike X, core::ArrayLike Y, class Method>
    requires(core::rank_of<X> == 1 && core::rank_of<Y> == 1 &&
             (std::same_as<Method, PermutationMethod> || std::same_as<Method, MonteCarloMethod>))
[[nodiscard]] PearsonRResult<double> pearsonr(const X& x, const Y& y, const Method& method,
                                              Alternative alternative = Alternative::two_sided) {
    PearsonRResult<double> result = pearsonr(x, y, PearsonROptions{.alternative = alternative});
    const auto view = [](core::Sample s) {
        return core::NdView<const double>(s.data(), {static_cast<core::Index>(s.size())});
    };
    const auto coefficient = [&](core::Sample u, core::Sample v) { return detail::correlate(view(u), view(v)).r; };
    if constexpr (std::same_as<Method, PermutationMethod>) {
        detail::resampling::Data fixed;
        static_cast<void>(detail::resampling::read("pearsonr", x, 0, fixed));
        const auto with_x = [&](core::Sample v) { return coefficient(fixed.sample(0, 0), v); };
        result.pvalue = permutation_test(y, with_x,
                                         {.permutation_type = PermutationType::pairings,
                                          .n_resamples = method.n_resamples,
                                          .alternative = alternative,
                                          .rng = method.rng})
                            .pvalue;
    } else {
        const auto stream = method.rng.open();
        const auto rvs = [&](std::span<double> out) {
            stream->normal(out.data(), static_cast<core::Index>(out.size()));
        };
        result.pvalue = monte_carlo_test(std::tie(x, y), std::tie(rvs, rvs), coefficient,
                                         {.n_resamples = method.n_resamples, .alternative = alternative})
                            .pvalue;
    }
    return result;
}

}  // namespace scixx::stats
