// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/descriptive/options.hpp>
#include <scixx/stats/detail/samples/resultant.hpp>

/// Statistics of directions.
namespace scixx::stats {

/// Options of circmean and circvar.
struct CircularOptions {
    double high = 6.283185307179586;              ///< end of the turn
    double low = 0;                               ///< begin of the turn
    int axis = 0;                                 ///< as in SummaryOptions
    NanPolicy nan_policy = NanPolicy::propagate;  ///< as in SummaryOptions
};
/// Options of circstd.
struct CircstdOptions {
    double high = 6.283185307179586;              ///< end of the turn
    double low = 0;                               ///< begin of the turn
    int axis = 0;                                 ///< as in SummaryOptions
    NanPolicy nan_policy = NanPolicy::propagate;  ///< as in SummaryOptions
    bool normalize = false;                       ///< whether the answer is in radians, whatever the turn
};

/// Mean direction of angles in a range that makes a full turn, in [low, high).
/// @param a real array of angles. @param options see CircularOptions.
/// @return a number for a vector, else an array with an axis less; NaN for an empty sample.
/// @note O(n). @see scipy.stats.circmean. Differs from SciPy: a matrix is reduced along axis 0; the whole array,
///       SciPy's default, is `circmean<Reduce::all>(a)`.
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto circmean(const A& a, const CircularOptions& options = {}) {
    return core::along_axis<R>(
        "circmean", options,
        [&](core::Sample x) {
            const auto sum = detail::samples::resultant(x, options.low, options.high);
            const double angle = std::atan2(sum.sine, sum.cosine), width = options.high - options.low;
            const double part = angle / detail::samples::turn, place = angle < 0 ? part + 1 : part;
            // A tiny negative angle rounds to a full turn.
            return place >= 1 ? options.low : place * width + options.low;
        },
        a);
}
/// Circular variance, 1 less the length of the mean of the unit vectors; in [0, 1], 0 where all directions are equal.
/// @param a real array of angles. @param options see CircularOptions. @return as circmean.
/// @see scipy.stats.circvar. Differs from SciPy: as circmean.
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto circvar(const A& a, const CircularOptions& options = {}) {
    return core::along_axis<R>(
        "circvar", options,
        [&](core::Sample x) { return detail::samples::missing_length(x, options.low, options.high); }, a);
}
/// Circular standard deviation, sqrt(-2 log R) with R the length of the mean of the unit vectors.
/// @param a real array of angles. @param options see CircstdOptions.
/// @return as circmean, in the unit of the angles unless normalize. @see scipy.stats.circstd. Differs from SciPy:
///         as circmean.
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto circstd(const A& a, const CircstdOptions& options = {}) {
    return core::along_axis<R>(
        "circstd", options,
        [&](core::Sample x) {
            const double missing = detail::samples::missing_length(x, options.low, options.high);
            const double radians = std::sqrt(std::max(0.0, -2 * std::log1p(-missing)));
            return std::isnan(missing) ? detail::samples::nan
                   : options.normalize ? radians
                                       : radians * ((options.high - options.low) / detail::samples::turn);
        },
        a);
}

/// What directional_stats returns: `auto [mean_direction, mean_resultant_length] = directional_stats(samples)`.
struct DirectionalStats {
    Eigen::ArrayXd mean_direction;  ///< unit vector
    double mean_resultant_length;   ///< in [0, 1]: how much the directions agree
};
/// Options of directional_stats.
struct DirectionalOptions {
    int axis = 0;           ///< along which the vectors stand side by side
    bool normalize = true;  ///< whether the vectors are scaled to unit length first
};

/// Mean direction of vectors and the length of the mean of their unit vectors.
/// @param samples matrix, a vector a row (a column with axis 1). @param options see DirectionalOptions.
/// @throws std::invalid_argument for an axis out of bounds. @note O(n d).
/// @see scipy.stats.directional_stats; K. V. Mardia and P. E. Jupp, Directional Statistics (1999).
template <core::ArrayLike A = core::MatrixInBraces>
    requires(core::rank_of<A> == 2)
[[nodiscard]] DirectionalStats directional_stats(const A& samples, const DirectionalOptions& options = {}) {
    const core::Source<double, A> source(samples);
    const auto& view = source.view();
    const int axis = core::normalize_axis("directional_stats", options.axis, 2);
    const core::Index n = view.shape(axis), dim = view.shape(1 - axis);
    Eigen::ArrayXd sum(dim);
    std::fill_n(sum.data(), dim, 0.0);
    for (core::Index i = 0; i < n; ++i) {
        const auto at = [&](core::Index j) { return axis == 0 ? view(i, j) : view(j, i); };
        double square = 0;
        for (core::Index j = 0; j < dim; ++j) square += at(j) * at(j);
        const double unit = options.normalize ? std::sqrt(square) : 1;
        for (core::Index j = 0; j < dim; ++j) sum[j] += at(j) / unit / static_cast<double>(n);
    }
    double square = 0;
    for (core::Index j = 0; j < dim; ++j) square += sum[j] * sum[j];
    const double length = std::sqrt(square);
    for (core::Index j = 0; j < dim; ++j) sum[j] /= length;
    return {std::move(sum), length};
}

}  // namespace scixx::stats
