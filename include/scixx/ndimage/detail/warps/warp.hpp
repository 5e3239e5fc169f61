// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/memory.hpp>
#include <scixx/ndimage/detail/image.hpp>
#include <scixx/ndimage/detail/splines/spline_pass.hpp>
#include <scixx/ndimage/detail/warps/linear_sampler.hpp>

/// Interpolation at arbitrary coordinates. Points come in runs. Loops that vectorise find the places and weights of the
/// taps for a whole run; then each point is summed, inside the array over a strided box of taps, at the border tap by
/// tap.
namespace scixx::ndimage::detail::warps {

/// Values of a spline at runs of points; C is the scalar of its coefficients.
template <class C>
class Sampler {
public:
    /// Largest number of points in a run.
    static constexpr Index run = 128;

    /// `coefficients` has no empty axis, and stride 1 along one axis.
    Sampler(const NdView<const C>& coefficients, const splines::Interpolation& how)
        : how_(how),
          taps_(how.order + 1),
          order_(core::memory_order(coefficients)),
          view_(coefficients.permuted(order_)),
          beyond_caches_(view_.rank() == 2 && view_.size() > (Index(1) << 20) / Index(sizeof(C))) {}

    enum State : unsigned char { inside, border, outside };

    struct Run {
        alignas(64) double first[core::max_rank][run];                       ///< number of the first tap
        alignas(64) double weight[core::max_rank][splines::most_taps][run];  ///< of all axes but the last
        alignas(64) double last_weight[splines::most_taps * run];            ///< of the last axis, point by point
        Index offset[run];                                                   ///< in memory, of the first tap
        State state[run];  ///< only set where not all points are plain
        bool plain;        ///< whether all taps lie inside the array
    };

    /// Finds and prefetches the taps of the points (x[0][p], x[1][p], ...), p < count <= run. Overwrites x.
    void prepare(double* const* x, Index count, Run& points) const noexcept {
        const int rank = view_.rank();
        const double split = splines::split_of(how_.order), before = static_cast<double>(how_.order / 2);
        points.plain = true;
        double offset[run] = {};
        for (int axis = 0; axis < rank; ++axis) {
            double* const at = x[static_cast<int>(order_[axis])];
            const Index n = view_.shape(axis);
            map(at, count, n, points);
            double* const first = points.first[axis];
            const double most = static_cast<double>(n - taps_), stride = static_cast<double>(view_.stride(axis));
            for (Index p = 0; p < count; ++p) {
                const double whole = splines::floor_of(at[p] + split);
                at[p] -= whole;
                first[p] = whole - before;
                offset[p] += first[p] * stride;
            }
            if (!within(first, count, most))
                for (Index p = 0; p < count; ++p)
                    if (!(first[p] >= 0 && first[p] <= most) && (points.plain || points.state[p] == inside))
                        mark(points, p, border);
            splines::with_order(how_.order, [&](auto order) {
                constexpr int Order = decltype(order)::value;
                if (axis == rank - 1)
                    write_weights<Order, Order + 1, 1>(at, count, points.last_weight);
                else
                    write_weights<Order, 1, run>(at, count, points.weight[axis][0]);
            });
        }
        for (Index p = 0; p < count; ++p) points.offset[p] = splines::whole_of(offset[p]);
        // An image larger than the caches is prefetched for the whole run before its first sum.
        if (beyond_caches_ && points.plain)
            for (Index p = 0; p < count; ++p)
                for (int i = 0; i < taps_; ++i) core::prefetch(view_.data() + points.offset[p] + i * view_.stride(0));
    }

    /// out[p] = the value at point p.
    void sample(double* const*, Index count, const Run& points, double* out) const {
        if (taps_ == 4)
            sample<4>(points, count, out);
        else
            sample<Eigen::Dynamic>(points, count, out);
    }

private:
    [[nodiscard]] const double* weights_of(const Run& points, int axis, Index p, Index& step) const noexcept {
        const bool last = axis == view_.rank() - 1;
        step = last ? 1 : run;
        return last ? points.last_weight + p * taps_ : points.weight[axis][0] + p;
    }

    /// Whether all values lie in [0, most]; a NaN does not. The count is as wide as the values, for vectors of both.
    [[nodiscard]] static bool within(const double* values, Index count, double most) noexcept {
        Index inside = 0;
        for (Index p = 0; p < count; ++p)
            inside += static_cast<Index>(values[p] >= 0) & static_cast<Index>(values[p] <= most);
        return inside == count;
    }

    static void mark(Run& points, Index p, State state) noexcept {
        if (points.plain) std::fill(points.state, points.state + run, inside);
        points.plain = false;
        points.state[p] = state;
    }

    /// Extends the axis to all coordinates by the mode. Points that have no place get coordinate 0 and the fill value.
    void map(double* x, Index count, Index n, Run& points) const noexcept {
        const double last = static_cast<double>(n - 1);
        if (within(x, count, last)) return;
        for (Index p = 0; p < count; ++p) {
            if (x[p] >= 0 && x[p] <= last) continue;
            x[p] = splines::mapped_coordinate(how_.mode, x[p], n);
            if (std::isnan(x[p])) {
                x[p] = 0;
                mark(points, p, outside);
            }
        }
    }

    /// weights[p * Step + i * Stride] = the weight of tap i of point p.
    template <int Order, Index Step, Index Stride>
    static void write_weights(const double* at, Index count, double* weights) noexcept {
        for (Index p = 0; p < count; ++p) {
            double values[splines::most_taps];
            splines::spline_weights<Order>(at[p], values);
            for (int i = 0; i <= Order; ++i) weights[p * Step + i * Stride] = values[i];
        }
    }

    template <int Taps>
    void sample(const Run& points, Index count, double* out) const {
        const int rank = view_.rank(), taps = Taps > 0 ? Taps : taps_;
        const auto fast = [&](auto value) {
            for (Index p = 0; p < count; ++p) {
                if (points.plain || points.state[p] == inside)
                    out[p] = value(p);
                else
                    out[p] = points.state[p] == border ? border_value(points, p, 0, 0) : how_.fill;
            }
        };
        if (rank == 1)
            fast([&](Index p) { return line<Taps>(points, p, [&](auto add) { add(1.0, Index(0)); }); });
        else if (rank == 2)
            fast([&](Index p) {
                const double* const rows = points.weight[0][0] + p;
                return line<Taps>(points, p, [&](auto add) {
                    for (int i = 0; i < taps; ++i) add(rows[i * run], i * view_.stride(0));
                });
            });
        else if (rank == 3)
            fast([&](Index p) {
                const double *const planes = points.weight[0][0] + p, *const rows = points.weight[1][0] + p;
                return line<Taps>(points, p, [&](auto add) {
                    for (int i = 0; i < taps; ++i)
                        for (int j = 0; j < taps; ++j)
                            add(planes[i * run] * rows[j * run], i * view_.stride(0) + j * view_.stride(1));
                });
            });
        else
            fast([&](Index p) { return border_value(points, p, 0, 0); });
    }

    /// The weighted sum of a box of taps: lines(add) calls add(weight, place) for each line along the last axis.
    template <int Taps, class F>
    [[nodiscard]] double line(const Run& points, Index p, F&& lines) const noexcept {
        const C* const from = view_.data() + points.offset[p];
        if constexpr (Taps > 0) {
            using Values = Eigen::Array<double, Taps, 1>;
            Values sum = Values::Zero();
            lines([&](double weight, Index place) {
                sum += weight * Eigen::Map<const Eigen::Array<C, Taps, 1>>(from + place).template cast<double>();
            });
            return (sum * Eigen::Map<const Values>(points.last_weight + p * Taps)).sum();
        } else {
            const double* const weights = points.last_weight + p * taps_;
            double sum = 0;
            lines([&](double weight, Index place) {
                double part = 0;
                for (int i = 0; i < taps_; ++i) part += weights[i] * static_cast<double>(from[place + i]);
                sum += weight * part;
            });
            return sum;
        }
    }

    /// The sum over the taps of axes axis, axis + 1, ..., where each tap's position is extended by the mode.
    [[nodiscard]] double border_value(const Run& points, Index p, int axis, Index offset) const noexcept {
        const Index n = view_.shape(axis), stride = view_.stride(axis);
        const auto first = static_cast<Index>(points.first[axis][p]);
        const Mode mode = splines::spline_mode(how_.mode);
        Index step = 0;
        const double* const weights = weights_of(points, axis, p, step);
        double sum = 0;
        for (int i = 0; i < taps_; ++i) {
            const Index at = core::extended_index(mode, first + i, n);
            const Index place = offset + at * stride;
            const double value = at < 0                     ? how_.fill
                                 : axis == view_.rank() - 1 ? static_cast<double>(view_.data()[place])
                                                            : border_value(points, p, axis + 1, place);
            sum += weights[i * step] * value;
        }
        return sum;
    }

    splines::Interpolation how_;
    int taps_;
    Dims order_;
    NdView<const C> view_;
    bool beyond_caches_;
};

/// Writes the coordinates of `count` outputs from `start` on along `axis`: x[input axis][0 ... count).
using CoordinatesOf = core::FunctionRef<void(const Dims& start, int axis, Index count, double* const* x)>;

/// out[k] = the value at the coordinates of k.
template <class Sampler, class U>
void warp_with(const Sampler& sampler, const NdView<U>& out, const splines::Interpolation& how, int rank,
               CoordinatesOf coordinates) {
    constexpr Index run = Sampler::run;
    // Runs lie along memory unless that axis is too short for them.
    const Dims order = core::memory_order(out);
    int axis = static_cast<int>(order[order.size() - 1]);
    if (out.shape(axis) < 32)
        axis = static_cast<int>(std::max_element(out.shape().begin(), out.shape().end()) - out.shape().begin());
    const Index runs = (out.shape(axis) + run - 1) / run;
    const core::Lines<U> lines(axis, out);
    const Index total = core::checked_mul("warp", lines.size(), runs);
    // Runs of neighbouring lines follow one another. They read one small region of the input, whatever the map, which
    // stays in the caches.
    constexpr Index tile = 16;
    const double padding = static_cast<double>(how.padding());
    core::parallel_for(total, how.workers, 4, [&](Index begin, Index end) {
        struct Work {
            typename Sampler::Run points;
            alignas(64) double coordinates[core::max_rank][to_size(run)];
            double* x[core::max_rank];
            Index count;
            U* to;
        } works[2];
        for (Work& work : works)
            for (int i = 0; i < core::max_rank; ++i) work.x[i] = work.coordinates[i];
        alignas(64) double values[to_size(run)];
        const Index stride = out.stride(axis);
        const auto finish = [&](const Work& work) {
            if constexpr (std::is_same_v<U, double>)
                if (stride == 1) return sampler.sample(work.x, work.count, work.points, work.to);
            sampler.sample(work.x, work.count, work.points, values);
            if (stride == 1)
                for (Index p = 0; p < work.count; ++p) work.to[p] = splines::rounded<U>(values[p]);
            else
                for (Index p = 0; p < work.count; ++p) work.to[p * stride] = splines::rounded<U>(values[p]);
        };
        for (Index number = begin; number < end; ++number) {
            const Index first = number / (tile * runs) * tile, height = std::min(tile, lines.size() - first);
            const Index within = number - first * runs;
            // The index of the line: its number, with the outer axes in memory order.
            Dims start = Dims::filled(out.rank(), 0);
            Index rest = first + within % height;
            for (int i = order.size() - 1; i >= 0; --i) {
                const int outer = static_cast<int>(order[i]);
                if (outer == axis) continue;
                start[outer] = rest % out.shape(outer);
                rest /= out.shape(outer);
            }
            start[axis] = within / height * run;
            // The prefetched taps of a run arrive while the run before it is summed.
            Work& work = works[(number - begin) % 2];
            work.count = std::min(run, out.shape(axis) - start[axis]);
            work.to = out.data() + out.offset(start);
            coordinates(start, axis, work.count, work.x);
            if (padding != 0)
                for (int i = 0; i < rank; ++i)
                    for (Index p = 0; p < work.count; ++p) work.x[i][p] += padding;
            sampler.prepare(work.x, work.count, work.points);
            if (number > begin) finish(works[(number - begin + 1) % 2]);
        }
        if (end > begin) finish(works[(end - begin + 1) % 2]);
    });
}

/// out[k] = the spline at the coordinates of k.
template <class C, class U>
void warp(const NdView<const C>& coefficients, const NdView<U>& out, const splines::Interpolation& how,
          CoordinatesOf coordinates) {
    if (out.empty()) return;
    if (LinearSampler<C>::takes(coefficients, how))
        return warp_with(LinearSampler<C>(coefficients, how), out, how, coefficients.rank(), coordinates);
    warp_with(Sampler<C>(coefficients, how), out, how, coefficients.rank(), coordinates);
}

/// The coefficients of a spline in N dimensions: doubles in packed memory, padded as the mode needs it.
template <class T>
[[nodiscard]] Image<double> spline_coefficients(const NdView<const T>& in, const splines::Interpolation& how) {
    const Index padding = how.padding();
    Dims start = Dims::filled(in.rank(), padding), shape = in.shape(), full = shape;
    for (Index& extent : full) extent += 2 * padding;
    const Dims order = core::memory_order(in);
    Image<double> image(full, order);
    for (int i = order.size() - 1; i >= 0; --i) {
        const int axis = static_cast<int>(order[i]);
        const splines::SplineFilter<> filter(how.order, full[axis], how.mode);
        const splines::LineWork work{padding, how.mode, how.fill, &filter, nullptr};
        const NdView<const double> before = image.read().window(start, shape);
        start[axis] = 0;
        shape[axis] = full[axis];
        const NdView<double> after = image.view().window(start, shape);
        if (i == order.size() - 1)
            splines::spline_pass<false>(in, after, axis, work, how.workers);
        else
            splines::spline_pass<false>(before, after, axis, work, how.workers);
    }
    return image;
}

/// out[k] = the spline of the samples (or coefficients) `in` at the coordinates of k. The coefficients that are summed
/// have stride 1 along one axis: the array itself if it has and needs no filter, else a copy.
template <class T, class U>
void interpolate(const NdView<const T>& in, const NdView<U>& out, const splines::Interpolation& how,
                 CoordinatesOf coordinates) {
    if (how.filtered()) return warp(spline_coefficients(in, how).read(), out, how, coordinates);
    const Dims order = core::memory_order(in);
    if (in.stride(static_cast<int>(order[order.size() - 1])) == 1) return warp(in, out, how, coordinates);
    const Image<T> image(in);
    core::copy(in, image.view());
    warp(image.read(), out, how, coordinates);
}

}  // namespace scixx::ndimage::detail::warps
