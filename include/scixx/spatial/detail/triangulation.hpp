// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <scixx/core/dims.hpp>
#include <scixx/core/error.hpp>
#include <scixx/spatial/detail/hilbert.hpp>
#include <scixx/spatial/detail/step_limit.hpp>
#include <scixx/spatial/error.hpp>
#include <utility>

namespace scixx::spatial::detail {

/// A Delaunay triangulation of the plane that grows point by point.
///
/// The hull is closed by ghost triangles that share the vertex `ghost` at infinity, so that every edge has a triangle
/// on both sides and a point outside the hull is inserted as one inside. Each insertion splits the triangle that
/// holds the point and flips the edges opposite to it until all circles are empty (C. L. Lawson 1977; ghosts as in
/// J. R. Shewchuk, Lecture notes on Delaunay mesh generation, 2012). Predicates are exact, so the structure is a
/// valid triangulation at all times whatever the points are.
template <class = void>
class Triangulation {
public:
    static constexpr int ghost = -1;

    /// Vertices counter-clockwise. across[k] is the edge opposite to vertex[k] seen from the neighbour: 4 * triangle +
    /// position of the neighbour's opposite vertex. The fourth entries fill the cache line.
    struct Triangle {
        int vertex[4];
        int across[4];

        [[nodiscard]] bool is_ghost() const noexcept { return (vertex[0] | vertex[1] | vertex[2]) < 0; }
        /// Position of the vertex at infinity in a ghost.
        [[nodiscard]] int ghost_corner() const noexcept { return vertex[0] < 0 ? 0 : vertex[1] < 0 ? 1 : 2; }
    };

    /// A point that was left out because it equals a vertex.
    struct Duplicate {
        int label, vertex;
    };

    /// Inserts the points; their labels continue those of former calls.
    /// @throws GeometryError as long as all points lie on one line.
    void insert(const char* function, List<LabelledPoint> batch) {
        insertion_order(batch);
        Index first = points_.size();
        points_.reserve(first + batch.size());
        labels_.reserve(first + batch.size());
        for (const LabelledPoint& p : batch) {
            points_.push_back(p.point);
            labels_.push_back(p.label);
            low_ = {std::min(low_.x, p.point.x), std::min(low_.y, p.point.y)};
            high_ = {std::max(high_.x, p.point.x), std::max(high_.y, p.point.y)};
        }
        const double extent = std::max(high_.x - low_.x, high_.y - low_.y);
        bounds_ = FilterBounds(extent);
        CoordinateUnit unit(extent);
        for (Index i = 0; i < points_.size() && unit.take(&points_[i].x, 2); ++i) continue;
        bounds_.orient2d_quantum = unit.power(2);
        bounds_.incircle_quantum = unit.power(4);
        if (triangles_.empty()) {
            start(function);
            first = 3;
        }
        triangles_.reserve(2 * points_.size());
        for (; first < points_.size(); ++first) insert_vertex(static_cast<int>(first));
    }

    [[nodiscard]] const List<Triangle>& triangles() const noexcept { return triangles_; }
    [[nodiscard]] const List<Duplicate>& duplicates() const noexcept { return duplicates_; }
    [[nodiscard]] const Point2& point(int vertex) const noexcept { return points_[vertex]; }
    [[nodiscard]] int label(int vertex) const noexcept { return labels_[vertex]; }
    [[nodiscard]] int vertex_count() const noexcept { return static_cast<int>(points_.size()); }

    [[nodiscard]] bool in_bounding_box(const Point2& p) const noexcept {
        return p.x >= low_.x && p.x <= high_.x && p.y >= low_.y && p.y <= high_.y;
    }

    /// A triangle near p: the best of a sample of n^(1/3), which makes the walk from there as short (E. P. Muecke,
    /// I. Saias, B. Zhu, Fast randomized point location without preprocessing, SoCG 1996).
    [[nodiscard]] int nearby(const Point2& p) const {
        const Index count = triangles_.size();
        const auto sample = static_cast<Index>(std::cbrt(static_cast<double>(count)));
        double best = std::numeric_limits<double>::infinity();
        int found = recent_;
        for (Index i = 0; i < sample; ++i) {
            const auto t = static_cast<int>(i * count / sample);
            const Triangle& candidate = triangles_[t];
            const Point2& corner = point(std::max(candidate.vertex[0], candidate.vertex[1]));
            const double dx = corner.x - p.x, dy = corner.y - p.y, distance = dx * dx + dy * dy;
            if (distance < best) best = distance, found = t;
        }
        return found;
    }

    /// The triangle whose closure holds p, or the ghost behind a hull edge that p lies strictly outside of. Walks from
    /// triangle `t`; ends because the circles' power to p never grows along the way (exact predicates).
    [[nodiscard]] int locate(const Point2& p, int t) const {
        const FilterBounds bounds = in_bounding_box(p) ? bounds_ : FilterBounds();
        int entered = 3;
        if (const Triangle& first = triangle(t); first.is_ghost()) t = first.across[first.ghost_corner()] / 4;
        for (StepLimit steps(triangles_.size());; steps.count()) {
            const Triangle& here = triangle(t);
            const Point2 corner[3] = {point(here.vertex[0]), point(here.vertex[1]), point(here.vertex[2])};
            int leave = 3;
            for (int k = 0; k < 3; ++k)
                if (k != entered && orient2d(corner[(k + 1) % 3], corner[(k + 2) % 3], p, bounds) < 0) {
                    leave = here.across[k];
                    entered = leave % 4;
                    break;
                }
            if (leave == 3) return t;
            t = leave / 4;
            if (triangle(t).is_ghost()) return t;
        }
    }

private:
    [[nodiscard]] const Triangle& triangle(int t) const noexcept { return triangles_[t]; }
    int& across(int edge) noexcept { return triangles_[edge / 4].across[edge % 4]; }

    /// Makes the first triangle from the first three points (in insertion order) that are not on a line.
    void start(const char* function) {
        const Index count = points_.size();
        Index second = 1, third = 2;
        const auto at = [&](Index i) -> const Point2& { return points_[i]; };
        const auto exchange = [&](Index i, Index j) {
            std::swap(points_[i], points_[j]);
            std::swap(labels_[i], labels_[j]);
        };
        while (second < count && at(second) == at(0)) ++second;
        third = second + 1;
        while (third < count && orient2d(at(0), at(second), at(third)) == 0) ++third;
        if (third >= count) {
            *this = Triangulation();
            core::fail<GeometryError>(function, "the points lie on one line, at least three that do not are needed");
        }
        exchange(1, second);
        exchange(2, third);
        if (orient2d(at(0), at(1), at(2)) < 0) exchange(1, 2);
        triangles_.push_back({{0, 1, 2, 0}, {4, 8, 12, 0}});
        for (int k = 0; k < 3; ++k) {  // ghost k lies across the edge opposite to vertex k
            const int next = 1 + (k + 1) % 3, previous = 1 + (k + 2) % 3;
            triangles_.push_back({{ghost, (k + 2) % 3, (k + 1) % 3, 0}, {k, 4 * previous + 2, 4 * next + 1, 0}});
        }
    }

    /// Whether p lies strictly inside the circle of a triangle. A ghost's circle is the open half plane outside its
    /// hull edge, with the edge's interior.
    [[nodiscard]] bool conflicts(const Triangle& t, const Point2& p) const {
        if (!t.is_ghost()) return incircle(point(t.vertex[0]), point(t.vertex[1]), point(t.vertex[2]), p, bounds_) > 0;
        const int k = t.ghost_corner();
        const Point2 &a = point(t.vertex[(k + 1) % 3]), &b = point(t.vertex[(k + 2) % 3]);
        const int side = orient2d(a, b, p, bounds_);
        if (side != 0) return side > 0;
        const auto between = [](double low, double x, double high) { return low < x && x < high; };
        return a.x != b.x ? between(std::min(a.x, b.x), p.x, std::max(a.x, b.x))
                          : between(std::min(a.y, b.y), p.y, std::max(a.y, b.y));
    }

    void insert_vertex(int vertex) {
        const Point2 p = point(vertex);
        const int t = locate(p, recent_);
        const Triangle old = triangle(t);
        for (int k = 0; k < 3; ++k)
            if (const int v = old.vertex[k]; v >= 0 && point(v) == p) {
                // The first of equal points in the caller's order is the vertex.
                if (label(vertex) < label(v)) std::swap(labels_[vertex], labels_[v]);
                duplicates_.push_back({label(vertex), v});
                return;
            }
        const int second = static_cast<int>(triangles_.size()), third = second + 1;
        const int a = old.vertex[0], b = old.vertex[1], c = old.vertex[2];
        triangles_[t] = {{vertex, b, c, 0}, {old.across[0], 4 * second + 2, 4 * third + 1, 0}};
        triangles_.push_back({{vertex, c, a, 0}, {old.across[1], 4 * third + 2, 4 * t + 1, 0}});
        triangles_.push_back({{vertex, a, b, 0}, {old.across[2], 4 * t + 2, 4 * second + 1, 0}});
        across(old.across[1]) = 4 * second;
        across(old.across[2]) = 4 * third;
        flip_around(p, t);
        recent_ = t;
    }

    /// Goes counter-clockwise around the new vertex p, which is vertex 0 of all triangles there, and flips the edge
    /// opposite to p while the triangle beyond conflicts.
    void flip_around(const Point2& p, int t) {
        const int first = triangle(t).vertex[1];
        for (StepLimit steps(triangles_.size());; steps.count()) {
            Triangle& near_by = triangles_[t];
            const int beyond = near_by.across[0] / 4;
            Triangle& remote = triangles_[beyond];
            if (conflicts(remote, p)) {
                // near = (p, u, w), far = (q, w, u) from its corner k on; they become (p, u, q) and (p, q, w).
                const int k = near_by.across[0] % 4, k1 = (k + 1) % 3, k2 = (k + 2) % 3;
                const int vertex = near_by.vertex[0], q = remote.vertex[k], w = near_by.vertex[2];
                const int edge_uq = remote.across[k1], edge_qw = remote.across[k2], edge_wp = near_by.across[1];
                near_by.vertex[2] = q;
                near_by.across[0] = edge_uq;
                near_by.across[1] = 4 * beyond + 2;
                remote = {{vertex, q, w, 0}, {edge_qw, edge_wp, 4 * t + 1, 0}};
                across(edge_uq) = 4 * t;
                across(edge_qw) = 4 * beyond;
                across(edge_wp) = 4 * beyond + 1;
            } else {
                t = near_by.across[1] / 4;
                if (triangle(t).vertex[1] == first) return;
            }
        }
    }

    List<Point2> points_;  // in insertion order; a vertex is an index
    List<int> labels_;
    List<Triangle> triangles_;
    List<Duplicate> duplicates_;
    Point2 low_{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
    Point2 high_{-std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    FilterBounds bounds_;
    int recent_ = 0;
};

}  // namespace scixx::spatial::detail
