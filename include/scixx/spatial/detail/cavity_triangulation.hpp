// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/spatial/detail/hilbert_nd.hpp>
#include <scixx/spatial/detail/independent_points.hpp>
#include <scixx/spatial/detail/predicates3.hpp>
#include <scixx/spatial/detail/simplex_complex.hpp>
#include <scixx/spatial/detail/simplex_maps.hpp>

namespace scixx::spatial::detail {

/// A Delaunay triangulation in 2 to 8 dimensions that grows point by point, exact.
///
/// The simplices whose sphere holds a new point strictly inside are replaced by the cone over their border (A. Bowyer
/// 1981, D. F. Watson 1981). The hull is closed by ghost simplices with the vertex `ghost` at infinity; a ghost's
/// sphere is the half space outside its facet and, in the facet's plane, the sphere of its neighbour. With these strict
/// rules
///   - the replaced simplices are connected,
///   - the point sees all of their border,
///   - no simplex is ever flat, however many points share a sphere: a point in the plane of a face would lie inside the
///     same sphere for the simplices on both sides, and the face would not be on the border.
///
/// With `furthest` the spheres contain all points instead of none. Only the signs change. All points must be extreme
/// then.
template <class = void>
class CavityTriangulation {
public:
    static constexpr int ghost = -1;

    explicit CavityTriangulation(int dimension = 0, bool furthest = false)
        : dimension_(dimension), furthest_(furthest), mesh_(dimension + 1) {}

    /// A point that was left out because it equals a vertex.
    struct Duplicate {
        int label, vertex;
    };

    /// Inserts rows of d numbers; points[i] has the label labels[i].
    /// @throws GeometryError as long as the points do not span the space.
    void insert(const char* function, const double* points, const List<int>& labels) {
        const int d = dimension();
        List<int> order(labels.size());
        for (int i = 0; i < order.size(); ++i) order[i] = i;
        insertion_order(points, d, order);
        if (mesh_.size() == 0) {  // the first simplex goes first
            const List<int> first = independent_points(function, points, order, d);
            List<char> moved(order.size(), 0);
            for (const int i : first) moved[i] = 1;
            List<int> rest(first);
            for (const int i : order)
                if (!moved[i]) rest.push_back(i);
            order.swap(rest);
        }
        int next = vertex_count();
        points_.reserve(points_.size() + order.size() * d);
        labels_.reserve(labels_.size() + order.size());
        for (const int i : order) {
            const double* const row = points + Index{i} * d;
            points_.insert(points_.end(), row, row + d);
            labels_.push_back(labels[i]);
        }
        measure();
        if (d == 3) mesh_.reserve(7 * labels_.size() + 64);
        if (mesh_.size() == 0) {
            start();
            next = d + 1;
        }
        if (d == 3)
            for (; next < vertex_count(); ++next) insert_vertex<3>(next);
        else
            for (; next < vertex_count(); ++next) insert_vertex<0>(next);
    }

    template <int Dim = 0>
    [[nodiscard]] int dimension() const noexcept {
        return Dim != 0 ? Dim : dimension_;
    }
    [[nodiscard]] const SimplexComplex<>& mesh() const noexcept { return mesh_; }
    [[nodiscard]] const List<Duplicate>& duplicates() const noexcept { return duplicates_; }
    template <int Dim = 0>
    [[nodiscard]] const double* point(int vertex) const noexcept {
        return points_.data() + Index{vertex} * dimension<Dim>();
    }
    [[nodiscard]] int label(int vertex) const noexcept { return labels_[vertex]; }
    [[nodiscard]] int vertex_count() const noexcept { return static_cast<int>(labels_.size()); }
    template <int Dim = 0>
    [[nodiscard]] bool is_ghost(int t) const noexcept {
        const int* const vertex = mesh_.template corners<width<Dim>>(t);
        int all = 0;
        for (int k = 0; k <= dimension<Dim>(); ++k) all |= vertex[k];
        return all < 0;
    }

    /// A simplex near p: the best of a sample of n^(1 / (d + 1)).
    [[nodiscard]] int nearby(const double* p) const {
        const Index count = mesh_.size();
        const auto sample = static_cast<Index>(std::pow(static_cast<double>(count), 1.0 / (dimension() + 1)));
        double best = std::numeric_limits<double>::infinity();
        int found = recent_;
        for (Index i = 0; i < sample; ++i) {
            const int t = static_cast<int>(i * count / sample);
            if (mesh_.is_free(t)) continue;
            const double* const corner = point(std::max(mesh_.corners(t)[0], mesh_.corners(t)[1]));
            double distance = 0;
            for (int j = 0; j < dimension(); ++j) distance += (corner[j] - p[j]) * (corner[j] - p[j]);
            if (distance < best) best = distance, found = t;
        }
        return found;
    }

    /// The simplex whose closure holds p, or the ghost behind a hull facet that p lies strictly outside of.
    ///
    /// Walks from simplex t through faces that p lies behind, a random one of several. The walk ends with probability 1
    /// in any triangulation, and soon in a Delaunay triangulation. After too many steps all simplices are searched.
    [[nodiscard]] int locate(const double* p, int t) const { return dimension() == 3 ? walk<3>(p, t) : walk<0>(p, t); }

    /// +1 when the sphere of a (finite) simplex holds the vertex at p inside, -1 outside, 0 on it. Exact.
    template <int Dim = 0>
    [[nodiscard]] int sphere_side(int t, const double* p) const {
        const int* const vertex = mesh_.template corners<width<Dim>>(t);
        if constexpr (Dim == 3)
            return insphere3d(point<3>(vertex[0]), point<3>(vertex[1]), point<3>(vertex[2]), point<3>(vertex[3]), p,
                              bounds_);
        const double* corner[max_dimension + 2] = {};
        for (int k = 0; k <= dimension(); ++k) corner[k] = point(vertex[k]);
        corner[dimension() + 1] = p;
        return insphere(corner, dimension(), bounds_.insphere_quantum);
    }

private:
    // Dim is 3 where much time goes in space, else 0.
    template <int Dim>
    static constexpr int width = Dim == 0 ? 0 : Dim + 1;

    template <int Dim>
    [[nodiscard]] int walk(const double* p, int t) const {
        if (is_ghost<Dim>(t)) t = mesh_.template neighbor<width<Dim>>(t, mesh_.template slot_of<width<Dim>>(t, ghost));
        const FilterBounds3 bounds = in_bounding_box(p) ? bounds_ : FilterBounds3();
        std::uint32_t random = 0x9e3779b9U;
        int previous = -1;
        for (Index step = 0; step < 16 * Index{mesh_.size()} + 1024; ++step) {
            random = random * 1664525U + 1013904223U;
            const int leave = exit_face<Dim>(t, p, previous, static_cast<int>(random >> 16), bounds, step < 1000);
            if (leave < 0) return t;
            previous = t;
            t = mesh_.template neighbor<width<Dim>>(t, leave);
            if (is_ghost<Dim>(t)) return t;
        }
        return search(p, bounds);
    }

    void measure() {
        std::fill_n(low_, max_dimension, std::numeric_limits<double>::infinity());
        std::fill_n(high_, max_dimension, -std::numeric_limits<double>::infinity());
        for (const double* p = points_.data(); p != points_.data() + points_.size(); p += dimension())
            for (int j = 0; j < dimension(); ++j) {
                low_[j] = std::min(low_[j], p[j]);
                high_[j] = std::max(high_[j], p[j]);
            }
        double extent = 0;
        for (int j = 0; j < dimension(); ++j) extent = std::max(extent, high_[j] - low_[j]);
        bounds_ = FilterBounds3(extent);
        guard_ = minor_underflow(dimension() + 1, extent * std::max(1.0, dimension() * extent));
        CoordinateUnit unit(extent);
        for (int i = 0; i < vertex_count() && unit.take(point(i), dimension()); ++i) continue;
        bounds_.orientation_quantum = unit.power(dimension());
        bounds_.insphere_quantum = unit.power(dimension() + 2);
    }

    [[nodiscard]] bool in_bounding_box(const double* p) const noexcept {
        bool inside = true;
        for (int j = 0; j < dimension(); ++j) inside = inside && p[j] >= low_[j] && p[j] <= high_[j];
        return inside;
    }

    /// Orientation of simplex t with p in place of the corner in slot k.
    template <int Dim = 0>
    [[nodiscard]] int side(int t, int k, const double* p, const FilterBounds3& bounds) const {
        const int* const vertex = mesh_.template corners<width<Dim>>(t);
        const auto at = [&](int i) { return i == k ? p : point<Dim>(vertex[i]); };
        if constexpr (Dim == 3) return orient3d(at(0), at(1), at(2), at(3), bounds);
        const double* corner[max_dimension + 1] = {};
        for (int i = 0; i <= dimension(); ++i) corner[i] = at(i);
        return orientation(corner, dimension(), bounds.orientation_quantum);
    }

    /// What locate() finds, by a search of all simplices.
    [[nodiscard]] int search(const double* p, const FilterBounds3& bounds) const {
        for (const bool ghosts : {false, true})
            for (int t = 0; t < mesh_.size(); ++t) {
                if (mesh_.is_free(t) || is_ghost(t) != ghosts) continue;
                if (ghosts ? side(t, mesh_.slot_of(t, ghost), p, bounds) > 0
                           : exit_face(t, p, -2, 0, bounds, false) < 0)
                    return t;
            }
        return 0;
    }

    /// A slot whose face p lies strictly behind, other than the face to `previous`; -1 when the simplex holds p. It is
    /// the first one from `start` on or, with `steepest` in higher dimensions, the one with p farthest behind its face.
    template <int Dim = 0>
    [[nodiscard]] int exit_face(int t, const double* p, int previous, int start, const FilterBounds3& bounds,
                                [[maybe_unused]] bool steepest) const {
        const int faces = dimension<Dim>() + 1;
        if constexpr (Dim == 0) {
            // In higher dimensions all barycentric coordinates at once are cheaper than one exact sign.
            double barycentric[max_dimension + 1];
            const double* corner[max_dimension + 1] = {};
            for (int k = 0; k < faces; ++k) corner[k] = point(mesh_.corners(t)[k]);
            if (steepest && barycentric_coordinates(corner, dimension(), p, barycentric)) {
                int least = 0;
                for (int k = 1; k < faces; ++k)
                    if (barycentric[k] < barycentric[least]) least = k;
                if (barycentric[least] < -1e-6 && mesh_.neighbor(t, least) != previous && side(t, least, p, bounds) < 0)
                    return least;
            }
        }
        start %= faces;
        for (int i = 0; i < faces; ++i) {
            const int k = start + i < faces ? start + i : start + i - faces;
            if (mesh_.template neighbor<width<Dim>>(t, k) != previous && side<Dim>(t, k, p, bounds) < 0) return k;
        }
        return -1;
    }

    void start() {
        const int d = dimension();
        const int first = mesh_.add();
        for (int k = 0; k <= d; ++k) mesh_.corners(first)[k] = k;
        const double* corner[max_dimension + 1] = {};
        for (int k = 0; k <= d; ++k) corner[k] = point(k);
        if (orientation(corner, d) < 0) std::swap(mesh_.corners(first)[0], mesh_.corners(first)[1]);
        // Ghost k + 1 lies across the face opposite to slot k; two corners exchanged, its orientation is that of space.
        for (int k = 0; k <= d; ++k) {
            const int t = mesh_.add();
            std::copy_n(mesh_.corners(first), d + 1, mesh_.corners(t));
            mesh_.corners(t)[k] = ghost;
            std::swap(mesh_.corners(t)[(k + 1) % (d + 1)], mesh_.corners(t)[(k + 2) % (d + 1)]);
            mesh_.join(first, k, t, k);
        }
        for (int k = 0; k <= d; ++k)
            for (int i = 0; i < k; ++i)
                mesh_.join(k + 1, mesh_.slot_of(k + 1, mesh_.corners(first)[i]), i + 1,
                           mesh_.slot_of(i + 1, mesh_.corners(first)[k]));
        if (d != 3) {
            for (int t = 0; t < mesh_.size(); ++t) fresh_.push_back(t);
            make_planes();
        }
    }

    /// Whether the insertion of p replaces simplex t: p lies strictly inside its sphere (outside, with `furthest`).
    template <int Dim>
    [[nodiscard]] bool conflicts(int t, const double* p) const {
        if constexpr (Dim == 0) {
            const double* const plane = planes_.data() + plane_offset(t);
            const int d = dimension();
            const double* const a = point(mesh_.corners(t)[mesh_.corners(t)[0] == ghost ? 1 : 0]);
            double sum = 0, square = 0, largest = 0;
            for (int j = 0; j < d; ++j) {
                const double u = p[j] - a[j];
                sum += plane[j] * u;
                square += u * u;
                largest = std::max(largest, std::abs(u));
            }
            sum += plane[d] * square;
            const double error = plane[d + 1] * largest + plane[d + 2] * square + guard_;
            if (std::abs(sum) > error && std::isfinite(sum)) return sum > 0;
        }
        if (!is_ghost<Dim>(t)) return sphere_side<Dim>(t, p) == (furthest_ ? -1 : 1);
        const int slot = mesh_.slot_of(t, ghost);
        const int outside = side<Dim>(t, slot, p, bounds_);
        return outside != 0 ? outside > 0 : conflicts<Dim>(mesh_.neighbor(t, slot), p);
    }

    [[nodiscard]] Index plane_offset(int t) const noexcept { return Index{t} * (dimension() + 3); }

    /// For any dimension: the coefficients of the in-sphere test as a function of the point (of the orientation, for a
    /// ghost), and those of the bound on its error, for the simplices in fresh_. They are used about twice each.
    void make_planes() {
        for (const int t : fresh_)
            if (const Index end = plane_offset(t + 1); planes_.size() < end) planes_.resize(end);
        make_planes(true);
        make_planes(false);
    }
    void make_planes(bool finite) {
        Cofactors cofactors;
        int simplices[Cofactors::lanes], count = 0;
        for (Index i = 0; i < fresh_.size(); ++i) {
            if (is_ghost(fresh_[i]) == finite) continue;
            simplices[count++] = fresh_[i];
            if (count < Cofactors::lanes) continue;
            make_planes(simplices, count, finite, cofactors);
            count = 0;
        }
        if (count > 0) make_planes(simplices, count, finite, cofactors);
    }
    void make_planes(const int* simplices, int count, bool finite, Cofactors& cofactors) {
        const int d = dimension(), columns = d + (finite ? 1 : 0);
        for (int lane = 0; lane < Cofactors::lanes; ++lane) {
            const double* corner[max_dimension + 1] = {};
            int edges = -1;
            const int* const vertex = mesh_.corners(simplices[std::min(lane, count - 1)]);
            for (int k = 0; k <= d; ++k)
                if (vertex[k] != ghost) corner[++edges] = point(vertex[k]);
            cofactors.take(lane, corner, edges, d, finite);
        }
        cofactors.finish();
        for (int lane = 0; lane < count; ++lane) {
            double* const plane = planes_.data() + plane_offset(simplices[lane]);
            // Inside a sphere the determinant is negative; p last instead of in the ghost's slot turns the sign d -
            // slot times.
            const bool turn = finite ? !furthest_ : (d - mesh_.slot_of(simplices[lane], ghost)) % 2 == 1;
            std::fill_n(plane, d + 3, 0.0);
            for (int j = 0; j < columns; ++j) {
                const double minor = cofactors.minor(lane, j);
                plane[j] = ((columns - j) % 2 == 1) != turn ? minor : -minor;
                plane[j < d ? d + 1 : d + 2] += minor_error(columns) * cofactors.permanent(lane, j);
            }
        }
    }

    template <int Dim>
    void insert_vertex(int vertex) {
        const double* const p = point<Dim>(vertex);
        const int t = walk<Dim>(p, recent_);
        if (!is_ghost<Dim>(t))
            for (int k = 0; k <= dimension<Dim>(); ++k)
                if (const int v = mesh_.template corners<width<Dim>>(t)[k]; same_point<Dim>(p, point<Dim>(v))) {
                    // The first of equal points in the caller's order is the vertex.
                    if (label(vertex) < label(v)) std::swap(labels_[vertex], labels_[v]);
                    duplicates_.push_back({label(vertex), v});
                    return;
                }
        mesh_.template replace<width<Dim>>(t, vertex, [&](int other) { return conflicts<Dim>(other, p); });
        recent_ = mesh_.created().back().simplex;
        if constexpr (Dim == 0) {
            fresh_.clear();
            for (const auto& created : mesh_.created()) fresh_.push_back(created.simplex);
            make_planes();
        }
    }

    template <int Dim>
    [[nodiscard]] bool same_point(const double* p, const double* q) const noexcept {
        bool same = true;
        for (int j = 0; j < dimension<Dim>(); ++j) same = same && p[j] == q[j];
        return same;
    }

    int dimension_;
    bool furthest_;
    SimplexComplex<> mesh_;
    List<double> points_;  // rows in insertion order; a vertex is an index
    List<int> labels_;
    List<double> planes_;
    List<int> fresh_;
    List<Duplicate> duplicates_;
    double low_[max_dimension] = {}, high_[max_dimension] = {};
    FilterBounds3 bounds_;
    double guard_ = 0;
    int recent_ = 0;
};

}  // namespace scixx::spatial::detail
