// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/parallel.hpp>
#include <scixx/ndimage/detail/morphology/morphology.hpp>
#include <scixx/ndimage/detail/ranks/ordered_window.hpp>
#include <scixx/ndimage/detail/ranks/selection_network.hpp>
#include <scixx/ndimage/detail/ranks/sliding_histogram.hpp>
#include <utility>

namespace scixx::ndimage::detail::ranks {

/// The entries of an element that count, in C order.
template <class = void>
[[nodiscard]] List<Dims> members_of(const morphology::Element& element) {
    List<Dims> out;
    for_each_index(element.shape, [&](const Dims& index) {
        if (!element.footprint.given() || element.footprint(index)) out.push_back(index);
    });
    return out;
}

/// Axes in the order of the output's memory, but a long one last: that is the one whose samples are handled together.
template <class U>
[[nodiscard]] Dims sweep_order(const NdView<U>& out) {
    constexpr Index enough = 64;
    Dims order = core::memory_order(out);
    const int last = order.size() - 1;
    const auto extent = [&](int i) { return out.shape(static_cast<int>(order[i])); };
    if (extent(last) >= enough) return order;
    int longest = last;
    for (int i = last - 1; i >= 0; --i)
        if (extent(i) >= 2 * extent(longest)) longest = i;
    const Index chosen = order[longest];
    order.erase(longest);
    order.push_back(chosen);
    return order;
}

/// NaN where a row's window holds one.
template <class Row>
void mark_nan(const List<const Row*>& taps, Index n, Row* out) noexcept {
    for (const Row* tap : taps)
        for (Index j = 0; j < n; ++j)
            if (tap[j] != tap[j]) out[j] = tap[j];
}

/// Whether the window is three lines of three samples each, and the median is wanted.
[[nodiscard]] inline bool is_median_of_nine(const List<Tap>& taps, Index lines, Index rank) noexcept {
    return taps.size() == 9 && lines == 3 && rank == 4 &&
           std::all_of(taps.begin(), taps.end(), [](const Tap& tap) { return tap.column <= 2; });
}

/// Order statistics by a network on the lines of the window.
template <class Row, class T, class U>
void rank_by_network(const NdView<const T>& in, const NdView<U>& out, const morphology::Element& element,
                     const Dims& order, const List<Tap>& taps, Index rank, const SelectionNetwork<>& network,
                     Index begin, Index end) {
    Neighbourhood<T, Row> around(in, element.windows, element.borders, order, 1, NetworkRunner<Row>::slack);
    NetworkRunner<Row> run(network);
    const Index groups = around.groups(), rows = around.rows();
    const bool nine = is_median_of_nine(taps, groups * rows, rank);
    MedianOfNine<Row> median;
    List<const Row*> lines(groups * rows), columns(taps.size());
    const Buffer<Row> result(std::is_same_v<Row, U> ? 0 : out.shape(static_cast<int>(order[order.size() - 1])));
    bool nan = false;
    OutputRow<U> row;
    around.for_each_line(
        out, begin, end,
        [&](const Row* line) {
            if constexpr (std::is_floating_point_v<Row>) {
                if (nan) return;
                int found = 0;
                for (Index i = 0; i < around.length(); ++i) found |= line[i] != line[i];
                nan = found != 0;
            }
        },
        [&](const core::Line<U>& line) {
            for (Index group = 0; group < groups; ++group)
                for (Index k = 0; k < rows; ++k) lines[group * rows + k] = around.line({group, k, 0});
            row.write(line, [&](U* target) {
                Row* selected;
                if constexpr (std::is_same_v<Row, U>)
                    selected = target;
                else
                    selected = result.data();
                if (nine)
                    median(lines.data(), line.size, selected);
                else
                    run(lines.data(), line.size, selected);
                if (nan) {
                    for (Index t = 0; t < taps.size(); ++t) columns[t] = around.line(taps[t]) + taps[t].column;
                    mark_nan(columns, line.size, selected);
                }
                if constexpr (!std::is_same_v<Row, U>)
                    for (Index j = 0; j < line.size; ++j) target[j] = converted<U>(selected[j]);
            });
        });
}

template <class Row, class T, class U>
void rank_filter_as(const NdView<const T>& in, const NdView<U>& out, const morphology::Element& element, Index rank) {
    if (out.empty()) return;
    const List<Dims> members = members_of(element);
    const Dims order = sweep_order(out);
    const Index count = members.size();
    const Index outer = out.shape(static_cast<int>(order[0]));
    const Index grain = grain_of(out.size() / outer);
    const int workers = element.workers;

    // Histograms of columns take half a KiB each.
    constexpr Index most_columns = 32768;
    const int along = static_cast<int>(order[order.size() - 1]);
    const bool histogram = sizeof(Row) == 1 && order.size() >= 2 && !element.footprint.given() && count <= 65535 &&
                           out.shape(along) <= most_columns;

    constexpr Index largest_network = 400;
    if (count <= largest_network) {
        const Neighbourhood<T, Row> around(in, element.windows, element.borders, order);
        List<Tap> taps;
        List<RowTap> places;
        for (const Dims& index : members) {
            taps.push_back(around.tap(index));
            places.push_back({taps.back().group * around.rows() + taps.back().row, taps.back().column});
        }
        const SelectionNetwork<> network(around.groups() * around.rows(), places, rank);
        std::sort(places.begin(), places.end());
        Index runs = 0;
        for (Index t = 0; t < places.size(); ++t)
            runs += t == 0 || places[t].row != places[t - 1].row || places[t].column != places[t - 1].column + 1;
        // Nanoseconds a sample, as measured: comparators by their bytes, a sliding window by its changes.
        const double by_network = 0.02 * static_cast<double>(network.cost() * static_cast<Index>(sizeof(Row)));
        const double by_window = histogram ? 25 : 45 + 3.3 * static_cast<double>(runs);
        if (by_network < by_window)
            return for_slabs(out, order, workers, [&](Index begin, Index end) {
                rank_by_network<Row>(in, out, element, order, taps, rank, network, begin, end);
            });
    }
    if constexpr (sizeof(Row) == 1)
        if (histogram)
            return core::parallel_for(outer, workers, grain, [&](Index begin, Index end) {
                rank_by_histogram<Row>(in, out, element.windows, element.borders, order, rank, begin, end);
            });
    core::parallel_for(outer, workers, grain, [&](Index begin, Index end) {
        TiledRanks<Row, T, U>(in, out, element.windows, element.borders, members, order).write(rank, begin, end);
    });
}

/// The sample with `rank` others below it among those of the element. `in` and `out` do not overlap. A median is the
/// least sample of no window but one of a single sample, which is the largest too, and does without the minimum's
/// passes.
template <bool median, class T, class U>
void rank_filter(const NdView<const T>& in, const NdView<U>& out, const morphology::Element& element, Index rank) {
    using Row = std::conditional_t<std::is_same_v<T, bool>, unsigned char, T>;
    const Index count = element.footprint.given() ? static_cast<Index>(members_of(element).size())
                                                  : core::checked_size("rank_filter", element.shape);
    if (rank == count - 1) return morphology::flat_extremum<morphology::Maximum>(in, out, element);
    if constexpr (!median)
        if (rank == 0) return morphology::flat_extremum<morphology::Minimum>(in, out, element);
    if constexpr (std::is_same_v<T, bool> && std::is_same_v<U, bool>)
        rank_filter_as<Row>(morphology::as_bytes(in), morphology::as_bytes(out), element, rank);
    else
        rank_filter_as<Row>(in, out, element, rank);
}

}  // namespace scixx::ndimage::detail::ranks
