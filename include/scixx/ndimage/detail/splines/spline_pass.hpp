// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <scixx/core/lines.hpp>
#include <scixx/core/parallel.hpp>
#include <scixx/ndimage/detail/splines/interpolation.hpp>

/// Filters and interpolation of all lines along one axis: several lines at a time are copied side by side, whatever
/// their direction, extended, filtered to coefficients and summed at the taps.
namespace scixx::ndimage::detail::splines {

/// What is done to each line. Without taps the result is the coefficients, those of the padding included.
struct LineWork {
    Index padding = 0;  ///< samples put before and after, see Interpolation::padding
    Mode mode = Mode::mirror;
    double fill = 0;
    const SplineFilter<>* filter = nullptr;
    const AxisTaps* taps = nullptr;
};

/// Lines that are worked on side by side where there are enough of them.
inline constexpr int spline_lanes = 16;

/// W lines side by side with AxisTaps::margin samples before and after.
template <int W>
class LineGroup {
public:
    LineGroup(double* memory, Index size, const LineWork& work)
        : inside_(memory + AxisTaps::margin * W), size_(size), work_(work) {}

    /// Elements of memory for lines of n samples, padding included.
    [[nodiscard]] static Index memory_size(Index n) noexcept { return (n + 2 * AxisTaps::margin) * W; }

    /// Where sample i of the lines' own samples goes.
    [[nodiscard]] double* sample(Index i) const noexcept { return inside_ + (work_.padding + i) * W; }

    /// To be called after the lines' samples are in place.
    void prepare() const noexcept {
        const Index n = size_ + 2 * work_.padding;
        for (Index i = 0; i < work_.padding; ++i)
            for (Index at : {i, n - 1 - i}) {
                if (work_.mode == Mode::nearest)
                    lane_at<W>(inside_, at) = lane_at<W>(inside_, at == i ? work_.padding : n - 1 - work_.padding);
                else
                    lane_at<W>(inside_, at).setConstant(work_.fill);
            }
        if (work_.filter) work_.filter->template apply<W>(inside_);
        if (!work_.taps) return;
        const Mode mode = spline_mode(work_.mode);
        for (Index i = 0; i < AxisTaps::margin; ++i)
            for (Index at : {-1 - i, n + i}) {
                const Index from = core::extended_index(mode, at, n);
                if (from < 0)
                    lane_at<W>(inside_, at).setConstant(work_.fill);
                else
                    lane_at<W>(inside_, at) = lane_at<W>(inside_, from);
            }
    }

    /// Result k of the lines.
    [[nodiscard]] Lane<W> result(Index k) const noexcept {
        if (!work_.taps) return lane_at<W>(inside_, k);
        const int taps = work_.taps->order + 1;
        const double* const weights = work_.taps->weights.data() + k * taps;
        double* const from = inside_ + work_.taps->first[k] * W;
        Lane<W> sum = weights[0] * lane_at<W>(from, 0);
        for (int i = 1; i < taps; ++i) sum += weights[i] * lane_at<W>(from, i);
        return sum;
    }

private:
    double* inside_;
    Index size_;
    LineWork work_;
};

/// Store of a value in the result: rounded as the transforms do, or converted as the filters do.
template <bool Rounded, class U>
[[nodiscard]] U stored(double value) noexcept {
    if constexpr (Rounded)
        return rounded<U>(value);
    else
        return converted<U>(value);
}

/// Lines that lie side by side in memory: whole lanes are read and written.
template <bool Rounded, int W, class T, class U>
void pass_across(const core::LineBlock<const T>& in, const core::LineBlock<U>& out, const LineWork& work,
                 double* memory, Index group_size) {
    const Index groups = (in.count + W - 1) / W;
    const auto count = [&](Index g) { return std::min<Index>(W, in.count - g * W); };
    for (Index i = 0; i < in.size; ++i)
        for (Index g = 0; g < groups; ++g) {
            const T* const from = in.data + i * in.stride + g * W;
            double* const to = LineGroup<W>(memory + g * group_size, in.size, work).sample(i);
            if (count(g) == W)
                for (Index l = 0; l < W; ++l) to[l] = static_cast<double>(from[l]);
            else
                for (Index l = 0; l < W; ++l) to[l] = l < count(g) ? static_cast<double>(from[l]) : 0.0;
        }
    for (Index g = 0; g < groups; ++g) LineGroup<W>(memory + g * group_size, in.size, work).prepare();
    for (Index k = 0; k < out.size; ++k)
        for (Index g = 0; g < groups; ++g) {
            const Lane<W> values = LineGroup<W>(memory + g * group_size, in.size, work).result(k);
            U* const to = out.data + k * out.stride + g * W;
            if (count(g) == W)
                for (Index l = 0; l < W; ++l) to[l] = stored<Rounded, U>(values[l]);
            else
                for (Index l = 0; l < count(g); ++l) to[l] = stored<Rounded, U>(values[l]);
        }
}

/// Lines that lie side by side in memory, without a filter: rows of results straight from rows of samples.
template <bool Rounded, class T, class U>
void pass_rows(const core::LineBlock<const T>& in, const core::LineBlock<U>& out, const LineWork& work) {
    constexpr Index chunk = 128;
    const Index taps = work.taps->order + 1;
    const Mode mode = spline_mode(work.mode);
    double sum[chunk];
    for (Index k = 0; k < out.size; ++k) {
        const double* const weights = work.taps->weights.data() + k * taps;
        const Index first = work.taps->first[k];
        U* const row = out.data + k * out.stride;
        if (taps == 2 && first >= 0 && first + 1 < in.size) {  // linear: no sums to keep
            const T *const a = in.data + first * in.stride, *const b = a + in.stride;
            const double left = weights[0], right = weights[1];
            for (Index l = 0; l < out.count; ++l)
                row[l] = stored<Rounded, U>(left * static_cast<double>(a[l]) + right * static_cast<double>(b[l]));
            continue;
        }
        for (Index start = 0; start < out.count; start += chunk) {
            const Index count = std::min(chunk, out.count - start);
            std::fill(sum, sum + count, 0.0);
            for (Index i = 0; i < taps; ++i) {
                const Index at = core::extended_index(mode, first + i, in.size);
                if (at < 0) {
                    for (Index l = 0; l < count; ++l) sum[l] += weights[i] * work.fill;
                } else {
                    const T* const from = in.data + at * in.stride + start;
                    for (Index l = 0; l < count; ++l) sum[l] += weights[i] * static_cast<double>(from[l]);
                }
            }
            for (Index l = 0; l < count; ++l) row[start + l] = stored<Rounded, U>(sum[l]);
        }
    }
}

/// At most W lines in any direction, the contiguous one usually: transposed in tiles.
template <int W, bool Rounded, class T, class U>
void pass_along(const core::LineBlock<const T>& in, const core::LineBlock<U>& out, const LineWork& work,
                double* memory) {
    constexpr Index tile = 8;
    const LineGroup<W> group(memory, in.size, work);
    if (in.count < W) std::fill(group.sample(0), group.sample(in.size), 0.0);
    for (Index i = 0; i < in.size; i += tile) {
        const Index end = std::min(in.size, i + tile);
        for (Index l = 0; l < in.count; ++l) {
            const T* const from = in.data + l * in.step;
            double* const to = group.sample(0) + l;
            for (Index k = i; k < end; ++k) to[k * W] = static_cast<double>(from[k * in.stride]);
        }
    }
    group.prepare();
    Eigen::Array<double, W, tile> results;
    for (Index k = 0; k < out.size; k += tile) {
        const Index end = std::min(out.size, k + tile);
        for (Index i = k; i < end; ++i) results.col(i - k) = group.result(i);
        for (Index l = 0; l < out.count; ++l) {
            U* const to = out.data + l * out.step;
            for (Index i = k; i < end; ++i) to[i * out.stride] = stored<Rounded, U>(results(l, i - k));
        }
    }
}

/// One pass over all lines along `axis`. `in` and `out` are the same memory or do not overlap.
template <bool Rounded, class T, class U>
void spline_pass(const NdView<const T>& in, const NdView<U>& out, int axis, const LineWork& work, int workers) {
    if (out.empty()) return;
    const core::Lines<const T, U> lines(axis, in, out);
    Index in_step = 0, out_step = 0;
    lines.for_blocks(0, 1, 1, [&](const auto& from, const auto& to) {
        in_step = from.step;
        out_step = to.step;
    });
    const bool few = lines.size() < spline_lanes / 4;
    const bool across = in_step == 1 && out_step == 1 && lines.lanes() > 1 && !few;
    const Index extent = in.shape(axis) + 2 * work.padding;
    const Index group_size = few ? LineGroup<1>::memory_size(extent) : LineGroup<spline_lanes>::memory_size(extent);
    // Several groups at a time read and write longer runs of memory; they stay in the second-level cache together.
    const Index groups = across ? std::clamp<Index>(160000 / group_size, 1, 4) : 1;
    const bool direct = across && work.taps && !work.filter;
    const Index most = few ? 1 : direct ? 512 : groups * spline_lanes;
    core::parallel_for((lines.size() + most - 1) / most, workers, 1, [&](Index begin, Index end) {
        const Buffer<double> memory(direct ? 0 : groups * group_size);
        double* const start = memory.data();
        lines.for_blocks(begin * most, std::min(end * most, lines.size()), most,
                         [&](const core::LineBlock<const T>& from, const core::LineBlock<U>& to) {
                             if (direct)
                                 pass_rows<Rounded>(from, to, work);
                             else if (across)
                                 pass_across<Rounded, spline_lanes>(from, to, work, start, group_size);
                             else if (few)
                                 pass_along<1, Rounded>(from, to, work, start);
                             else
                                 pass_along<spline_lanes, Rounded>(from, to, work, start);
                         });
    });
}

/// B-spline coefficients along axes in turn; of an order below 2 the samples themselves.
template <class T, class U>
void filter_axes(const NdView<const T>& in, const NdView<U>& out, const Dims& axes, int order, Mode mode, int workers) {
    if (order < 2) return core::for_each([](const T& x, U& y) { y = converted<U>(x); }, in, out);
    for (int i = 0; i < axes.size(); ++i) {
        const int axis = static_cast<int>(axes[i]);
        const SplineFilter<> filter(order, out.shape(axis), mode);
        const LineWork work{0, mode, 0.0, &filter, nullptr};
        if (i == 0)
            spline_pass<false>(in, out, axis, work, workers);
        else
            spline_pass<false>(NdView<const U>(out), out, axis, work, workers);
    }
}

}  // namespace scixx::ndimage::detail::splines
