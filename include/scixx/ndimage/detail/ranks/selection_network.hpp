// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <compare>
#include <scixx/ndimage/detail/border.hpp>
#include <utility>

/// Order statistics of sliding windows by networks of comparators, each of which acts on whole rows of samples.
///
/// The taps of a column of the window are sorted first, then columns are merged in pairs (Batcher, Sorting networks and
/// their applications, AFIPS 1968). A sorted column, or a pair, or four, is the same for all windows that it is part
/// of, only at another place, so it is computed once and read at several shifts: the separable networks of Adams (Fast
/// median filters using separable sorting networks, ACM Transactions on Graphics 40, 2021). What the wanted rank does
/// not depend on is left out.
namespace scixx::ndimage::detail::ranks {

/// A tap of a window: which row, and how far along it.
struct RowTap {
    Index row, column;
    auto operator<=>(const RowTap&) const = default;
};

/// The comparators that find the sample of a given rank.
template <class = void>
class SelectionNetwork {
public:
    /// The samples value[j + shift] for the results j; values below the number of rows are the rows themselves.
    struct Wire {
        Index value, shift;
    };

    /// One comparator: low[j] = min(a[j + a.shift], b[j + b.shift]), high[j] the larger one; -1 for a result nobody
    /// reads.
    struct Comparator {
        Wire a, b;
        Index low, high;
        Index extra = 0;  ///< how many results beyond the last are needed
    };

    /// `rows`: number of rows; `taps`: the window, at least three; `rank`: 0 < rank < taps.size() - 1.
    SelectionNetwork(Index rows, List<RowTap> taps, Index rank) : rows_(rows), values_(rows) {
        std::sort(taps.begin(), taps.end(), [](const RowTap& a, const RowTap& b) {
            return a.column != b.column ? a.column < b.column : a.row < b.row;
        });
        first_column_ = taps.front().column;
        Columns columns;
        for (Index t = 0; t < taps.size();) {
            const Index column = taps[t].column;
            List<Index> members;
            for (; t < taps.size() && taps[t].column == column; ++t) members.push_back(taps[t].row);
            const Index set = std::find(sets_.begin(), sets_.end(), members) - sets_.begin();
            if (set == sets_.size()) sets_.push_back(members);
            columns.push_back({set, column - first_column_});
        }
        Wires left, right;
        if (columns.size() == 1) {
            const List<Index>& members = sets_.front();
            const auto middle = members.begin() + static_cast<std::ptrdiff_t>(members.size() / 2);
            left = sorted({members.begin(), middle});
            right = sorted({middle, members.end()});
        } else {
            const auto middle = columns.begin() + static_cast<std::ptrdiff_t>(half(columns.size()));
            left = merged({columns.begin(), middle});
            right = merged({middle, columns.end()});
        }
        result_ = select(left, right, rank).value;
        prune();
        assign_slots();
    }

    [[nodiscard]] const List<Comparator>& steps() const noexcept { return steps_; }
    /// Where the rows' first column stands in the window.
    [[nodiscard]] Index first_column() const noexcept { return first_column_; }
    /// Values of the steps are slots rows ... rows + slots - 1 of scratch; the last one is the result.
    [[nodiscard]] Index rows() const noexcept { return rows_; }
    [[nodiscard]] Index slots() const noexcept { return slots_; }
    [[nodiscard]] Index result() const noexcept { return result_; }
    /// Largest number of results beyond the last that a step computes.
    [[nodiscard]] Index margin() const noexcept { return margin_; }
    /// Number of minima and maxima.
    [[nodiscard]] Index cost() const noexcept { return cost_; }

private:
    using Wires = List<Wire>;
    struct Column {
        Index set, place;  // of rows, in the window
        bool operator==(const Column&) const = default;
    };
    using Columns = List<Column>;
    struct Group {
        Columns columns;  // from place 0 on
        Wires wires;
    };

    /// The largest power of two below n, so that halves repeat.
    [[nodiscard]] static Index half(Index n) noexcept {
        Index width = 1;
        while (2 * width < n) width *= 2;
        return width;
    }

    std::pair<Wire, Wire> compare(Wire a, Wire b) {
        const Index shift = std::min(a.shift, b.shift);
        const Index low = values_++, high = values_++;
        steps_.push_back({{a.value, a.shift - shift}, {b.value, b.shift - shift}, low, high});
        return {{low, shift}, {high, shift}};
    }

    /// Odd-even merge of two sorted lists.
    [[nodiscard]] Wires merge(const Wires& a, const Wires& b) {
        if (a.empty()) return b;
        if (b.empty()) return a;
        if (a.size() == 1 && b.size() == 1) {
            const auto [low, high] = compare(a[0], b[0]);
            return {low, high};
        }
        const auto every_other = [](const Wires& list, Index first) {
            Wires out;
            for (Index i = first; i < list.size(); i += 2) out.push_back(list[i]);
            return out;
        };
        const Wires even = merge(every_other(a, 0), every_other(b, 0));
        const Wires odd = merge(every_other(a, 1), every_other(b, 1));
        Wires out{even[0]};
        for (Index i = 0; i < odd.size() || i + 1 < even.size(); ++i) {
            if (i < odd.size() && i + 1 < even.size()) {
                const auto [low, high] = compare(odd[i], even[i + 1]);
                out.push_back(low);
                out.push_back(high);
            } else {
                out.push_back(i < odd.size() ? odd[i] : even[i + 1]);
            }
        }
        return out;
    }

    [[nodiscard]] Wires sorted(const List<Index>& members) {
        if (members.empty()) return {};
        if (members.size() == 1) return {{members[0], 0}};
        const auto middle = members.begin() + static_cast<std::ptrdiff_t>(half(members.size()));
        return merge(sorted({members.begin(), middle}), sorted({middle, members.end()}));
    }

    /// The sorted samples of several columns.
    [[nodiscard]] Wires merged(const Columns& columns) {
        const Index place = columns.front().place;
        Columns key = columns;
        for (auto& column : key) column.place -= place;
        Index known = 0;
        while (known < merged_.size() && merged_[known].columns != key) ++known;
        Wires out;
        if (known < merged_.size()) {
            out = merged_[known].wires;
        } else {
            if (key.size() == 1) {
                out = sorted(sets_[key[0].set]);
            } else {
                const auto middle = key.begin() + static_cast<std::ptrdiff_t>(half(key.size()));
                out = merge(merged({key.begin(), middle}), merged({middle, key.end()}));
            }
            merged_.push_back({key, out});
        }
        for (Wire& wire : out) wire.shift += place;
        return out;
    }

    /// Sample of a rank among two sorted lists: the smallest, over the ways to cover rank + 1 samples by a beginning of
    /// each list, of the largest sample that is covered.
    [[nodiscard]] Wire select(const Wires& a, const Wires& b, Index rank) {
        const Index m = a.size(), n = b.size();
        Wire best{-1, 0};
        for (Index i = std::max<Index>(0, rank + 1 - n); i <= std::min(m, rank + 1); ++i) {
            Wire largest;
            if (i == 0)
                largest = b[rank];
            else if (i == rank + 1)
                largest = a[rank];
            else
                largest = compare(a[i - 1], b[rank - i]).second;
            best = best.value < 0 ? largest : compare(best, largest).first;
        }
        return best;
    }

    /// Removes what the result does not depend on and finds how far each step has to reach.
    void prune() {
        List<Index> reach(values_, -1);
        reach[result_] = 0;
        List<Comparator> kept;
        for (auto step = steps_.rbegin(); step != steps_.rend(); ++step) {
            const Index low = reach[step->low], high = reach[step->high];
            step->extra = std::max(low, high);
            if (step->extra < 0) continue;
            if (low < 0) step->low = -1;
            if (high < 0) step->high = -1;
            for (const Wire& operand : {step->a, step->b}) {
                Index& needed = reach[operand.value];
                needed = std::max(needed, step->extra + operand.shift);
            }
            margin_ = std::max(margin_, step->extra);
            cost_ += (low >= 0) + (high >= 0);
            kept.push_back(*step);
        }
        steps_.assign(kept.rbegin(), kept.rend());
    }

    /// Replaces values by slots that are used again; the results of a step are never its operands.
    void assign_slots() {
        List<Index> last(values_, -1), slot(values_, -1), free;
        for (Index s = 0; s < steps_.size(); ++s)
            for (const Wire& operand : {steps_[s].a, steps_[s].b}) last[operand.value] = static_cast<Index>(s);
        const auto take = [&](Index& value) {
            if (value < 0) return;
            Index& place = slot[value];
            if (free.empty()) {
                place = rows_ + slots_++;
            } else {
                place = free.back();
                free.pop_back();
            }
            value = place;
        };
        for (Index s = 0; s < steps_.size(); ++s) {
            Comparator& step = steps_[s];
            const bool final = step.low == result_ || step.high == result_;
            take(step.low);
            take(step.high);
            if (final) result_ = step.low < 0 ? step.high : step.low;
            List<Index> done;
            for (Wire* operand : {&step.a, &step.b}) {
                const Index value = operand->value;
                if (value < rows_) continue;
                operand->value = slot[value];
                if (last[value] == static_cast<Index>(s)) done.push_back(operand->value);
            }
            std::sort(done.begin(), done.end());
            free.insert(free.end(), done.begin(), std::unique(done.begin(), done.end()));
            if (final) break;
        }
    }

    Index rows_, values_, first_column_ = 0, result_ = -1, slots_ = 0, margin_ = 0, cost_ = 0;
    List<Comparator> steps_;
    List<List<Index>> sets_;
    List<Group> merged_;
};

/// The median of 3 x 3 samples, the most frequent case, in two loops whose comparators stay in registers: columns
/// sorted, then the median of the largest low, the median middle and the smallest high one (Smith, Implementing median
/// filters in XC4000E FPGAs, Xcell 23, 1996).
template <class T>
class MedianOfNine {
public:
    /// out[j] = median of the samples j, j + 1, j + 2 of three rows.
    void operator()(const T* const* rows, Index n, T* out) const noexcept {
        for (Index j = 0; j < n; j += block) {
            const Index m = std::min(block, n - j);
            sort_columns(rows[0] + j, rows[1] + j, rows[2] + j, m + 2, columns_.data());
            median_of_columns(columns_.data(), m, out + j);
        }
    }

private:
    static constexpr Index block = 8192 / static_cast<Index>(sizeof(T)), pitch = block + 64;

    [[nodiscard]] static T smaller(T a, T b) noexcept { return b < a ? b : a; }
    [[nodiscard]] static T larger(T a, T b) noexcept { return a < b ? b : a; }
    [[nodiscard]] static T middle(T a, T b, T c) noexcept { return larger(smaller(a, b), smaller(larger(a, b), c)); }

    static void sort_columns(const T* above, const T* at, const T* below, Index n, T* columns) noexcept {
        for (Index i = 0; i < n; ++i) {
            const T x = above[i], y = at[i], z = below[i];
            const T least = smaller(x, y), most = larger(x, y), rest = smaller(most, z);
            columns[i] = smaller(least, rest);
            columns[i + pitch] = larger(least, rest);
            columns[i + 2 * pitch] = larger(most, z);
        }
    }
    static void median_of_columns(const T* low, Index n, T* out) noexcept {
        const T *const mid = low + pitch, *const high = mid + pitch;
        for (Index i = 0; i < n; ++i) {
            const T from_low = larger(larger(low[i], low[i + 1]), low[i + 2]);
            const T from_high = smaller(smaller(high[i], high[i + 1]), high[i + 2]);
            out[i] = middle(from_low, middle(mid[i], mid[i + 1], mid[i + 2]), from_high);
        }
    }

    Buffer<T> columns_{3 * pitch};
};

/// Runs a network over lines.
template <class T, class Network = SelectionNetwork<>>
class NetworkRunner {
public:
    static constexpr Index lanes = 64 / static_cast<Index>(sizeof(T));  ///< samples that a step takes at a time

    explicit NetworkRunner(const Network& network) : network_(&network) {
        constexpr Index bytes = 32768;
        const Index most = bytes / static_cast<Index>(sizeof(T)) / std::max<Index>(1, network.slots());
        block_ = std::max<Index>(2, (most - network.margin()) / lanes) * lanes;
        pitch_ = rounded(block_ + network.margin());
        scratch_ = Buffer<T>(network.slots() * pitch_);
        place_.resize(network.rows() + network.slots());
    }

    /// Samples beyond the end of a row that may be read.
    static constexpr Index slack = lanes;

    /// out[j] = the wanted sample of the window at j, from the rows' samples j ... j + window - 1.
    void operator()(const T* const* rows, Index n, T* out) {
        const Index count = network_->rows();
        for (Index slot = 0; slot < network_->slots(); ++slot) place_[count + slot] = scratch_.data() + slot * pitch_;
        for (Index j = 0; j < n; j += block_) {
            const Index m = std::min(block_, n - j);
            // The network never writes to a row.
            for (Index row = 0; row < count; ++row)
                place_[row] = const_cast<T*>(rows[row]) + network_->first_column() + j;
            for (const auto& step : network_->steps()) run(step, rounded(m + step.extra) / lanes);
            const T* const result = place_[network_->result()];
            std::copy(result, result + m, out + j);
        }
    }

private:
    [[nodiscard]] static Index rounded(Index n) noexcept { return (n + lanes - 1) / lanes * lanes; }

    void run(const typename Network::Comparator& step, Index packets) const noexcept {
        const T* const a = place_[step.a.value] + step.a.shift;
        const T* const b = place_[step.b.value] + step.b.shift;
        const Index n = packets * lanes;
        if (step.high < 0) {
            T* const low = place_[step.low];
            for (Index j = 0; j < n; ++j) low[j] = b[j] < a[j] ? b[j] : a[j];
        } else if (step.low < 0) {
            T* const high = place_[step.high];
            for (Index j = 0; j < n; ++j) high[j] = a[j] < b[j] ? b[j] : a[j];
        } else {
            T *const low = place_[step.low], *const high = place_[step.high];
            for (Index j = 0; j < n; ++j) {
                const T x = a[j], y = b[j];
                low[j] = y < x ? y : x;
                high[j] = x < y ? y : x;
            }
        }
    }

    const Network* network_;
    Index block_, pitch_;
    Buffer<T> scratch_;
    List<T*> place_;
};

}  // namespace scixx::ndimage::detail::ranks
