// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cstdint>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/signal/detail/peaks/extremes.hpp>

namespace scixx::signal::detail::peaks {

using Eigen::Index;
using IndexArray = Eigen::Array<Index, Eigen::Dynamic, 1>;

/// The middles (rounded down) of all samples or plateaus that are higher than both neighbours, to `found`, which has
/// room for n / 2 of them. Returns their number.
template <class T>
Index local_maxima(const T* x, Index n, Index* found) {
    // Flags by vectors and then places by counting: in noise a third of the samples are maxima, which no branch
    // foresees.
    constexpr Index block = 512;
    std::uint8_t flags[block];
    Index count = 0;
    for (Index first = 1; first < n - 1;) {
        const Index size = std::min(block, n - 1 - first);
        const T* at = x + first;
        unsigned flat = 0;
        for (Index i = 0; i < size; ++i) {
            const bool up = at[i - 1] < at[i], down = at[i + 1] < at[i], level = at[i + 1] == at[i];
            flags[i] = static_cast<std::uint8_t>(up & down);
            flat |= static_cast<unsigned>(up & level);
        }
        if (!flat) {
            for (Index i = 0; i + 1 < size; ++i) {
                found[count] = first + i;
                count += flags[i];
            }
            if (flags[size - 1]) found[count++] = first + size - 1;
            first += size;
            continue;
        }
        Index i = 0;
        for (; i < size; ++i) {
            if (flags[i])
                found[count++] = first + i;
            else if (at[i - 1] < at[i] && at[i + 1] == at[i]) {
                Index ahead = first + i + 1;
                while (ahead < n - 1 && x[ahead] == at[i]) ++ahead;
                if (x[ahead] < at[i]) found[count++] = first + i + (ahead - 1 - first - i) / 2;
                i = ahead - 1 - first;
            }
        }
        first += i;
    }
    return count;
}

template <class T>
core::List<Index> local_maxima(const T* x, Index n) {
    if (n < 3) return {};
    IndexArray found(n / 2 + 1);
    const Index count = local_maxima(x, n, found.data());
    return {found.data(), found.data() + count};
}

/// Which peaks stay when, from the highest down, each takes away its lower neighbours nearer than `distance` samples.
/// Of equal ones the later goes first.
template <class = void>
inline core::List<char> select_by_distance(const core::List<Index>& peaks, const core::List<double>& priority,
                                           Index distance) {
    enum : char { dropped = 0, kept = 1, open = 2 };
    const Index n = peaks.size();
    core::List<char> state(peaks.size(), open);
    const auto take = [&](Index j) {
        state[j] = kept;
        for (Index k = j - 1; k >= 0 && peaks[j] - peaks[k] < distance; --k) state[k] = dropped;
        for (Index k = j + 1; k < n && peaks[k] - peaks[j] < distance; ++k) state[k] = dropped;
    };
    const auto higher = [&](Index k, Index j) {
        return priority[k] > priority[j] || (priority[k] == priority[j] && k > j);
    };
    const bool crowded = n > 0 && static_cast<double>(distance) * static_cast<double>(n) >
                                      16.0 * static_cast<double>(peaks.back() - peaks.front() + 1);
    const bool ordered = std::none_of(priority.begin(), priority.end(), [](double v) { return std::isnan(v); });
    if (crowded || !ordered) {
        core::List<Index> order(peaks.size());
        for (Index i = 0; i < n; ++i) order[i] = i;
        std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) {
            return priority[a] < priority[b] || (std::isnan(priority[b]) && !std::isnan(priority[a]));
        });
        for (Index i = n - 1; i >= 0; --i)
            if (state[order[i]] == open) take(order[i]);
        return state;
    }
    // Few neighbours: a peak is decided once the higher ones near it are, without a sort of all.
    core::List<Index> stack;
    for (Index first = 0; first < n; ++first) {
        if (state[first] != open) continue;
        stack.assign(1, first);
        while (!stack.empty()) {
            const Index j = stack.back();
            if (state[j] != open) {
                stack.pop_back();
                continue;
            }
            Index above = -1;
            for (Index k = j - 1; k >= 0 && peaks[j] - peaks[k] < distance; --k)
                if (state[k] == open && higher(k, j) && (above < 0 || higher(k, above))) above = k;
            for (Index k = j + 1; k < n && peaks[k] - peaks[j] < distance; ++k)
                if (state[k] == open && higher(k, j) && (above < 0 || higher(k, above))) above = k;
            if (above >= 0)
                stack.push_back(above);
            else {
                take(j);
                stack.pop_back();
            }
        }
    }
    return state;
}

struct Prominences {
    core::List<double> prominences;
    core::List<Index> left_bases, right_bases;
};

/// Prominences of any samples, within wlen of them if wlen >= 2.
template <class T>
Prominences prominences(const T* x, Index n, const core::List<Index>& peaks, Index wlen) {
    Prominences out;
    out.prominences.resize(peaks.size());
    out.left_bases.resize(peaks.size());
    out.right_bases.resize(peaks.size());
    Extremes<T> extremes(x, n);
    for (Index k = 0; k < peaks.size(); ++k) {
        const Index peak = peaks[k], reach = wlen >= 2 ? wlen / 2 : n;
        const auto left = extremes.template walk<-1>(peak, std::max<Index>(peak - reach, 0));
        const auto right = extremes.template walk<1>(peak, peak < n - 1 - reach ? peak + reach : n - 1);
        out.prominences[k] = static_cast<double>(x[peak] - std::max(left.value, right.value));
        out.left_bases[k] = left.at;
        out.right_bases[k] = right.at;
    }
    return out;
}

struct Widths {
    core::List<double> widths, width_heights, left_ips, right_ips;
};

template <class T>
Widths widths(const T* x, const core::List<Index>& peaks, double rel_height, const Prominences& p) {
    Widths out;
    for (Index k = 0; k < peaks.size(); ++k) {
        const Index peak = peaks[k], first = p.left_bases[k], last = p.right_bases[k];
        const double height = static_cast<double>(x[peak]) - p.prominences[k] * rel_height;
        Index i = peak;
        while (first < i && height < static_cast<double>(x[i])) --i;
        double left = static_cast<double>(i);
        if (static_cast<double>(x[i]) < height)
            left += (height - static_cast<double>(x[i])) / static_cast<double>(x[i + 1] - x[i]);
        i = peak;
        while (i < last && height < static_cast<double>(x[i])) ++i;
        double right = static_cast<double>(i);
        if (static_cast<double>(x[i]) < height)
            right -= (height - static_cast<double>(x[i])) / static_cast<double>(x[i - 1] - x[i]);
        out.widths.push_back(right - left);
        out.width_heights.push_back(height);
        out.left_ips.push_back(left);
        out.right_ips.push_back(right);
    }
    return out;
}

/// A vector of numbers as contiguous doubles: the caller's memory where it is that already.
template <class A>
class Signal {
public:
    explicit Signal(const A& x) : source_(x) {
        const auto& view = source_.view();
        size_ = view.shape(0);
        data_ = view.data();
        if (size_ > 1 && view.stride(0) != 1) {
            copy_.resize(size_);
            for (Index i = 0; i < size_; ++i) copy_[i] = view(i);
            data_ = copy_.data();
        }
    }
    [[nodiscard]] const double* data() const { return data_; }
    [[nodiscard]] Index size() const { return size_; }

private:
    core::Source<double, A> source_;
    core::List<double> copy_;
    const double* data_;
    Index size_;
};

template <class T>
Eigen::Array<T, Eigen::Dynamic, 1> arrayed(const core::List<T>& values) {
    Eigen::Array<T, Eigen::Dynamic, 1> out(values.size());
    std::copy(values.begin(), values.end(), out.data());
    return out;
}

}  // namespace scixx::signal::detail::peaks
