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
/// 1981, D. F. Watson 1981). The hull is closed by ghost simplices with the vertex `ghost` at infinity; a ghost's sphere
/// is the half space outside its facet and, in the facet's plane, the sphere of its neighbour. With these strict rules
///   - the replaced simplices are connected,
///   - the point sees all of their border,
///   - no simplex is ever flat, however many points share a sphere: a point in the plane of a face would lie inside the
///     same sphere for the simplices on both sides, and the face would not be on the border.
///
/// With `furthest` the spheres contain all points instead of none. Only the signs change. All points must be extreme
/// then.
template <int Dim>
class CavityTriangulation {
    static constexpr int Width = Dim == 0 ? 0 : Dim + 1;

public:
    static constexpr int ghost = -1;

    explicit CavityTriangulation(int dimension = Dim, bool furthest = false)
        : dimension_(dimension), furthest_(furthest), mesh_(dimension + 1) {}

    /// A point that was left out because it equals a vertex.
    struct Duplicate {
        int label, vertex;
    };

    /// Inserts rows of d numbers; points[i] has the label labels[i].
    /// @throws GeometryError as long as the points do not span the space.
    void insert(const char* function, const double* points, const std::vector<int>& labels) {
        const auto d = static_cast<std::size_t>(dimension());
        std::vector<int> order(labels.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int>(i);
        insertion_order<Dim>(points, dimension(), order);
        if (mesh_.size() == 0) {  // the first simplex goes first
            const std::vector<int> first = independent_points(function, points, order, dimension());
            std::vector<char> moved(order.size(), 0);
            for (const int i : first) moved[static_cast<std::size_t>(i)] = 1;
            std::vector<int> rest(first);
            for (const int i : order)
                if (!moved[static_cast<std::size_t>(i)]) rest.push_back(i);
            order.swap(rest);
        }
        int next = vertex_count();
        points_.reserve(points_.size() + order.size() * d);
        labels_.reserve(labels_.size() + order.size());
        for (const int i : order) {
            const double* const row = points + static_cast<std::size_t>(i) * d;
            points_.insert(points_.end(), row, row + d);
            labels_.push_back(labels[static_cast<std::size_t>(i)]);
        }
        measure();
        if (Dim == 3) mesh_.reserve(7 * labels_.size() + 64);
        if (mesh_.size() == 0) {
            start();
            next = dimension() + 1;
        }
        for (; next < vertex_count(); ++next) insert_vertex(next);
    }

    [[nodiscard]] int dimension() const noexcept {
        if constexpr (Dim != 0)
            return Dim;
        else
            return dimension_;
    }
    [[nodiscard]] const SimplexComplex<Width>& mesh() const noexcept { return mesh_; }
    [[nodiscard]] const std::vector<Duplicate>& duplicates() const noexcept { return duplicates_; }
    [[nodiscard]] const double* point(int vertex) const noexcept {
        return points_.data() + static_cast<std::size_t>(vertex) * static_cast<std::size_t>(dimension());
    }
    [[nodiscard]] int label(int vertex) const noexcept { return labels_[static_cast<std::size_t>(vertex)]; }
    [[nodiscard]] int vertex_count() const noexcept { return static_cast<int>(labels_.size()); }
    [[nodiscard]] bool is_ghost(int t) const noexcept {
        int all = 0;
        for (int k = 0; k <= dimension(); ++k) all |= mesh_.corners(t)[k];
        return all < 0;
    }

    /// A simplex near p: the best of a sample of n^(1 / (d + 1)).
    [[nodiscard]] int nearby(const double* p) const {
        const auto count = static_cast<std::size_t>(mesh_.size());
        const auto sample = static_cast<std::size_t>(std::pow(static_cast<double>(count), 1.0 / (dimension() + 1)));
        double best = std::numeric_limits<double>::infinity();
        int found = recent_;
        for (std::size_t i = 0; i < sample; ++i) {
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
    [[nodiscard]] int locate(const double* p, int t) const {
        if (is_ghost(t)) t = mesh_.neighbor(t, mesh_.slot_of(t, ghost));
        const FilterBounds3 bounds = in_bounding_box(p) ? bounds_ : FilterBounds3();
        std::uint32_t random = 0x9e3779b9U;
        int previous = -1;
        for (std::size_t step = 0; step < 16 * static_cast<std::size_t>(mesh_.size()) + 1024; ++step) {
            random = random * 1664525U + 1013904223U;
            const int leave = exit_face(t, p, previous, static_cast<int>(random >> 16), bounds, step < 1000);
            if (leave < 0) return t;
            previous = t;
            t = mesh_.neighbor(t, leave);
            if (is_ghost(t)) return t;
        }
        return search(p, bounds);
    }

    /// +1 when the sphere of a (finite) simplex holds the vertex at p inside, -1 outside, 0 on it. Exact.
    [[nodiscard]] int sphere_side(int t, const double* p) const {
        std::array<const double*, max_dimension + 2> corner{};
        for (int k = 0; k <= dimension(); ++k) corner[static_cast<std::size_t>(k)] = point(mesh_.corners(t)[k]);
        if constexpr (Dim == 3) {
            return insphere3d(corner[0], corner[1], corner[2], corner[3], p, bounds_);
        } else {
            corner[static_cast<std::size_t>(dimension() + 1)] = p;
            return insphere(corner.data(), dimension(), bounds_.insphere_quantum);
        }
    }

private:
    void measure() {
        const auto d = static_cast<std::size_t>(dimension());
        low_.fill(std::numeric_limits<double>::infinity());
        high_.fill(-std::numeric_limits<double>::infinity());
        for (const double* p = points_.data(); p != points_.data() + points_.size(); p += d)
            for (std::size_t j = 0; j < d; ++j) {
                low_[j] = std::min(low_[j], p[j]);
                high_[j] = std::max(high_[j], p[j]);
            }
        double extent = 0;
        for (std::size_t j = 0; j < d; ++j) extent = std::max(extent, high_[j] - low_[j]);
        bounds_ = FilterBounds3(extent);
        guard_ = minor_underflow(dimension() + 1, extent * std::max(1.0, dimension() * extent));
        CoordinateUnit unit(extent);
        for (int i = 0; i < vertex_count() && unit.take(point(i), dimension()); ++i) continue;
        bounds_.orientation_quantum = unit.power(dimension());
        bounds_.insphere_quantum = unit.power(dimension() + 2);
    }

    [[nodiscard]] bool in_bounding_box(const double* p) const noexcept {
        bool inside = true;
        for (int j = 0; j < dimension(); ++j) {
            const auto axis = static_cast<std::size_t>(j);
            inside = inside && p[j] >= low_[axis] && p[j] <= high_[axis];
        }
        return inside;
    }

    /// Orientation of simplex t with p in place of the corner in slot k.
    [[nodiscard]] int side(int t, int k, const double* p, const FilterBounds3& bounds) const {
        std::array<const double*, max_dimension + 1> corner{};
        for (int i = 0; i <= dimension(); ++i)
            corner[static_cast<std::size_t>(i)] = i == k ? p : point(mesh_.corners(t)[i]);
        if constexpr (Dim == 3)
            return orient3d(corner[0], corner[1], corner[2], corner[3], bounds);
        else
            return orientation(corner.data(), dimension(), bounds.orientation_quantum);
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
    [[nodiscard]] int exit_face(int t, const double* p, int previous, int start, const FilterBounds3& bounds,
                                [[maybe_unused]] bool steepest) const {
        const int faces = dimension() + 1;
        if constexpr (Dim == 0) {
            // In higher dimensions all barycentric coordinates at once are cheaper than one exact sign.
            std::array<double, max_dimension + 1> barycentric{};
            std::array<const double*, max_dimension + 1> corner{};
            for (int k = 0; k < faces; ++k) corner[static_cast<std::size_t>(k)] = point(mesh_.corners(t)[k]);
            if (steepest && barycentric_coordinates(corner.data(), dimension(), p, barycentric.data())) {
                int least = 0;
                for (int k = 1; k < faces; ++k)
                    if (barycentric[static_cast<std::size_t>(k)] < barycentric[static_cast<std::size_t>(least)])
                        least = k;
                if (barycentric[static_cast<std::size_t>(least)] < -1e-6 && mesh_.neighbor(t, least) != previous &&
                    side(t, least, p, bounds) < 0)
                    return least;
            }
        }
        start %= faces;
        for (int i = 0; i < faces; ++i) {
            const int k = start + i < faces ? start + i : start + i - faces;
            if (mesh_.neighbor(t, k) != previous && side(t, k, p, bounds) < 0) return k;
        }
        return -1;
    }

    void start() {
        const int d = dimension();
        const int first = mesh_.add();
        for (int k = 0; k <= d; ++k) mesh_.corners(first)[k] = k;
        std::array<const double*, max_dimension + 1> corner{};
        for (int k = 0; k <= d; ++k) corner[static_cast<std::size_t>(k)] = point(k);
        if (orientation(corner.data(), d) < 0) std::swap(mesh_.corners(first)[0], mesh_.corners(first)[1]);
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
        if constexpr (Dim != 3) {
            for (int t = 0; t < mesh_.size(); ++t) fresh_.push_back(t);
            make_planes();
        }
    }

    /// Whether the insertion of p replaces simplex t: p lies strictly inside its sphere (outside, with `furthest`).
    [[nodiscard]] bool conflicts(int t, const double* p) const {
        if constexpr (Dim != 3) {
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
            if (std::abs(sum) > error) return sum > 0;
        }
        if (!is_ghost(t)) return sphere_side(t, p) == (furthest_ ? -1 : 1);
        const int slot = mesh_.slot_of(t, ghost);
        const int outside = side(t, slot, p, bounds_);
        return outside != 0 ? outside > 0 : conflicts(mesh_.neighbor(t, slot), p);
    }

    [[nodiscard]] std::size_t plane_offset(int t) const noexcept {
        return static_cast<std::size_t>(t) * static_cast<std::size_t>(dimension() + 3);
    }

    /// For any dimension: the coefficients of the in-sphere test as a function of the point (of the orientation, for a
    /// ghost), and those of the bound on its error, for the simplices in fresh_. They are used about twice each.
    void make_planes() {
        const auto is_finite = [&](int t) { return !is_ghost(t); };
        const auto middle = std::partition(fresh_.begin(), fresh_.end(), is_finite);
        const auto last = std::max_element(fresh_.begin(), fresh_.end());
        if (planes_.size() < plane_offset(*last + 1)) planes_.resize(plane_offset(*last + 1));
        const auto finite = static_cast<std::size_t>(middle - fresh_.begin());
        make_planes(fresh_.data(), finite, true);
        make_planes(fresh_.data() + finite, fresh_.size() - finite, false);
    }
    void make_planes(const int* simplices, std::size_t count, bool finite) {
        const int d = dimension(), columns = d + (finite ? 1 : 0);
        const auto corner = [&](std::size_t i, int k) {
            const int* const vertex = mesh_.corners(simplices[i]);
            return point(vertex[!finite && k >= mesh_.slot_of(simplices[i], ghost) ? k + 1 : k]);
        };
        for_each_cofactors(count, columns - 1, d, finite, corner, [&](std::size_t i, const Cofactors& cofactors) {
            double* const plane = planes_.data() + plane_offset(simplices[i]);
            // Inside a sphere the determinant is negative; p last instead of in the ghost's slot turns the sign d - slot
            // times.
            const bool turn = finite ? !furthest_ : (d - mesh_.slot_of(simplices[i], ghost)) % 2 == 1;
            std::fill_n(plane, d + 3, 0.0);
            for (int j = 0; j < columns; ++j) {
                const auto column = static_cast<std::size_t>(j);
                plane[j] = ((columns - j) % 2 == 1) != turn ? cofactors.minor[column] : -cofactors.minor[column];
                plane[j < d ? d + 1 : d + 2] += minor_error(columns) * cofactors.permanent[column];
            }
        });
    }

    void insert_vertex(int vertex) {
        const double* const p = point(vertex);
        const int t = locate(p, recent_);
        if (!is_ghost(t))
            for (int k = 0; k <= dimension(); ++k)
                if (const int v = mesh_.corners(t)[k]; std::equal(p, p + dimension(), point(v))) {
                    // The first of equal points in the caller's order is the vertex.
                    if (label(vertex) < label(v))
                        std::swap(labels_[static_cast<std::size_t>(vertex)], labels_[static_cast<std::size_t>(v)]);
                    duplicates_.push_back({label(vertex), v});
                    return;
                }
        mesh_.replace(t, vertex, [&](int other) { return conflicts(other, p); });
        recent_ = mesh_.created().back().simplex;
        if constexpr (Dim != 3) {
            fresh_.clear();
            for (const auto& created : mesh_.created()) fresh_.push_back(created.simplex);
            make_planes();
        }
    }

    int dimension_;
    bool furthest_;
    SimplexComplex<Width> mesh_;
    std::vector<double> points_;  // rows in insertion order; a vertex is an index
    std::vector<int> labels_;
    std::vector<double> planes_;
    std::vector<int> fresh_;
    std::vector<Duplicate> duplicates_;
    std::array<double, max_dimension> low_{}, high_{};
    FilterBounds3 bounds_;
    double guard_ = 0;
    int recent_ = 0;
};

}  // namespace scixx::spatial::detail
