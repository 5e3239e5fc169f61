// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <limits>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <type_traits>
#include <utility>

namespace scixx::optimize::detail {

/// The costs of an assignment in the order of the kernel: rows contiguous, no more of them than columns, to be made
/// least.
template <class T, class Scalar>
class AssignmentCosts {
    using Index = Eigen::Index;

public:
    AssignmentCosts(const Scalar* data, std::array<Index, 2> shape, std::array<Index, 2> strides, bool turned,
                    bool maximize) {
        const Index m = shape[0], n = shape[1], along = turned ? m : n;
        const double most = std::is_integral_v<Scalar> ? 4e18 / static_cast<double>(2 * std::min(m, n) + 2) : 0.0;
        bool valid = true;
        if constexpr (std::is_same_v<T, Scalar>)
            if (!maximize && strides[turned ? 0 : 1] == 1 && strides[turned ? 1 : 0] == along) {
                for (Index k = 0; k < m * n; ++k) valid = valid & allowed(data[k], data[k], most);
                in_place_ = data;
            }
        if (!in_place_) {
            copy_ = core::allocate<Eigen::ArrayX<T>>({m * n});
            T* const to = copy_.data();
            const Index down = turned ? 1 : n, right = turned ? m : 1;
            const T sign = maximize ? T(-1) : T(1);
            // By tiles, as one of both orders jumps through memory.
            constexpr Index tile = 16;
            for (Index top = 0; top < m; top += tile)
                for (Index left = 0; left < n; left += tile)
                    for (Index i = top; i < std::min(m, top + tile); ++i)
                        for (Index j = left; j < std::min(n, left + tile); ++j) {
                            const Scalar given = data[i * strides[0] + j * strides[1]];
                            const T c = sign * static_cast<T>(given);
                            valid = valid & allowed(given, c, most);
                            to[i * down + j * right] = c;
                        }
        }
        if constexpr (std::is_integral_v<Scalar>)
            core::require(valid, "linear_sum_assignment", "cost_matrix must have integers no larger than ", most);
        else
            core::require(valid, "linear_sum_assignment",
                          "cost_matrix must not have NaN or an infinity that does not forbid a pair");
    }
    [[nodiscard]] const T* data() const noexcept { return in_place_ ? in_place_ : copy_.data(); }

private:
    static bool allowed(Scalar given, T cost, double most) {
        if constexpr (std::is_integral_v<Scalar>)
            return std::abs(static_cast<double>(given)) <= most;
        else
            return cost > -std::numeric_limits<T>::infinity();
    }

    const T* in_place_ = nullptr;
    Eigen::ArrayX<T> copy_;  // not filled before
};

/// Assignment of m rows to n >= m columns of a row-major cost matrix by shortest augmenting paths.
///
/// Row prices u and column prices v keep c - u - v >= 0, with equality on assigned pairs; prices of free columns stay
/// zero unless m = n.
template <class T>
class Assignment {
    using Index = Eigen::Index;
    static constexpr bool real = std::numeric_limits<T>::has_infinity;
    static constexpr T infinite = real ? std::numeric_limits<T>::infinity() : std::numeric_limits<T>::max() / 2;
    static constexpr Index lanes = 8;
    static constexpr T done = real ? -infinite : std::numeric_limits<T>::min();

public:
    Assignment(Index m, Index n, const T* cost) : m_(m), n_(n), cost_(cost) {}

    /// The column of each row. False if forbidden pairs leave no assignment.
    bool solve(core::List<Index>& column) {
        column_.assign(m_, -1);
        row_.assign(n_, -1);
        u_.assign(m_, T(0));
        v_.assign(n_, T(0));
        reduce();
        for (int pass = 0; pass < 2; ++pass) bid();
        distance_.resize(n_);
        path_.resize(n_);
        for (Index i = 0; i < m_; ++i)
            if (column_[i] < 0 && !augment(i)) return false;
        column = column_;
        return true;
    }

private:
    /// First prices: columns' least costs (square only), then rows' least rests; rows take their best column if it is
    /// free.
    void reduce() {
        if (m_ == n_ && m_ > 0) {
            std::copy(cost_, cost_ + n_, v_.begin());
            for (Index i = 1; i < m_; ++i)
                for (Index j = 0; j < n_; ++j) v_[j] = std::min(v_[j], cost_[i * n_ + j]);
            for (T& v : v_)
                if (v == infinite) v = 0;
        }
        for (Index i = 0; i < m_; ++i) {
            const T* c = cost_ + i * n_;
            T least = infinite;
            Index best = -1;
            for (Index j = 0; j < n_; ++j) {
                const T rest = c[j] - v_[j];
                if (rest < least) {
                    least = rest;
                    best = j;
                }
            }
            if (best < 0) continue;  // a row without any pair: found by augment
            u_[i] = least;
            if (row_[best] < 0) {
                row_[best] = i;
                column_[i] = best;
            }
        }
    }

    /// Jonker and Volgenant's augmenting row reduction: a free row takes its best column, even from another row, and
    /// the column's price falls by as much as the row's second best column is worse.
    void bid() {
        core::List<Index> free;
        for (Index i = m_; i-- > 0;)
            if (column_[i] < 0) free.push_back(i);
        for (Index budget = 4 * free.size(); budget > 0 && !free.empty(); --budget) {
            const Index i = free.back();
            free.pop_back();
            const auto [first, second, best, next] = two_best(i);
            if (best < 0 || next < 0) continue;  // one pair or none: left to augment
            Index taken = best;
            const bool gap = first < second;
            if (gap)
                v_[best] -= second - first;
            else if (row_[best] >= 0)
                taken = next;
            u_[i] = second;
            const Index other = row_[taken];
            row_[taken] = i;
            column_[i] = taken;
            if (other < 0) continue;
            column_[other] = -1;
            if (gap) free.push_back(other);
        }
    }

    struct Best {
        T first, second;  // least rests c - v of a row
        Index best, next;
    };
    Best two_best(Index i) const {
        const T* c = cost_ + i * n_;
        const T* v = v_.data();
        Best b{infinite, infinite, -1, -1};
        for (Index j = 0; j < n_; ++j) {
            const T rest = c[j] - v[j];
            if (!(rest < b.second)) continue;
            if (rest < b.first) {
                b.second = b.first;
                b.next = b.best;
                b.first = rest;
                b.best = j;
            } else {
                b.second = rest;
                b.next = j;
            }
        }
        return b;
    }

    /// Dijkstra's search from row `start` over columns, by the rests c - u - v, to the nearest free column.
    bool augment(Index start) {
        std::fill(distance_.begin(), distance_.end(), infinite);
        scanned_.clear();
        T* d = distance_.data();
        const T* v = v_.data();
        Index* path = path_.data();
        Index i = start, sink = -1;
        T reached = 0;
        while (sink < 0) {
            const T* c = cost_ + i * n_;
            const T base = reached - u_[i];
            // A scanned column has the distance `done` and so is never improved. Independent minima let the loop
            // vectorise.
            T low[lanes];
            std::fill(low, low + lanes, infinite);
            const auto relax = [&](Index j, T& lowest) {
                const T through = c[j] - v[j] + base, before = d[j];
                const bool better = through < before;
                const T now = better ? through : before;
                d[j] = now;
                path[j] = better ? i : path[j];
                const T key = now == done ? infinite : now;
                lowest = key < lowest ? key : lowest;
            };
            Index scan = 0, nearest = -1;
            T least = infinite;
            // No column can be nearer than `reached`: the first free one there ends the search. Ties are common in
            // integers.
            constexpr Index chunk = 256;
            while (scan < n_ && (nearest < 0 || row_[nearest] >= 0)) {
                const Index begin = scan, end = std::min(n_, begin + chunk);
                for (; scan + lanes <= end; scan += lanes)
                    for (Index k = 0; k < lanes; ++k) relax(scan + k, low[k]);
                for (; scan < end; ++scan) relax(scan, low[0]);
                least = *std::min_element(low, low + lanes);
                if (least == reached) nearest = nearest_of(least, begin, end, nearest);
            }
            if (least == infinite) return false;
            if (nearest < 0 || d[nearest] != least) nearest = nearest_of(least, 0, n_, -1);
            reached = least;
            scanned_.emplace_back(nearest, least);
            d[nearest] = done;
            if (row_[nearest] < 0)
                sink = nearest;
            else
                i = row_[nearest];
        }
        u_[start] += reached;
        for (const auto& [j, distance] : scanned_) {
            if (j == sink) continue;
            u_[row_[j]] += reached - distance;
            v_[j] -= reached - distance;
        }
        for (Index j = sink;;) {
            const Index from = path[j];
            row_[j] = from;
            std::swap(column_[from], j);
            if (from == start) break;
        }
        return true;
    }

    /// A column of [begin, end) at distance `least`, a free one if there is; `otherwise` if there is none.
    [[nodiscard]] Index nearest_of(T least, Index begin, Index end, Index otherwise) const {
        for (Index j = begin; j < end; ++j)
            if (distance_[j] == least && (otherwise < 0 || row_[j] < 0)) {
                otherwise = j;
                if (row_[j] < 0) break;
            }
        return otherwise;
    }

    Index m_, n_;
    const T* cost_;
    core::List<Index> column_, row_, path_;
    core::List<T> u_, v_, distance_;
    core::List<std::pair<Index, T>> scanned_;
};

}  // namespace scixx::optimize::detail
