// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/spatial/detail/independent_points.hpp>
#include <scixx/spatial/detail/simplex_complex.hpp>

namespace scixx::spatial::detail {

/// Convex hull of points in 2 to 8 dimensions as a surface of simplices, exact.
///
/// Every point outside waits in the list of one facet that it sees. The farthest point of a list is inserted; the lists
/// of the facets that it sees are distributed to the new facets (C. B. Barber, D. P. Dobkin, H. Huhdanpaa, The
/// quickhull algorithm for convex hulls, ACM TOMS 22 (1996)).
///
/// A facet is seen only from strictly outside, so no facet is flat. Points on the surface are no corners, except for
/// some that were inserted early. Such a corner has one neighbour that lies in the planes of all facets around it; the
/// hull is built anew without these corners.
template <class = void>
class QuickHull {
public:
    /// Rows of `dimension` numbers that stay where they are.
    QuickHull(const double* points, Index count, int dimension)
        : points_(points), dimension_(dimension), surface_(dimension), next_(count, none) {}

    /// @throws GeometryError when the candidates do not span the space.
    void build(const char* function, const List<int>& candidates) {
        measure(candidates);
        grow(independent_points(function, points_, candidates, dimension()), candidates);
        List<int> corners = extreme_corners();
        if (corners.empty()) return;
        // All of these are extreme, so every one becomes a corner and no other.
        surface_ = SimplexComplex<>(dimension());
        planes_.clear();
        outside_.clear();
        grow(independent_points(function, points_, corners, dimension()), corners);
    }

    [[nodiscard]] int dimension() const noexcept { return dimension_; }
    [[nodiscard]] const SimplexComplex<>& surface() const noexcept { return surface_; }
    /// The corners of the hull, ascending.
    [[nodiscard]] List<int> corners() const {
        List<char> is_corner(next_.size(), 0);
        for (int facet = 0; facet < surface_.size(); ++facet)
            for (int k = 0; k < dimension() && !surface_.is_free(facet); ++k) is_corner[surface_.corners(facet)[k]] = 1;
        List<int> list;
        for (int i = 0; i < next_.size(); ++i)
            if (is_corner[i] != 0) list.push_back(i);
        return list;
    }
    [[nodiscard]] const double* point(int i) const noexcept { return points_ + Index{i} * dimension(); }
    /// Outward normal of a facet, its length being (d - 1)! times the facet's content.
    [[nodiscard]] const double* normal(int facet) const noexcept { return planes_.data() + plane_offset(facet); }

    /// Copies the normal where rounding has left it more than thirteen digits, and returns its length; else 0.
    [[nodiscard]] double sound_normal(int facet, double* out) const noexcept {
        const double* const n = normal(facet);
        double square = 0;
        for (int j = 0; j < dimension(); ++j) {
            out[j] = n[j];
            square += n[j] * n[j];
        }
        const double length = std::sqrt(square);
        return square < 0x1p900 && square > 0x1p-900 && n[dimension()] < 0x1p-43 * length * largest_ ? length : 0;
    }

    /// +1 when p lies strictly outside of a facet, -1 inside, 0 in its plane. Exact.
    [[nodiscard]] int side(int facet, const double* p) const {
        const double distance = height(facet, p), error = normal(facet)[dimension()];
        if (std::abs(distance) > error) return distance > 0 ? 1 : -1;
        return exact_side(facet, p);
    }

private:
    static constexpr int none = -1;

    /// The points outside that wait at a facet.
    struct Outside {
        int first = none, farthest = none;
        double reach = 0;
    };

    [[nodiscard]] Index plane_offset(int facet) const noexcept { return Index{facet} * (dimension() + 1); }

    void measure(const List<int>& candidates) {
        double low[max_dimension], high[max_dimension];
        std::fill_n(low, max_dimension, std::numeric_limits<double>::infinity());
        std::fill_n(high, max_dimension, -std::numeric_limits<double>::infinity());
        for (const int i : candidates)
            for (int j = 0; j < dimension(); ++j) {
                low[j] = std::min(low[j], point(i)[j]);
                high[j] = std::max(high[j], point(i)[j]);
            }
        largest_ = 0;
        for (int j = 0; j < dimension(); ++j) {
            extent_[j] = high[j] - low[j];
            largest_ = std::max(largest_, extent_[j]);
        }
        CoordinateUnit unit(largest_);
        for (Index i = 0; i < candidates.size() && unit.take(point(candidates[i]), dimension()); ++i) continue;
        quantum_ = unit.power(dimension());
    }

    [[nodiscard]] double height(int facet, const double* p) const noexcept {
        const double *const n = normal(facet), *const a = point(surface_.corners(facet)[0]);
        double sum = n[0] * (p[0] - a[0]) + n[1] * (p[1] - a[1]);
        for (int j = 2; j < dimension(); ++j) sum += n[j] * (p[j] - a[j]);
        return sum;
    }

    [[nodiscard]] int exact_side(int facet, const double* p) const {
        const double* corner[max_dimension + 1] = {};
        for (int k = 0; k < dimension(); ++k) corner[k] = point(surface_.corners(facet)[k]);
        corner[dimension()] = p;
        return orientation(corner, dimension(), quantum_);
    }

    /// The normals of facets (cofactors of the rows of their edges) and the bounds on the error of height().
    void make_planes(const int* facets, Index count) {
        const int d = dimension();
        for (Index i = 0; i < count; ++i)
            if (const Index end = plane_offset(facets[i] + 1); planes_.size() < end) {
                planes_.resize(end);
                outside_.resize(Index{facets[i]} + 1);
            }
        if (d == 3) {
            for (Index i = 0; i < count; ++i) make_plane(facets[i]);
            return;
        }
        Cofactors cofactors;
        for (Index begin = 0; begin < count; begin += Cofactors::lanes) {
            for (int lane = 0; lane < Cofactors::lanes; ++lane) {
                const double* corner[max_dimension] = {};
                const int facet = facets[std::min(begin + lane, count - 1)];
                for (int k = 0; k < d; ++k) corner[k] = point(surface_.corners(facet)[k]);
                cofactors.take(lane, corner, d - 1, d, false);
            }
            cofactors.finish();
            for (int lane = 0; lane < Cofactors::lanes && begin + lane < count; ++lane) {
                double* const plane = planes_.data() + plane_offset(facets[begin + lane]);
                double error = 0;
                for (int j = 0; j < d; ++j) {
                    plane[j] = (d - j) % 2 == 1 ? cofactors.minor(lane, j) : -cofactors.minor(lane, j);
                    error += cofactors.permanent(lane, j) * extent_[j];
                }
                finish_plane(facets[begin + lane], error);
            }
        }
    }
    /// The same for one facet in three dimensions.
    void make_plane(int facet) {
        const int* const corner = surface_.corners(facet);
        const double *a = point(corner[0]), *b = point(corner[1]), *c = point(corner[2]);
        const double u[3] = {b[0] - a[0], b[1] - a[1], b[2] - a[2]};
        const double v[3] = {c[0] - a[0], c[1] - a[1], c[2] - a[2]};
        double* const plane = planes_.data() + plane_offset(facet);
        double error = 0;
        for (int j = 0; j < 3; ++j) {
            const int j1 = (j + 1) % 3, j2 = (j + 2) % 3;
            const double left = u[j1] * v[j2], right = u[j2] * v[j1];
            plane[j] = left - right;
            error += (std::abs(left) + std::abs(right)) * extent_[j];
        }
        finish_plane(facet, error);
    }
    void finish_plane(int facet, double error) {
        planes_[plane_offset(facet) + dimension()] =
            minor_error(dimension()) * error + minor_underflow(dimension(), largest_);
        outside_[facet] = {};
    }

    void grow(const List<int>& simplex, const List<int>& candidates) {
        start(simplex);
        List<int> waiting;
        // Last first, so that the lists are in ascending order of the candidates.
        for (Index i = candidates.size(); i-- > 0;)
            for (int facet = 0; facet <= dimension(); ++facet)
                if (wait_at(facet, candidates[i])) break;
        for (int facet = 0; facet <= dimension(); ++facet) waiting.push_back(facet);
        while (!waiting.empty()) {
            const int facet = waiting.back();
            waiting.pop_back();
            if (surface_.is_free(facet) || outside_[facet].first == none) continue;
            insert(facet, waiting);
        }
    }

    void start(const List<int>& simplex) {
        const int d = dimension();
        for (int k = 0; k <= d; ++k) {  // facet k lies opposite to point k
            const int facet = surface_.add();
            int* corner = surface_.corners(facet);
            for (int i = 0; i <= d; ++i)
                if (i != k) *corner++ = simplex[i];
            corner = surface_.corners(facet);
            make_planes(&facet, 1);
            if (side(facet, point(simplex[k])) > 0) {
                std::swap(corner[0], corner[1]);
                make_planes(&facet, 1);
            }
        }
        for (int k = 0; k <= d; ++k)
            for (int i = 0; i < k; ++i)
                surface_.join(k, surface_.slot_of(k, simplex[i]), i, surface_.slot_of(i, simplex[k]));
    }

    /// Puts a point into the list of a facet if it sees it.
    bool wait_at(int facet, int i) {
        const double* const p = point(i);
        const double distance = height(facet, p), error = normal(facet)[dimension()];
        if (!(distance > error) && (distance < -error || exact_side(facet, p) <= 0)) return false;  // NaN: overflow
        Outside& list = outside_[facet];
        next_[i] = list.first;
        list.first = i;
        if (list.farthest == none || distance > list.reach) {
            list.farthest = i;
            list.reach = distance;
        }
        return true;
    }

    void insert(int facet, List<int>& waiting) {
        int vertex = outside_[facet].farthest;
        const double* const p = point(vertex);
        surface_.find_conflicts(facet, [&](int other) { return side(other, p) > 0; });
        // Of equal points the first is the corner; they wait at facets that see each of them.
        for (const int old : surface_.removed())
            for (int i = outside_[old].first; i != none; i = next_[i])
                if (i < vertex && std::equal(p, p + dimension(), point(i))) vertex = i;
        surface_.cone(vertex);
        const auto& created = surface_.created();
        fresh_.clear();
        for (const auto& fresh : created) fresh_.push_back(fresh.simplex);
        make_planes(fresh_.data(), fresh_.size());
        Index guess = 0;
        for (const int old : surface_.removed()) {
            int i = outside_[old].first;
            while (i != none) {
                const int following = next_[i];
                if (i != vertex)
                    for (Index k = 0; k < created.size(); ++k) {
                        const Index at = guess + k < created.size() ? guess + k : guess + k - created.size();
                        if (wait_at(created[at].simplex, i)) {
                            guess = at;
                            break;
                        }
                    }
                i = following;
            }
            outside_[old].first = none;
        }
        for (const auto& fresh : created)
            if (outside_[fresh.simplex].first != none) waiting.push_back(fresh.simplex);
        surface_.release();
    }

    /// The extreme corners when there are others too, else nothing.
    [[nodiscard]] List<int> extreme_corners() const {
        const int d = dimension();
        List<int> facet_of(next_.size(), none);  // of corners at ridges without an angle
        List<char> is_corner(next_.size(), 0);
        for (int facet = 0; facet < surface_.size(); ++facet) {
            if (surface_.is_free(facet)) continue;
            for (int k = 0; k < d; ++k) {
                is_corner[surface_.corners(facet)[k]] = 1;
                const int link = surface_.links(facet)[k], beyond = link >> surface_.slot_bits;
                if (beyond < facet) continue;
                if (side(facet, point(surface_.corners(beyond)[link & surface_.slot_mask])) != 0) continue;
                for (int i = 0; i < d; ++i)
                    if (i != k) facet_of[surface_.corners(facet)[i]] = facet;
            }
        }
        bool all = true;
        List<char> seen(surface_.size(), 0);
        List<char> met(next_.size(), 0);
        for (int v = 0; v < facet_of.size(); ++v)
            if (facet_of[v] != none && !is_extreme(v, facet_of[v], seen, met)) {
                is_corner[v] = 0;
                all = false;
            }
        List<int> corners;
        for (int v = 0; v < is_corner.size() && !all; ++v)
            if (is_corner[v] != 0) corners.push_back(v);
        return corners;
    }

    /// Whether corner v of `facet` is extreme. `seen` and `met` are marks of facets and points, none set before or
    /// after.
    [[nodiscard]] bool is_extreme(int v, int facet, List<char>& seen, List<char>& met) const {
        List<int> around(1, facet), neighbors;
        seen[facet] = 1;
        for (Index i = 0; i < around.size(); ++i)
            for (int k = 0; k < dimension(); ++k) {
                const int corner = surface_.corners(around[i])[k];
                if (corner == v) continue;
                if (met[corner] == 0) neighbors.push_back(corner);
                met[corner] = 1;
                const int beyond = surface_.neighbor(around[i], k);
                if (seen[beyond] == 0) around.push_back(beyond);
                seen[beyond] = 1;
            }
        bool extreme = true;
        for (const int w : neighbors) {
            met[w] = 0;
            bool in_all_planes = extreme;
            for (Index i = 0; in_all_planes && i < around.size(); ++i) in_all_planes = side(around[i], point(w)) == 0;
            extreme = extreme && !in_all_planes;
        }
        for (const int t : around) seen[t] = 0;
        return extreme;
    }

    const double* points_;
    int dimension_;
    SimplexComplex<> surface_;
    List<double> planes_;  // for each facet the normal and the error of height()
    List<Outside> outside_;
    List<int> next_;  // in the list of a facet
    List<int> fresh_;
    double extent_[max_dimension] = {};
    double largest_ = 0, quantum_ = 0;
};

}  // namespace scixx::spatial::detail
