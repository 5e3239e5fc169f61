// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <complex>
#include <scixx/core/kernel/math.hpp>
#include <scixx/ndimage/detail/front_end.hpp>
#include <scixx/ndimage/detail/labels/compensated_sum.hpp>
#include <scixx/ndimage/detail/labels/group_extrema.hpp>
#include <scixx/ndimage/detail/labels/label_groups.hpp>
#include <type_traits>
#include <utility>

/// Sums over the groups of an array's samples.
namespace scixx::ndimage::detail::labels {

/// `Width` sums for each group, and sums for the samples of no group, which spare a branch a sample.
///
/// Lines are taken in blocks, each as four parts side by side. Neighbouring samples are often of one group, and a sum
/// that is read from memory right after it was written keeps the processor waiting; samples far apart seldom are. Few
/// groups have a table of plain sums for each part, added to compensated totals after each block. Many groups have
/// compensated sums at once: of runs of one group where a line has such, else of single samples. The samples of no
/// group always have a cell for each part.
template <int Width>
class GroupCells {
public:
    static constexpr Index parts = 4;
    using Terms = Eigen::Array<double, Width, 1>;

    explicit GroupCells(Index groups)
        : size_((groups + parts) * Width),
          step_(groups <= 1024 ? size_ : 0),
          block_(std::max(Index(512), 8 * groups)),
          cells_(step_ > 0 ? parts * size_ : 0, 0.0),
          totals_(size_) {}

    /// Adds terms(sample, group, x), a Terms, for each sample of a line.
    template <class T, class F>
    void add_line(const core::Line<const T>& line, const Grouping::Group* groups, F&& terms) noexcept {
        for (Index start = 0, count = 0; start < line.size; start += count) {
            count = line.size - start;
            if (step_ > 0) {
                count = std::min(count, block_ - pending_);
                double* const cells = cells_.data() + parts * Width;
                add_block(line, groups, start, count, terms, [&](Index part, Index cell, const Terms& term) {
                    Eigen::Map<Terms>{cells + part* step_ + cell* Width} += term;
                });
                pending_ += count;
                if (pending_ == block_) flush();
            } else {
                CompensatedSum* const totals = totals_.data() + parts * Width;
                const auto add = [totals](Index, Index cell, const Terms& term) {
                    for (int which = 0; which < Width; ++which) totals[cell * Width + which].add(term[which]);
                };
                if (has_runs(groups, count))
                    add_runs(line, groups, count, terms, add);
                else
                    add_block(line, groups, start, count, terms, add);
            }
        }
    }

    /// Sum number `which` of all groups.
    [[nodiscard]] List<double> sums(int which) {
        flush();
        List<double> out(size_ / Width - parts);
        for (Index group = 0; group < out.size(); ++group)
            out[group] = totals_[(group + parts) * Width + which].value();
        return out;
    }

private:
    template <class T, class F, class Add>
    void add_block(const core::Line<const T>& line, const Grouping::Group* groups, Index start, Index count, F& terms,
                   Add&& add) noexcept {
        const auto one = [&](Index part, Index x) {
            const Grouping::Group group = groups[x];
            // -1 becomes -1 - part, by a mask: a branch would often be mispredicted.
            add(part, group - (part & (group >> 31)), terms(line[x], Index(group), x));
        };
        const Index length = count / parts;
        for (Index x = start; x < start + length; ++x)
            for (Index part = 0; part < parts; ++part) one(part, part * length + x);
        for (Index x = start + parts * length; x < start + count; ++x) one(0, x);
    }

    /// Whether neighbours differ at one place in six at most.
    static bool has_runs(const Grouping::Group* groups, Index count) noexcept {
        Index changes = 0;
        for (Index x = 1; x < count; ++x) changes += groups[x] != groups[x - 1];
        return 6 * changes < count;
    }
    /// Adds the sums of runs of at most 32 samples of one group, each in two partial sums.
    template <class T, class F, class Add>
    void add_runs(const core::Line<const T>& line, const Grouping::Group* groups, Index count, F& terms,
                  Add&& add) noexcept {
        for (Index x = 0; x < count;) {
            const Grouping::Group group = groups[x];
            const Index most = std::min(count, x + 32);
            Terms even = terms(line[x], Index(group), x), odd = Terms::Zero();
            for (++x; x + 1 < most && groups[x] == group && groups[x + 1] == group; x += 2) {
                odd += terms(line[x], Index(group), x);
                even += terms(line[x + 1], Index(group), x + 1);
            }
            if (x < most && groups[x] == group) {
                odd += terms(line[x], Index(group), x);
                ++x;
            }
            add(0, group, even + odd);
        }
    }

    void flush() noexcept {
        if (pending_ == 0) return;
        pending_ = 0;
        static_assert(parts == 4);
        const double* const cells = cells_.data();
        for (Index i = 0; i < size_; ++i)
            totals_[i].add((cells[i] + cells[size_ + i]) + (cells[2 * size_ + i] + cells[3 * size_ + i]));
        std::fill(cells_.data(), cells_.data() + cells_.size(), 0.0);
    }

    Index size_, step_, block_, pending_ = 0;
    Buffer<double> cells_;
    List<CompensatedSum> totals_;
};

/// Adds f(sample) over a line to a sum, in blocks of eight partial sums.
template <class T, class F>
void add_line_sum(const core::Line<const T>& line, F&& f, CompensatedSum& sum) noexcept {
    constexpr Index lanes = 8, block = 256;
    for (Index start = 0; start < line.size; start += block) {
        const Index stop = std::min(start + block, line.size);
        double part[lanes] = {};
        Index x = start;
        if (line.stride == 1)
            for (; x + lanes <= stop; x += lanes)
                for (Index k = 0; k < lanes; ++k) part[k] += f(line.data[x + k]);
        for (; x < stop; ++x) part[x % lanes] += f(line[x]);
        sum.add(((part[0] + part[4]) + (part[1] + part[5])) + ((part[2] + part[6]) + (part[3] + part[7])));
    }
}

/// Sums and numbers of samples of all groups.
struct GroupTotals {
    List<double> sums, counts;

    [[nodiscard]] List<double> means() const {
        List<double> out = sums;
        for (Index group = 0; group < out.size(); ++group) out[group] /= counts[group];
        return out;
    }
};

/// Totals of f(sample, group) for each group; `counted`: with the numbers of samples.
template <bool counted, class T, class F>
[[nodiscard]] GroupTotals group_totals(const NdView<const T>& in, const Grouping& grouping, F&& f) {
    const core::Dims order = core::memory_order(in);
    if (!grouping.read) {
        CompensatedSum sum;
        for_each_line(
            order,
            [&](const core::Dims&, const core::Line<const T>& line) {
                add_line_sum(
                    line, [&](T sample) { return f(sample, Index(0)); }, sum);
            },
            in);
        return {{sum.value()}, {static_cast<double>(in.size())}};
    }
    using Cells = GroupCells<counted ? 2 : 1>;
    Cells cells(grouping.size);
    grouping.for_each_line(in, order,
                           [&](const core::Dims&, const core::Line<const T>& line, const Grouping::Group* groups) {
                               cells.add_line(line, groups, [&](T sample, Index group, Index) {
                                   if constexpr (counted)
                                       return typename Cells::Terms(f(sample, group), 1.0);
                                   else
                                       return typename Cells::Terms(f(sample, group));
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

/// Complex numbers of their parts.
template <class T>
[[nodiscard]] List<std::complex<T>> complex_list(const List<T>& real, const List<T>& imag) {
    List<std::complex<T>> out(real.size());
    for (Index i = 0; i < out.size(); ++i) out[i] = {real[i], imag[i]};
    return out;
}

/// The sum over each group; complex for complex samples.
template <class T>
[[nodiscard]] auto group_sum(const NdView<const T>& in, const Grouping& grouping) {
    if constexpr (core::is_complex<T>)
        return complex_list(group_sum(component(in, 0), grouping), group_sum(component(in, 1), grouping));
    else
        return group_totals<false>(in, grouping).sums;
}

/// The mean of each group, NaN without samples. Sums that overflow are formed anew of smaller terms.
template <class T>
[[nodiscard]] auto group_mean(const NdView<const T>& in, const Grouping& grouping) {
    if constexpr (core::is_complex<T>) {
        return complex_list(group_mean(component(in, 0), grouping), group_mean(component(in, 1), grouping));
    } else {
        const GroupTotals totals = group_totals<true>(in, grouping);
        List<double> means = totals.means();
        if constexpr (!std::is_integral_v<T>) {
            const auto overflows = [&](Index group) { return !std::isfinite(totals.sums[group]); };
            bool again = false;
            for (Index group = 0; group < means.size(); ++group)
                again = again || (totals.counts[group] > 0 && overflows(group));
            if (again) {
                const GroupTotals reduced = group_totals<true>(
                    in, grouping, [](T sample, Index) { return static_cast<double>(sample) * 0x1p-64; });
                for (Index group = 0; group < means.size(); ++group)
                    if (overflows(group)) means[group] = reduced.sums[group] / reduced.counts[group] * 0x1p64;
            }
        }
        return means;
    }
}

/// The variance of each group is `scaled` * unit^2, its root is the standard deviation; NaN without samples.
struct GroupVariances {
    List<double> scaled, unit;

    [[nodiscard]] bool whole_units() const noexcept {
        return std::all_of(unit.begin(), unit.end(), [](double value) { return value == 1.0; });
    }
    [[nodiscard]] List<double> variances() const {
        List<double> out = scaled;
        for (Index group = 0; group < out.size(); ++group) out[group] = scaled[group] * unit[group] * unit[group];
        return out;
    }
    [[nodiscard]] List<double> deviations() const {
        List<double> out = scaled;
        for (Index group = 0; group < out.size(); ++group) out[group] = std::sqrt(scaled[group]) * unit[group];
        return out;
    }
};

/// Sets out.scaled to the means of the squared differences from `means`, in units of out.unit.
template <class T>
void set_mean_squares(const NdView<const T>& in, const Grouping& grouping, const List<double>& means,
                      GroupVariances& out) {
    // The first is for samples of no group.
    Buffer<double> centre(means.size() + 1, 0.0), inverse(means.size() + 1, 0.0);
    std::copy(means.begin(), means.end(), centre.data() + 1);
    for (Index group = 0; group < means.size(); ++group) inverse[group + 1] = 1 / out.unit[group];
    const auto squares = [&](auto scaled) {
        return group_totals<true>(in, grouping,
                                  [&](T sample, Index group) {
                                      double difference = static_cast<double>(sample) - centre.data()[group + 1];
                                      if constexpr (scaled.value) difference *= inverse.data()[group + 1];
                                      return difference * difference;
                                  })
            .means();
    };
    out.scaled = out.whole_units() ? squares(std::false_type()) : squares(std::true_type());
}

/// The variance of each group: a second pass over the differences from the means. Where the squares overflow, vanish or
/// hold little but the rounding of the mean, two more passes: equal samples have variance 0, the differences of others
/// are measured in units of about the largest.
template <class T>
[[nodiscard]] GroupVariances group_variance(const NdView<const T>& in, const Grouping& grouping) {
    const List<double> means = group_mean(in, grouping);
    const Index size = means.size();
    GroupVariances out{{}, List<double>(size, 1.0)};
    set_mean_squares(in, grouping, means, out);
    if constexpr (std::is_integral_v<T>) return out;
    // Samples that differ by less than 1e-140 are near zero.
    List<Index> unsure;
    for (Index group = 0; group < size; ++group) {
        const double variance = out.scaled[group], mean = std::abs(means[group]);
        if (!(variance > 1e-280 && variance < 1e300 && variance > 0x1p-90 * (mean * mean)) &&
            !(variance == 0 && mean >= 1e-140))
            unsure.push_back(group);
    }
    if (unsure.empty()) return out;
    const auto smallest = group_extrema<false>(in, grouping), largest = group_extrema<true>(in, grouping);
    const auto equal = [&](Index group) {
        const double low = static_cast<double>(smallest[group].value);
        return smallest[group].found() && low == static_cast<double>(largest[group].value) && std::isfinite(low);
    };
    for (const Index group : unsure) {
        const double low = static_cast<double>(smallest[group].value);
        const double high = static_cast<double>(largest[group].value);
        const double reach = std::max(high - means[group], means[group] - low);
        if (!equal(group) && std::isfinite(reach) && reach > 0)
            out.unit[group] = std::ldexp(1.0, std::clamp(std::ilogb(reach), -1000, 1000));
    }
    if (!out.whole_units()) set_mean_squares(in, grouping, means, out);
    for (Index group = 0; group < size; ++group)
        if (equal(group)) out.scaled[group] = 0;
    return out;
}

/// The variance, and the standard deviation, of each group of real or complex samples.
template <class T>
[[nodiscard]] List<double> variances(const NdView<const T>& in, const Grouping& grouping) {
    if constexpr (core::is_complex<T>) {
        List<double> out = variances(component(in, 0), grouping);
        const List<double> imag = variances(component(in, 1), grouping);
        for (Index group = 0; group < out.size(); ++group) out[group] += imag[group];
        return out;
    } else {
        return group_variance(in, grouping).variances();
    }
}
template <class T>
[[nodiscard]] List<double> deviations(const NdView<const T>& in, const Grouping& grouping) {
    if constexpr (core::is_complex<T>) {
        List<double> out = deviations(component(in, 0), grouping);
        const List<double> imag = deviations(component(in, 1), grouping);
        for (Index group = 0; group < out.size(); ++group) out[group] = std::hypot(out[group], imag[group]);
        return out;
    } else {
        return group_variance(in, grouping).deviations();
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

/// Mass and first moments: for each group the mass and then the moment along each axis.
template <class T>
[[nodiscard]] List<double> group_moments(const NdView<const T>& in, const Grouping& grouping) {
    const int rank = in.rank();
    const core::Dims order = core::memory_order(in);
    const int along = static_cast<int>(order[rank - 1]);
    List<double> out(grouping.size * (rank + 1));
    if (!grouping.read) {
        CompensatedSum sums[core::max_rank + 1];
        for_each_line(
            order,
            [&](const core::Dims& index, const core::Line<const T>& line) {
                constexpr Index block = 512;
                for (Index start = 0; start < line.size; start += block) {
                    const auto [mass, moment] = run_moments(line, start, std::min(start + block, line.size));
                    sums[0].add(mass);
                    for (int axis = 0; axis < rank; ++axis)
                        sums[1 + axis].add(axis == along ? moment : mass * static_cast<double>(index[axis]));
                }
            },
            in);
        for (int which = 0; which <= rank; ++which) out[which] = sums[which].value();
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
                cells.add_line(line, groups, [&](T sample, Index, Index x) -> Cell {
                    return static_cast<double>(sample) * (weights + static_cast<double>(x) * step);
                });
            });
        for (int which = 0; which <= rank; ++which) {
            const List<double> sums = cells.sums(which);
            for (Index group = 0; group < grouping.size; ++group) out[group * (rank + 1) + which] = sums[group];
        }
    };
    rank <= 3 ? run(std::integral_constant<int, 4>{}) : run(std::integral_constant<int, core::max_rank + 1>{});
    return out;
}

}  // namespace scixx::ndimage::detail::labels
