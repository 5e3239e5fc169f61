// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/list.hpp>
#include <scixx/signal/peaks/find_peaks_options.hpp>

namespace scixx::signal::detail::peaks {

/// Keeps of the peaks, and of all properties so far, those that `keep` names.
template <class T = double>
class Selection {
public:
    core::List<Index> peaks;
    Prominences prominence;
    core::List<double> heights, left_thresholds, right_thresholds;
    core::List<Index> sizes, left_edges, right_edges;
    Widths width;

    void keep(const core::List<char>& which) {
        if (std::find(which.begin(), which.end(), 0) == which.end()) return;
        each([&](auto& list) {
            if (list.empty()) return;
            Index to = 0;
            for (Index i = 0; i < which.size(); ++i)
                if (which[i]) list[to++] = list[i];
            list.resize(to);
        });
    }

private:
    template <class F>
    void each(F&& f) {
        f(peaks);
        f(prominence.prominences);
        f(prominence.left_bases);
        f(prominence.right_bases);
        f(heights);
        f(left_thresholds);
        f(right_thresholds);
        f(sizes);
        f(left_edges);
        f(right_edges);
        f(width.widths);
        f(width.width_heights);
        f(width.left_ips);
        f(width.right_ips);
    }
};

/// Limits at the peaks: a number, one for each sample of x, or one for each peak that is left.
class Limits {
public:
    Limits(const char* name, const PeakInterval& interval, Index samples, const core::List<Index>& peaks)
        : interval_(interval), peaks_(peaks) {
        for (const core::Numbers* c : {&interval.least(), &interval.most()})
            core::require(c->size() == 1 || c->size() == samples, "find_peaks", name, " must be numbers or have ",
                          samples, " entries, got ", c->size());
    }
    [[nodiscard]] double least(Index k) const { return at(interval_.least(), k); }
    [[nodiscard]] double most(Index k) const { return at(interval_.most(), k); }
    template <class V>
    [[nodiscard]] core::List<char> within(const core::List<V>& values) const {
        core::List<char> keep(values.size());
        for (Index k = 0; k < values.size(); ++k) {
            const auto value = static_cast<double>(values[k]);
            keep[k] = value >= least(k) && value <= most(k);
        }
        return keep;
    }

private:
    [[nodiscard]] double at(const core::Numbers& limits, Index k) const {
        return limits.list().data()[limits.size() == 1 ? 0 : peaks_[k]];
    }
    const PeakInterval& interval_;
    const core::List<Index>& peaks_;
};

template <class T = double>
FoundPeaks find(const T* x, Index n, const FindPeaksOptions& options) {
    core::require(!options.distance || *options.distance >= 1, "find_peaks",
                  "distance must be greater or equal to 1, got ", options.distance.value_or(0));
    core::require(options.rel_height >= 0, "find_peaks", "rel_height must be greater or equal to 0.0, got ",
                  options.rel_height);
    const Index wlen = checked_wlen("find_peaks", options.wlen);
    const bool needs_prominence = options.prominence || options.width;
    if (!needs_prominence && !options.plateau_size && !options.height && !options.threshold && !options.distance) {
        IndexArray found(n / 2 + 1);
        found.conservativeResize(n < 3 ? 0 : local_maxima(x, n, found.data()));
        return {std::move(found), {}};
    }
    Selection<> s;
    s.peaks = local_maxima(x, n);
    if (options.plateau_size) {
        for (const Index peak : s.peaks) {
            Index left = peak, right = peak;
            while (x[left - 1] == x[peak]) --left;
            while (x[right + 1] == x[peak]) ++right;
            s.left_edges.push_back(left);
            s.right_edges.push_back(right);
            s.sizes.push_back(right - left + 1);
        }
        s.keep(Limits("plateau_size", *options.plateau_size, n, s.peaks).within(s.sizes));
    }
    if (options.height) {
        for (const Index peak : s.peaks) s.heights.push_back(static_cast<double>(x[peak]));
        s.keep(Limits("height", *options.height, n, s.peaks).within(s.heights));
    }
    if (options.threshold) {
        const Limits limits("threshold", *options.threshold, n, s.peaks);
        core::List<char> keep;
        for (Index k = 0; k < s.peaks.size(); ++k) {
            const Index peak = s.peaks[k];
            const double left = static_cast<double>(x[peak] - x[peak - 1]);
            const double right = static_cast<double>(x[peak] - x[peak + 1]);
            s.left_thresholds.push_back(left);
            s.right_thresholds.push_back(right);
            keep.push_back(std::min(left, right) >= limits.least(k) && std::max(left, right) <= limits.most(k));
        }
        s.keep(keep);
    }
    if (options.distance) {
        core::List<double> priority;
        for (const Index peak : s.peaks) priority.push_back(static_cast<double>(x[peak]));
        const double distance = std::min(std::ceil(*options.distance), 9e18);
        s.keep(select_by_distance(s.peaks, priority, static_cast<Index>(distance)));
    }
    if (needs_prominence) s.prominence = prominences(x, n, s.peaks, wlen);
    if (options.prominence)
        s.keep(Limits("prominence", *options.prominence, n, s.peaks).within(s.prominence.prominences));
    if (options.width) {
        s.width = widths(x, s.peaks, options.rel_height, s.prominence);
        s.keep(Limits("width", *options.width, n, s.peaks).within(s.width.widths));
    }
    return {arrayed(s.peaks),
            {arrayed(s.heights), arrayed(s.left_thresholds), arrayed(s.right_thresholds),
             arrayed(s.prominence.prominences), arrayed(s.prominence.left_bases), arrayed(s.prominence.right_bases),
             arrayed(s.width.widths), arrayed(s.width.width_heights), arrayed(s.width.left_ips),
             arrayed(s.width.right_ips), arrayed(s.sizes), arrayed(s.left_edges), arrayed(s.right_edges)}};
}

}  // namespace scixx::signal::detail::peaks
