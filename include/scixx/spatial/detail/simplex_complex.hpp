// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <scixx/spatial/detail/nd_predicates.hpp>
#include <vector>

namespace scixx::spatial::detail {

/// A closed surface of simplices that grows point by point: the tetrahedra of a triangulation of space whose hull is
/// closed by a vertex at infinity, or the facets of a convex hull. A new point replaces the simplices that it is in
/// conflict with, a connected set, by the cone over their border (beneath and beyond; A. Bowyer 1981, D. F. Watson
/// 1981). Width is the number of corners of a simplex, 0 for one that is set at run time.
template <int Width>
class SimplexComplex {
public:
    /// Simplex and slot in one number: where a face leads to.
    static constexpr int slot_bits = 4;
    static constexpr int slot_mask = (1 << slot_bits) - 1;
    static constexpr int max_simplices = 1 << (31 - slot_bits);

    explicit SimplexComplex(int width = Width) : width_(width) {}

    [[nodiscard]] int width() const noexcept {
        if constexpr (Width != 0)
            return Width;
        else
            return width_;
    }
    /// Number of simplices, with those that are free.
    [[nodiscard]] int size() const noexcept { return static_cast<int>(mark_.size()); }
    [[nodiscard]] const int* corners(int t) const noexcept { return data_.data() + offset(t); }
    [[nodiscard]] int* corners(int t) noexcept { return data_.data() + offset(t); }
    /// links(t)[k]: the simplex across the face opposite to corner k and the slot of its corner opposite to that face.
    [[nodiscard]] const int* links(int t) const noexcept { return corners(t) + width(); }
    [[nodiscard]] int* links(int t) noexcept { return corners(t) + width(); }
    [[nodiscard]] int neighbor(int t, int k) const noexcept { return links(t)[k] >> slot_bits; }
    [[nodiscard]] bool is_free(int t) const noexcept { return mark_[static_cast<std::size_t>(t)] == released; }
    [[nodiscard]] int slot_of(int t, int vertex) const noexcept {
        const int* const corner = corners(t);
        int slot = 0;
        while (corner[slot] != vertex) ++slot;
        return slot;
    }

    void reserve(std::size_t simplices) {
        data_.reserve(simplices * static_cast<std::size_t>(2 * width()));
        mark_.reserve(simplices);
    }

    /// A simplex with corners and links to be filled.
    int add() {
        if (!free_.empty()) {
            const int t = free_.back();
            free_.pop_back();
            mark_[static_cast<std::size_t>(t)] = clear;
            return t;
        }
        const int t = size();
        if (t >= max_simplices) throw std::length_error("scixx::spatial: a triangulation of more than 2^27 simplices");
        data_.resize(data_.size() + static_cast<std::size_t>(2 * width()));
        mark_.push_back(clear);
        return t;
    }

    /// Makes simplices neighbours that share all corners but those in slots i and j.
    void join(int t, int i, int u, int j) noexcept {
        links(t)[i] = (u << slot_bits) | j;
        links(u)[j] = (t << slot_bits) | i;
    }

    /// Replaces all simplices for which conflicts(simplex) holds, found from `start` on, by simplices with the corner
    /// `vertex`. The new ones have it in the slot of the corner they lost, which keeps their orientation.
    template <class Conflicts>
    void replace(int start, int vertex, const Conflicts& conflicts) {
        find_conflicts(start, conflicts);
        cone(vertex);
        release();
    }

    /// The three steps of replace(), for those who have to look at the simplices between them.
    template <class Conflicts>
    void find_conflicts(int start, const Conflicts& conflicts) {
        removed_.assign(1, start);
        border_.clear();
        mark_[static_cast<std::size_t>(start)] = conflict;
        for (std::size_t i = 0; i < removed_.size(); ++i) {
            const int* const link = links(removed_[i]);
            for (int k = 0; k < width(); ++k) {
                const int t = link[k] >> slot_bits;
                char& mark = mark_[static_cast<std::size_t>(t)];
                if (mark != clear) continue;
                if (conflicts(t)) {
                    mark = conflict;
                    removed_.push_back(t);
                } else {
                    mark = outside;
                    border_.push_back(t);
                }
            }
        }
    }

    void cone(int vertex) {
        created_.clear();
        for (const int t : removed_)
            for (int k = 0; k < width(); ++k) {
                const int beyond = links(t)[k];
                if (mark_[static_cast<std::size_t>(beyond >> slot_bits)] == conflict) continue;
                const int fresh = add();
                int* const corner = corners(fresh);
                std::copy_n(corners(t), width(), corner);
                corner[k] = vertex;
                std::fill_n(links(fresh), width(), -1);
                join(fresh, k, beyond >> slot_bits, beyond & slot_mask);
                links(t)[k] = ~fresh;  // the way from the old simplex to the new one
                created_.push_back({fresh, t, k});
            }
        for (const Created& created : created_)
            for (int j = 0; j < width(); ++j)
                if (links(created.simplex)[j] < 0) link_around(created, j);
        for (const int t : border_) mark_[static_cast<std::size_t>(t)] = clear;
    }

    void release() {
        for (const int t : removed_) {
            mark_[static_cast<std::size_t>(t)] = released;
            free_.push_back(t);
        }
    }

    struct Created {
        int simplex, old, slot;
    };
    [[nodiscard]] const std::vector<int>& removed() const noexcept { return removed_; }
    [[nodiscard]] const std::vector<Created>& created() const noexcept { return created_; }

private:
    static constexpr char clear = 0, conflict = 1, outside = 2, released = 3;

    [[nodiscard]] std::size_t offset(int t) const noexcept {
        return static_cast<std::size_t>(t) * static_cast<std::size_t>(2 * width());
    }

    /// Finds the other new simplex at the ridge (the new simplex without the new vertex and corner j) by turning
    /// around the ridge through the simplices that are removed.
    void link_around(const Created& created, int j) noexcept {
        int t = created.old, out = j, pivot = corners(t)[created.slot];
        while (links(t)[out] >= 0) {
            const int link = links(t)[out];
            t = link >> slot_bits;
            out = slot_of(t, pivot);
            pivot = corners(t)[link & slot_mask];
        }
        join(created.simplex, j, ~links(t)[out], slot_of(t, pivot));
    }

    int width_;
    std::vector<int> data_;  // for each simplex its corners, then its links
    std::vector<char> mark_;
    std::vector<int> free_, removed_, border_;
    std::vector<Created> created_;
};

}  // namespace scixx::spatial::detail
