// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <limits>
#include <scixx/core/kernel/list.hpp>
#include <utility>

namespace scixx::optimize::detail {

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
    /// First prices: columns' least costs (square only), then rows' least rests; rows take their best column if it is free.
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

    /// Jonker and Volgenant's augmenting row reduction: a free row takes its best column, even from another row, and the
    /// column's price falls by as much as the row's second best column is worse.
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
            // A scanned column has the distance `done` and so is never improved. Independent minima let the loop vectorise.
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
            Index scan = 0;
            for (; scan + lanes <= n_; scan += lanes)
                for (Index k = 0; k < lanes; ++k) relax(scan + k, low[k]);
            for (; scan < n_; ++scan) relax(scan, low[0]);
            const T least = *std::min_element(low, low + lanes);
            if (least == infinite) return false;
            Index nearest = -1;
            for (Index j = 0; j < n_; ++j)
                if (d[j] == least && (nearest < 0 || row_[j] < 0)) {
                    nearest = j;
                    if (row_[j] < 0) break;
                }
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

    Index m_, n_;
    const T* cost_;
    core::List<Index> column_, row_, path_;
    core::List<T> u_, v_, distance_;
    core::List<std::pair<Index, T>> scanned_;
};

}  // namespace scixx::optimize::detail
