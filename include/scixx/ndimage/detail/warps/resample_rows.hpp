// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <scixx/ndimage/detail/splines/spline_pass.hpp>

/// Interpolation on a grid without a filter, row by row of the result, with no image between the axes.
namespace scixx::ndimage::detail::warps {

/// Interpolation along rows in memory. Which outputs have all their taps inside the row is found once for all rows.
template <class = void>
class RowSampler {
public:
    RowSampler(const splines::AxisTaps& taps, Index n, Mode mode, double fill)
        : order_(taps.order), size_(taps.size()), fill_(fill), first_(taps.first) {
        const Index count = taps.order + 1;
        weights_.resize(count * size_);
        for (Index k = 0; k < size_; ++k)
            for (Index i = 0; i < count; ++i) weights_[i * size_ + k] = taps.weights[k * count + i];
        for (Index k = 0; k < size_; ++k) {
            const Index first = first_[k];
            const bool inside = first >= 0 && first + count <= n;
            if (runs_.empty() || runs_.back().inside != inside) runs_.push_back({k, k, inside, true, edge_.size()});
            Run& run = runs_.back();
            run.neighbours = run.neighbours && first == first_[run.begin] + k - run.begin;
            run.end = k + 1;
            if (inside) continue;
            for (Index i = 0; i < count; ++i)
                edge_.push_back(core::extended_index(splines::spline_mode(mode), first + i, n));
        }
    }

    [[nodiscard]] Index size() const noexcept { return size_; }

    /// The outputs of one row.
    template <class V, class U>
    void operator()(const V* row, U* to) const noexcept {
        splines::with_order(order_, [&](auto order) {
            constexpr std::size_t taps = decltype(order)::value + 1;
            for (const Run& run : runs_) {
                if (!run.inside)
                    edge(run, row, to);
                else if (run.neighbours)
                    sums<taps>(run, row + first_[run.begin], to, [](const V* from, Index k) { return from + k; });
                else
                    sums<taps>(run, row, to,
                               [first = first_.data() + run.begin](const V* from, Index k) { return from + first[k]; });
            }
        });
    }

private:
    struct Run {
        Index begin, end;
        bool inside;
        bool neighbours;  ///< of all outputs the first taps are neighbours, too
        Index edge;       ///< where the taps of an outside run are in edge_
    };

    template <std::size_t Taps, class V, class U, class F>
    void sums(const Run& run, const V* row, U* to, const F& tap) const noexcept {
        const auto all = [&]<std::size_t... I>(std::index_sequence<I...>) {
            const std::array<const double*, Taps> weight{weights_.data() + static_cast<Index>(I) * size_ +
                                                         run.begin...};
            U* const out = to + run.begin;
            const Index count = run.end - run.begin;
            for (Index k = 0; k < count; ++k) {
                const V* const from = tap(row, k);
                out[k] = splines::rounded<U>(((weight[I][k] * static_cast<double>(from[I])) + ...));
            }
        };
        all(std::make_index_sequence<Taps>());
    }

    template <class V, class U>
    void edge(const Run& run, const V* row, U* to) const noexcept {
        const Index* at = edge_.data() + run.edge;
        for (Index k = run.begin; k < run.end; ++k) {
            double sum = 0;
            for (Index i = 0; i <= order_; ++i, ++at)
                sum += weights_[i * size_ + k] * (*at < 0 ? fill_ : static_cast<double>(row[*at]));
            to[k] = splines::rounded<U>(sum);
        }
    }

    int order_;
    Index size_;
    double fill_;
    List<Index> first_;
    List<double> weights_;  ///< tap by tap
    List<Run> runs_;
    List<Index> edge_;
};

/// Rows with their weights, and what samples outside add to the sum of each column.
template <class T>
struct RowSum {
    /// Rows of a sum at most.
    static constexpr Index most = 8;

    Index count = 0;
    std::array<const T*, most> rows;
    std::array<double, most> weights;
    double outside = 0;

    void add(const T* row, double weight) noexcept {
        rows[to_size(count)] = row;
        weights[to_size(count++)] = weight;
    }
    /// Whether the sum is its only row.
    [[nodiscard]] bool single() const noexcept { return count == 1 && weights[0] == 1 && outside == 0; }

    /// to[j] = the sum of column j, j < n.
    template <class U>
    void operator()(Index n, U* to) const noexcept {
        if (outside == 0) switch (count) {
                case 1:
                    return sums<1>(n, to);
                case 2:
                    return sums<2>(n, to);
                case 4:
                    return sums<4>(n, to);
                default:
                    break;
            }
        constexpr Index chunk = 128;
        double sum[chunk];
        for (Index start = 0; start < n; start += chunk) {
            const Index width = std::min(chunk, n - start);
            std::fill(sum, sum + width, outside);
            for (std::size_t k = 0; k < to_size(count); ++k) {
                const T* const from = rows[k] + start;
                for (Index j = 0; j < width; ++j) sum[j] += weights[k] * static_cast<double>(from[j]);
            }
            for (Index j = 0; j < width; ++j) to[start + j] = splines::rounded<U>(sum[j]);
        }
    }

private:
    template <std::size_t Count, class U>
    void sums(Index n, U* to) const noexcept {
        const auto all = [&]<std::size_t... K>(std::index_sequence<K...>) {
            const std::array<const T*, Count> row{rows[K]...};
            const std::array<double, Count> weight{weights[K]...};
            for (Index j = 0; j < n; ++j)
                to[j] = splines::rounded<U>(((weight[K] * static_cast<double>(row[K][j])) + ...));
        };
        all(std::make_index_sequence<Count>());
    }
};

/// An axis of an array and what is done along it: no filter, no padding.
struct AxisWork {
    int axis;
    splines::LineWork work;
};

/// Interpolation along several axes. Row after row of the result: either the rows of samples that it needs are summed
/// and the sum is interpolated along memory, or rows interpolated along memory, each once, are summed.
template <class T, class U>
class RowResampler {
public:
    /// `along` is the axis along memory, of stride 1 in both views; the product of the taps of the axes `across` is at
    /// most RowSum::most. The views do not overlap and agree in all other axes.
    RowResampler(const NdView<const T>& in, const NdView<U>& out, const AxisWork& along, List<AxisWork> across)
        : in_(in),
          out_(out),
          along_(along.axis),
          sampler_(*along.work.taps, in.shape(along.axis), along.work.mode, along.work.fill),
          across_(std::move(across)),
          strides_(in.strides()) {
        for (const AxisWork& axis : across_) strides_[axis.axis] = 0;
        for (Index axis : core::memory_order(out))
            if (axis != along_) outer_.push_back(axis);
    }

    /// Sums first: an array that shrinks across memory.
    void sum_first(int workers) const {
        const Index n = in_.shape(along_);
        for_rows(workers, [&](const auto& visit) {
            const Buffer<double> line(n);
            visit([&](const Dims& index) {
                RowSum<T> sum;
                add_rows(index, 0, source(index), 1.0, sum);
                U* const to = out_.data() + out_.offset(index);
                if (sum.single()) return sampler_(sum.rows[0], to);
                sum(n, line.data());
                sampler_(line.data(), to);
            });
        });
    }

    /// Sums last, one axis across memory: an array that grows.
    void sum_last(int workers) {
        const AxisWork& across = across_[0];
        outer_.erase(static_cast<int>(std::find(outer_.begin(), outer_.end(), across.axis) - outer_.begin()));
        outer_.push_back(across.axis);
        const Index taps = across.work.taps->order + 1, m = sampler_.size();
        for_rows(workers, [&](const auto& visit) {
            const Buffer<double> ring(taps * m);
            std::array<Index, splines::most_taps> held;
            held.fill(-1);
            visit([&](const Dims& index) {
                const Index k = index[across.axis];
                if (k == 0) held.fill(-1);
                const T* const from = source(index);
                RowSum<double> sum;
                for_taps(across, k, [&](Index position, Index at, double weight) {
                    if (at < 0) {
                        sum.outside += weight * across.work.fill;
                        return;
                    }
                    const Index slot = (position % taps + taps) % taps;
                    double* const row = ring.data() + slot * m;
                    if (held[to_size(slot)] != at) sampler_(from + at * in_.stride(across.axis), row);
                    held[to_size(slot)] = at;
                    sum.add(row, weight);
                });
                sum(m, out_.data() + out_.offset(index));
            });
        });
    }

private:
    /// run(visit) on each worker, where visit(f) calls f(index of the first sample of a row of the result).
    template <class F>
    void for_rows(int workers, F&& run) const {
        Index rows = 1;
        for (Index axis : outer_) rows *= out_.shape(static_cast<int>(axis));
        core::parallel_for(rows, workers, grain_of(sampler_.size()), [&](Index begin, Index end) {
            run([&](const auto& f) {
                Dims index = Dims::filled(out_.rank(), 0);
                for (Index number = begin; number < end; ++number) {
                    Index rest = number;
                    for (int i = outer_.size() - 1; i >= 0; --i) {
                        const int axis = static_cast<int>(outer_[i]);
                        index[axis] = rest % out_.shape(axis);
                        rest /= out_.shape(axis);
                    }
                    f(index);
                }
            });
        });
    }

    /// f(place of a tap, the sample that stands for it or -1, its weight) for the taps of output k.
    template <class F>
    void for_taps(const AxisWork& axis, Index k, F&& f) const {
        const splines::AxisTaps& taps = *axis.work.taps;
        const Index count = taps.order + 1, first = taps.first[k], n = in_.shape(axis.axis);
        for (Index i = 0; i < count; ++i)
            f(first + i, core::extended_index(splines::spline_mode(axis.work.mode), first + i, n),
              taps.weights[k * count + i]);
    }

    /// The first row of samples among those for the row at `index` of the result.
    [[nodiscard]] const T* source(const Dims& index) const noexcept {
        const T* from = in_.data();
        for (int axis = 0; axis < index.size(); ++axis) from += index[axis] * strides_[axis];
        return from;
    }

    /// Adds the rows of the taps of the axes across from number i on.
    void add_rows(const Dims& index, Index i, const T* from, double weight, RowSum<T>& sum) const {
        if (i == across_.size()) return sum.add(from, weight);
        const AxisWork& across = across_[i];
        for_taps(across, index[across.axis], [&](Index, Index at, double tap) {
            if (at < 0)
                sum.outside += weight * tap * across.work.fill;
            else
                add_rows(index, i + 1, from + at * in_.stride(across.axis), weight * tap, sum);
        });
    }

    NdView<const T> in_;
    NdView<U> out_;
    int along_;
    RowSampler<> sampler_;
    List<AxisWork> across_;
    Dims strides_;  ///< of the samples; 0 for the axes across
    Dims outer_;    ///< all axes but the one along memory, the innermost last
};

}  // namespace scixx::ndimage::detail::warps
