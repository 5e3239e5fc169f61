// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/signal/design/filter_types.hpp>
#include <scixx/signal/detail/peaks/ridges.hpp>

namespace scixx::signal {

/// Options of find_peaks_cwt.
struct FindPeaksCwtOptions {
    std::vector<double> max_distances{};  ///< how far a ridge may go aside from one width to the next, one a width;
                                          ///< widths / 4 by default
    std::optional<double> gap_thresh{};   ///< widths that a ridge may miss; widths[0], rounded up, by default
    std::optional<double> min_length{};   ///< least length of a ridge; a quarter of the widths by default
    double min_snr = 1;                   ///< least ratio of signal to noise at the smallest width
    double noise_perc = 10;               ///< percentile of the window that counts as noise
    std::optional<Index> window_size{};   ///< window of the noise; a twentieth of the samples by default
};

/// Peaks of a signal as ridges of its wavelet transform over a range of widths.
///
/// @param vector   real vector.
/// @param widths   widths of the wavelet (Ricker's), > 0, increasing; the expected widths of the peaks.
/// @param options  see FindPeaksCwtOptions.
/// @return         indices in increasing order.
/// @throws std::invalid_argument for no widths, one that is not positive, or max_distances of another size.
/// @note  P. Du, W. A. Kibbe, S. M. Lin, Bioinformatics 22 (2006). O(n sum of the widths).
///        Differs from SciPy: the wavelet is Ricker's always.
/// @see   scipy.signal.find_peaks_cwt
template <class T = double>
[[nodiscard]] Eigen::Array<Index, Eigen::Dynamic, 1> find_peaks_cwt(const Coefficients& vector,
                                                                    const Coefficients& widths,
                                                                    const FindPeaksCwtOptions& options = {}) {
    namespace peaks = detail::peaks;
    constexpr const char* function = "find_peaks_cwt";
    core::require(widths.size() > 0, function, "widths must not be empty");
    for (Index i = 0; i < widths.size(); ++i)
        core::require(widths[i] > 0, function, "widths must be positive, got ", widths[i]);
    core::List<double> distances = options.max_distances;
    if (distances.empty())
        for (Index i = 0; i < widths.size(); ++i) distances.push_back(widths[i] / 4);
    core::require(distances.size() == widths.size(), function, "max_distances must have one entry a width, got ",
                  distances.size());
    const Index n = vector.size(), rows = widths.size();
    if (n == 0) return {};
    const auto transform = peaks::ricker_transform<T>(vector.values(), widths.values());
    const auto ridges = peaks::ridge_lines(transform, distances, options.gap_thresh.value_or(std::ceil(widths[0])));
    const double least = options.min_length.value_or(std::ceil(static_cast<double>(rows) / 4));
    const Index window = options.window_size.value_or((n + 19) / 20);
    core::List<Index> found;
    for (const auto& ridge : ridges) {
        if (static_cast<double>(ridge.size()) < least) continue;
        const auto [row, column] = ridge.front();
        const Index half = window / 2, from = std::max<Index>(column - half, 0),
                    to = std::min(column + half + window % 2, n);
        const double noise = peaks::percentile(transform.row(0).segment(from, to - from).eval(), options.noise_perc);
        if (std::abs(transform(row, column) / noise) < options.min_snr) continue;
        found.push_back(column);
    }
    std::sort(found.begin(), found.end());
    return peaks::arrayed(found);
}

}  // namespace scixx::signal
