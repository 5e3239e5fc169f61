// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <limits>
#include <scixx/spatial/detail/nd_predicates.hpp>
#include <scixx/spatial/detail/step_limit.hpp>

namespace scixx::spatial::detail {

/// A closed surface of simplices that grows point by point: the tetrahedra of a triangulation of space whose hull is
/// closed by a vertex at infinity, or the facets of a convex hull. A new point replaces the simplices that it is in
/// conflict with, a connected set, by the cone over their border (beneath and beyond; A. Bowyer 1981, D. F. Watson
/// 1981). A simplex has `width` corners.
template <class = void>
class SimplexComplex {
public:
    /// Simplex and slot in one number: where a face leads to.
    static constexpr int slot_bits = 4;
    static constexpr int slot_mask = (1 << slot_bits) - 1;
    static constexpr int max_simplices = 1 << (31 - slot_bits);

    explicit SimplexComplex(int width = 0) : width_(width) {}

    template <int Width = 0>
    [[nodiscard]] int width() const noexcept {
        return Width != 0 ? Width : width_;
    }
    /// Number of simplices, with those that are free.
    [[nodiscard]] int size() const noexcept { return static_cast<int>(mark_.size()); }
    // Width is the number of corners where a loop over simplices gains by knowing it, else 0.
    template <int Width = 0>
    [[nodiscard]] const int* corners(int t) const noexcept {
        return data_.data() + offset<Width>(t);
    }
    template <int Width = 0>
    [[nodiscard]] int* corners(int t) noexcept {
        return data_.data() + offset<Width>(t);
    }
    /// links(t)[k]: the simplex across the face opposite to corner k and the slot of its corner opposite to that face.
    template <int Width = 0>
    [[nodiscard]] const int* links(int t) const noexcept {
        return corners<Width>(t) + width<Width>();
    }
    template <int Width = 0>
    [[nodiscard]] int* links(int t) noexcept {
        return corners<Width>(t) + width<Width>();
    }
    template <int Width = 0>
    [[nodiscard]] int neighbor(int t, int k) const noexcept {
        return links<Width>(t)[k] >> slot_bits;
    }
    [[nodiscard]] bool is_free(int t) const noexcept { return mark_[t] == released; }
    template <int Width = 0>
    [[nodiscard]] int slot_of(int t, int vertex) const noexcept {
        const int* const corner = corners<Width>(t);
        int slot = 0;
        while (corner[slot] != vertex) ++slot;
        return slot;
    }

    void reserve(Index simplices) {
        data_.reserve(simplices * (2 * width()));
        mark_.reserve(simplices);
    }

    /// A simplex with corners and links to be filled.
    template <int Width = 0>
    int add() {
        if (!free_.empty()) {
            const int t = free_.back();
            free_.pop_back();
            mark_[t] = clear;
            return t;
        }
        const int t = size();
        if (t >= max_simplices) throw std::length_error("scixx::spatial: a triangulation of more than 2^27 simplices");
        data_.resize(data_.size() + 2 * width<Width>());
        mark_.push_back(clear);
        return t;
    }

    /// Makes simplices neighbours that share all corners but those in slots i and j.
    template <int Width = 0>
    void join(int t, int i, int u, int j) noexcept {
        links<Width>(t)[i] = (u << slot_bits) | j;
        links<Width>(u)[j] = (t << slot_bits) | i;
    }

    /// Replaces all simplices for which conflicts(simplex) holds, found from `start` on, by simplices with the corner
    /// `vertex`. The new ones have it in the slot of the corner they lost, which keeps their orientation.
    template <int Width = 0, class Conflicts>
    void replace(int start, int vertex, const Conflicts& conflicts) {
        find_conflicts<Width>(start, conflicts);
        cone<Width>(vertex);
        release();
    }

    /// The three steps of replace(), for those who have to look at the simplices between them.
    template <int Width = 0, class Conflicts>
    void find_conflicts(int start, const Conflicts& conflicts) {
        removed_.assign(1, start);
        created_.clear();
        mark_[start] = conflict;
        for (Index i = 0; i < removed_.size(); ++i) {
            const int old = removed_[i];
            for (int k = 0; k < width<Width>(); ++k) {
                const int t = neighbor<Width>(old, k);
                char& mark = mark_[t];
                if (mark == clear) {
                    mark = conflicts(t) ? conflict : outside;
                    if (mark == conflict) removed_.push_back(t);
                }
                if (mark == outside) created_.push_back({none, old, k});
            }
        }
    }

    template <int Width = 0>
    void cone(int vertex) {
        for (Created& created : created_) {
            const int t = created.old, k = created.slot, fresh = add<Width>(), beyond = links<Width>(t)[k];
            created.simplex = fresh;
            mark_[beyond >> slot_bits] = clear;
            const int* const from = corners<Width>(t);
            int* const to = corners<Width>(fresh);
            for (int i = 0; i < width<Width>(); ++i) to[i] = i == k ? vertex : from[i];
            join<Width>(fresh, k, beyond >> slot_bits, beyond & slot_mask);
        }
        if constexpr (Width == 4) {
            // The border is a sphere of triangles, so it has two corners more than half their number.
            if (created_.size() / 2 + 2 <= table_side) return link_by_table(vertex);
        }
        for (const Created& created : created_) {
            for (int j = 0; j < width(); ++j)
                if (j != created.slot) links(created.simplex)[j] = none;
            links(created.old)[created.slot] = ~created.simplex;  // the way from the old simplex to the new one
        }
        for (const Created& created : created_)
            for (int j = 0; j < width(); ++j)
                if (links(created.simplex)[j] < 0) link_around(created, j);
    }

    void release() {
        for (const int t : removed_) mark_[t] = released;
        free_.insert(free_.end(), removed_.begin(), removed_.end());
    }

    struct Created {
        int simplex, old, slot;
    };
    [[nodiscard]] const List<int>& removed() const noexcept { return removed_; }
    [[nodiscard]] const List<Created>& created() const noexcept { return created_; }

private:
    static constexpr char clear = 0, conflict = 1, outside = 2, released = 3;
    static constexpr int none = -1;
    static constexpr std::uint32_t table_side = 64;
    struct Edges {
        std::uint32_t opposite[3];  // places in the table
    };

    template <int Width>
    [[nodiscard]] Index offset(int t) const noexcept {
        return Index{t} * (2 * width<Width>());
    }

    /// Finds the other new simplex at the ridge (the new simplex without the new vertex and corner j) by turning
    /// around the ridge through the simplices that are removed.
    void link_around(const Created& created, int j) {
        int t = created.old, out = j, pivot = corners(t)[created.slot];
        for (StepLimit steps(size()); links(t)[out] >= 0; steps.count()) {
            const int link = links(t)[out];
            t = link >> slot_bits;
            out = slot_of(t, pivot);
            pivot = corners(t)[link & slot_mask];
        }
        join(created.simplex, j, ~links(t)[out], slot_of(t, pivot));
    }

    /// The faces of the border on both sides of an edge have it in opposite directions: the new tetrahedron where it
    /// goes from corner a to b is written to place (a, b) of a table, and its neighbour stands at (b, a). The border's
    /// corners are numbered on the way. A few times as fast as turning around all edges.
    void link_by_table(int vertex) {
        // The other slots, so that the face opposite to slot k is seen counter-clockwise from it.
        static constexpr int around[4][3] = {{1, 2, 3}, {0, 3, 2}, {0, 1, 3}, {0, 2, 1}};
        if (number_.size() < Index{vertex} + 2) number_.resize(Index{vertex} + 2);
        table_.resize(table_side * table_side);
        edges_.resize(created_.size());
        if (stamp_ > std::numeric_limits<std::uint32_t>::max() - 2 * table_side) {
            std::fill(number_.begin(), number_.end(), 0U);
            stamp_ = 0;
        }
        stamp_ += table_side;
        std::uint32_t count = 0;
        Edges* edge = edges_.data();
        for (const Created& created : created_) {
            const int* const corner = corners<4>(created.simplex);
            const int* const slot = around[created.slot];
            std::uint32_t id[3];
            for (int i = 0; i < 3; ++i) {
                std::uint32_t& number = number_[corner[slot[i]] + 1];
                const bool known = number - stamp_ < count;
                id[i] = known ? number - stamp_ : count;
                number = stamp_ + id[i];
                count += known ? 0U : 1U;
            }
            for (int i = 0; i < 3; ++i) {
                const std::uint32_t a = id[(i + 1) % 3], b = id[(i + 2) % 3];
                table_[a * table_side + b] = (created.simplex << slot_bits) | slot[i];
                edge->opposite[i] = b * table_side + a;
            }
            ++edge;
        }
        edge = edges_.data();
        for (const Created& created : created_) {
            const int* const slot = around[created.slot];
            int* const link = links<4>(created.simplex);
            for (int i = 0; i < 3; ++i) link[slot[i]] = table_[edge->opposite[i]];
            ++edge;
        }
    }

    int width_;
    List<int> data_;  // for each simplex its corners, then its links
    List<char> mark_;
    List<int> free_, removed_;
    List<Created> created_;
    List<std::uint32_t> number_;  // number of a vertex among those of the border, above stamp_
    List<Edges> edges_;
    List<int> table_;
    std::uint32_t stamp_ = 0;
};

}  // namespace scixx::spatial::detail
