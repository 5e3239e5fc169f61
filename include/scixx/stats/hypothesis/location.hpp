// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/hypothesis/anova.hpp>
#include <scixx/stats/hypothesis/contingency.hpp>
#include <tuple>
#include <vector>

/// Tests of location without normal distributions or equal variances.
namespace scixx::stats {

/// Alexander and Govern's test of the hypothesis that two or more groups have one mean, whatever their variances.
/// @param samples  two or more real arrays; options may come first, as in f_oneway.
/// @return statistic and pvalue, from chi squared with k - 1 degrees of freedom; NaN where a group is constant.
/// @throws std::invalid_argument for a group of fewer than two observations.
/// @note   Source: R. A. Alexander and D. M. Govern, J. Educ. Stat. 19 (1994) 91. @see scipy.stats.alexandergovern
template <Reduce R = Reduce::along, core::ArrayLike... A>
[[nodiscard]] auto alexandergovern(const SummaryOptions& options, const A&... samples) {
    static_assert(sizeof...(A) >= 2, "at least two samples are compared");
    return core::along_axis<SignificanceResult, R>(
        "alexandergovern", options, core::detail::ShiftFree{[&](auto... x) -> SignificanceResult<double> {
            const std::array<core::Sample, sizeof...(A)> groups{x...};
            std::array<double, sizeof...(A)> mean{}, precision{};
            double weight = 0, centre = 0, statistic = 0;
            std::array<detail::samples::CentralMoments, sizeof...(A)> moments;
            for (std::size_t i = 0; i < groups.size(); ++i) {
                core::require_observations(groups[i].size() > 1, "alexandergovern",
                                           "every sample must have at least 2 observations, got ", groups[i].size());
                moments[i] = detail::samples::central_moments<2>(groups[i]);
            }
            const double unit = detail::samples::common_unit(moments);
            for (std::size_t i = 0; i < groups.size(); ++i) {
                const auto& c = moments[i];
                mean[i] = c.mean;
                precision[i] = c.n / (c.constant() ? 0.0 : c.variance_in(unit, 1));
                weight += precision[i];
            }
            for (std::size_t i = 0; i < groups.size(); ++i) centre += precision[i] / weight * mean[i];
            for (std::size_t i = 0; i < groups.size(); ++i) {
                // The normal score of a t statistic: G. W. Hill, Commun. ACM 13 (1970) 617.
                const double score = (mean[i] - centre) / unit * std::sqrt(precision[i]),
                             df = detail::samples::size_of(groups[i]) - 1;
                const double a = df - 0.5, b = 48 * a * a, c = std::sqrt(a * std::log1p(score * score / df)),
                             c2 = c * c;
                const double z = c + c * (c2 + 3) / b -
                                 c * (((4 * c2 + 33) * c2 + 240) * c2 + 855) / (b * (10 * b + 8 * c2 * c2 + 1000));
                statistic += z * z;
            }
            return {statistic, std::isnan(statistic)
                                   ? detail::samples::nan
                                   : detail::samples::chi2_sf(statistic, static_cast<double>(groups.size()) - 1)};
        }},
        samples...);
}
template <core::ArrayLike... A>
[[nodiscard]] auto alexandergovern(const A&... samples) {
    return alexandergovern(SummaryOptions{}, samples...);
}

/// The distribution that brunnermunzel compares with.
enum class BrunnerMunzelDistribution {
    t_,      ///< Student's, for small samples
    normal,  ///< its limit
};
/// Options of brunnermunzel, in SciPy's order.
struct BrunnerMunzelOptions {
    Alternative alternative = Alternative::two_sided;                        ///< about the location of x against y
    BrunnerMunzelDistribution distribution = BrunnerMunzelDistribution::t_;  ///< of the statistic
    NanPolicy nan_policy = NanPolicy::propagate;                             ///< as in SummaryOptions
    int axis = 0;                                                            ///< as in SummaryOptions
};

/// Brunner and Munzel's rank test of the hypothesis that values of x and of y are equally likely to be the greater,
/// whatever the samples' variances.
/// @param x, y  real arrays. @param options see BrunnerMunzelOptions.
/// @return statistic, positive where y is greater, and pvalue; NaN for an empty sample, and where ranks leave no
/// variance.
/// @note   O(n log n). @see scipy.stats.brunnermunzel; E. Brunner and U. Munzel, Biom. J. 42 (2000) 17.
template <Reduce R = Reduce::along, core::ArrayLike X = core::InBraces, core::ArrayLike Y = core::InBraces>
[[nodiscard]] auto brunnermunzel(const X& x, const Y& y, const BrunnerMunzelOptions& options = {}) {
    return core::along_axis<SignificanceResult, R>(
        "brunnermunzel", options,
        core::detail::ShiftFree{[&](core::Sample u, core::Sample v) -> SignificanceResult<double> {
            if (u.empty() || v.empty()) return {detail::samples::nan, detail::samples::nan};
            std::vector<double> all(u.begin(), u.end());
            all.insert(all.end(), v.begin(), v.end());
            std::vector<double> ranks(all.size()), own(all.size());
            constexpr auto average = detail::samples::TieRule::average;
            detail::samples::rank(detail::samples::as_sample(all), average, ranks.data());
            detail::samples::rank(u, average, own.data());
            detail::samples::rank(v, average, own.data() + u.size());
            const double n1 = detail::samples::size_of(u), n2 = detail::samples::size_of(v);
            // Means of the ranks, and variances of the ranks less those in the own sample.
            const auto part = [&](std::size_t begin, std::size_t size) {
                const double n = static_cast<double>(size);
                double mean = 0, sum = 0;
                for (std::size_t i = begin; i < begin + size; ++i) mean += ranks[i];
                mean /= n;
                for (std::size_t i = begin; i < begin + size; ++i) {
                    const double away = ranks[i] - own[i] - mean + (n + 1) / 2;
                    sum += away * away;
                }
                return std::pair(mean, sum / (n - 1));
            };
            const auto [mean1, variance1] = part(0, u.size());
            const auto [mean2, variance2] = part(u.size(), v.size());
            const double s1 = n1 * variance1, s2 = n2 * variance2, s = s1 + s2;
            const double w = n1 * n2 * (mean2 - mean1) / ((n1 + n2) * std::sqrt(s));
            if (options.distribution == BrunnerMunzelDistribution::normal)
                return {w, detail::samples::normal_pvalue(-w, options.alternative)};
            const double df = s * s / (s1 * s1 / (n1 - 1) + s2 * s2 / (n2 - 1));
            return {w, detail::samples::student_pvalue(-w, df, options.alternative)};
        }},
        x, y);
}

/// What median_test does with values equal to the grand median.
enum class MedianTies {
    below,   ///< they count as below
    above,   ///< they count as above
    ignore,  ///< they do not count
};
/// Options of median_test, in SciPy's order.
struct MedianTestOptions {
    MedianTies ties = MedianTies::below;          ///< of values with the grand median
    bool correction = true;                       ///< as in Chi2ContingencyOptions
    double lambda_ = Divergence::pearson;         ///< as in Chi2ContingencyOptions
    NanPolicy nan_policy = NanPolicy::propagate;  ///< what happens to NaN
};
/// What median_test returns: `auto [statistic, pvalue, median, table] = median_test(a, b)`.
struct MedianTestResult {
    double statistic, pvalue;
    double median;          ///< of all values
    Eigen::ArrayXXd table;  ///< numbers of values above (first row) and below the median, a column a sample
};

/// Mood's test of the hypothesis that two or more populations have one median, by the table of the values above and
/// below the grand median.
/// @param options see MedianTestOptions; may be left out. @param samples two or more real vectors, not empty.
/// @return see MedianTestResult; NaN and an empty table where a value is NaN.
/// @throws std::invalid_argument for an empty sample, where no value is above (or below) the median, or none of a
///         sample counts; and for NaN under NanPolicy::raise.
/// @note   O(n). @see scipy.stats.median_test
template <core::ArrayLike... A>
    requires((core::rank_of<A> == 1) && ...)
[[nodiscard]] MedianTestResult median_test(const MedianTestOptions& options, const A&... samples) {
    static_assert(sizeof...(A) >= 2, "at least two samples are compared");
    std::vector<std::vector<double>> groups;
    std::vector<double> all;
    bool missing = false;
    const auto append = [&](const auto& a) {
        const core::Source<double, std::remove_cvref_t<decltype(a)>> source(a);
        core::require(!source.view().empty(), "median_test", "sample ", groups.size() + 1, " is empty");
        groups.emplace_back();
        for (core::Index i = 0; i < source.view().size(); ++i) {
            const double v = source.view()(i);
            missing |= std::isnan(v);
            if (!std::isnan(v)) groups.back().push_back(v);
        }
        all.insert(all.end(), groups.back().begin(), groups.back().end());
    };
    (append(samples), ...);
    core::require(!missing || options.nan_policy != NanPolicy::raise, "median_test", "the input contains nan values");
    constexpr double nan = detail::samples::nan;
    if (missing && options.nan_policy == NanPolicy::propagate) return {nan, nan, nan, Eigen::ArrayXXd(0, 0)};
    const double median = detail::samples::median_of(detail::samples::as_sample(all));
    Eigen::ArrayXXd table(2, std::ssize(groups));
    double* counts = table.data();
    bool any[2] = {};
    for (const auto& group : groups) {
        counts[0] = counts[1] = 0;
        for (const double v : group) {
            if (v == median && options.ties == MedianTies::ignore) continue;
            const bool above = v > median || (v == median && options.ties == MedianTies::above);
            counts[above ? 0 : 1] += 1;
            any[above ? 0 : 1] = true;
        }
        counts += 2;
    }
    core::require(any[0], "median_test", "all values are below the grand median ", median);
    core::require(any[1], "median_test", "all values are above the grand median ", median);
    for (Eigen::Index j = 0; j < table.cols(); ++j)
        core::require(table(0, j) + table(1, j) > 0, "median_test", "all values of sample ", j + 1,
                      " are equal to the grand median and do not count");
    const auto found = chi2_contingency(table, {.correction = options.correction, .lambda_ = options.lambda_});
    return {found.statistic, found.pvalue, median, table};
}
template <core::ArrayLike... A>
    requires((core::rank_of<A> == 1) && ...)
[[nodiscard]] MedianTestResult median_test(const A&... samples) {
    return median_test(MedianTestOptions{}, samples...);
}

}  // namespace scixx::stats
