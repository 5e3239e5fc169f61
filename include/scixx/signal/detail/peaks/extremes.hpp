// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <scixx/core/kernel/list.hpp>

namespace scixx::signal::detail::peaks {

using Eigen::Index;

/// The lowest sample on each side of a peak before a higher one, in O(log n): samples as far as the next block, then
/// whole blocks of 16, 256, ... samples by their extremes, which are formed when the first walk needs them.
template <class T>
class Extremes {
public:
    Extremes(const T* x, Index n) : x_(x), n_(n) {}

    struct Lowest {
        T value;
        Index at;
    };

    /// From the peak down to `first` (step -1) or up to `last` (step 1), both within the samples. Of equal samples the
    /// nearest is taken. A NaN ends the walk.
    template <int step>
    Lowest walk(Index peak, Index end) {
        const T top = x_[peak];
        Lowest lowest{top, peak};
        // Most walks are short. Which samples are the lowest so far is noise, so no branch depends on it.
        const Index nearby = step * (end - peak) > 2 * fan ? peak + step * 2 * fan : end;
        for (Index i = peak; i != nearby;) {
            i += step;
            const T x = x_[i];
            if (!(x <= top)) return lowest;
            const bool lower = x < lowest.value;
            lowest.value = lower ? x : lowest.value;
            lowest.at += (i - lowest.at) & -static_cast<Index>(lower);
        }
        return nearby == end ? lowest : walk_on<step>(nearby + step, end, top, lowest);
    }

private:
    static constexpr Index bits = 4, fan = Index(1) << bits;
    struct Block {
        T low, high;
    };

    template <int step>
    Lowest walk_on(Index i, Index end, T top, Lowest lowest) {
        Index found = 0;  // level of the block that has the lowest sample
        while (step * (end - i) >= 0) {
            const Index level = skippable<step>(i, end, top);
            const T low = level == 0 ? x_[i] : block(level, i).low;
            if (level == 0 && !(low <= top)) break;
            if (low < lowest.value) {
                lowest = {low, i};
                found = level;
            }
            i += step * (Index(1) << (bits * level));
        }
        for (; found > 1; --found)
            while (block(found - 1, lowest.at).low != lowest.value)
                lowest.at += step * (Index(1) << (bits * (found - 1)));
        if (found == 1)
            while (x_[lowest.at] != lowest.value) lowest.at += step;
        return lowest;
    }

    [[nodiscard]] const Block& block(Index level, Index i) const { return levels_[level - 1][i >> (bits * level)]; }

    /// The highest level at which a block without a higher sample begins at i and does not reach beyond `end`; 0 for
    /// none.
    template <int step>
    Index skippable(Index i, Index end, T top) {
        const Index edge = step > 0 ? i : i + 1;
        if (edge & (fan - 1)) return 0;
        if (levels_.empty()) form();
        Index level = 0;
        while (level < levels_.size()) {
            const Index size = Index(1) << (bits * (level + 1));
            if ((edge & (size - 1)) || step * (end - i) < size - 1 || !(block(level + 1, i).high <= top)) break;
            ++level;
        }
        return level;
    }

    /// Extremes of all whole blocks; those with a NaN have NaN for their highest.
    void form() {
        core::List<Block> blocks(n_ >> bits);
        for (Index b = 0; b < blocks.size(); ++b) {
            constexpr int lanes = 4;
            const T* const x = x_ + b * fan;
            T low[lanes], high[lanes];
            bool ordered = true;
            for (int k = 0; k < lanes; ++k) low[k] = high[k] = x[k];
            for (int j = lanes; j < fan; j += lanes)
                for (int k = 0; k < lanes; ++k) {
                    low[k] = x[j + k] < low[k] ? x[j + k] : low[k];
                    high[k] = x[j + k] > high[k] ? x[j + k] : high[k];
                }
            for (int j = 0; j < fan; ++j) ordered &= x[j] == x[j];
            blocks[b] = {*std::min_element(low, low + lanes),
                         ordered ? *std::max_element(high, high + lanes) : std::numeric_limits<T>::quiet_NaN()};
        }
        levels_.push_back(std::move(blocks));
        while (levels_.back().size() >= fan) {
            const core::List<Block>& finer = levels_.back();
            core::List<Block> coarser(finer.size() >> bits);
            for (Index b = 0; b < coarser.size(); ++b) {
                Block all = finer[b << bits];
                for (Index k = 1; k < fan; ++k) {
                    const Block& one = finer[(b << bits) + k];
                    all.low = std::min(all.low, one.low);
                    if (!(one.high <= all.high)) all.high = all.high == all.high ? one.high : all.high;
                }
                coarser[b] = all;
            }
            levels_.push_back(std::move(coarser));
        }
    }

    const T* x_;
    Index n_;
    core::List<core::List<Block>> levels_;
};

}  // namespace scixx::signal::detail::peaks
