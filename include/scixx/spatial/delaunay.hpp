// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/spatial/detail/cavity_triangulation.hpp>
#include <scixx/spatial/detail/point_rows.hpp>
#include <scixx/spatial/detail/quickhull.hpp>
#include <scixx/spatial/detail/simplex_maps.hpp>
#include <scixx/spatial/detail/triangulation.hpp>
#include <scixx/spatial/index_lists.hpp>
#include <string>

namespace scixx::spatial {

/// Options of Delaunay, as scipy.spatial.Delaunay takes them.
struct DelaunayOptions {
    bool furthest_site = false;   ///< circles hold all points instead of none; only extreme points are corners
    bool incremental = false;     ///< accepted either way: add_points works until close() and costs nothing when unused
    std::string qhull_options{};  ///< words of SciPy's defaults "Qbb Qc Qz Qx Q12", Qt and QJ, which change nothing
};

/// Options of Delaunay::find_simplex and tsearch.
struct FindSimplexOptions {
    bool bruteforce = false;      ///< look at all triangles instead of walking; the answer is as good
    std::optional<double> tol{};  ///< how far below 0 a barycentric coordinate of a point outside the hull may be;
                                  ///< >= 0, default 100 * epsilon
};

/// The neighbours of each vertex: in the plane counter-clockwise, on the hull from one hull neighbour to the other;
/// from 3-D on ascending.
using VertexNeighbors = CompressedRows<int>;

template <class T = double, class I = int>
class BasicDelaunay;

/// Delaunay triangulation of points in 2 to 8 dimensions: no point lies inside the sphere through a simplex' corners.
///
///     const spatial::Delaunay tri(points);                 // n x d
///     for (Eigen::Index t = 0; t < tri.nsimplex; ++t) draw(tri.simplices(t, 0), tri.simplices(t, 1), ...);
///     const Eigen::ArrayXi where = tri.find_simplex(queries);
///
/// All decisions are exact, whatever the points: duplicates, points on a line, a circle or a sphere, grids, and any
/// finite coordinates from the smallest subnormal to the largest number give a valid triangulation. Where more than
/// d + 1 points lie on an empty sphere one of the possible triangulations is returned; no simplex has zero volume.
///
/// O(n log n) expected in the plane, and in 3-D for evenly spread points (the number of simplices is n^ceil(d / 2) at
/// worst); about 250 bytes a point in the plane, 450 in 3-D. The members are results to be read; const member functions
/// may be called from many threads at once.
///
/// Source: points are inserted one by one in a randomised order along a Hilbert curve (N. Amenta, S. Choi, G. Rote,
/// SoCG 2003), searched by walking and made Delaunay by flips in the plane (C. L. Lawson, Mathematical Software III,
/// 1977), else by cavities (A. Bowyer, D. F. Watson, Comput. J. 24 (1981)), with the predicates of J. R. Shewchuk,
/// Discrete Comput. Geom. 18 (1997).
///
/// @see scipy.spatial.Delaunay
/// Differs from SciPy: the order of simplices and the choice among cospherical points are others; the derived tables
/// are functions, computed at each call; a point is left out only when it equals another (Qhull also drops points that
/// are merely close, and merges nearly cospherical simplices); simplices of positive orientation in all dimensions,
/// that is counter-clockwise in the plane; with furthest_site `coplanar` is empty.
using Delaunay = BasicDelaunay<>;

// A template of two types that never differ, so that a file with no call compiles nothing of it.
template <class T, class I>
class BasicDelaunay {
public:
    using Points = Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    using Indices = Eigen::Array<I, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

    Points points;               ///< npoints x d, the input
    Indices simplices;           ///< nsimplex x (d + 1), indices of the corners, positively oriented
    Indices neighbors;           ///< nsimplex x (d + 1), simplex opposite to the k-th corner, -1 on the hull
    Indices coplanar;            ///< points left out because they equal a vertex: (point, a simplex there, the vertex)
    Eigen::ArrayX<T> min_bound;  ///< d entries, the bounding box
    Eigen::ArrayX<T> max_bound;
    Eigen::Index ndim = 0;
    Eigen::Index npoints = 0;
    Eigen::Index nsimplex = 0;
    double paraboloid_scale = 1;  ///< points are lifted to z = paraboloid_scale * |p|^2 + paraboloid_shift
    double paraboloid_shift = 0;

    /// @param input    the points: n x d array of finite real numbers, 2 <= d <= 8, n > d; used as double.
    /// @param options  see DelaunayOptions.
    /// @throws std::invalid_argument for another shape, an empty input, NaN or infinity, or an option that is refused.
    /// @throws GeometryError when the points span less than d dimensions (lie on one line, in one plane, ...).
    template <core::ArrayLike P = core::MatrixInBraces>
    explicit BasicDelaunay(const P& input, const DelaunayOptions& options = {})
        : furthest_site_(options.furthest_site) {
        detail::check_qhull_options("Delaunay", options.qhull_options, {"Qbb", "Qc", "Qz", "Qx", "Q12", "Qt"});
        append("Delaunay", core::Source<double, P>(input).view());
    }

    /// Adds points to the triangulation; the former keep their indices, all tables are made anew.
    /// @param added    m x d, finite; m may be 0.
    /// @param restart  triangulate all points from scratch; the result is as valid, the order of simplices differs.
    /// @throws std::invalid_argument for another shape, NaN or infinity, or after close().
    /// @see scipy.spatial.Delaunay.add_points
    template <core::ArrayLike P = core::MatrixInBraces>
    void add_points(const P& added, bool restart = false) {
        core::require(!closed_, "Delaunay.add_points", "the triangulation is closed");
        append("Delaunay.add_points", core::Source<double, P>(added).view(), restart);
    }

    /// Ends the adding of points.
    /// @see scipy.spatial.Delaunay.close
    void close() noexcept { closed_ = true; }

    /// Whether the spheres hold all points instead of none.
    [[nodiscard]] bool furthest_site() const noexcept { return furthest_site_; }

    /// The simplex that holds each point.
    ///
    /// Exact: a point inside or on the border of the hull gets a simplex whose closure holds it. A point outside gets
    /// the simplex at the hull facet next to it when its barycentric coordinates there are at least -tol, else -1;
    /// NaN and infinity give -1. The queries are sorted along a curve, so that each walk begins beside its goal.
    /// @param xi       m x d array (or a compile-time vector of d entries: one point).
    /// @param options  see FindSimplexOptions.
    /// @return         m indices of simplices (an int for one point).
    /// @throws std::invalid_argument for another number of columns, or tol negative or NaN.
    /// @see scipy.spatial.Delaunay.find_simplex
    template <core::ArrayLike X = core::InBraces>
    [[nodiscard]] auto find_simplex(const X& xi, const FindSimplexOptions& options = {}) const {
        const core::Source<double, X> source(xi);
        if constexpr (core::rank_of<X> == 1) {
            const core::NdView<const double>& point = source.view();
            int found = -1;
            find(core::NdView<const double>(point.data(), {1, point.shape(0)}, {1, point.stride(0)}), options, &found);
            return found;
        } else {
            Eigen::ArrayX<I> found(source.view().shape(0));
            find(source.view(), options, found.data());
            return found;
        }
    }

    /// The facets of the convex hull.
    /// @return h x d indices of points. In the plane each row's end is the next row's begin, counter-clockwise around
    ///         the points. Points on the hull's border are corners of it, also between two others on a line.
    /// @see scipy.spatial.Delaunay.convex_hull (in any order and direction there)
    [[nodiscard]] Indices convex_hull() const;

    /// For each point a simplex that it, or the vertex that it equals, is a corner of; -1 for those that are neither
    /// (inner points with furthest_site).
    /// @see scipy.spatial.Delaunay.vertex_to_simplex
    [[nodiscard]] Eigen::ArrayX<I> vertex_to_simplex() const {
        Eigen::ArrayX<I> out = simplices_of_corners();
        const int* left_out = coplanar.data();
        for (Eigen::Index i = 0; i < coplanar.rows(); ++i, left_out += 3) out[left_out[0]] = left_out[1];
        return out;
    }

    /// The vertices joined to each vertex by an edge; none for points left out.
    /// @see scipy.spatial.Delaunay.vertex_neighbor_vertices
    [[nodiscard]] CompressedRows<I> vertex_neighbor_vertices() const;

    /// Affine maps to barycentric coordinates: with M the rows (d + 1) t to (d + 1) t + d - 1 and r the row after them,
    /// the first d coordinates of x in simplex t are c = M (x - r), the last is 1 - sum(c).
    /// @return ((d + 1) nsimplex) x d, the memory layout of SciPy's (nsimplex, d + 1, d); NaN for a simplex so flat
    ///         that the map has no correct digits (reciprocal condition below 1000 epsilon), as in SciPy.
    /// @see scipy.spatial.Delaunay.transform
    [[nodiscard]] Points transform() const {
        Points out((ndim + 1) * nsimplex, ndim);
        for_each_simplex([&](Eigen::Index t, const double* const* corner) {
            detail::barycentric_map(corner, static_cast<int>(ndim), out.data() + t * (ndim + 1) * ndim);
        });
        return out;
    }

    /// The points on the paraboloid: (x, paraboloid_scale * |x|^2 + paraboloid_shift).
    /// @param x  m x d. @return m x (d + 1). @throws std::invalid_argument for another number of columns.
    /// @see scipy.spatial.Delaunay.lift_points
    template <core::ArrayLike X = core::MatrixInBraces>
    [[nodiscard]] Points lift_points(const X& x) const {
        const core::Source<double, X> source(x);
        check_columns("Delaunay.lift_points", "x", source.view());
        return lifted(source.view());
    }

    /// Planes through the lifted simplices: n . (x, z) + b = 0 with the unit normal n pointing down and outward (up
    /// with furthest_site).
    /// @return nsimplex x (d + 2): n and b.
    /// @see scipy.spatial.Delaunay.equations
    [[nodiscard]] Points equations() const {
        Points out(nsimplex, ndim + 2);
        for_each_simplex([&](Eigen::Index t, const double* const* corner) {
            detail::lifted_plane(corner, static_cast<int>(ndim), paraboloid_scale, paraboloid_shift, furthest_site_,
                                 out.data() + t * (ndim + 2));
        });
        return out;
    }

    /// Signed distance of the lifted points from the planes of all simplices; positive where the point lies inside
    /// the simplex' sphere (outside of it with furthest_site).
    /// @param xi  m x d. @return m x nsimplex. @throws std::invalid_argument for another number of columns.
    /// @see scipy.spatial.Delaunay.plane_distance
    template <core::ArrayLike X = core::MatrixInBraces>
    [[nodiscard]] Points plane_distance(const X& xi) const {
        const Points high = lift_points(xi), planes = equations();
        Points out(high.rows(), nsimplex);
        for (Eigen::Index i = 0; i < high.rows(); ++i)
            for (Eigen::Index t = 0; t < nsimplex; ++t) {
                out(i, t) = planes(t, ndim + 1);
                for (Eigen::Index j = 0; j <= ndim; ++j) out(i, t) += planes(t, j) * high(i, j);
            }
        return out;
    }

private:
    template <class, class>
    friend class BasicVoronoi;

    /// On behalf of another class, whose name the messages bear.
    BasicDelaunay(const char* function, const core::NdView<const double>& input, bool furthest_site)
        : furthest_site_(furthest_site) {
        append(function, input);
    }

    [[nodiscard]] Eigen::ArrayX<I> simplices_of_corners() const {
        Eigen::ArrayX<I> out(npoints);
        std::fill_n(out.data(), npoints, -1);
        for (Eigen::Index t = 0; t < nsimplex; ++t)
            for (Eigen::Index k = 0; k <= ndim; ++k) out[simplices.data()[t * (ndim + 1) + k]] = static_cast<int>(t);
        return out;
    }

    /// Whether `plane_` holds the triangulation, else `space_`.
    [[nodiscard]] bool in_plane() const noexcept { return ndim == 2 && !furthest_site_; }
    void check_columns(const char* function, const char* parameter, const core::NdView<const double>& x) const {
        core::require(x.rank() == 2 && x.shape(1) == ndim, function, parameter, " must have shape m x ", ndim, ", got ",
                      x.shape());
    }
    template <class Visit>
    void for_each_simplex(const Visit& visit) const {
        const double* corner[detail::max_columns] = {};
        for (Eigen::Index t = 0; t < nsimplex; ++t) {
            for (Eigen::Index k = 0; k <= ndim; ++k) corner[k] = points.data() + ndim * simplices(t, k);
            visit(t, corner);
        }
    }
    [[nodiscard]] Points lifted(const core::NdView<const double>& x) const;
    void append(const char* function, const core::NdView<const double>& added, bool restart = false);
    void triangulate(const char* function, const Points& all, bool anew);
    template <class Mesh>
    void tabulate_plane(const Mesh& mesh);
    template <class Mesh>
    void tabulate_space(const Mesh& cavities);
    void make_bounds();
    template <class Mesh>
    void list_duplicates(const Mesh& mesh);
    void find(const core::NdView<const double>& xi, const FindSimplexOptions& options, int* found) const;
    void find_in_plane(const core::NdView<const double>& xi, const detail::List<int>& queries, double tol,
                       int* found) const;
    void find_in_space(const Points& xi, detail::List<int>& queries, double tol, int* found) const;
    /// Whether the barycentric coordinates of p in the simplex are at least -tol; decided exactly for tol = 0.
    [[nodiscard]] bool inside(Eigen::Index simplex, const double* p, double tol) const;

    detail::Triangulation<T> plane_;
    detail::CavityTriangulation<T> space_;
    detail::List<I> row_of_;  // row in simplices of each simplex of the mesh, -1 for ghosts
    bool furthest_site_ = false, closed_ = false;
};

/// The simplex that holds each point: tri.find_simplex(xi).
/// @see scipy.spatial.tsearch
template <core::ArrayLike X = core::InBraces, class T, class I>
[[nodiscard]] auto tsearch(const BasicDelaunay<T, I>& tri, const X& xi) {
    return tri.find_simplex(xi);
}

template <class T, class I>
void BasicDelaunay<T, I>::append(const char* function, const core::NdView<const double>& added, bool restart) {
    detail::check_points(function, added, ndim);
    core::require(npoints + added.shape(0) > 0, function, "points must not be empty, got shape ", added.shape());
    // An edge is 4 * triangle + corner in an int, and there are two triangles a point.
    core::require(npoints + added.shape(0) < (Eigen::Index{1} << 28), function, "points must be fewer than 2^28");
    Points all = detail::stacked(points, added);
    triangulate(function, all, npoints == 0 || restart || furthest_site_);
    points.swap(all);
    npoints = points.rows();
    ndim = points.cols();
    make_bounds();
    if (in_plane())
        tabulate_plane(plane_);
    else
        tabulate_space(space_);
}

/// Inserts the rows of `all`, or those that are new.
template <class T, class I>
void BasicDelaunay<T, I>::triangulate(const char* function, const Points& all, bool anew) {
    const int d = static_cast<int>(all.cols());
    detail::List<int> labels;
    for (Eigen::Index i = anew ? 0 : npoints; i < all.rows(); ++i) labels.push_back(static_cast<int>(i));
    if (d == 2 && !furthest_site_) {
        detail::List<detail::LabelledPoint> batch;
        batch.reserve(labels.size());
        for (const int i : labels) batch.push_back({{all(i, 0), all(i, 1)}, i});
        if (anew) plane_ = detail::Triangulation<T>();
        plane_.insert(function, std::move(batch));
        return;
    }
    if (furthest_site_) {  // the corners of the convex hull: no other point is on a sphere that holds all
        detail::QuickHull<T> hull(all.data(), all.rows(), d);
        hull.build(function, labels);
        labels = hull.corners();
    }
    Points batch(labels.size(), d);
    double* to = batch.data();
    for (const int i : labels) to = std::copy_n(all.data() + Eigen::Index{i} * d, d, to);
    if (anew) space_ = detail::CavityTriangulation<T>(d, furthest_site_);
    space_.insert(function, batch.data(), labels);
}

template <class T, class I>
template <class Mesh>
void BasicDelaunay<T, I>::tabulate_plane(const Mesh& mesh) {
    const auto& triangles = mesh.triangles();
    row_of_.resize(triangles.size());
    int count = 0;
    for (Eigen::Index t = 0; t < triangles.size(); ++t) row_of_[t] = triangles[t].is_ghost() ? -1 : count++;
    nsimplex = count;
    simplices.resize(count, 3);
    neighbors.resize(count, 3);
    int *corner = simplices.data(), *neighbor = neighbors.data();
    for (const auto& triangle : triangles) {
        if (triangle.is_ghost()) continue;
        for (int k = 0; k < 3; ++k) {
            *corner++ = mesh.label(triangle.vertex[k]);
            *neighbor++ = row_of_[triangle.across[k] / 4];
        }
    }
    list_duplicates(mesh);
}

template <class T, class I>
template <class Mesh>
void BasicDelaunay<T, I>::tabulate_space(const Mesh& cavities) {
    const auto& mesh = cavities.mesh();
    const int corners = cavities.dimension() + 1;
    row_of_.resize(mesh.size());
    int count = 0;
    for (int t = 0; t < mesh.size(); ++t) row_of_[t] = mesh.is_free(t) || cavities.is_ghost(t) ? -1 : count++;
    nsimplex = count;
    simplices.resize(count, corners);
    neighbors.resize(count, corners);
    int *corner = simplices.data(), *neighbor = neighbors.data();
    for (int t = 0; t < mesh.size(); ++t) {
        if (row_of_[t] < 0) continue;
        for (int k = 0; k < corners; ++k) {
            *corner++ = cavities.label(mesh.corners(t)[k]);
            *neighbor++ = row_of_[mesh.neighbor(t, k)];
        }
    }
    list_duplicates(cavities);
}

template <class T, class I>
void BasicDelaunay<T, I>::make_bounds() {
    detail::bounding_box(points, min_bound, max_bound);
    double least = std::numeric_limits<double>::infinity(), most = 0;
    for (const double *p = points.data(), *const end = p + points.size(); p != end; p += ndim) {
        double square = 0;
        for (Eigen::Index j = 0; j < ndim; ++j) square += p[j] * p[j];
        least = std::min(least, square);
        most = std::max(most, square);
    }
    // Qhull lifts so that z spans [0, largest coordinate], with a point at infinity 1.1 times as high as the highest.
    double reach = 0;
    for (Eigen::Index j = 0; j < ndim; ++j) reach = std::max({reach, -min_bound[j], max_bound[j]});
    paraboloid_scale = reach / ((furthest_site_ ? 1.0 : 1.1) * most - least);
    paraboloid_shift = -least * paraboloid_scale;
}

template <class T, class I>
template <class Mesh>
void BasicDelaunay<T, I>::list_duplicates(const Mesh& mesh) {
    coplanar.resize(mesh.duplicates().size(), 3);
    if (coplanar.rows() == 0) return;
    detail::List<int> vertex_of(npoints, -1);
    for (const auto& duplicate : mesh.duplicates()) vertex_of[duplicate.label] = mesh.label(duplicate.vertex);
    const Eigen::ArrayX<I> simplex = simplices_of_corners();
    int* out = coplanar.data();
    for (int i = 0; i < npoints; ++i) {
        if (vertex_of[i] < 0) continue;
        *out++ = i;
        *out++ = simplex[vertex_of[i]];
        *out++ = vertex_of[i];
    }
}

template <class T, class I>
auto BasicDelaunay<T, I>::lifted(const core::NdView<const double>& x) const -> Points {
    Points out(x.shape(0), ndim + 1);
    for (Eigen::Index i = 0; i < x.shape(0); ++i) {
        double square = 0;
        for (Eigen::Index j = 0; j < ndim; ++j) {
            out(i, j) = x(i, j);
            square += x(i, j) * x(i, j);
        }
        out(i, ndim) = paraboloid_scale * square + paraboloid_shift;
    }
    return out;
}

template <class T, class I>
bool BasicDelaunay<T, I>::inside(Eigen::Index simplex, const double* p, double tol) const {
    const int d = static_cast<int>(ndim);
    const double* corner[detail::max_columns] = {};
    for (int k = 0; k <= d; ++k) corner[k] = points.data() + ndim * simplices(simplex, k);
    if (tol == 0) {
        for (int k = 0; k <= d; ++k) {
            const double* const replaced = std::exchange(corner[k], p);
            if (detail::orientation(corner, d) < 0) return false;
            corner[k] = replaced;
        }
        return true;
    }
    double barycentric[detail::max_columns];
    return detail::barycentric_coordinates(corner, d, p, barycentric) &&
           *std::min_element(barycentric, barycentric + d + 1) >= -tol;
}

template <class T, class I>
void BasicDelaunay<T, I>::find(const core::NdView<const double>& xi, const FindSimplexOptions& options,
                               int* found) const {
    check_columns("Delaunay.find_simplex", "xi", xi);
    const double tol = options.tol.value_or(100 * std::numeric_limits<double>::epsilon());
    core::require(tol >= 0, "Delaunay.find_simplex", "tol must not be negative or NaN, got ", tol);
    core::require(xi.shape(0) <= std::numeric_limits<int>::max(), "Delaunay.find_simplex", "xi has too many rows");
    detail::List<int> queries;
    for (Eigen::Index i = 0; i < xi.shape(0); ++i) {
        bool near_by = true;
        for (Eigen::Index j = 0; j < ndim; ++j) {
            const double margin = tol * (max_bound[j] - min_bound[j]);
            near_by = near_by && std::isfinite(xi(i, j)) && xi(i, j) >= min_bound[j] - margin &&
                      xi(i, j) <= max_bound[j] + margin;
        }
        found[i] = -1;
        if (near_by) queries.push_back(static_cast<int>(i));
    }
    if (queries.empty()) return;
    if (in_plane() && !options.bruteforce) {
        find_in_plane(xi, queries, tol, found);
        return;
    }
    const Points rows = detail::stacked(Points(), xi);
    if (options.bruteforce) {
        for (const int query : queries)
            for (const double reach : {0.0, tol})
                for (int t = 0; t < nsimplex && found[query] < 0; ++t)
                    if (inside(t, rows.data() + query * ndim, reach)) found[query] = t;
    } else {
        find_in_space(rows, queries, tol, found);
    }
}

template <class T, class I>
void BasicDelaunay<T, I>::find_in_plane(const core::NdView<const double>& xi, const detail::List<int>& queries,
                                        double tol, int* found) const {
    detail::List<detail::LabelledPoint> sorted;
    sorted.reserve(queries.size());
    for (const int i : queries) sorted.push_back({{xi(i, 0), xi(i, 1)}, i});
    if (sorted.size() > 8) detail::HilbertSort<>()(sorted.data(), sorted.data() + sorted.size());
    int triangle = plane_.nearby(sorted.front().point);
    for (const auto& query : sorted) {
        triangle = plane_.locate(query.point, triangle);
        found[query.label] = row_of_[triangle];
        if (found[query.label] >= 0 || tol == 0) continue;
        // Strictly outside of a hull edge: near a corner, the triangle at the next edge may be the closer one.
        const auto& ghost = plane_.triangles()[triangle];
        const int k = ghost.ghost_corner();
        const double p[2] = {query.point.x, query.point.y};
        for (const int t : {triangle, ghost.across[(k + 1) % 3] / 4, ghost.across[(k + 2) % 3] / 4}) {
            const auto& outer = plane_.triangles()[t];
            const int simplex = row_of_[outer.across[outer.ghost_corner()] / 4];
            if (found[query.label] < 0 && inside(simplex, p, tol)) found[query.label] = simplex;
        }
    }
}

template <class T, class I>
void BasicDelaunay<T, I>::find_in_space(const Points& xi, detail::List<int>& queries, double tol, int* found) const {
    const auto& mesh = space_.mesh();
    detail::HilbertOrder<>(xi.data(), static_cast<int>(ndim))(queries.data(), queries.data() + queries.size());
    int t = space_.nearby(xi.data() + queries.front() * ndim);
    for (const int query : queries) {
        const double* const p = xi.data() + query * ndim;
        t = space_.locate(p, t);
        found[query] = row_of_[t];
        if (found[query] >= 0 || tol == 0) continue;
        const auto adopt = [&](int ghost) {
            const int simplex = row_of_[mesh.neighbor(ghost, mesh.slot_of(ghost, space_.ghost))];
            if (found[query] < 0 && inside(simplex, p, tol)) found[query] = simplex;
        };
        adopt(t);
        for (int k = 0; k <= ndim; ++k)
            if (const int other = mesh.neighbor(t, k); space_.is_ghost(other)) adopt(other);
    }
}

template <class T, class I>
auto BasicDelaunay<T, I>::convex_hull() const -> Indices {
    if (!in_plane()) {
        Eigen::Index count = 0;
        for (Eigen::Index i = 0; i < neighbors.size(); ++i) count += neighbors.data()[i] < 0 ? 1 : 0;
        Indices facets(count, ndim);
        int* corner = facets.data();
        for (Eigen::Index t = 0; t < nsimplex; ++t)
            for (Eigen::Index k = 0; k <= ndim; ++k)
                for (Eigen::Index i = 0; neighbors(t, k) < 0 && i <= ndim; ++i)
                    if (i != k) *corner++ = simplices(t, i);
        return facets;
    }
    const auto& triangles = plane_.triangles();
    Eigen::Index count = 0, ghost = 0;
    for (Eigen::Index t = 0; t < triangles.size(); ++t)
        if (triangles[t].is_ghost()) ++count, ghost = t;
    Indices edges(count, 2);
    for (Eigen::Index i = 0; i < count; ++i) {
        const int k = triangles[ghost].ghost_corner();
        edges(i, 0) = plane_.label(triangles[ghost].vertex[(k + 2) % 3]);
        edges(i, 1) = plane_.label(triangles[ghost].vertex[(k + 1) % 3]);
        ghost = triangles[ghost].across[(k + 2) % 3] / 4;
    }
    return edges;
}

template <class T, class I>
CompressedRows<I> BasicDelaunay<T, I>::vertex_neighbor_vertices() const {
    if (!in_plane()) return detail::vertex_neighbors<I>(simplices, npoints);
    const auto& triangles = plane_.triangles();
    const auto is_ghost = [&](int edge) { return triangles[edge / 4].is_ghost(); };
    // For each vertex the corner (4 * triangle + position) to start from: on the hull, the first counter-clockwise.
    detail::List<int> start(npoints, -1);
    CompressedRows<I> out;
    out.indptr.resize(npoints + 1);
    std::fill_n(out.indptr.data(), npoints + 1, 0);
    for (int t = 0; t < triangles.size(); ++t)
        for (int k = 0; k < 3; ++k) {
            if (triangles[t].vertex[k] < 0) continue;
            const int label = plane_.label(triangles[t].vertex[k]);
            if (triangles[t].vertex[(k + 1) % 3] >= 0) ++out.indptr[label + 1];
            int& corner = start[label];
            if (!triangles[t].is_ghost() && (corner < 0 || is_ghost(triangles[t].across[(k + 2) % 3])))
                corner = 4 * t + k;
        }
    for (Eigen::Index i = 0; i < npoints; ++i) out.indptr[i + 1] += out.indptr[i];
    out.indices.resize(out.indptr[npoints]);
    for (Eigen::Index i = 0; i < npoints; ++i) {
        int corner = start[i];
        for (int slot = out.indptr[i]; slot < out.indptr[i + 1];) {
            const auto& triangle = triangles[corner / 4];
            const int next = (corner + 1) % 4 % 3;
            if (const int neighbor = triangle.vertex[next]; neighbor >= 0) out.indices[slot++] = plane_.label(neighbor);
            // across an edge lies the opposite corner; the one at our vertex follows it counter-clockwise
            const int opposite = triangle.across[next];
            corner = opposite / 4 * 4 + (opposite % 4 + 1) % 3;
        }
    }
    return out;
}

}  // namespace scixx::spatial
