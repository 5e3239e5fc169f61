// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>
#include <numeric>
#include <scixx/ndimage/detail/border.hpp>
#include <scixx/ndimage/detail/neighbourhood.hpp>
#include <type_traits>
#include <utility>

/// Order statistics of large windows: the window slides along one axis, and a step costs as many insertions and
/// removals as the window has runs along that axis (Huang, Yang and Tang, A fast two-dimensional median filtering
/// algorithm, IEEE ASSP 27, 1979).
///
/// The image is taken in tiles. Samples of 8 bits are counted by value. Those of other types are sorted once a tile and
/// replaced by their ranks in it, so that the window is a set of bits. A pointer with the number of members below it
/// follows the wanted sample.
namespace scixx::ndimage::detail::ranks {

/// A multiset of codes as counts.
template <class = void>
class CountedWindow {
public:
    explicit CountedWindow(Index codes) : counts_(codes, 0) {}
    void clear() {
        std::fill(counts_.begin(), counts_.end(), 0);
        place_ = below_ = 0;
    }
    void insert(std::uint32_t code) noexcept {
        ++counts_[code];
        below_ += static_cast<Index>(code) < place_;
    }
    void remove(std::uint32_t code) noexcept {
        --counts_[code];
        below_ -= static_cast<Index>(code) < place_;
    }
    /// The member with `rank` others below it.
    [[nodiscard]] Index find(Index rank) noexcept {
        while (below_ > rank) below_ -= counts_[--place_];
        while (below_ + counts_[place_] <= rank) below_ += counts_[place_++];
        return place_;
    }

private:
    List<Index> counts_;
    Index place_ = 0, below_ = 0;
};

/// A set of codes as bits.
template <class = void>
class BitWindow {
public:
    explicit BitWindow(Index codes) : words_(codes / 64 + 1, 0) {}
    void clear() {
        std::fill(words_.begin(), words_.end(), 0);
        place_ = below_ = 0;
    }
    void insert(std::uint32_t code) noexcept {
        words_[code / 64] |= std::uint64_t(1) << (code % 64);
        below_ += static_cast<Index>(code / 64) < place_;
    }
    void remove(std::uint32_t code) noexcept {
        words_[code / 64] &= ~(std::uint64_t(1) << (code % 64));
        below_ -= static_cast<Index>(code / 64) < place_;
    }
    [[nodiscard]] Index find(Index rank) noexcept {
        while (below_ > rank) below_ -= count(words_[--place_]);
        for (;; ++place_) {
            const Index members = count(words_[place_]);
            if (below_ + members > rank) break;
            below_ += members;
        }
        std::uint64_t word = words_[place_];
        for (Index i = rank - below_; i > 0; --i) word &= word - 1;
        return place_ * 64 + std::countr_zero(word);
    }

private:
    /// Number of set bits; std::popcount is a call where the machine may lack the instruction.
    [[nodiscard]] static Index count(std::uint64_t word) noexcept {
        word -= (word >> 1) & 0x5555555555555555u;
        word = (word & 0x3333333333333333u) + ((word >> 2) & 0x3333333333333333u);
        word = (word + (word >> 4)) & 0x0f0f0f0f0f0f0f0fu;
        return static_cast<Index>((word * 0x0101010101010101u) >> 56);
    }

    List<std::uint64_t> words_;
    Index place_ = 0, below_ = 0;
};

/// Unsigned integers in the order of the samples; NaN is the largest. Wide types have none and are compared.
template <class T>
inline constexpr bool has_key = sizeof(T) <= 8 && (std::is_integral_v<T> || sizeof(T) >= 4);
template <class T>
using KeyOf = std::conditional_t<sizeof(T) == 1, std::uint8_t,
                                 std::conditional_t<sizeof(T) == 2, std::uint16_t,
                                                    std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>>>;
template <class T>
[[nodiscard]] KeyOf<T> key_of(T value) noexcept {
    using Key = KeyOf<T>;
    constexpr Key top = static_cast<Key>(Key(1) << (8 * sizeof(T) - 1));
    if constexpr (std::is_floating_point_v<T>) {
        if (value != value) return static_cast<Key>(~Key(0));
        const Key bits = std::bit_cast<Key>(value);
        return bits & top ? static_cast<Key>(~bits) : static_cast<Key>(bits | top);
    } else {
        return static_cast<Key>(static_cast<Key>(value) ^ (std::is_signed_v<T> ? top : Key(0)));
    }
}

/// The samples' ranks 0, 1, ... and, for each rank, the sample.
template <class T>
class Ranking {
public:
    void operator()(const T* samples, Index n, std::uint32_t* codes, T* values) {
        order_.resize(n);
        if constexpr (has_key<T>) {
            sort_by_digits(samples, n);
        } else {
            std::iota(order_.begin(), order_.end(), Item{0, 0});
            std::stable_sort(order_.begin(), order_.end(), [&](const Item& a, const Item& b) {
                const T x = samples[a.index], y = samples[b.index];
                return x < y || (x == x && y != y);
            });
        }
        for (Index i = 0; i < n; ++i) {
            const std::uint32_t index = order_[i].index;
            codes[index] = static_cast<std::uint32_t>(i);
            values[i] = samples[index];
        }
    }

private:
    struct Item {
        KeyOf<T> key;
        std::uint32_t index;
        Item& operator++() noexcept {
            ++index;
            return *this;
        }
    };

    /// Radix sort from the lowest digit on; a digit that all keys share is skipped.
    void sort_by_digits(const T* samples, Index n) {
        constexpr int bits = sizeof(T) <= 2 ? 8 : 11;
        constexpr Index digits = Index(1) << bits;
        constexpr int passes = (8 * static_cast<int>(sizeof(T)) + bits - 1) / bits;
        other_.resize(n);
        counts_.assign(digits * passes, 0);
        const auto digit = [](KeyOf<T> key, int pass) {
            return static_cast<Index>((key >> (bits * pass)) & static_cast<KeyOf<T>>(digits - 1));
        };
        for (Index i = 0; i < n; ++i) {
            const KeyOf<T> key = key_of(samples[i]);
            order_[i] = {key, static_cast<std::uint32_t>(i)};
            for (int pass = 0; pass < passes; ++pass) ++counts_[digits * pass + digit(key, pass)];
        }
        for (int pass = 0; pass < passes; ++pass) {
            std::uint32_t* const count = counts_.data() + digits * pass;
            if (count[digit(order_.front().key, pass)] == static_cast<std::uint32_t>(n)) continue;
            std::uint32_t sum = 0;
            for (Index d = 0; d < digits; ++d) sum += std::exchange(count[d], sum);
            for (const Item& item : order_) other_[count[digit(item.key, pass)]++] = item;
            order_.swap(other_);
        }
    }

    List<Item> order_, other_;
    List<std::uint32_t> counts_;
};

/// A window's change when it slides by one sample along an axis, as offsets in a tile.
struct SlidingWindow {
    int axis = 0;
    List<Index> all, enter, leave;
};

/// The window of `footprint` (a shape and its true entries, axes as the tile's) in a tile of the given strides, sliding
/// along the axis that has the fewest runs.
[[nodiscard]] inline SlidingWindow sliding_window(const core::Dims& shape, const List<core::Dims>& entries,
                                                  const List<unsigned char>& set, const core::Dims& strides) {
    const NdView<const unsigned char> window(set.data(), shape);
    SlidingWindow best;
    for (int axis = 0; axis < shape.size(); ++axis) {
        SlidingWindow sliding;
        sliding.axis = axis;
        for (const core::Dims& entry : entries) {
            const auto member = [&](Index step) {
                core::Dims other = entry;
                other[axis] += step;
                return other[axis] >= 0 && other[axis] < shape[axis] && window(other);
            };
            Index offset = 0;
            for (int i = 0; i < shape.size(); ++i) offset += entry[i] * strides[i];
            sliding.all.push_back(offset);
            if (!member(-1)) sliding.leave.push_back(offset);
            if (!member(1)) sliding.enter.push_back(offset + strides[axis]);
        }
        if (axis == 0 || sliding.enter.size() < best.enter.size()) best = sliding;
    }
    return best;
}

/// Order statistics of any window. `rank` counts from 0; rows of T, axes in the order given. The lines of the slabs
/// [begin, end) along the first of those axes are written.
template <class Row, class T, class U>
class TiledRanks {
public:
    TiledRanks(const NdView<const T>& in, const NdView<U>& out, const List<Reach>& windows, const List<Border>& borders,
               const List<core::Dims>& entries, const core::Dims& order)
        : in_(in.permuted(order)), out_(out.permuted(order)) {
        for (int axis = 0; axis < order.size(); ++axis) {
            const Index from = order[axis];
            extensions_.emplace_back(in_.shape(axis), windows[from], borders[from]);
            window_.push_back(windows[from].size());
        }
        set_.assign(core::checked_size("rank_filter", window_), 0);
        const NdView<unsigned char> set(set_.data(), window_);
        for (const core::Dims& entry : entries) {
            core::Dims moved = entry;
            for (int axis = 0; axis < order.size(); ++axis) moved[axis] = entry[static_cast<int>(order[axis])];
            set(moved) = 1;
            entries_.push_back(moved);
        }
        fill_ = converted<Row>(borders.front().fill);
    }

    /// Writes the samples of the given rank for the slabs [begin, end) of the first axis.
    void write(Index rank, Index begin, Index end) {
        if (out_.empty() || begin >= end) return;
        core::Dims first = core::Dims::filled(out_.rank(), 0), last = out_.shape();
        first[0] = begin;
        last[0] = end;
        core::Dims tile = last;
        tile[0] = end - begin;
        shrink(tile);
        core::Dims place = first;
        for (bool more = true; more;) {
            core::Dims extent = tile;
            for (int axis = 0; axis < tile.size(); ++axis)
                extent[axis] = std::min(tile[axis], last[axis] - place[axis]);
            write_tile(rank, place, extent);
            more = false;
            for (int axis = tile.size() - 1; axis >= 0 && !more; --axis) {
                place[axis] += tile[axis];
                more = place[axis] < last[axis];
                if (!more) place[axis] = first[axis];
            }
        }
    }

private:
    static constexpr bool counted = sizeof(Row) == 1;

    [[nodiscard]] Index region_size(const core::Dims& tile) const {
        Index size = 1;
        for (int axis = 0; axis < tile.size(); ++axis)
            size = core::checked_mul("rank_filter", size, tile[axis] + window_[axis] - 1);
        return size;
    }

    /// Halves a tile along the axis where that costs least until its region and codes fit the cache.
    void shrink(core::Dims& tile) const {
        constexpr Index most = 32768;
        while (region_size(tile) > most) {
            int longest = -1;
            double ratio = 1;
            for (int axis = 0; axis < tile.size(); ++axis) {
                const double own = static_cast<double>(tile[axis]) / static_cast<double>(window_[axis]);
                if (own > ratio) {
                    ratio = own;
                    longest = axis;
                }
            }
            if (longest < 0) return;
            tile[longest] = (tile[longest] + 1) / 2;
        }
    }

    void write_tile(Index rank, const core::Dims& place, const core::Dims& extent) {
        core::Dims region = extent;
        for (int axis = 0; axis < extent.size(); ++axis) region[axis] += window_[axis] - 1;
        const Index size = region_size(extent);
        if (region != region_) {
            core::require(size <= Index(std::numeric_limits<std::uint32_t>::max()), "rank_filter",
                          "the window is too large, it has ", window_, " samples");
            region_ = region;
            strides_ = NdView<const Row>(nullptr, region).strides();
            sliding_ = sliding_window(window_, entries_, set_, strides_);
        }
        load(place);
        if constexpr (counted) {
            CountedWindow<> window(256);
            sweep(
                window, extent,
                [&](const core::Line<U>& line, Index i) {
                    line[i] = converted<U>(static_cast<Row>(window.find(rank) + std::numeric_limits<Row>::min()));
                },
                place);
        } else {
            codes_.reserve(size);
            values_.reserve(size);
            ranking_(samples_.data(), size, codes_.data(), values_.data());
            BitWindow<> window(size);
            sweep(
                window, extent,
                [&](const core::Line<U>& line, Index i) { line[i] = converted<U>(values_[window.find(rank)]); }, place);
            if constexpr (std::is_floating_point_v<Row>)
                if (const Row largest = values_[size - 1]; largest != largest) mark_nan(size, extent, place);
        }
    }

    /// Counts the members at and above a code: NaN has the largest ones.
    struct NanCount {
        std::uint32_t first;
        Index count = 0;
        void clear() noexcept { count = 0; }
        void insert(std::uint32_t code) noexcept { count += code >= first; }
        void remove(std::uint32_t code) noexcept { count -= code >= first; }
    };

    void mark_nan(Index size, const core::Dims& extent, const core::Dims& place) {
        Index first = size - 1;
        while (first > 0 && values_[first - 1] != values_[first - 1]) --first;
        NanCount window{static_cast<std::uint32_t>(first)};
        sweep(
            window, extent,
            [&](const core::Line<U>& line, Index i) {
                if (window.count > 0) line[i] = converted<U>(values_[size - 1]);
            },
            place);
    }

    /// Fills the region of the tile at `place`.
    void load(const core::Dims& place) {
        const int along = region_.size() - 1;
        const Index length = region_[along];
        Index size = 1;
        for (Index extent : region_) size *= extent;
        samples_.reserve(size);
        if constexpr (counted) codes_.reserve(size);
        along_.resize(length);
        for (Index i = 0; i < length; ++i) {
            const Index from = extensions_[along][place[along] + i];
            along_[i] = from < 0 ? from : from * in_.stride(along);
        }
        core::Dims lines = region_;
        lines[along] = 1;
        Row* to = samples_.data();
        for_each_index(lines, [&](const core::Dims& index) {
            const T* from = in_.data();
            bool outside = false;
            for (int axis = 0; axis < along; ++axis) {
                const Index position = extensions_[axis][place[axis] + index[axis]];
                outside = outside || position < 0;
                if (!outside) from += position * in_.stride(axis);
            }
            for (Index i = 0; i < length; ++i) {
                const Index offset = along_[i];
                to[i] = outside || offset < 0 ? fill_ : static_cast<Row>(from[offset]);
            }
            to += length;
        });
        if constexpr (counted)
            for (Index i = 0; i < size; ++i)
                codes_[i] = static_cast<std::uint32_t>(samples_[i] - std::numeric_limits<Row>::min());
    }

    /// Slides `window` along all lines of a tile; f(output line, i) after each step.
    template <class Members, class F>
    void sweep(Members& window, const core::Dims& extent, F&& f, const core::Dims& place) const {
        const int axis = sliding_.axis;
        const Index step = strides_[axis], n = extent[axis];
        core::Dims lines = extent;
        lines[axis] = 1;
        for_each_index(lines, [&](const core::Dims& index) {
            core::Dims target = place;
            const std::uint32_t* codes = codes_.data();
            for (int i = 0; i < index.size(); ++i) {
                codes += index[i] * strides_[i];
                target[i] += index[i];
            }
            const core::Line<U> line{out_.data() + out_.offset(target), n, out_.stride(axis)};
            window.clear();
            for (Index offset : sliding_.all) window.insert(codes[offset]);
            f(line, 0);
            for (Index i = 1; i < n; ++i, codes += step) {
                for (Index offset : sliding_.leave) window.remove(codes[offset]);
                for (Index offset : sliding_.enter) window.insert(codes[offset]);
                f(line, i);
            }
        });
    }

    NdView<const T> in_;
    NdView<U> out_;
    List<Extension> extensions_;
    core::Dims window_, region_, strides_;
    List<core::Dims> entries_;
    List<unsigned char> set_;
    SlidingWindow sliding_;
    Row fill_;
    Ranking<Row> ranking_;
    Buffer<Row> samples_, values_;
    Buffer<std::uint32_t> codes_;
    List<Index> along_;
};

}  // namespace scixx::ndimage::detail::ranks
