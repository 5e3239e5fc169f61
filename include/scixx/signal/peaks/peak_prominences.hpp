// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/signal/design/filter_types.hpp>
#include <scixx/signal/detail/peaks/peaks.hpp>

namespace scixx::signal {

/// What peak_prominences returns.
struct PeakProminences {
    Eigen::ArrayXd prominences;             ///< height above the higher of the two bases
    detail::peaks::IndexArray left_bases;   ///< lowest sample on the left before a higher one, the nearest of equals
    detail::peaks::IndexArray right_bases;  ///< the same on the right
};

/// What peak_widths returns.
struct PeakWidths {
    Eigen::ArrayXd widths;         ///< in samples
    Eigen::ArrayXd width_heights;  ///< height at which they were measured
    Eigen::ArrayXd left_ips;       ///< interpolated position of the left crossing
    Eigen::ArrayXd right_ips;      ///< and of the right one
};

/// Options of peak_prominences.
struct PeakProminencesOptions {
    std::optional<double> wlen{};  ///< samples around a peak that count, rounded up to an odd number; > 1
};

/// Options of peak_widths.
struct PeakWidthsOptions {
    double rel_height = 0.5;                           ///< part of the prominence below the top, >= 0
    std::optional<PeakProminences> prominence_data{};  ///< what peak_prominences returned, to save that work
    std::optional<double> wlen{};                      ///< as in PeakProminencesOptions
};

namespace detail::peaks {

template <class = void>
inline Index checked_wlen(const char* function, std::optional<double> wlen) {
    if (!wlen) return -1;
    core::require(*wlen > 1, function, "wlen must be larger than 1, got ", *wlen);
    return static_cast<Index>(std::min(std::ceil(*wlen), 9e18));
}

template <class P>
core::List<Index> checked_peaks(const char* function, const P& peaks, Index n) {
    const core::Source<Index, P> source(peaks);
    core::List<Index> out;
    for (Index i = 0; i < source.view().shape(0); ++i) {
        const Index peak = source.view()(i);
        core::require(peak >= 0 && peak < n, function, "peaks must be indices of x, got ", peak, " for ", n,
                      " samples");
        out.push_back(peak);
    }
    return out;
}

}  // namespace detail::peaks

/// Prominence of each peak: its height above the higher of its two bases. A base is the lowest sample between the peak
/// and the next higher sample, or the end of the data, on that side.
///
/// @param x        real vector.
/// @param peaks    indices of samples of x.
/// @param options  see PeakProminencesOptions.
/// @return         one entry a peak. A sample that is no maximum has prominence 0, or a base at itself.
/// @throws std::invalid_argument for an index out of bounds or wlen <= 1.
/// @note  O(log n) a peak, after one pass over x where a base is far. A NaN ends the search as a higher sample does.
/// @see   scipy.signal.peak_prominences
template <core::ArrayLike A = core::InBraces, core::ArrayLike P = core::InBraces>
    requires(core::rank_of<A> == 1 && core::rank_of<P> == 1)
[[nodiscard]] PeakProminences peak_prominences(const A& x, const P& peaks, const PeakProminencesOptions& options = {}) {
    namespace p = detail::peaks;
    const p::Signal<A> signal(x);
    const auto list = p::checked_peaks("peak_prominences", peaks, signal.size());
    const p::Prominences r =
        p::prominences(signal.data(), signal.size(), list, p::checked_wlen("peak_prominences", options.wlen));
    return {p::arrayed(r.prominences), p::arrayed(r.left_bases), p::arrayed(r.right_bases)};
}

/// Width of each peak at a height of rel_height prominences below its top, between linearly interpolated crossings.
///
/// @param x        real vector.
/// @param peaks    indices of samples of x.
/// @param options  see PeakWidthsOptions.
/// @return         one entry a peak.
/// @throws std::invalid_argument for an index out of bounds, wlen <= 1, rel_height < 0, or prominence_data that do not
///                 fit x and peaks.
/// @see   scipy.signal.peak_widths
template <core::ArrayLike A = core::InBraces, core::ArrayLike P = core::InBraces>
    requires(core::rank_of<A> == 1 && core::rank_of<P> == 1)
[[nodiscard]] PeakWidths peak_widths(const A& x, const P& peaks, const PeakWidthsOptions& options = {}) {
    namespace p = detail::peaks;
    core::require(options.rel_height >= 0, "peak_widths", "rel_height must be greater or equal to 0.0, got ",
                  options.rel_height);
    const p::Signal<A> signal(x);
    const auto list = p::checked_peaks("peak_widths", peaks, signal.size());
    p::Prominences data;
    if (options.prominence_data) {
        const auto& given = *options.prominence_data;
        const Index size = list.size();
        core::require(
            given.prominences.size() == size && given.left_bases.size() == size && given.right_bases.size() == size,
            "peak_widths", "prominence_data must have one entry for each of ", size, " peaks");
        for (Index i = 0; i < size; ++i) {
            const Index peak = list[i];
            core::require(given.left_bases[i] >= 0 && given.left_bases[i] <= peak && peak <= given.right_bases[i] &&
                              given.right_bases[i] < signal.size(),
                          "peak_widths", "prominence_data is invalid for peak ", peak);
            data.prominences.push_back(given.prominences[i]);
            data.left_bases.push_back(given.left_bases[i]);
            data.right_bases.push_back(given.right_bases[i]);
        }
    } else
        data = p::prominences(signal.data(), signal.size(), list, p::checked_wlen("peak_widths", options.wlen));
    const p::Widths r = p::widths(signal.data(), list, options.rel_height, data);
    return {p::arrayed(r.widths), p::arrayed(r.width_heights), p::arrayed(r.left_ips), p::arrayed(r.right_ips)};
}

}  // namespace scixx::signal
