// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <array>
#include <bit>
#include <cstdint>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/memory.hpp>
#include <scixx/ndimage/detail/splines/interpolation.hpp>

namespace scixx::ndimage::detail::warps {

/// Linear interpolation at runs of points. All points are located and summed as if they lay inside, in loops without
/// branches that never leave the array; what the others have instead is found afterwards, in the runs where there are
/// any.
template <class C>
class LinearSampler {
public:
    /// Points of a run at most.
    static constexpr Index run = 256;
    static constexpr int most_rank = 3;

    /// Whether an array can be sampled.
    [[nodiscard]] static bool takes(const NdView<const C>& samples, const splines::Interpolation& how) {
        constexpr Index most = std::numeric_limits<std::int32_t>::max();
        const Dims order = core::memory_order(samples);
        if (how.order != 1 || order.size() > most_rank) return false;
        Index span = 0;
        for (int axis = 0; axis < order.size(); ++axis) {
            if (samples.shape(axis) > most || std::abs(samples.stride(axis)) > most / samples.shape(axis)) return false;
            if (samples.stride(axis) < 0) return false;
            span += samples.stride(axis) * samples.shape(axis);
        }
        return span <= most && samples.shape(static_cast<int>(order[order.size() - 1])) > 1;
    }

    /// `samples` has no empty axis and is contiguous along the one of the smallest stride.
    LinearSampler(const NdView<const C>& samples, const splines::Interpolation& how)
        : how_(how),
          order_(core::memory_order(samples)),
          view_(samples.permuted(order_)),
          beyond_caches_(view_.size() > (Index(1) << 20) / Index(sizeof(C))) {
        for (int axis = 0; axis < view_.rank(); ++axis) {
            const double last = static_cast<double>(view_.shape(axis) - 1);
            last_[axis] = last;
            most_[axis] = last > 0 ? std::nextafter(last, 0.0) : -1.0;
            step_[axis] = last > 0 ? view_.stride(axis) : 0;
        }
    }

    struct Run {
        double part[most_rank][run];  ///< of each axis: what a coordinate is beyond the first tap
        std::int32_t place[run];      ///< of the first tap in memory
        bool plain;                   ///< whether all taps are inside
        Index others;                 ///< in modes other than constant: how many points have taps outside, and
        std::int32_t other[run];      ///< their numbers
    };

    /// Finds the taps of the points (x[0][p], x[1][p], ...), one array an axis, p < count <= run, and asks for them.
    void prepare(double* const* x, Index count, Run& points) const {
        with_rank([&](auto rank) { locate(axes<rank.value>(x), count, points); });
    }

    /// out[p] = the value at point p.
    void sample(double* const* x, Index count, const Run& points, double* out) const {
        with_rank([&](auto rank) {
            const auto at = axes<rank.value>(x);
            sum<rank.value>(points, count, out);
            if (points.plain) return;
            if (how_.mode != Mode::constant) {
                for (Index i = 0; i < points.others; ++i) out[points.other[i]] = other_value(at, points.other[i]);
            } else if (fill(at, count, out)) {
                for (Index p = 0; p < count; ++p)
                    if (on_edge(at, p)) out[p] = other_value(at, p);
            }
        });
    }

private:
    using Pair = Eigen::Array<double, 2, 1>;
    template <int Rank>
    using Columns = std::array<double*, static_cast<std::size_t>(Rank)>;

    template <class F>
    void with_rank(F&& f) const {
        switch (view_.rank()) {
            case 1:
                return f(std::integral_constant<int, 1>{});
            case 2:
                return f(std::integral_constant<int, 2>{});
            default:
                return f(std::integral_constant<int, 3>{});
        }
    }

    /// The coordinates along each axis of view_.
    template <int Rank>
    [[nodiscard]] Columns<Rank> axes(double* const* x) const noexcept {
        Columns<Rank> at;
        for (int axis = 0; axis < Rank; ++axis) at[to_size(axis)] = x[order_[axis]];
        return at;
    }

    /// Puts the fill value at all points that are not inside. Returns whether there may be some on the last sample of
    /// an axis, which should have another value.
    template <std::size_t Rank>
    [[nodiscard]] bool fill(const std::array<double*, Rank>& at, Index count, double* out) const noexcept {
        double last[Rank];
        for (std::size_t axis = 0; axis < Rank; ++axis) last[axis] = last_[axis];
        const double value = how_.fill;
        std::uint64_t edge = 0;
        for (Index p = 0; p < count; ++p) {
            double result = out[p];
            for (std::size_t axis = 0; axis < Rank; ++axis) {
                const double x = at[axis][p];
                result = x >= 0 ? result : value;
                result = x < last[axis] ? result : value;
                edge |= std::bit_cast<std::uint64_t>(x == last[axis] ? 1.0 : 0.0);
            }
            out[p] = result;
        }
        return edge != 0;
    }

    /// Whether a point of the array has a coordinate on the last sample of an axis.
    template <std::size_t Rank>
    [[nodiscard]] bool on_edge(const std::array<double*, Rank>& at, Index p) const noexcept {
        bool edge = false, outside = false;
        for (std::size_t axis = 0; axis < Rank; ++axis) {
            edge = edge || at[axis][p] == last_[axis];
            outside = outside || !(at[axis][p] >= 0 && at[axis][p] <= last_[axis]);
        }
        return edge && !outside;
    }

    /// The value at a point whose taps are not all inside.
    template <std::size_t Rank>
    [[nodiscard]] double other_value(const std::array<double*, Rank>& at, Index p) const noexcept {
        for (const double* x : at)
            if (std::isnan(x[p])) return how_.fill;
        return border_value<0>(at, p, 0);
    }

    /// Whether the taps of a point are inside.
    template <std::size_t Rank>
    [[nodiscard]] bool within(const std::array<double*, Rank>& at, Index p) const noexcept {
        bool inside = true;
        for (std::size_t axis = 0; axis < Rank; ++axis)
            inside = inside && at[axis][p] >= 0 && at[axis][p] < last_[axis];
        return inside;
    }

    /// Maps a point; returns whether its taps are inside then.
    template <std::size_t Rank>
    bool map(const std::array<double*, Rank>& at, Index p) const noexcept {
        for (std::size_t axis = 0; axis < Rank; ++axis)
            at[axis][p] = splines::mapped_coordinate(how_.mode, at[axis][p], view_.shape(static_cast<int>(axis)));
        return within(at, p);
    }

    template <std::size_t Rank>
    void locate(const std::array<double*, Rank>& at, Index count, Run& points) const noexcept {
        points.plain = all_located(at, count, points);
        if (!points.plain && how_.mode != Mode::constant) {
            points.others = 0;
            for (Index p = 0; p < count; ++p)
                if (!within(at, p) && !map(at, p)) points.other[points.others++] = static_cast<std::int32_t>(p);
            points.plain = all_located(at, count, points);
        }
        if (!beyond_caches_) return;
        const Index across = Rank > 1 ? step_[Rank - 2] : 0;
        for (Index p = 0; p < count; ++p) {
            core::prefetch(view_.data() + points.place[p]);
            if (Rank > 1) core::prefetch(view_.data() + points.place[p] + across);
        }
    }

    /// Finds the taps of all points. Returns whether these are all inside; those of other points are any that are.
    template <std::size_t Rank>
    bool all_located(const std::array<double*, Rank>& at, Index count, Run& points) const noexcept {
        double most[Rank], stride[Rank];
        for (std::size_t axis = 0; axis < Rank; ++axis) {
            most[axis] = most_[axis];
            stride[axis] = static_cast<double>(step_[axis]);
        }
        std::uint64_t differ = 0;
        for (Index p = 0; p < count; ++p) {
            double place = 0;
            for (std::size_t axis = 0; axis < Rank; ++axis) {
                const double x = at[axis][p], least = x > 0 ? x : 0.0, inside = least < most[axis] ? least : most[axis];
                differ |= std::bit_cast<std::uint64_t>(inside) ^ std::bit_cast<std::uint64_t>(x);
                const double whole = static_cast<double>(static_cast<std::int32_t>(inside));
                place += whole * stride[axis];
                points.part[axis][p] = inside - whole;
            }
            points.place[p] = static_cast<std::int32_t>(place);
        }
        return differ == 0;
    }

    template <int Rank>
    void sum(const Run& points, Index count, double* out) const noexcept {
        const C* const data = view_.data();
        const Index across = Rank > 1 ? step_[Rank - 2] : 0, deep = step_[0];
        const auto line = [](const C* from) -> Pair {
            return Eigen::Map<const Eigen::Array<C, 2, 1>>(from).template cast<double>();
        };
        double ends[2 * run];  // what lies before and after each point on its line along memory
        for (Index p = 0; p < count; ++p) {
            const C* const from = data + points.place[p];
            Eigen::Map<Pair> sum(ends + 2 * p);
            if constexpr (Rank == 1) {
                sum = line(from);
            } else {
                const double s = points.part[Rank - 2][p];
                const auto plane = [&](const C* first) -> Pair {
                    return (1 - s) * line(first) + s * line(first + across);
                };
                if constexpr (Rank == 2) {
                    sum = plane(from);
                } else {
                    const double r = points.part[0][p];
                    sum = (1 - r) * plane(from) + r * plane(from + deep);
                }
            }
        }
        const double* const part = points.part[Rank - 1];
        for (Index p = 0; p < count; ++p) out[p] = (1 - part[p]) * ends[2 * p] + part[p] * ends[2 * p + 1];
    }

    /// The sum over the taps of axes Axis, Axis + 1, ..., each found on its own.
    template <std::size_t Axis, std::size_t Rank>
    [[nodiscard]] double border_value(const std::array<double*, Rank>& x, Index p, Index offset) const noexcept {
        if constexpr (Axis == Rank) {
            return static_cast<double>(view_.data()[offset]);
        } else {
            constexpr int axis = static_cast<int>(Axis);
            const double at = x[Axis][p], whole = std::floor(at), weights[] = {1 - (at - whole), at - whole};
            double sum = 0;
            for (int i = 0; i < 2; ++i) {
                const Index tap = core::extended_index(splines::spline_mode(how_.mode), static_cast<Index>(whole) + i,
                                                       view_.shape(axis));
                sum += weights[i] *
                       (tap < 0 ? how_.fill : border_value<Axis + 1>(x, p, offset + tap * view_.stride(axis)));
            }
            return sum;
        }
    }

    splines::Interpolation how_;
    Dims order_;
    NdView<const C> view_;
    bool beyond_caches_;
    double last_[most_rank];  ///< number of the last sample
    double most_[most_rank];  ///< the last coordinate whose taps are inside, negative where there is none
    Index step_[most_rank];   ///< between the taps
};

}  // namespace scixx::ndimage::detail::warps
