// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <optional>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/lines.hpp>
#include <scixx/core/options.hpp>
#include <scixx/stats/descriptive/options.hpp>
#include <scixx/stats/descriptive/quantile_options.hpp>
#include <scixx/stats/detail/samples/quantile.hpp>
#include <scixx/stats/detail/samples/sorted_lines.hpp>
#include <type_traits>
#include <utility>
#include <vector>

namespace scixx::stats {

/// Quantile of samples.
/// @param x real array. @param p probability; outside [0, 1], or NaN, the answer is NaN. @param options see
/// QuantileOptions.
/// @return a number for a vector, else an array with an axis less; NaN for an empty sample.
/// @note O(n), harrell_davis O(n log n). @see scipy.stats.quantile
template <Reduce R = Reduce::along, core::ArrayLike X = core::InBraces>
[[nodiscard]] auto quantile(const X& x, double p, const QuantileOptions& options = {}) {
    return core::along_axis<R>(
        "quantile", options,
        [&](core::Sample sample) { return detail::samples::select_quantile(sample, p, options.method); }, x);
}
/// Several quantiles of samples.
/// @param x real array. @param p vector of probabilities. @param options see QuantileOptions.
/// @return array of doubles of x's family, with as many entries along the axis as p has.
/// @throws std::invalid_argument for an axis out of bounds, and for NaN under NanPolicy::raise.
/// @note O(n log n). @see scipy.stats.quantile
template <core::ArrayLike X = core::InBraces, core::ArrayLike P = core::InBraces>
    requires(core::rank_of<P> == 1)
[[nodiscard]] auto quantile(const X& x, const P& p, const QuantileOptions& options = {}) {
    return detail::samples::at_points(
        "quantile", x, p, options.axis, options.nan_policy,
        [&](const auto& sample, double at) { return detail::samples::quantile_of_sorted(sample, at, options.method); });
}

/// How percentileofscore counts values equal to the score.
enum class PercentileKind {
    rank,    ///< the mean of their percentages
    weak,    ///< they count: the empirical distribution function
    strict,  ///< they do not count
    mean,    ///< the mean of weak and strict
};
/// Options of percentileofscore.
struct PercentileOfScoreOptions {
    PercentileKind kind = PercentileKind::rank;   ///< what equal values count
    NanPolicy nan_policy = NanPolicy::propagate;  ///< what happens to NaN in the sample
};

namespace detail::samples {
template <class = void>
[[nodiscard]] double percentile_of(double below, double upto, double n, PercentileKind kind) {
    switch (kind) {
        case PercentileKind::weak:
            return upto * (100 / n);
        case PercentileKind::strict:
            return below * (100 / n);
        case PercentileKind::mean:
            return (below + upto) * (50 / n);
        default:
            return (below + upto + (below < upto ? 1 : 0)) * (50 / n);
    }
}
}  // namespace detail::samples

/// Percentage of a sample that lies below a score.
/// @param a real vector. @param score a number. @param options see PercentileOfScoreOptions.
/// @return in [0, 100]; NaN for an empty sample or a NaN score. @note O(n). @see scipy.stats.percentileofscore
template <core::ArrayLike A = core::InBraces>
    requires(core::rank_of<A> == 1)
[[nodiscard]] double percentileofscore(const A& a, double score, const PercentileOfScoreOptions& options = {}) {
    struct {
        int axis = 0;
        NanPolicy nan_policy;
    } along{0, options.nan_policy};
    return core::along_axis(
        "percentileofscore", along,
        [&](core::Sample x) {
            if (x.empty() || std::isnan(score)) return detail::samples::nan;
            std::size_t below = 0, upto = 0;
            for (const double v : x) {
                below += v < score;
                upto += v <= score;
            }
            return detail::samples::percentile_of(static_cast<double>(below), static_cast<double>(upto),
                                                  detail::samples::size_of(x), options.kind);
        },
        a);
}
/// The same for an array of scores. @return array of doubles of score's shape. @note O((n + m) log n).
/// @see scipy.stats.percentileofscore
template <core::ArrayLike A = core::InBraces, core::ArrayLike S = core::InBraces>
    requires(core::rank_of<A> == 1)
[[nodiscard]] auto percentileofscore(const A& a, const S& score, const PercentileOfScoreOptions& options = {}) {
    const core::Source<double, A> source(a);
    const core::Source<double, S> scores(score);
    std::vector<double> x;
    for (core::Index i = 0; i < source.view().size(); ++i)
        if (!std::isnan(source.view()(i))) x.push_back(source.view()(i));
    const bool missing = std::ssize(x) < source.view().size();
    core::require(!missing || options.nan_policy != NanPolicy::raise, "percentileofscore",
                  "the input contains nan values");
    if (missing && options.nan_policy == NanPolicy::propagate) x.clear();
    std::sort(x.begin(), x.end());
    auto result = core::allocate<core::PlainOf<S, double>>(scores.view().shape());
    core::for_each(
        [&](const double& s, double& to) {
            const auto below = std::lower_bound(x.begin(), x.end(), s), upto = std::upper_bound(x.begin(), x.end(), s);
            to = x.empty() || std::isnan(s)
                     ? detail::samples::nan
                     : detail::samples::percentile_of(static_cast<double>(below - x.begin()),
                                                      static_cast<double>(upto - x.begin()),
                                                      static_cast<double>(x.size()), options.kind);
        },
        scores.view(), core::view(result));
    return result;
}

/// How scoreatpercentile interpolates.
enum class PercentileInterpolation {
    fraction,  ///< linearly
    lower,     ///< the value below
    higher,    ///< the value above
};
/// Options of scoreatpercentile, in SciPy's order.
struct ScoreAtPercentileOptions {
    core::Optional<std::pair<double, double>> limit{};                                 ///< values outside are left out
    PercentileInterpolation interpolation_method = PercentileInterpolation::fraction;  ///< between values
    int axis = 0;                                                                      ///< as in SummaryOptions
};

/// Value below which a percentage of a sample lies; quantile has more methods.
/// @param a real array. @param per percentage in [0, 100]. @param options see ScoreAtPercentileOptions.
/// @return as quantile. @throws std::invalid_argument for another percentage. @note O(n).
/// @see scipy.stats.scoreatpercentile. Differs from SciPy: a matrix is reduced along axis 0 by one percentage; the
///      whole array, SciPy's default, is `scoreatpercentile<Reduce::all>(a, per)`.
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto scoreatpercentile(const A& a, double per, const ScoreAtPercentileOptions& options = {}) {
    core::require(per >= 0 && per <= 100, "scoreatpercentile", "per must be in [0, 100], got ", per);
    return core::along_axis<R>(
        "scoreatpercentile", options,
        [&](core::Sample sample) {
            std::vector<double> x(sample.begin(), sample.end());
            if (options.limit)
                std::erase_if(x, [&](double v) { return v < options.limit->first || v > options.limit->second; });
            double p = per / 100;
            const double steps = static_cast<double>(x.size()) - 1;
            if (options.interpolation_method == PercentileInterpolation::lower && steps > 0)
                p = std::floor(p * steps) / steps;
            if (options.interpolation_method == PercentileInterpolation::higher && steps > 0)
                p = std::ceil(p * steps) / steps;
            if (options.interpolation_method != PercentileInterpolation::fraction && !x.empty()) {
                const auto at = x.begin() + static_cast<std::ptrdiff_t>(std::nearbyint(p * steps));
                std::nth_element(x.begin(), at, x.end());
                return *at;
            }
            return detail::samples::select_quantile(detail::samples::as_sample(x), p, QuantileMethod::linear);
        },
        a);
}
/// Values below which percentages of a vector lie. @param per vector of percentages. @return a value for each.
/// @see scipy.stats.scoreatpercentile
template <core::ArrayLike A = core::InBraces, core::ArrayLike P = core::InBraces>
    requires(core::rank_of<A> == 1 && core::rank_of<P> == 1)
[[nodiscard]] Eigen::ArrayXd scoreatpercentile(const A& a, const P& per, const ScoreAtPercentileOptions& options = {}) {
    const core::Source<double, P> wanted(per);
    Eigen::ArrayXd scores(wanted.view().size());
    for (core::Index i = 0; i < scores.size(); ++i)
        scores.data()[i] = scoreatpercentile(a, double(wanted.view()(i)), options);
    return scores;
}

}  // namespace scixx::stats
