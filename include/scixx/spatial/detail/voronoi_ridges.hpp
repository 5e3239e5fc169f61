// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/spatial/detail/sphere_groups.hpp>
#include <scixx/spatial/detail/step_limit.hpp>
#include <scixx/spatial/index_lists.hpp>

namespace scixx::spatial::detail {

/// The Voronoi diagram as the dual of a triangulation whose cospherical simplices are grouped: a vertex for each group,
/// a ridge for each edge but those inside a group, a region for each corner. -1 stands for infinity.
template <class T, class I>
class VoronoiDual {
public:
    VoronoiDual(const PointRows<T>& points, const IndexRows<I>& simplices, const IndexRows<I>& neighbors,
                const SphereGroups<T, I>& groups)
        : points_(points), simplices_(simplices), neighbors_(neighbors), groups_(groups) {}

    /// The points on both sides of each ridge, and its vertices.
    void ridges(IndexRows<I>& sides, BasicIndexLists<I>& lists) const {
        if (points_.cols() == 2) return ridges_in_plane(sides, lists);
        List<int> pairs;
        if (points_.cols() == 3)
            ridges_in_space(pairs, lists);
        else
            ridges_in_general(pairs, lists);
        sides.resize(pairs.size() / 2, 2);
        std::copy_n(pairs.data(), pairs.size(), sides.data());
    }

    /// region_of[i] is the list of point i, -1 for points that are no corners.
    void regions(BasicIndexLists<I>& lists, int* region_of) const {
        if (points_.cols() == 2) return regions_in_plane(lists, region_of);
        const Eigen::Index n = points_.rows(), corners = simplices_.cols();
        lists.indptr.reserve(core::to_size(n) + 1);
        lists.indices.reserve(core::to_size(simplices_.size() + 16));
        List<int> list;
        const auto keep = [&](int i) {
            region_of[i] = static_cast<int>(lists.size());
            for (const int vertex : list) lists.push(vertex);
            lists.close();
        };
        std::fill_n(region_of, n, -1);
        List<int> start(n + 1, 0);
        for (Eigen::Index i = 0; i < simplices_.size(); ++i) ++start[simplices_.data()[i] + 1];
        for (Eigen::Index i = 0; i < n; ++i) start[i + 1] += start[i];
        List<int> incident(simplices_.size()), fill(start);
        for (int t = 0; t < simplices_.rows(); ++t)
            for (Eigen::Index k = 0; k < corners; ++k) incident[fill[simplices_(t, k)]++] = t;
        for (int i = 0; i < n; ++i) {
            list.clear();
            for (int k = start[i]; k < start[i + 1]; ++k) {
                const int t = incident[k];
                list.push_back(group(t));
                for (Eigen::Index face = 0; face < corners; ++face)
                    if (neighbors_(t, face) < 0 && simplices_(t, face) != i) list.push_back(-1);
            }
            if (list.empty()) continue;
            sort_unique(list);
            keep(i);
        }
    }

private:
    [[nodiscard]] int group(int t) const noexcept { return groups_.group_of[t]; }
    [[nodiscard]] int slot_of(int t, int vertex) const noexcept {
        const int* const corner = simplices_.data() + t * simplices_.cols();
        int slot = 0;
        while (corner[slot] != vertex) ++slot;
        return slot;
    }
    static void sort_unique(List<int>& list) {
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
    }
    /// Removes repetitions from a list that goes around; returns its end.
    [[nodiscard]] static int* compact(int* begin, int* end) {
        end = std::unique(begin, end);
        while (end - begin > 1 && *begin == *(end - 1)) --end;
        return end;
    }

    [[nodiscard]] static int turned(int slot, int by) noexcept { return slot + by < 3 ? slot + by : slot + by - 3; }

    /// Counter-clockwise around each corner; from infinity, if it is on the hull.
    void regions_in_plane(BasicIndexLists<I>& lists, int* region_of) const {
        // A face is 3 * triangle + slot. What goes around a corner and leaves a triangle through a face leaves the one
        // beyond through next[face].
        const int* const corner = simplices_.data();
        List<int> next(simplices_.size());
        std::fill_n(region_of, points_.rows(), -1);
        for (int t = 0; t < simplices_.rows(); ++t)  // the face to begin with
            for (int k = 0; k < 3; ++k) region_of[corner[3 * t + k]] = 3 * t + turned(k, 1);
        Index open = 0;
        for (const int face : groups_.faces) {
            const int t = face / 3, k = face - 3 * t, u = neighbors_.data()[face];
            if (u < 0) {  // where the way around a corner on the hull begins, as -2 - face
                next[face] = -1;
                region_of[corner[3 * t + turned(k, 1)]] = -2 - (3 * t + turned(k, 2));
                ++open;
                continue;
            }
            const int back = slot_towards<2>(neighbors_, u, t);
            next[face] = 3 * u + turned(back, 2);
            next[3 * u + back] = 3 * t + turned(k, 2);
        }
        lists.indices.resize(core::to_size(next.size() + open));
        lists.indptr.reserve(core::to_size(points_.rows()) + 1);
        int* out = lists.indices.data();
        for (Eigen::Index i = 0; i < points_.rows(); ++i) {
            int* const begin = out;
            int face = region_of[i];
            if (face == -1) continue;
            if (face < 0) {
                *out++ = -1;
                face = -2 - face;
            }
            const int first = face;
            StepLimit steps(next.size());
            do {
                steps.count();
                *out++ = group(face / 3);
                face = next[face];
            } while (face >= 0 && face != first);
            if (groups_.any()) out = compact(begin, out);
            region_of[i] = static_cast<int>(lists.size());
            lists.indptr.push_back(core::to_size(out - lists.indices.data()));
        }
        lists.indices.resize(core::to_size(out - lists.indices.data()));
    }

    void ridges_in_plane(IndexRows<I>& sides, BasicIndexLists<I>& lists) const {
        const int* const corner = simplices_.data();
        const Index most = groups_.faces.size();
        sides.resize(most, 2);
        lists.indices.resize(core::to_size(2 * most));
        lists.indptr.resize(core::to_size(most + 1));
        int *side = sides.data(), *vertex = lists.indices.data();
        std::size_t *end = lists.indptr.data(), total = 0;
        for (const int face : groups_.faces) {
            const int t = face / 3, k = face - 3 * t, u = neighbors_.data()[face];
            if (groups_.any() && u >= 0 && group(u) == group(t)) continue;
            *side++ = corner[3 * t + turned(k, 1)];
            *side++ = corner[3 * t + turned(k, 2)];
            *vertex++ = u < 0 ? -1 : group(u);
            *vertex++ = group(t);
            *++end = total += 2;
        }
        const Index count = end - lists.indptr.data();
        if (count == most) return;
        IndexRows<I> kept(count, 2);
        std::copy_n(sides.data(), 2 * count, kept.data());
        sides.swap(kept);
        lists.indices.resize(total);
        lists.indptr.resize(core::to_size(count + 1));
    }

    void ridges_in_space(List<int>& pairs, BasicIndexLists<I>& lists) const {
        // The edge of a tetrahedron without corners i < j has bit 4 i + j.
        List<std::uint16_t> done(simplices_.rows(), 0);
        List<int> ring, hull;
        for (int t = 0; t < simplices_.rows(); ++t)
            for (int i = 0; i < 4; ++i)
                for (int j = i + 1; j < 4; ++j) {
                    if ((done[t] >> (4 * i + j)) & 1) continue;
                    int first = 0;
                    while (first == i || first == j) ++first;
                    const int second = 6 - i - j - first, a = simplices_(t, first), b = simplices_(t, second);
                    ring.clear();
                    hull.clear();
                    const bool open = !turn(t, i, j, a, b, done, ring, hull);
                    if (open) {
                        std::reverse(ring.begin(), ring.end());
                        ring.pop_back();
                        turn(t, j, i, a, b, done, ring, hull);
                        ring.insert(ring.begin(), -1);
                    }
                    ring.resize(compact(ring.data(), ring.data() + ring.size()) - ring.data());
                    const Index finite = ring.size() - (open ? 1 : 0);
                    // Between two groups an inner edge crosses a face of both; with one group a hull edge is a ridge
                    // if the hull has an angle there.
                    if (!open && finite < 3) continue;
                    if (open && finite < 2 && is_merged(ring[1]) && !spans_ridge(ring, hull)) continue;
                    pairs.push_back(a);
                    pairs.push_back(b);
                    for (const int vertex : ring) lists.push(vertex);
                    lists.close();
                }
    }

    /// Goes around edge (a, b) from tetrahedron `from` through the face opposite to slot `out`, slot `in` being its
    /// other corner off the edge. Adds the groups to `ring`; false when the way ends at the hull, the corners of the
    /// hull face being added to `hull`.
    bool turn(int from, int out, int in, int a, int b, List<std::uint16_t>& done, List<int>& ring,
              List<int>& hull) const {
        int t = from;
        for (StepLimit steps(done.size());; steps.count()) {
            done[t] |= static_cast<std::uint16_t>(1U << (4 * std::min(out, in) + std::max(out, in)));
            ring.push_back(group(t));
            const int next = neighbors_(t, out), pivot = simplices_(t, in);
            if (next < 0) {
                hull.insert(hull.end(), {a, b, pivot});
                return false;
            }
            if (next == from) return true;
            t = next;
            out = slot_of(t, pivot);
            in = 0;
            while (in == out || simplices_(t, in) == a || simplices_(t, in) == b) ++in;
        }
    }

    void ridges_in_general(List<int>& pairs, BasicIndexLists<I>& lists) const {
        struct Use {
            int a, b, t;
        };
        const Eigen::Index corners = simplices_.cols(), d = corners - 1;
        List<Use> uses;
        uses.reserve(simplices_.size() * d / 2);
        for (int t = 0; t < simplices_.rows(); ++t)
            for (Eigen::Index i = 0; i < corners; ++i)
                for (Eigen::Index j = 0; j < i; ++j)
                    uses.push_back({std::min(simplices_(t, i), simplices_(t, j)),
                                    std::max(simplices_(t, i), simplices_(t, j)), t});
        std::sort(uses.begin(), uses.end(), [](const Use& x, const Use& y) {
            return x.a != y.a ? x.a < y.a : x.b != y.b ? x.b < y.b : x.t < y.t;
        });
        List<int> ring, hull;
        for (Index i = 0; i < uses.size();) {
            const int a = uses[i].a, b = uses[i].b;
            ring.clear();
            hull.clear();
            bool merged = false;
            for (; i < uses.size() && uses[i].a == a && uses[i].b == b; ++i) {
                const int t = uses[i].t;
                ring.push_back(group(t));
                merged = merged || is_merged(group(t));
                for (Eigen::Index k = 0; k < corners; ++k) {
                    if (neighbors_(t, k) >= 0 || simplices_(t, k) == a || simplices_(t, k) == b) continue;
                    ring.push_back(-1);
                    for (Eigen::Index other = 0; other < corners; ++other)
                        if (other != k) hull.push_back(simplices_(t, other));
                }
            }
            sort_unique(ring);
            if (merged && !spans_ridge(ring, hull)) continue;
            pairs.push_back(a);
            pairs.push_back(b);
            for (const int vertex : ring) lists.push(vertex);
            lists.close();
        }
    }

    [[nodiscard]] bool is_merged(int id) const noexcept { return groups_.merged[id] != 0; }

    /// Whether the vertices and the directions to infinity (normals of hull facets, d corners each) span d - 1
    /// dimensions, up to rounding.
    [[nodiscard]] bool spans_ridge(const List<int>& ring, const List<int>& hull) const {
        const Eigen::Index d = points_.cols();
        // Gram-Schmidt, twice for each direction; d numbers each.
        List<double> basis;
        Index rank = 0;
        const auto extend = [&](double* direction) {
            const auto length_of = [&] {
                double square = 0;
                for (Index j = 0; j < d; ++j) square += direction[j] * direction[j];
                return std::sqrt(square);
            };
            const double size = length_of();
            for (Index j = 0; j < d; ++j) direction[j] /= size;
            for (int twice = 0; twice < 2; ++twice)
                for (Index i = 0; i < rank; ++i) {
                    const double* const axis = basis.data() + i * d;
                    double along = 0;
                    for (Index j = 0; j < d; ++j) along += axis[j] * direction[j];
                    for (Index j = 0; j < d; ++j) direction[j] -= axis[j] * along;
                }
            const double length = length_of();
            if (!(length > 1e-8)) return;
            for (Index j = 0; j < d; ++j) basis.push_back(direction[j] / length);
            ++rank;
        };
        double direction[max_dimension];
        int first = -1;
        for (const int id : ring) {
            if (id < 0) continue;
            if (first < 0) {
                first = id;
                continue;
            }
            for (Index j = 0; j < d; ++j) direction[j] = groups_.centres(id, j) - groups_.centres(first, j);
            extend(direction);
        }
        const double* p[max_dimension] = {};
        for (Index i = 0; i < hull.size(); i += d) {
            for (Index k = 0; k < d; ++k) p[k] = points_.data() + d * hull[i + k];
            (void)scaled_normal(p, static_cast<int>(d), direction);
            extend(direction);
        }
        return rank >= d - 1;
    }

    const PointRows<T>& points_;
    const IndexRows<I>&simplices_, &neighbors_;
    const SphereGroups<T, I>& groups_;
};

}  // namespace scixx::spatial::detail
