// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/answer.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/lines.hpp>
#include <scixx/stats/descriptive/options.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <vector>

namespace scixx::stats {

/// Standard scores (x - mean) / standard deviation, along an axis.
///
/// @param a        real array of any rank.
/// @param options  see PopulationOptions.
/// @param out      nothing, or a writable array of doubles of a's shape.
/// @return  array of doubles of a's family and shape; NaN for a constant sample. Under NanPolicy::omit a NaN stays
///          where it is and does not count.
/// @throws std::invalid_argument for an axis out of bounds, and for NaN under NanPolicy::raise.
/// @see     scipy.stats.zscore
template <core::ArrayLike A = core::InBraces, core::DestinationOf<double>... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto zscore(const A& a, const PopulationOptions& options = {}, D&&... out) {
    const core::Source<double, A> source(a);
    const core::NdView<const double>& from = source.view();
    const int axis = core::normalize_axis("zscore", options.axis, from.rank());
    return core::answer<core::PlainOf<A, double>>(
        "zscore", from.shape(),
        [&](auto& result) {
            std::vector<double> sample;
            core::Lines<const double, double>(axis, from, core::view(result))
                .for_lines([&](const core::Line<const double>& x, const core::Line<double>& z) {
                    core::Sample line;
                    bool missing = false;
                    if (options.nan_policy != NanPolicy::propagate)
                        for (core::Index i = 0; i < x.size; ++i) missing |= x[i] != x[i];
                    if (x.stride == 1 && !missing) {
                        line = {x.data, x.data + x.size};
                    } else {
                        sample.clear();
                        for (core::Index i = 0; i < x.size; ++i)
                            if (!missing || !std::isnan(x[i])) sample.push_back(x[i]);
                        line = sample;
                    }
                    core::require(!missing || options.nan_policy != NanPolicy::raise, "zscore",
                                  "the input contains nan values");
                    const auto c = detail::samples::central_moments<2>(line);
                    const double deviation = c.constant() ? detail::samples::nan : c.deviation(options.ddof);
                    if (x.stride == 1 && z.stride == 1)
                        for (core::Index i = 0; i < x.size; ++i) z.data[i] = (x.data[i] - c.mean) / deviation;
                    else
                        for (core::Index i = 0; i < x.size; ++i) z[i] = (x[i] - c.mean) / deviation;
                });
        },
        out...);
}

/// Geometric standard scores log(x / geometric mean) / log(geometric standard deviation): the standard scores of the
/// logarithms.
/// @param a real array of numbers > 0; others become NaN or infinite by the logarithm. @param options see
/// PopulationOptions.
/// @return as zscore. @throws std::invalid_argument as zscore. @see scipy.stats.gzscore
template <core::ArrayLike A = core::InBraces>
[[nodiscard]] auto gzscore(const A& a, const PopulationOptions& options = {}) {
    const core::Source<double, A> source(a);
    auto logs = core::allocate<core::PlainOf<A, double>>(source.view().shape());
    core::copy(source.view(), core::view(logs));
    Eigen::Map<Eigen::ArrayX<core::ScalarOf<decltype(logs)>>> all(logs.data(), logs.size());
    all = all.log();
    return zscore(logs, options);
}

/// Standard scores with the mean and deviation of another sample: (scores - mean(compare)) / std(compare).
///
/// @param scores   real array. @param compare real array whose statistics along the axis are broadcast against scores.
/// @param options  see PopulationOptions.
/// @return  array of doubles of the family and shape of scores.
/// @throws std::invalid_argument as zscore, and where the shapes do not fit.
/// @see     scipy.stats.zmap
template <core::ArrayLike A = core::InBraces, core::ArrayLike B = core::InBraces>
[[nodiscard]] auto zmap(const A& scores, const B& compare, const PopulationOptions& options = {}) {
    const core::Source<double, A> source(scores);
    const core::NdView<const double>& from = source.view();
    auto result = core::allocate<core::PlainOf<A, double>>(from.shape());
    const auto statistic = [&](auto&& kernel) {
        return core::along_axis<Reduce::keepdims>("zmap", options, kernel, compare);
    };
    const auto mean = statistic([](core::Sample x) { return detail::samples::mean_of(x); });
    const auto deviation = statistic([&](core::Sample x) {
        const auto c = detail::samples::central_moments<2>(x);
        return c.constant() ? detail::samples::nan : c.deviation(options.ddof);
    });
    const auto fits = [&](const auto& part) {
        const auto view = core::view(part);
        core::require(core::broadcast_shape("zmap", {from.shape(), view.shape()}) == from.shape(), "zmap",
                      "the statistics of compare must broadcast to the shape of scores, ", from.shape(), ", got ",
                      view.shape());
        return core::broadcast(view, from.shape());
    };
    core::for_each([](const double& x, const double& m, const double& s, double& z) { z = (x - m) / s; }, from,
                   fits(mean), fits(deviation), core::view(result));
    return result;
}

}  // namespace scixx::stats
