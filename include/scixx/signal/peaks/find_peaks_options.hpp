// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <limits>
#include <scixx/core/options.hpp>
#include <scixx/signal/peaks/peak_prominences.hpp>
#include <utility>

namespace scixx::signal {

/// A condition of find_peaks: a least value, or a least and a largest one, each for all samples or one for each:
/// `0.5`, `{0.5, 2.0}`, `{std::nullopt, 2.0}`, an array.
class PeakInterval {
public:
    template <class = void>
    PeakInterval(double least)  // NOLINT(google-explicit-constructor): as in Python
        : PeakInterval(least, std::numeric_limits<double>::infinity()) {}
    template <class = void>
    PeakInterval(core::Numbers least, core::Numbers most) : least_(std::move(least)), most_(std::move(most)) {}
    template <class = void>
    PeakInterval(std::nullopt_t, core::Numbers most)
        : PeakInterval(-std::numeric_limits<double>::infinity(), std::move(most)) {}
    template <class = void>
    PeakInterval(core::Numbers least, std::nullopt_t)
        : PeakInterval(std::move(least), std::numeric_limits<double>::infinity()) {}
    template <core::ArrayLike A>
        requires(core::rank_of<A> == 1)
    PeakInterval(const A& least) : PeakInterval(least, std::numeric_limits<double>::infinity()) {}  // NOLINT

    [[nodiscard]] const core::Numbers& least() const noexcept { return least_; }
    [[nodiscard]] const core::Numbers& most() const noexcept { return most_; }

private:
    core::Numbers least_, most_;
};

/// Options of find_peaks. Each condition that is given leaves only the peaks that meet it, in this order: plateau_size,
/// height, threshold, distance, prominence, width; and it fills its properties.
struct FindPeaksOptions {
    core::Optional<PeakInterval> height{};        ///< of the sample
    core::Optional<PeakInterval> threshold{};     ///< vertical distance to the neighbours
    std::optional<double> distance{};             ///< least number of samples between peaks, >= 1; lower peaks go first
    core::Optional<PeakInterval> prominence{};    ///< see peak_prominences
    core::Optional<PeakInterval> width{};         ///< in samples, see peak_widths
    std::optional<double> wlen{};                 ///< see peak_prominences
    double rel_height = 0.5;                      ///< see peak_widths
    core::Optional<PeakInterval> plateau_size{};  ///< number of equal samples at the top
};

/// Properties of the peaks that were found, one entry a peak; empty unless their condition was given.
struct PeakProperties {
    Eigen::ArrayXd peak_heights;                                       ///< height
    Eigen::ArrayXd left_thresholds, right_thresholds;                  ///< threshold: distance to each neighbour
    Eigen::ArrayXd prominences;                                        ///< prominence or width, and
    detail::peaks::IndexArray left_bases, right_bases;                 ///< the bases
    Eigen::ArrayXd widths, width_heights, left_ips, right_ips;         ///< width
    detail::peaks::IndexArray plateau_sizes, left_edges, right_edges;  ///< plateau_size
};

/// What find_peaks returns: `auto [peaks, properties] = find_peaks(x, {.height = 0})`.
struct FoundPeaks {
    detail::peaks::IndexArray peaks;  ///< indices in increasing order
    PeakProperties properties;
};

}  // namespace scixx::signal
