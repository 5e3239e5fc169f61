// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <array>
#include <cstddef>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/detail/samples/values.hpp>
#include <scixx/stats/resampling/detail/monte_carlo.hpp>
#include <scixx/stats/resampling/permutation_test.hpp>
#include <type_traits>
#include <vector>

namespace scixx::stats {

/// Options of monte_carlo_test, in SciPy's order.
struct MonteCarloTestOptions {
    core::Index n_resamples = 9999;                    ///< random samples
    Alternative alternative = Alternative::two_sided;  ///< against which the p-value is computed
    int axis = 0;                                      ///< along which the samples lie
};

/// Monte Carlo test: the statistic of samples among those of random samples of the same size that follow the null
/// hypothesis.
///
///     const auto r = stats::monte_carlo_test(x, [&](Eigen::Index n) { return rng.standard_normal(n); }, skewness);
///
/// @param data       a sample, or std::tie of several; real arrays whose samples lie along options.axis. Other axes are
///                   broadcast.
/// @param rvs        callable that makes n random numbers, `array(Index n)`, or fills a std::span<double>; for several
///                   samples a std::tuple of them.
/// @param statistic  callable of as many core::Sample (std::span<const double>) as there are samples, or of Eigen
///                   arrays, that returns a number.
/// @param options    see MonteCarloTestOptions.
/// @return           statistic, pvalue ((b + 1) / (B + 1); two-sided, twice the smaller one of both sides) and the
///                   null_distribution, a vector.
/// @throws std::invalid_argument for n_resamples < 1, empty samples, and where rvs returns another number of values.
/// @note   Values within 100 eps of the observed one count as equal to it, as in SciPy from 1.12 on.
/// @see    scipy.stats.monte_carlo_test. Differs from SciPy: the statistic always sees one sample, so that there is no
///         vectorized and no batch.
template <detail::resampling::Samples D, class R, class F>
    requires(detail::resampling::is_statistic<F, detail::resampling::SamplesOf<D>::count> &&
             detail::resampling::SourcesOf<std::remove_reference_t<R>>::valid)
[[nodiscard]] auto monte_carlo_test(const D& data, R&& rvs, F&& statistic, const MonteCarloTestOptions& options = {}) {
    namespace r = detail::resampling;
    const char* function = "monte_carlo_test";
    constexpr std::size_t count = r::SamplesOf<D>::count;
    static_assert(r::SourcesOf<std::remove_reference_t<R>>::count == count, "rvs must be one callable for each sample");
    r::Data<> lines;
    const core::Dims shape = r::read(function, data, options.axis, lines);
    for (const core::Index length : lines.lengths)
        core::require(length >= 1, function, "data must not hold empty samples");
    core::require(options.n_resamples >= 1, function, "n_resamples must be positive, got ", options.n_resamples);
    auto wrapped = r::on_samples<count>(statistic);
    const std::vector<double> observed = r::observed(lines, wrapped);
    const std::vector<double> null = r::with_sources(function, rvs, [&](std::span<const r::Source> sources) {
        return r::random_statistics(sources, lines.lengths, options.n_resamples, wrapped);
    });
    std::vector<double> pvalue;
    for (const double value : observed)
        pvalue.push_back(r::null_pvalue(null.data(), options.n_resamples, 1, value, false, options.alternative));
    using Field = r::FieldOf<D>;
    return PermutationTestResult<Field, Eigen::ArrayXd>{
        r::shaped<Field>(observed, shape), r::shaped<Field>(pvalue, shape), detail::samples::as_array(null)};
}

/// Options of power, in SciPy's order.
struct PowerOptions {
    double significance = 0.01;       ///< p-values up to it reject the null hypothesis; in [0, 1]
    core::Index n_resamples = 10000;  ///< random samples
};

/// What power returns.
struct PowerResult {
    double power;            ///< share of the p-values that reject the null hypothesis
    Eigen::ArrayXd pvalues;  ///< of each random sample
};

/// Power of a hypothesis test under an alternative hypothesis, by simulation.
///
///     const auto test = [](auto a, auto b) { return stats::ttest_ind(a, b); };
///     const auto r = stats::power(test, std::tie(rvs1, rvs2), {20, 25}, {.significance = 0.05});
///
/// @param test            callable of as many core::Sample as there are sources that returns a p-value, or a result
///                        with a member pvalue.
/// @param rvs             sources of random samples under the alternative, as in monte_carlo_test.
/// @param n_observations  how many numbers each of them makes; positive.
/// @param options         see PowerOptions.
/// @return                see PowerResult.
/// @throws std::invalid_argument for a number of observations or resamples below 1, and a significance outside [0, 1].
/// @see scipy.stats.power (SciPy 1.14). Differs from SciPy: n_observations are numbers, one for each source.
template <class F, class R>
    requires(detail::resampling::SourcesOf<std::remove_reference_t<R>>::valid)
[[nodiscard]] PowerResult power(
    F&& test, R&& rvs,
    const std::array<core::Index, detail::resampling::SourcesOf<std::remove_reference_t<R>>::count>& n_observations,
    const PowerOptions& options = {}) {
    namespace r = detail::resampling;
    const char* function = "power";
    for (const core::Index n : n_observations)
        core::require(n >= 1, function, "n_observations must be positive, got ", n);
    core::require(options.n_resamples >= 1, function, "n_resamples must be positive, got ", options.n_resamples);
    core::require(options.significance >= 0 && options.significance <= 1, function,
                  "significance must be in [0, 1], got ", options.significance);
    const auto pvalue = [&](auto... samples) { return r::pvalue_of(test(samples...)); };
    auto wrapped = r::on_samples<r::SourcesOf<std::remove_reference_t<R>>::count>(pvalue);
    const std::vector<double> values = r::with_sources(function, rvs, [&](std::span<const r::Source> sources) {
        return r::random_statistics(sources, {n_observations.begin(), n_observations.end()}, options.n_resamples,
                                    wrapped);
    });
    PowerResult result{0, detail::samples::as_array(values)};
    for (const double p : values) result.power += p <= options.significance ? 1 : 0;
    result.power /= static_cast<double>(values.size());
    return result;
}

}  // namespace scixx::stats
