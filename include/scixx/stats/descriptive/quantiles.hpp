// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/answer.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/lines.hpp>
#include <scixx/stats/descriptive/options.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <scixx/stats/detail/samples/values.hpp>
#include <utility>
#include <vector>

namespace scixx::stats {

/// Options of iqr, in SciPy's order.
struct IqrOptions {
    int axis = 0;                              ///< as in SummaryOptions
    std::pair<double, double> rng = {25, 75};  ///< percentages between which the range lies
    double scale = 1;  ///< divides the result; `IqrOptions::normal` makes it the normal deviation
    NanPolicy nan_policy = NanPolicy::propagate;  ///< as in SummaryOptions

    static constexpr double normal = 1.3489795003921634;  ///< SciPy's scale='normal': the range of a standard normal
};

/// Interquartile range, the difference of two percentiles (linear interpolation).
/// @param a real array. @param options see IqrOptions. @return a number for a vector, else an array with an axis less.
/// @throws std::invalid_argument for percentages outside [0, 100].
/// @see scipy.stats.iqr. Differs from SciPy: a matrix is reduced along axis 0; the whole array, SciPy's default, is
///      `iqr<Reduce::all>(a)`.
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto iqr(const A& a, const IqrOptions& options = {}) {
    const double low = std::min(options.rng.first, options.rng.second),
                 high = std::max(options.rng.first, options.rng.second);
    core::require(low >= 0 && high <= 100, "iqr", "rng must be percentages in [0, 100], got ", low, " and ", high);
    return core::along_axis<R>(
        "iqr", options, core::detail::ShiftFree{[&](core::Sample x) {
            return (detail::samples::linear_quantile(x, high / 100) - detail::samples::linear_quantile(x, low / 100)) /
                   options.scale;
        }},
        a);
}

/// Options of median_abs_deviation, in SciPy's order.
struct MedianAbsDeviationOptions {
    int axis = 0;                                 ///< as in SummaryOptions
    double scale = 1;                             ///< divides the result; `normal` makes it the normal deviation
    NanPolicy nan_policy = NanPolicy::propagate;  ///< as in SummaryOptions

    static constexpr double normal = 0.6744897501960817;  ///< SciPy's scale='normal': that of a standard normal
};

/// Median of the absolute deviations from the median.
/// @param a real array. @param options see MedianAbsDeviationOptions. @return as iqr; NaN for an empty sample.
/// @see scipy.stats.median_abs_deviation. Differs from SciPy: the centre is the median.
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto median_abs_deviation(const A& a, const MedianAbsDeviationOptions& options = {}) {
    return core::along_axis<R>("median_abs_deviation", options, core::detail::ShiftFree{[&](core::Sample x) {
                                   std::vector<double> copy(x.begin(), x.end());
                                   const double centre = detail::samples::median_of(x);
                                   for (double& v : copy) v = std::abs(v - centre);
                                   return detail::samples::median_of(detail::samples::as_sample(copy)) / options.scale;
                               }},
                               a);
}

/// How rankdata treats equal values.
enum class RankMethod {
    average,  ///< the mean of the ranks that they would have
    min,      ///< the smallest of them
    max,      ///< the largest of them
    dense,    ///< the next rank after that of the next smaller value
    ordinal,  ///< ranks of their own, in the order in which they stand
};

/// Ranks of all values, from 1 for the smallest.
///
/// @param a       real vector; what has more axes is ranked as a whole, in C order.
/// @param method  what equal values get. @return vector of doubles, NaN everywhere where a value is NaN.
/// @note   O(n log n). @see scipy.stats.rankdata
template <core::ArrayLike A = core::InBraces>
[[nodiscard]] Eigen::ArrayXd rankdata(const A& a, RankMethod method = RankMethod::average) {
    const auto values = detail::samples::ordered_values_of(a);
    Eigen::ArrayXd ranks(std::ssize(values));
    for (const double v : values)
        if (std::isnan(v)) {
            std::fill_n(ranks.data(), ranks.size(), detail::samples::nan);
            return ranks;
        }
    detail::samples::rank(values, static_cast<detail::samples::TieRule>(method), ranks.data());
    return ranks;
}

/// Options of rankdata along an axis.
struct RankdataOptions {
    RankMethod method = RankMethod::average;      ///< what equal values get
    int axis = 0;                                 ///< along which values are ranked
    NanPolicy nan_policy = NanPolicy::propagate;  ///< what a NaN does: all ranks NaN; only its own (omit); an error
};
/// Ranks along an axis.
/// @param a real array. @param options see RankdataOptions. @param out nothing, or a writable array of doubles of a's
/// shape.
/// @return array of doubles of a's family and shape.
/// @throws std::invalid_argument for an axis out of bounds, and for NaN under NanPolicy::raise. @see
/// scipy.stats.rankdata
template <core::ArrayLike A = core::InBraces, core::DestinationOf<double>... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto rankdata(const A& a, const RankdataOptions& options, D&&... out) {
    const auto& counted = [&]() -> decltype(auto) {
        if constexpr (core::detail::is_wide_integer<core::ScalarOf<A>>) {
            auto plain = core::allocate<core::PlainOf<A, double>>(core::shape_of(a));
            const auto values = detail::samples::ordered_values_of(a);
            core::copy(core::NdView<const double>(values.data(), core::shape_of(a)), core::view(plain));
            return plain;
        } else {
            return (a);
        }
    }();
    const core::Source<double, std::remove_cvref_t<decltype(counted)>> source(counted);
    const core::NdView<const double>& from = source.view();
    const int axis = core::normalize_axis("rankdata", options.axis, from.rank());
    return core::answer<core::PlainOf<A, double>>(
        "rankdata", from.shape(),
        [&](auto& result) {
            std::vector<double> sample, ranks;
            core::Lines<const double, double>(axis, from, core::view(result))
                .for_lines([&](const core::Line<const double>& x, const core::Line<double>& r) {
                    sample.clear();
                    for (core::Index i = 0; i < x.size; ++i)
                        if (!std::isnan(x[i])) sample.push_back(x[i]);
                    const bool missing = std::ssize(sample) < x.size;
                    core::require(!missing || options.nan_policy != NanPolicy::raise, "rankdata",
                                  "the input contains nan values");
                    const bool none = missing && options.nan_policy == NanPolicy::propagate;
                    ranks.resize(sample.size());
                    if (!none)
                        detail::samples::rank(detail::samples::as_sample(sample),
                                              static_cast<detail::samples::TieRule>(options.method), ranks.data());
                    std::size_t next = 0;
                    for (core::Index i = 0; i < x.size; ++i)
                        r[i] = none || std::isnan(x[i]) ? detail::samples::nan : ranks[next++];
                });
        },
        out...);
}

/// What mode returns: `auto [mode, count] = mode(a)`.
template <class T>
struct ModeResult {
    T mode;   ///< the most frequent value, the smallest of several
    T count;  ///< how often it occurs
    static constexpr auto bound() { return std::tuple(&ModeResult::mode, &ModeResult::count); }
};

/// Most frequent value of samples, and how often it occurs.
/// @param a real array. @param options see SummaryOptions. @return as iqr; NaN and 0 for an empty sample.
/// @see scipy.stats.mode. Differs from SciPy: under NanPolicy::propagate a sample with NaN gives NaN.
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto mode(const A& a, const SummaryOptions& options = {}) {
    auto result = core::along_axis<ModeResult, R>("mode", options,
                                                  core::detail::ShiftFree{[](core::Sample x) -> ModeResult<double> {
                                                      const std::vector<double> all = detail::samples::sorted(x);
                                                      ModeResult<double> best{detail::samples::nan, 0};
                                                      for (std::size_t begin = 0; begin < all.size();) {
                                                          std::size_t end = begin + 1;
                                                          while (end < all.size() && all[end] == all[begin]) ++end;
                                                          if (static_cast<double>(end - begin) > best.count)
                                                              best = {all[begin], static_cast<double>(end - begin)};
                                                          begin = end;
                                                      }
                                                      return best;
                                                  }},
                                                  a);
    if constexpr (core::detail::is_wide_integer<core::ScalarOf<A>>) {
        const core::Source<core::ScalarOf<A>, A> source(a);
        const auto origin = static_cast<double>(core::detail::origin_of(source.view()));
        if constexpr (std::is_same_v<decltype(result.mode), double>)
            result.mode += origin;
        else
            core::for_each([origin](double& value) { value += origin; }, core::view(result.mode));
    }
    return result;
}

}  // namespace scixx::stats
