// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <scixx/ndimage/detail/border.hpp>
#include <scixx/ndimage/detail/neighbourhood.hpp>

/// Order statistics of 8-bit images in boxes of any size at a constant cost a sample: Perreault and Hebert (Median
/// filtering in constant time, IEEE Transactions on Image Processing 16, 2007).
namespace scixx::ndimage::detail::ranks {

/// A histogram for each column of the window's lines, and one for the window, to which columns are added and from which
/// they are taken. The 256 values form 16 segments. The segment of the wanted rank is found among 16 coarse counts;
/// then only the counts of that segment are brought up to date.
template <class = void>
class SlidingHistogram {
public:
    /// `columns`: length of the padded lines, `width`: samples of the window along them; at most 65535 in the window.
    SlidingHistogram(Index columns, Index width)
        : columns_(columns), width_(width), coarse_(16 * columns), fine_(256 * columns) {}

    void clear() noexcept {
        std::fill(coarse_.data(), coarse_.data() + coarse_.size(), Count(0));
        std::fill(fine_.data(), fine_.data() + fine_.size(), Count(0));
    }
    /// Adds a line's samples to their columns.
    void insert(const std::uint8_t* line) noexcept {
        for (Index x = 0; x < columns_; ++x) change(x, line[x], 1);
    }
    /// Replaces the samples of one line by another's.
    void exchange(const std::uint8_t* old, const std::uint8_t* line) noexcept {
        for (Index x = 0; x < columns_; ++x) {
            change(x, old[x], static_cast<Count>(-1));
            change(x, line[x], 1);
        }
    }

    /// f(j, value) with the sample that has `rank` others below it in the columns j ... j + width - 1.
    template <class F>
    void sweep(Index rank, F&& f) noexcept {
        Segment window{};
        for (Index x = 0; x < width_; ++x) add(window, coarse_.data() + 16 * x);
        upto_.fill(0);
        for (Index j = 0;; ++j) {
            Index below = 0, segment = 0;
            while (below + window[to_size(segment)] <= rank) below += window[to_size(segment++)];
            const Segment& counts = current(segment, j);
            Index value = 0;
            while (below + counts[to_size(value)] <= rank) below += counts[to_size(value++)];
            f(j, static_cast<std::uint8_t>(16 * segment + value));
            if (j + width_ == columns_) break;
            exchange_columns(window, coarse_.data() + 16 * j, coarse_.data() + 16 * (j + width_));
        }
    }

private:
    using Count = std::uint16_t;
    using Segment = std::array<Count, 16>;

    void change(Index column, std::uint8_t value, Count by) noexcept {
        Count& coarse = coarse_[16 * column + value / 16];
        Count& fine = fine_[(value / 16 * columns_ + column) * 16 + value % 16];
        coarse = static_cast<Count>(coarse + by);
        fine = static_cast<Count>(fine + by);
    }
    // A local copy of the sums, which can not alias the columns.
    static void add(Segment& window, const Count* column) noexcept {
        Segment sum;
        for (std::size_t k = 0; k < 16; ++k) sum[k] = static_cast<Count>(window[k] + column[k]);
        window = sum;
    }
    static void exchange_columns(Segment& window, const Count* old, const Count* column) noexcept {
        Segment sum;
        for (std::size_t k = 0; k < 16; ++k) sum[k] = static_cast<Count>(window[k] + column[k] - old[k]);
        window = sum;
    }

    /// The counts of a segment's values in the window at j.
    [[nodiscard]] const Segment& current(Index segment, Index j) noexcept {
        Segment& counts = counts_[to_size(segment)];
        const Count* const fine = fine_.data() + segment * columns_ * 16;
        Index& upto = upto_[to_size(segment)];
        if (2 * (j + width_ - upto) > width_) {
            counts.fill(0);
            for (Index x = j; x < j + width_; ++x) add(counts, fine + 16 * x);
        } else {
            for (; upto < j + width_; ++upto) exchange_columns(counts, fine + 16 * (upto - width_), fine + 16 * upto);
        }
        upto = j + width_;
        return counts;
    }

    Index columns_, width_;
    Buffer<Count> coarse_, fine_;  // fine: by segment, column, value
    std::array<Segment, 16> counts_{};
    std::array<Index, 16> upto_{};
};

/// Order statistics in a full box of at most 65535 samples of 8 bits, at least two axes.
template <class Row, class T, class U>
void rank_by_histogram(const NdView<const T>& in, const NdView<U>& out, List<Reach> windows,
                       const List<Border>& borders, const core::Dims& order, Index rank, Index begin, Index end) {
    static_assert(sizeof(Row) == 1);
    const Index ring = order[order.size() - 2], along = order[order.size() - 1];
    ++windows[ring].before;  // so that the line which leaves the window is still there
    Neighbourhood<T, Row> around(in, windows, borders, order);
    SlidingHistogram<> histogram(around.length(), windows[along].size());
    const Buffer<std::uint8_t> old(around.length()), line(around.length());
    const auto codes = [&](Index group, Index row, std::uint8_t* to) {
        const Row* const from = around.line({group, row, 0});
        for (Index x = 0; x < around.length(); ++x)
            to[x] = static_cast<std::uint8_t>(from[x] - std::numeric_limits<Row>::min());
        return to;
    };
    around.for_each_line(
        out, begin, end, [](const Row*) {},
        [&](const core::Line<U>& target) {
            const Index rows = around.rows();
            if (around.at_first_step()) histogram.clear();
            for (Index group = 0; group < around.groups(); ++group) {
                if (around.at_first_step())
                    for (Index row = 1; row < rows; ++row) histogram.insert(codes(group, row, line.data()));
                else
                    histogram.exchange(codes(group, 0, old.data()), codes(group, rows - 1, line.data()));
            }
            histogram.sweep(rank, [&](Index j, std::uint8_t value) {
                target[j] = converted<U>(static_cast<Row>(value + std::numeric_limits<Row>::min()));
            });
        });
}

}  // namespace scixx::ndimage::detail::ranks
