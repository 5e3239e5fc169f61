// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/ndimage/detail/front_end.hpp>
#include <scixx/ndimage/detail/labels/label_groups.hpp>
#include <type_traits>
#include <utility>

/// Sums over the groups of an array's samples.
namespace scixx::ndimage::detail::labels {

/// A cell of `Width` sums for each group, and cells for the samples of no group, which spare a branch a sample.
///
/// Each line is taken as four parts side by side. Neighbouring samples are often of one group, and a sum that is read
/// from memory right after it was written keeps the processor waiting; samples far apart seldom are. Few groups have a
/// table of cells for each part, added to totals now and then, so that partial sums stay short; the samples of no group
/// always have a cell for each part.
template <int Width>
class GroupCells {
public:
    static constexpr Index parts = 4;

    explicit GroupCells(Index groups)
        : size_((groups + parts) * Width),
          step_(groups <= 1024 ? size_ : 0),
          cells_(step_ > 0 ? parts * size_ : size_, 0.0),
          totals_(step_ > 0 ? size_ : 0, 0.0) {}

    /// Calls add(cell, sample, group, x) for each sample of a line.
    template <class T, class F>
    void add_line(const core::Line<const T>& line, const Grouping::Group* groups, F&& add) noexcept {
        double* const cells = cells_.data() + parts * Width;
        const auto one = [&](Index part, Index x) {
            const Grouping::Group group = groups[x];
            // -1 becomes -1 - part, by a mask: a branch would often be mispredicted.
            const Index cell = group - (part & (group >> 31));
            add(cells + part * step_ + cell * Width, line[x], Index(group), x);
        };
        const Index length = line.size / parts;
        for (Index x = 0; x < length; ++x)
            for (Index part = 0; part < parts; ++part) one(part, part * length + x);
        for (Index x = parts * length; x < line.size; ++x) one(0, x);
        pending_ += line.size;
        if (pending_ >= 65536) flush();
    }

    /// Sum number `which` of all groups.
    [[nodiscard]] Eigen::ArrayXd sums(int which) {
        flush();
        const double* const totals = step_ > 0 ? totals_.data() : cells_.data();
        Eigen::ArrayXd out(size_ / Width - parts);
        for (Index group = 0; group < out.size(); ++group) out(group) = totals[(group + parts) * Width + which];
        return out;
    }

private:
    void flush() noexcept {
        pending_ = 0;
        if (step_ == 0) return;
        for (Index i = 0; i < size_; ++i) {
            double sum = 0;
            for (Index part = 0; part < parts; ++part) sum += cells_[part * size_ + i];
            totals_[i] += sum;
        }
        std::fill(cells_.data(), cells_.data() + cells_.size(), 0.0);
    }

    Index size_, step_, pending_ = 0;
    Buffer<double> cells_, totals_;
};

/// Sum of f(sample) over a line, in blocks of eight partial sums.
template <class T, class F>
[[nodiscard]] double line_sum(const core::Line<const T>& line, F&& f) noexcept {
    constexpr Index lanes = 8, block = 4096;
    double sum = 0;
    for (Index start = 0; start < line.size; start += block) {
        const Index stop = std::min(start + block, line.size);
        double part[lanes] = {}, rest = 0;
        Index x = start;
        if (line.stride == 1)
            for (; x + lanes <= stop; x += lanes)
                for (Index k = 0; k < lanes; ++k) part[k] += f(line.data[x + k]);
        for (; x < stop; ++x) rest += f(line[x]);
        for (double value : part) rest += value;
        sum += rest;
    }
    return sum;
}

/// Sums and numbers of samples of all groups.
struct GroupTotals {
    Eigen::ArrayXd sums, counts;
};

/// Totals of f(sample, group) for each group; `counted`: with the numbers of samples.
template <bool counted, class T, class F>
[[nodiscard]] GroupTotals group_totals(const NdView<const T>& in, const Grouping& grouping, F&& f) {
    const core::Dims order = core::memory_order(in);
    if (!grouping.read) {
        double sum = 0;
        for_each_line(
            order,
            [&](const core::Dims&, const core::Line<const T>& line) {
                sum += line_sum(line, [&](T sample) { return f(sample, Index(0)); });
            },
            in);
        return {Eigen::ArrayXd::Constant(1, sum), Eigen::ArrayXd::Constant(1, static_cast<double>(in.size()))};
    }
    GroupCells<counted ? 2 : 1> cells(grouping.size);
    grouping.for_each_line(in, order,
                           [&](const core::Dims&, const core::Line<const T>& line, const Grouping::Group* groups) {
                               cells.add_line(line, groups, [&](double* cell, T sample, Index group, Index) {
                                   cell[0] += f(sample, group);
                                   if constexpr (counted) cell[1] += 1.0;
                               });
                           });
    GroupTotals out{cells.sums(0), {}};
    if constexpr (counted) out.counts = cells.sums(1);
    return out;
}

template <bool counted, class T>
[[nodiscard]] GroupTotals group_totals(const NdView<const T>& in, const Grouping& grouping) {
    return group_totals<counted>(in, grouping, [](T sample, Index) { return static_cast<double>(sample); });
}

/// The sum over each group; complex for complex samples.
template <class T>
[[nodiscard]] auto group_sum(const NdView<const T>& in, const Grouping& grouping) {
    if constexpr (core::is_complex<T>) {
        Eigen::ArrayXcd out(grouping.size);
        out.real() = group_totals<false>(component(in, 0), grouping).sums;
        out.imag() = group_totals<false>(component(in, 1), grouping).sums;
        return out;
    } else {
        return group_totals<false>(in, grouping).sums;
    }
}

/// The mean of each group, NaN without samples.
template <class T>
[[nodiscard]] auto group_mean(const NdView<const T>& in, const Grouping& grouping) {
    if constexpr (core::is_complex<T>) {
        Eigen::ArrayXcd out(grouping.size);
        out.real() = group_mean(component(in, 0), grouping);
        out.imag() = group_mean(component(in, 1), grouping);
        return out;
    } else {
        const GroupTotals totals = group_totals<true>(in, grouping);
        return Eigen::ArrayXd(totals.sums / totals.counts);
    }
}

/// The variance of each group, NaN without samples: a second pass over the differences from the means.
template <class T>
[[nodiscard]] Eigen::ArrayXd group_variance(const NdView<const T>& in, const Grouping& grouping) {
    if constexpr (core::is_complex<T>) {
        return group_variance(component(in, 0), grouping) + group_variance(component(in, 1), grouping);
    } else {
        const Eigen::ArrayXd means = group_mean(in, grouping);
        Buffer<double> centre(means.size() + 1, 0.0);  // the first is for samples of no group
        std::copy(means.begin(), means.end(), centre.data() + 1);
        const GroupTotals totals = group_totals<true>(in, grouping, [&](T sample, Index group) {
            const double difference = static_cast<double>(sample) - centre.data()[group + 1];
            return difference * difference;
        });
        return totals.sums / totals.counts;
    }
}

/// Sum of v and of v * (place in the line) over part of a line, with eight partial sums in flight.
template <class T>
[[nodiscard]] std::pair<double, double> run_moments(const core::Line<const T>& line, Index start, Index stop) noexcept {
    double mass = 0, moment = 0;
    Index i = start;
    if (line.stride == 1 && stop - start >= 16) {
        constexpr int lanes = 8;
        double sum[lanes] = {}, ramp[lanes] = {}, place[lanes];
        for (int k = 0; k < lanes; ++k) place[k] = static_cast<double>(start + k);
        for (; i + lanes <= stop; i += lanes)
            for (int k = 0; k < lanes; ++k) {
                const double value = static_cast<double>(line.data[i + k]);
                sum[k] += value;
                ramp[k] += value * place[k];
                place[k] += lanes;
            }
        for (int k = 0; k < lanes; ++k) {
            mass += sum[k];
            moment += ramp[k];
        }
    }
    for (; i < stop; ++i) {
        const double value = static_cast<double>(line[i]);
        mass += value;
        moment += value * static_cast<double>(i);
    }
    return {mass, moment};
}

/// Mass and first moments of each group: row g has the mass and then the moment along each axis.
template <class T>
[[nodiscard]] Eigen::ArrayXXd group_moments(const NdView<const T>& in, const Grouping& grouping) {
    const int rank = in.rank();
    const core::Dims order = core::memory_order(in);
    const int along = static_cast<int>(order[rank - 1]);
    Eigen::ArrayXXd out = Eigen::ArrayXXd::Zero(grouping.size, rank + 1);
    if (!grouping.read) {
        for_each_line(
            order,
            [&](const core::Dims& index, const core::Line<const T>& line) {
                const auto [mass, moment] = run_moments(line, 0, line.size);
                out(0, 0) += mass;
                for (int axis = 0; axis < rank; ++axis)
                    out(0, 1 + axis) += axis == along ? moment : mass * static_cast<double>(index[axis]);
            },
            in);
        return out;
    }
    const auto run = [&](auto width) {
        using Cell = Eigen::Array<double, decltype(width)::value, 1>;
        GroupCells<decltype(width)::value> cells(grouping.size);
        grouping.for_each_line(
            in, order, [&](const core::Dims& index, const core::Line<const T>& line, const Grouping::Group* groups) {
                Cell weights = Cell::Zero(), step = Cell::Zero();
                weights(0) = 1;
                for (int axis = 0; axis < rank; ++axis) weights(1 + axis) = static_cast<double>(index[axis]);
                step(1 + along) = 1;
                cells.add_line(line, groups, [&](double* cell, T sample, Index, Index x) {
                    Eigen::Map<Cell>{cell} += static_cast<double>(sample) * (weights + static_cast<double>(x) * step);
                });
            });
        for (int which = 0; which <= rank; ++which) out.col(which) = cells.sums(which);
    };
    rank <= 3 ? run(std::integral_constant<int, 4>{}) : run(std::integral_constant<int, core::max_rank + 1>{});
    return out;
}

}  // namespace scixx::ndimage::detail::labels
