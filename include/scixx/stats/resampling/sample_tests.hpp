// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <initializer_list>
#include <scixx/core/along_axis.hpp>
#include <scixx/stats/hypothesis/anderson.hpp>
#include <scixx/stats/hypothesis/ranks.hpp>
#include <scixx/stats/hypothesis/ttest.hpp>
#include <scixx/stats/resampling/detail/by_method.hpp>
#include <scixx/stats/resampling/methods.hpp>
#include <span>
#include <type_traits>
#include <vector>

/// Tests of samples whose p-value comes from resampling, SciPy's method=PermutationMethod(...). Where samples lie along
/// an axis, a seed makes the resamples of all of them the same, as in SciPy; a generator draws each anew.
namespace scixx::stats {

/// T test of the difference of two means by exchanges of observations between the samples (PermutationMethod), or by
/// random samples under the null hypothesis (MonteCarloMethod).
///
///     const auto [t, p] = stats::ttest_ind(a, b, stats::PermutationMethod{.n_resamples = 999, .rng = 1});
///
/// @param a, b     as ttest_ind. @param method a PermutationMethod or MonteCarloMethod. @param options see
///                 TtestIndOptions.
/// @return  as ttest_ind; df is NaN, as the p-value is not Student's.
/// @throws std::invalid_argument also for fewer than two observations and for n_resamples < 1.
/// @see    scipy.stats.ttest_ind (SciPy 1.15; before, permutations=)
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces, core::ArrayLike B = core::InBraces,
          detail::resampling::Method Method>
[[nodiscard]] auto ttest_ind(const A& a, const B& b, const Method& method, const TtestIndOptions& options = {}) {
    namespace r = detail::resampling;
    auto result = ttest_ind<R>(a, b, options);
    result.pvalue = core::along_axis<R>(
        "ttest_ind", options,
        [&](core::Sample x, core::Sample y) {
            const auto statistic = [&](std::span<const core::Sample> s) {
                return detail::samples::mean_difference(s[0], s[1], options.equal_var, options.trim).statistic(0);
            };
            return r::pvalue_by("ttest_ind", method, r::data_of({x, y}), statistic, r::Exchange::independent,
                                options.alternative);
        },
        a, b);
    if constexpr (std::is_same_v<decltype(result.df), double>)
        result.df = detail::samples::nan;
    else
        core::for_each([](double& v) { v = detail::samples::nan; }, core::view(result.df));
    return result;
}

/// Mann and Whitney's U test by exchanges of observations between the samples, for ties and small samples.
/// @param x, y  as mannwhitneyu. @param method see PermutationMethod. @param options see MannWhitneyOptions; its method
///              and use_continuity do not matter.
/// @return statistic U of x, and pvalue. @throws std::invalid_argument for fewer than two observations and n_resamples
/// < 1.
/// @see    scipy.stats.mannwhitneyu (SciPy 1.11)
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces, core::ArrayLike B = core::InBraces>
[[nodiscard]] auto mannwhitneyu(const A& x, const B& y, const PermutationMethod& method,
                                const MannWhitneyOptions& options = {}) {
    namespace r = detail::resampling;
    auto result = mannwhitneyu<R>(x, y, options);
    result.pvalue = core::along_axis<R>(
        "mannwhitneyu", options,
        [&](core::Sample u, core::Sample v) {
            const auto statistic = [](std::span<const core::Sample> s) {
                return detail::samples::mann_whitney(s[0], s[1]).u1;
            };
            return r::pvalue_by("mannwhitneyu", method, r::data_of({u, v}), statistic, r::Exchange::independent,
                                options.alternative);
        },
        x, y);
    return result;
}

namespace detail::samples {
/// The p-value of differences whose signs are exchanged, by the rank sum of the positive ones.
template <class = void>
[[nodiscard]] double signs_pvalue(Sample d, const PermutationMethod& method, const WilcoxonOptions& options) {
    namespace r = detail::resampling;
    const auto statistic = [&](std::span<const Sample> s) {
        constexpr int asymptotic = 1;
        return wilcoxon(s[0], static_cast<int>(options.zero_method), false, Alternative::greater, asymptotic).first;
    };
    return r::pvalue_by("wilcoxon", method, r::data_of({d}), statistic, r::Exchange::samples, options.alternative);
}
}  // namespace detail::samples

/// Wilcoxon's signed rank test by exchanges of the signs of the differences, for ties and zeros.
/// @param d  as wilcoxon. @param method see PermutationMethod. @param options see WilcoxonOptions; its method and
///           correction do not matter.
/// @return as wilcoxon. @throws std::invalid_argument for fewer than two observations and n_resamples < 1.
/// @see    scipy.stats.wilcoxon (SciPy 1.13)
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto wilcoxon(const A& d, const PermutationMethod& method, const WilcoxonOptions& options = {}) {
    auto result = wilcoxon<R>(d, options);
    result.pvalue = core::along_axis<R>(
        "wilcoxon", options, [&](core::Sample x) { return detail::samples::signs_pvalue(x, method, options); }, d);
    return result;
}
/// The same for the differences of two related samples. @see scipy.stats.wilcoxon
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces, core::ArrayLike B>
[[nodiscard]] auto wilcoxon(const A& x, const B& y, const PermutationMethod& method,
                            const WilcoxonOptions& options = {}) {
    auto result = wilcoxon<R>(x, y, options);
    result.pvalue = core::along_axis_paired<R>(
        "wilcoxon", options,
        [&](core::Sample u, core::Sample v) {
            std::vector<double> d(u.size());
            for (std::size_t i = 0; i < u.size(); ++i) d[i] = u[i] - v[i];
            return detail::samples::signs_pvalue(detail::samples::as_sample(d), method, options);
        },
        x, y);
    return result;
}

/// Scholz' and Stephens' test by exchanges of observations between the samples: the p-value is not cut to [0.001,
/// 0.25].
/// @param samples  as anderson_ksamp. @param method see PermutationMethod. @param options see AndersonKsampOptions.
/// @return as anderson_ksamp. @throws std::invalid_argument also for fewer than two observations and n_resamples < 1.
/// @see scipy.stats.anderson_ksamp (SciPy 1.12)
template <core::ArrayLike A>
    requires(core::rank_of<A> == 1)
[[nodiscard]] AndersonKsampResult anderson_ksamp(const std::vector<A>& samples, const PermutationMethod& method,
                                                 const AndersonKsampOptions& options = {}) {
    namespace r = detail::resampling;
    AndersonKsampResult result = anderson_ksamp(samples, options);
    r::Data<> data;
    for (const A& sample : samples) {
        data.values.push_back(detail::samples::values_of(sample));
        data.lengths.push_back(std::ssize(data.values.back()));
    }
    std::vector<std::vector<double>> groups(samples.size());
    const auto statistic = [&](std::span<const core::Sample> s) {
        for (std::size_t k = 0; k < s.size(); ++k) groups[k].assign(s[k].begin(), s[k].end());
        for (auto& group : groups) std::sort(group.begin(), group.end());
        return detail::samples::anderson_ksamp_statistic(groups, options.midrank);
    };
    result.pvalue =
        r::pvalue_by("anderson_ksamp", method, data, statistic, r::Exchange::independent, Alternative::greater);
    return result;
}
template <core::ArrayLike A>
    requires(core::rank_of<A> == 1)
[[nodiscard]] AndersonKsampResult anderson_ksamp(std::initializer_list<A> samples, const PermutationMethod& method,
                                                 const AndersonKsampOptions& options = {}) {
    return anderson_ksamp(std::vector<A>(samples), method, options);
}

}  // namespace scixx::stats
