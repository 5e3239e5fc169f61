// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <scixx/core/rng.hpp>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/resampling/detail/permutation.hpp>
#include <tuple>
#include <vector>

namespace scixx::stats {

/// What permutation_test exchanges under its null hypothesis.
enum class PermutationType {
    independent,  ///< observations between samples: they come from one distribution
    samples,      ///< observations of one position between paired samples; of a single sample, their signs
    pairings,     ///< the order of each sample: there is no association between samples
};

/// Options of permutation_test, in SciPy's order.
struct PermutationTestOptions {
    PermutationType permutation_type = PermutationType::independent;  ///< what is exchanged
    core::Index n_resamples = 9999;  ///< random permutations; all are tried where there are not more than that
    Alternative alternative = Alternative::two_sided;  ///< against which the p-value is computed
    int axis = 0;                                      ///< along which the samples lie
    core::Rng rng{};                                   ///< source of random numbers
};

/// What permutation_test and monte_carlo_test return: `auto [statistic, pvalue, null_distribution] = ...`. For vectors
/// numbers and a vector, else arrays without the axis, and a distribution with one axis of resamples in front.
template <class Field, class Distribution>
struct PermutationTestResult {
    Field statistic;                 ///< of the samples
    Field pvalue;                    ///< probability of a statistic at least as extreme under the null hypothesis
    Distribution null_distribution;  ///< the statistic of each permutation
};

/// Permutation test of a statistic of some samples: its value among those of the data with exchanged observations.
///
///     const auto [d, p, null] = stats::permutation_test(std::tie(x, y), difference_of_means);
///
/// @param data       std::tie of samples (for PermutationType::samples and pairings also a single one); real arrays
///                   whose samples lie along options.axis, with two or more observations each. Other axes are
///                   broadcast.
/// @param statistic  callable of as many core::Sample (std::span<const double>) as there are samples, or of Eigen
///                   arrays, that returns a number.
/// @param options    see PermutationTestOptions.
/// @return           see PermutationTestResult. The p-value of all permutations is their share that is at least as
///                   extreme; of B random ones (b + 1) / (B + 1); two-sided, twice the smaller one of both sides. With
///                   the same generator the distribution is SciPy's.
/// @throws std::invalid_argument for samples with fewer than two observations, of different lengths where positions
///         belong together, a single sample of PermutationType::independent, and n_resamples < 1.
/// @note   Values within 100 eps of the observed one count as equal to it. NaN goes through the statistic.
///         Source: B. Phipson, G. K. Smyth, Stat. Appl. Genet. Mol. Biol. 9 (2010) 39.
/// @see    scipy.stats.permutation_test. Differs from SciPy: the statistic always sees one permutation, so that there
///         is no vectorized and no batch.
template <detail::resampling::Samples D, class F>
    requires(detail::resampling::is_statistic<F, detail::resampling::SamplesOf<D>::count>)
[[nodiscard]] auto permutation_test(const D& data, F&& statistic, const PermutationTestOptions& options = {}) {
    namespace r = detail::resampling;
    const char* function = "permutation_test";
    constexpr std::size_t count = r::SamplesOf<D>::count;
    const auto exchange = static_cast<r::Exchange>(options.permutation_type);
    r::Data<> lines;
    const core::Dims shape = r::read(function, data, options.axis, lines);
    core::require(exchange != r::Exchange::independent || count > 1, function,
                  "data must hold at least two samples where permutation_type is independent");
    for (const core::Index length : lines.lengths) {
        core::require(length >= 2, function, "data must hold samples of two or more observations, got ", length);
        core::require(exchange == r::Exchange::independent || length == lines.lengths[0], function,
                      "data must hold samples of one length, got ", lines.lengths[0], " and ", length);
    }
    core::require(options.n_resamples >= 1, function, "n_resamples must be positive, got ", options.n_resamples);
    auto wrapped = r::on_samples<count>(statistic);
    const std::vector<double> observed = r::observed(lines, wrapped);
    const auto [null, exact] = r::permuted(lines, wrapped, exchange, options.n_resamples, options.rng);
    core::Dims wide{lines.slices > 0 ? std::ssize(null) / lines.slices : 0};
    for (const core::Index extent : shape) wide.push_back(extent);
    std::vector<double> pvalue;
    for (core::Index slice = 0; slice < lines.slices; ++slice)
        pvalue.push_back(r::null_pvalue(null.data() + slice, wide[0], lines.slices, observed.data()[slice], exact,
                                        options.alternative));
    using Field = r::FieldOf<D>;
    using Distribution = r::FieldOf<D, 1>;
    return PermutationTestResult<Field, Distribution>{
        r::shaped<Field>(observed, shape), r::shaped<Field>(pvalue, shape), r::shaped<Distribution>(null, wide)};
}

}  // namespace scixx::stats
