// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/spatial/detail/independent_points.hpp>
#include <scixx/spatial/detail/simplex_complex.hpp>

namespace scixx::spatial::detail {

/// Convex hull of points in 3 to 8 dimensions as a surface of simplices, exact.
///
/// Every point outside waits in the list of one facet that it sees. The farthest point of a list is inserted; the lists
/// of the facets that it sees are distributed to the new facets (C. B. Barber, D. P. Dobkin, H. Huhdanpaa, The
/// quickhull algorithm for convex hulls, ACM TOMS 22 (1996)).
///
/// A facet is seen only from strictly outside, so no facet is flat. Points on the surface are no corners, except for
/// some that were inserted early. Such a corner has one neighbour that lies in the planes of all facets around it; the
/// hull is built anew without these corners.
template <int Dim>
class QuickHull {
public:
    /// Rows of `dimension` numbers that stay where they are.
    QuickHull(const double* points, std::size_t count, int dimension)
        : points_(points), dimension_(dimension), surface_(dimension), next_(count, none) {}

    /// @throws GeometryError when the candidates do not span the space.
    void build(const char* function, const std::vector<int>& candidates) {
        measure(candidates);
        grow(independent_points(function, points_, candidates, dimension()), candidates);
        std::vector<int> corners = extreme_corners();
        if (corners.empty()) return;
        // All of these are extreme, so every one becomes a corner and no other.
        surface_ = SimplexComplex<Dim>(dimension());
        planes_.clear();
        outside_.clear();
        grow(independent_points(function, points_, corners, dimension()), corners);
    }

    [[nodiscard]] int dimension() const noexcept {
        if constexpr (Dim != 0)
            return Dim;
        else
            return dimension_;
    }
    [[nodiscard]] const SimplexComplex<Dim>& surface() const noexcept { return surface_; }
    /// The corners of the hull, ascending.
    [[nodiscard]] std::vector<int> corners() const {
        std::vector<int> list;
        for (int facet = 0; facet < surface_.size(); ++facet)
            if (!surface_.is_free(facet))
                list.insert(list.end(), surface_.corners(facet), surface_.corners(facet) + dimension());
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
        return list;
    }
    [[nodiscard]] const double* point(int i) const noexcept {
        return points_ + static_cast<std::size_t>(i) * static_cast<std::size_t>(dimension());
    }
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

    [[nodiscard]] std::size_t plane_offset(int facet) const noexcept {
        return static_cast<std::size_t>(facet) * static_cast<std::size_t>(dimension() + 1);
    }

    void measure(const std::vector<int>& candidates) {
        const auto d = static_cast<std::size_t>(dimension());
        std::array<double, max_dimension> low, high;
        low.fill(std::numeric_limits<double>::infinity());
        high.fill(-std::numeric_limits<double>::infinity());
        for (const int i : candidates)
            for (std::size_t j = 0; j < d; ++j) {
                low[j] = std::min(low[j], point(i)[j]);
                high[j] = std::max(high[j], point(i)[j]);
            }
        largest_ = 0;
        for (std::size_t j = 0; j < d; ++j) {
            extent_[j] = high[j] - low[j];
            largest_ = std::max(largest_, extent_[j]);
        }
        CoordinateUnit unit(largest_);
        for (std::size_t i = 0; i < candidates.size() && unit.take(point(candidates[i]), dimension()); ++i) continue;
        quantum_ = unit.power(dimension());
    }

    [[nodiscard]] double height(int facet, const double* p) const noexcept {
        const double *const n = normal(facet), *const a = point(surface_.corners(facet)[0]);
        double sum = 0;
        for (int j = 0; j < dimension(); ++j) sum += n[j] * (p[j] - a[j]);
        return sum;
    }

    [[nodiscard]] int exact_side(int facet, const double* p) const {
        std::array<const double*, max_dimension + 1> corner;
        for (int k = 0; k < dimension(); ++k) corner[static_cast<std::size_t>(k)] = point(surface_.corners(facet)[k]);
        corner[static_cast<std::size_t>(dimension())] = p;
        return orientation(corner.data(), dimension(), quantum_);
    }

    /// The normals of facets (cofactors of the rows of their edges) and the bounds on the error of height().
    void make_planes(const int* facets, std::size_t count) {
        const int d = dimension(), last = *std::max_element(facets, facets + count);
        if (planes_.size() < plane_offset(last + 1)) {
            planes_.resize(plane_offset(last + 1));
            outside_.resize(static_cast<std::size_t>(last) + 1);
        }
        if constexpr (Dim == 3) {
            for (std::size_t i = 0; i < count; ++i) {
                const int* const corner = surface_.corners(facets[i]);
                const double *a = point(corner[0]), *b = point(corner[1]), *c = point(corner[2]);
                const double u[3] = {b[0] - a[0], b[1] - a[1], b[2] - a[2]};
                const double v[3] = {c[0] - a[0], c[1] - a[1], c[2] - a[2]};
                double* const plane = planes_.data() + plane_offset(facets[i]);
                double error = 0;
                for (std::size_t j = 0; j < 3; ++j) {
                    const std::size_t j1 = (j + 1) % 3, j2 = (j + 2) % 3;
                    const double left = u[j1] * v[j2], right = u[j2] * v[j1];
                    plane[j] = left - right;
                    error += (std::abs(left) + std::abs(right)) * extent_[j];
                }
                finish_plane(facets[i], error);
            }
        } else {
            for_each_cofactors(
                count, d - 1, d, false, [&](std::size_t i, int k) { return point(surface_.corners(facets[i])[k]); },
                [&](std::size_t i, const Cofactors& cofactors) {
                    double* const plane = planes_.data() + plane_offset(facets[i]);
                    double error = 0;
                    for (int j = 0; j < d; ++j) {
                        const auto axis = static_cast<std::size_t>(j);
                        plane[j] = (d - j) % 2 == 1 ? cofactors.minor[axis] : -cofactors.minor[axis];
                        error += cofactors.permanent[axis] * extent_[axis];
                    }
                    finish_plane(facets[i], error);
                });
        }
    }
    void finish_plane(int facet, double error) {
        planes_[plane_offset(facet) + static_cast<std::size_t>(dimension())] =
            minor_error(dimension()) * error + minor_underflow(dimension(), largest_);
        outside_[static_cast<std::size_t>(facet)] = {};
    }

    void grow(const std::vector<int>& simplex, const std::vector<int>& candidates) {
        start(simplex);
        std::vector<int> waiting;
        // Last first, so that the lists are in ascending order of the candidates.
        for (auto i = candidates.rbegin(); i != candidates.rend(); ++i)
            for (int facet = 0; facet <= dimension(); ++facet)
                if (wait_at(facet, *i)) break;
        for (int facet = 0; facet <= dimension(); ++facet) waiting.push_back(facet);
        while (!waiting.empty()) {
            const int facet = waiting.back();
            waiting.pop_back();
            if (surface_.is_free(facet) || outside_[static_cast<std::size_t>(facet)].first == none) continue;
            insert(facet, waiting);
        }
    }

    void start(const std::vector<int>& simplex) {
        const int d = dimension();
        for (int k = 0; k <= d; ++k) {  // facet k lies opposite to point k
            const int facet = surface_.add();
            int* corner = surface_.corners(facet);
            for (int i = 0; i <= d; ++i)
                if (i != k) *corner++ = simplex[static_cast<std::size_t>(i)];
            corner = surface_.corners(facet);
            make_planes(&facet, 1);
            if (side(facet, point(simplex[static_cast<std::size_t>(k)])) > 0) {
                std::swap(corner[0], corner[1]);
                make_planes(&facet, 1);
            }
        }
        for (int k = 0; k <= d; ++k)
            for (int i = 0; i < k; ++i)
                surface_.join(k, surface_.slot_of(k, simplex[static_cast<std::size_t>(i)]), i,
                              surface_.slot_of(i, simplex[static_cast<std::size_t>(k)]));
    }

    /// Puts a point into the list of a facet if it sees it.
    bool wait_at(int facet, int i) {
        const double* const p = point(i);
        const double distance = height(facet, p), error = normal(facet)[dimension()];
        if (!(distance > error) && (distance < -error || exact_side(facet, p) <= 0)) return false;  // NaN: overflow
        Outside& list = outside_[static_cast<std::size_t>(facet)];
        next_[static_cast<std::size_t>(i)] = list.first;
        list.first = i;
        if (list.farthest == none || distance > list.reach) {
            list.farthest = i;
            list.reach = distance;
        }
        return true;
    }

    void insert(int facet, std::vector<int>& waiting) {
        int vertex = outside_[static_cast<std::size_t>(facet)].farthest;
        const double* const p = point(vertex);
        surface_.find_conflicts(facet, [&](int other) { return side(other, p) > 0; });
        // Of equal points the first is the corner; they wait at facets that see each of them.
        for (const int old : surface_.removed())
            for (int i = outside_[static_cast<std::size_t>(old)].first; i != none;
                 i = next_[static_cast<std::size_t>(i)])
                if (i < vertex && std::equal(p, p + dimension(), point(i))) vertex = i;
        surface_.cone(vertex);
        const auto& created = surface_.created();
        fresh_.clear();
        for (const auto& fresh : created) fresh_.push_back(fresh.simplex);
        make_planes(fresh_.data(), fresh_.size());
        std::size_t guess = 0;
        for (const int old : surface_.removed()) {
            int i = outside_[static_cast<std::size_t>(old)].first;
            while (i != none) {
                const int following = next_[static_cast<std::size_t>(i)];
                if (i != vertex)
                    for (std::size_t k = 0; k < created.size(); ++k) {
                        const std::size_t at = guess + k < created.size() ? guess + k : guess + k - created.size();
                        if (wait_at(created[at].simplex, i)) {
                            guess = at;
                            break;
                        }
                    }
                i = following;
            }
            outside_[static_cast<std::size_t>(old)].first = none;
        }
        for (const auto& fresh : created)
            if (outside_[static_cast<std::size_t>(fresh.simplex)].first != none) waiting.push_back(fresh.simplex);
        surface_.release();
    }

    /// The extreme corners when there are others too, else nothing.
    [[nodiscard]] std::vector<int> extreme_corners() const {
        const int d = dimension();
        std::vector<int> facet_of(next_.size(), none);  // of corners at ridges without an angle
        std::vector<char> is_corner(next_.size(), 0);
        for (int facet = 0; facet < surface_.size(); ++facet) {
            if (surface_.is_free(facet)) continue;
            for (int k = 0; k < d; ++k) {
                is_corner[static_cast<std::size_t>(surface_.corners(facet)[k])] = 1;
                const int link = surface_.links(facet)[k], beyond = link >> surface_.slot_bits;
                if (beyond < facet) continue;
                if (side(facet, point(surface_.corners(beyond)[link & surface_.slot_mask])) != 0) continue;
                for (int i = 0; i < d; ++i)
                    if (i != k) facet_of[static_cast<std::size_t>(surface_.corners(facet)[i])] = facet;
            }
        }
        bool all = true;
        std::vector<char> seen(static_cast<std::size_t>(surface_.size()), 0);
        for (std::size_t v = 0; v < facet_of.size(); ++v)
            if (facet_of[v] != none && !is_extreme(static_cast<int>(v), facet_of[v], seen)) {
                is_corner[v] = 0;
                all = false;
            }
        std::vector<int> corners;
        for (std::size_t v = 0; v < is_corner.size() && !all; ++v)
            if (is_corner[v]) corners.push_back(static_cast<int>(v));
        return corners;
    }

    [[nodiscard]] bool is_extreme(int v, int facet, std::vector<char>& seen) const {
        std::vector<int> around(1, facet), neighbors;
        seen[static_cast<std::size_t>(facet)] = 1;
        for (std::size_t i = 0; i < around.size(); ++i)
            for (int k = 0; k < dimension(); ++k) {
                const int corner = surface_.corners(around[i])[k];
                if (corner == v) continue;
                neighbors.push_back(corner);
                const int beyond = surface_.neighbor(around[i], k);
                if (char& mark = seen[static_cast<std::size_t>(beyond)]; mark == 0) {
                    mark = 1;
                    around.push_back(beyond);
                }
            }
        for (const int t : around) seen[static_cast<std::size_t>(t)] = 0;
        std::sort(neighbors.begin(), neighbors.end());
        neighbors.erase(std::unique(neighbors.begin(), neighbors.end()), neighbors.end());
        return std::none_of(neighbors.begin(), neighbors.end(), [&](int w) {
            return std::all_of(around.begin(), around.end(), [&](int t) { return side(t, point(w)) == 0; });
        });
    }

    const double* points_;
    int dimension_;
    SimplexComplex<Dim> surface_;
    std::vector<double> planes_;  // for each facet the normal and the error of height()
    std::vector<Outside> outside_;
    std::vector<int> next_;  // in the list of a facet
    std::vector<int> fresh_;
    std::array<double, max_dimension> extent_{};
    double largest_ = 0, quantum_ = 0;
};

}  // namespace scixx::spatial::detail
