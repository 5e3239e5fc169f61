// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/spatial/detail/triangulation.hpp>
#include <string>

namespace scixx::spatial {

/// Options of Delaunay, as scipy.spatial.Delaunay takes them.
struct DelaunayOptions {
    bool furthest_site = false;   ///< true is refused: the furthest-site triangulation is not available
    bool incremental = false;     ///< accepted either way: add_points always works and costs nothing when unused
    std::string qhull_options{};  ///< empty or made of SciPy's defaults "Qbb Qc Qz Q12"; other options are refused
};

/// Options of Delaunay::find_simplex and tsearch.
struct FindSimplexOptions {
    bool bruteforce = false;      ///< look at all triangles instead of walking; the answer is as good
    std::optional<double> tol{};  ///< how far below 0 a barycentric coordinate of a point outside the hull may be;
                                  ///< >= 0, default 100 * epsilon
};

/// The neighbours of all vertices in compressed rows: those of vertex k are indices[indptr[k]] to
/// indices[indptr[k + 1] - 1], counter-clockwise; on the hull they begin and end with the two hull neighbours.
struct VertexNeighbors {
    Eigen::ArrayXi indptr;   ///< npoints + 1 entries
    Eigen::ArrayXi indices;  ///< twice the number of edges
};

/// Delaunay triangulation of points in the plane: no point lies inside the circle through a triangle's corners.
///
///     const spatial::Delaunay tri(points);                 // n x 2
///     for (Eigen::Index t = 0; t < tri.nsimplex; ++t) draw(tri.simplices(t, 0), tri.simplices(t, 1), ...);
///     const Eigen::ArrayXi where = tri.find_simplex(queries);
///
/// All decisions are exact, whatever the points: duplicates, points on a line or a circle, grids, and any finite
/// coordinates from the smallest subnormal to the largest number give a valid triangulation. Where four or more points
/// lie on an empty circle one of the possible triangulations is returned; no triangle has zero area.
///
/// O(n log n) expected for any input (n^2 in the worst case of the fixed random order), about 250 bytes a point.
/// The members are results to be read; const member functions may be called from many threads at once.
///
/// Source: points are inserted one by one in a randomised order along a Hilbert curve (N. Amenta, S. Choi, G. Rote,
/// SoCG 2003), searched by walking and made Delaunay by flips (C. L. Lawson, Mathematical Software III, 1977), with the
/// predicates of J. R. Shewchuk, Discrete Comput. Geom. 18 (1997).
///
/// @see scipy.spatial.Delaunay
/// Differences from SciPy: two dimensions only, others are refused; the order of triangles and the choice among
/// cocircular points are others; the derived tables are functions, computed at each call; a point is left out only
/// when it equals another (Qhull also drops points that are merely close, and merges nearly cocircular triangles).
class Delaunay {
public:
    using Points = Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    using Indices = Eigen::Array<int, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

    Points points;             ///< npoints x 2, the input
    Indices simplices;         ///< nsimplex x 3, indices of the corners, counter-clockwise
    Indices neighbors;         ///< nsimplex x 3, triangle opposite to the k-th corner, -1 on the hull
    Indices coplanar;          ///< points left out because they equal a vertex: (point, a triangle there, the vertex)
    Eigen::ArrayXd min_bound;  ///< 2 entries, the bounding box
    Eigen::ArrayXd max_bound;
    Eigen::Index ndim = 2;
    Eigen::Index npoints = 0;
    Eigen::Index nsimplex = 0;
    double paraboloid_scale = 1;  ///< points are lifted to z = paraboloid_scale * |p|^2 + paraboloid_shift
    double paraboloid_shift = 0;

    /// @param input    the points: n x 2 array of finite real numbers, n >= 3; used as double.
    /// @param options  see DelaunayOptions.
    /// @throws std::invalid_argument for another shape, an empty input, NaN or infinity, or an option that is refused.
    /// @throws GeometryError when the points lie on one line or fewer than three are distinct.
    template <core::ArrayLike P>
    explicit Delaunay(const P& input, const DelaunayOptions& options = {}) {
        check_options(options);
        append(core::Source<double, P>(input).view());
    }

    /// Adds points to the triangulation; the former keep their indices, all tables are made anew.
    /// @param added    m x 2, finite; m may be 0.
    /// @param restart  triangulate all points from scratch; the result is as valid, the order of triangles differs.
    /// @throws std::invalid_argument for another shape, NaN or infinity.
    /// @see scipy.spatial.Delaunay.add_points
    template <core::ArrayLike P>
    void add_points(const P& added, bool restart = false) {
        const core::Source<double, P> source(added);
        if (restart) {
            check_points("Delaunay.add_points", source.view());
            mesh_ = detail::Triangulation();
            const Points all = joined(source.view());
            npoints = 0;
            append(core::view(all));
        } else {
            append(source.view());
        }
    }

    /// The triangle that holds each point.
    ///
    /// Exact: a point inside or on the border of the hull gets a triangle whose closure holds it. A point outside gets
    /// the triangle at the hull edge next to it when its barycentric coordinates there are at least -tol, else -1;
    /// NaN and infinity give -1. The queries are sorted along a curve, so that each walk begins beside its goal.
    /// @param xi       m x 2 array (or a compile-time vector of 2 entries: one point).
    /// @param options  see FindSimplexOptions.
    /// @return         m indices of triangles (an int for one point).
    /// @throws std::invalid_argument for another number of columns, or tol negative or NaN.
    /// @see scipy.spatial.Delaunay.find_simplex
    template <core::ArrayLike X>
    [[nodiscard]] auto find_simplex(const X& xi, const FindSimplexOptions& options = {}) const {
        const core::Source<double, X> source(xi);
        if constexpr (core::rank_of<X> == 1) {
            const core::NdView<const double>& point = source.view();
            int found = -1;
            find(core::NdView<const double>(point.data(), {1, point.shape(0)}, {1, point.stride(0)}), options, &found);
            return found;
        } else {
            Eigen::ArrayXi found(source.view().shape(0));
            find(source.view(), options, found.data());
            return found;
        }
    }

    /// The edges of the convex hull.
    /// @return h x 2 indices of points; each row's end is the next row's begin, counter-clockwise around the points.
    ///         Points on the hull's border are corners of it, also between two others on a line.
    /// @see scipy.spatial.Delaunay.convex_hull (in any order and direction there)
    [[nodiscard]] Indices convex_hull() const;

    /// For each point a triangle that it is a corner of, -1 for those left out.
    /// @see scipy.spatial.Delaunay.vertex_to_simplex
    [[nodiscard]] Eigen::ArrayXi vertex_to_simplex() const {
        Eigen::ArrayXi out(npoints);
        std::fill_n(out.data(), npoints, -1);
        for (Eigen::Index t = 0; t < nsimplex; ++t)
            for (int k = 0; k < 3; ++k) out[simplices(t, k)] = static_cast<int>(t);
        return out;
    }

    /// The vertices joined to each vertex by an edge; none for points left out.
    /// @see scipy.spatial.Delaunay.vertex_neighbor_vertices
    [[nodiscard]] VertexNeighbors vertex_neighbor_vertices() const;

    /// Affine maps to barycentric coordinates: with M = transform().middleRows<2>(3 t) and r = transform().row(3 t + 2)
    /// the first two coordinates of x in triangle t are c = M (x - r), the third is 1 - c[0] - c[1].
    /// @return (3 nsimplex) x 2, the memory layout of SciPy's (nsimplex, 3, 2); NaN for a triangle so flat that the map
    ///         has no correct digits (reciprocal condition below 1000 epsilon), as in SciPy.
    /// @see scipy.spatial.Delaunay.transform
    [[nodiscard]] Points transform() const;

    /// The points on the paraboloid: (x, y, paraboloid_scale * (x^2 + y^2) + paraboloid_shift).
    /// @param x  m x 2. @return m x 3. @throws std::invalid_argument for another number of columns.
    /// @see scipy.spatial.Delaunay.lift_points
    template <core::ArrayLike X>
    [[nodiscard]] Points lift_points(const X& x) const {
        const core::Source<double, X> source(x);
        const core::NdView<const double>& in = source.view();
        check_columns("Delaunay.lift_points", "x", in);
        Points out(in.shape(0), 3);
        for (Eigen::Index i = 0; i < in.shape(0); ++i) {
            out(i, 0) = in(i, 0);
            out(i, 1) = in(i, 1);
            out(i, 2) = lift(in(i, 0), in(i, 1));
        }
        return out;
    }

    /// Planes through the lifted triangles: n . (x, y, z) + d = 0 with the unit normal n pointing down and outward.
    /// @return nsimplex x 4: n and d.
    /// @see scipy.spatial.Delaunay.equations
    [[nodiscard]] Points equations() const;

    /// Signed distance of the lifted points from the planes of all triangles; positive where the point lies inside
    /// the triangle's circle.
    /// @param xi  m x 2. @return m x nsimplex. @throws std::invalid_argument for another number of columns.
    /// @see scipy.spatial.Delaunay.plane_distance
    template <core::ArrayLike X>
    [[nodiscard]] Points plane_distance(const X& xi) const {
        const Points lifted = lift_points(xi), planes = equations();
        Points out(lifted.rows(), nsimplex);
        for (Eigen::Index i = 0; i < lifted.rows(); ++i)
            for (Eigen::Index t = 0; t < nsimplex; ++t)
                out(i, t) = planes(t, 0) * lifted(i, 0) + planes(t, 1) * lifted(i, 1) + planes(t, 2) * lifted(i, 2) +
                            planes(t, 3);
        return out;
    }

private:
    static void check_options(const DelaunayOptions& options);
    static void check_columns(const char* function, const char* parameter, const core::NdView<const double>& x) {
        core::require(x.rank() == 2 && x.shape(1) == 2, function, parameter, " must have shape m x 2, got ", x.shape());
    }
    static void check_points(const char* function, const core::NdView<const double>& x);
    [[nodiscard]] double lift(double x, double y) const {
        return paraboloid_scale * (x * x + y * y) + paraboloid_shift;
    }
    [[nodiscard]] Points joined(const core::NdView<const double>& added) const;
    void append(const core::NdView<const double>& added);
    void make_tables();
    void find(const core::NdView<const double>& xi, const FindSimplexOptions& options, int* found) const;
    /// Whether the barycentric coordinates of p in the triangle are at least -tol; decided exactly for tol = 0.
    [[nodiscard]] bool inside(int simplex, const detail::Point2& p, double tol) const;
    [[nodiscard]] const double* corner(Eigen::Index t, int k) const { return points.data() + 2 * simplices(t, k); }
    [[nodiscard]] int simplex_at(int triangle, const detail::Point2& p, double tol) const;

    detail::Triangulation mesh_;
    std::vector<int> simplex_of_;  // row in simplices of each triangle of the mesh, -1 for ghosts
};

/// The triangle that holds each point: tri.find_simplex(xi).
/// @see scipy.spatial.tsearch
template <core::ArrayLike X>
[[nodiscard]] auto tsearch(const Delaunay& tri, const X& xi) {
    return tri.find_simplex(xi);
}

inline void Delaunay::check_options(const DelaunayOptions& options) {
    core::require(!options.furthest_site, "Delaunay", "furthest_site=true is not available");
    const std::string& text = options.qhull_options;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const std::string word = text.substr(begin, end - begin);
        core::require(word.empty() || word == "Qbb" || word == "Qc" || word == "Qz" || word == "Q12", "Delaunay",
                      "qhull_options must be of Qbb Qc Qz Q12, got \"", word, "\"");
        begin = end + 1;
    }
}

inline void Delaunay::check_points(const char* function, const core::NdView<const double>& x) {
    core::require(x.rank() == 2, function, "points must be a two-dimensional array, got shape ", x.shape());
    core::require(x.shape(1) == 2, function, "points must have 2 columns (the plane), got shape ", x.shape());
    bool finite = true;
    core::for_each([&](const double& value) { finite = finite && std::isfinite(value); }, x);
    core::require(finite, function, "points must not hold NaN or infinity");
}

/// The points and the added ones below them.
inline Delaunay::Points Delaunay::joined(const core::NdView<const double>& added) const {
    Points all(npoints + added.shape(0), 2);
    std::copy_n(points.data(), 2 * npoints, all.data());
    core::copy(added, core::NdView<double>(all.data() + 2 * npoints, added.shape()));
    return all;
}

inline void Delaunay::append(const core::NdView<const double>& added) {
    const char* function = npoints == 0 ? "Delaunay" : "Delaunay.add_points";
    check_points(function, added);
    core::require(npoints + added.shape(0) > 0, function, "points must not be empty, got shape ", added.shape());
    // An edge is 4 * triangle + corner in an int, and there are two triangles a point.
    core::require(npoints + added.shape(0) < (Eigen::Index{1} << 28), function, "points must be fewer than 2^28");
    std::vector<detail::LabelledPoint> batch(static_cast<std::size_t>(added.shape(0)));
    for (std::size_t i = 0; i < batch.size(); ++i) {
        const auto row = static_cast<Eigen::Index>(i);
        batch[i] = {{added(row, 0), added(row, 1)}, static_cast<int>(npoints + row)};
    }
    mesh_.insert(std::move(batch));
    Points all = joined(added);
    points.swap(all);
    npoints = points.rows();
    make_tables();
}

inline void Delaunay::make_tables() {
    const auto& triangles = mesh_.triangles();
    simplex_of_.resize(triangles.size());
    int count = 0;
    for (std::size_t t = 0; t < triangles.size(); ++t) simplex_of_[t] = triangles[t].is_ghost() ? -1 : count++;
    nsimplex = count;
    simplices.resize(count, 3);
    neighbors.resize(count, 3);
    int *corner = simplices.data(), *neighbor = neighbors.data();
    for (const auto& triangle : triangles) {
        if (triangle.is_ghost()) continue;
        for (std::size_t k = 0; k < 3; ++k) {
            *corner++ = mesh_.label(triangle.vertex[k]);
            *neighbor++ = simplex_of_[static_cast<std::size_t>(triangle.across[k] / 4)];
        }
    }
    const double *p = points.data(), *const end = p + 2 * npoints;
    double low[2] = {p[0], p[1]}, high[2] = {p[0], p[1]}, least = p[0] * p[0] + p[1] * p[1], most = least;
    for (; p != end; p += 2) {
        for (int axis = 0; axis < 2; ++axis) {
            low[axis] = std::min(low[axis], p[axis]);
            high[axis] = std::max(high[axis], p[axis]);
        }
        least = std::min(least, p[0] * p[0] + p[1] * p[1]);
        most = std::max(most, p[0] * p[0] + p[1] * p[1]);
    }
    min_bound.resize(2);
    max_bound.resize(2);
    std::copy_n(low, 2, min_bound.data());
    std::copy_n(high, 2, max_bound.data());

    // Qhull lifts so that z spans [0, largest coordinate], with a point at infinity 1.1 times as high as the highest.
    const double reach = std::max(std::max(-low[0], high[0]), std::max(-low[1], high[1]));
    paraboloid_scale = reach / (1.1 * most - least);
    paraboloid_shift = -least * paraboloid_scale;

    coplanar.resize(static_cast<Eigen::Index>(mesh_.duplicates().size()), 3);
    if (mesh_.duplicates().empty()) return;
    const Eigen::ArrayXi simplex = vertex_to_simplex();
    std::vector<std::array<int, 3>> rows;
    for (const auto& duplicate : mesh_.duplicates())
        rows.push_back({duplicate.label, simplex[mesh_.label(duplicate.vertex)], mesh_.label(duplicate.vertex)});
    std::sort(rows.begin(), rows.end());
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (int k = 0; k < 3; ++k) coplanar(static_cast<Eigen::Index>(i), k) = rows[i][static_cast<std::size_t>(k)];
}

inline bool Delaunay::inside(int simplex, const detail::Point2& p, double tol) const {
    const auto at = [&](int k) -> detail::Point2 { return {corner(simplex, k)[0], corner(simplex, k)[1]}; };
    const detail::Point2 a = at(0), b = at(1), c = at(2);
    if (tol == 0)
        return detail::orient2d(a, b, p) >= 0 && detail::orient2d(b, c, p) >= 0 && detail::orient2d(c, a, p) >= 0;
    const double area = (a.x - c.x) * (b.y - c.y) - (a.y - c.y) * (b.x - c.x);
    const double first = ((p.x - c.x) * (b.y - c.y) - (p.y - c.y) * (b.x - c.x)) / area;
    const double second = ((a.x - c.x) * (p.y - c.y) - (a.y - c.y) * (p.x - c.x)) / area;
    return first >= -tol && second >= -tol && 1 - first - second >= -tol;
}

inline int Delaunay::simplex_at(int triangle, const detail::Point2& p, double tol) const {
    const auto& triangles = mesh_.triangles();
    const auto row_of = [&](int t) { return simplex_of_[static_cast<std::size_t>(t)]; };
    if (row_of(triangle) >= 0) return row_of(triangle);
    if (tol == 0) return -1;
    // Strictly outside of a hull edge: near a corner, the triangle at the previous or next edge may be the closer one.
    const auto& ghost = triangles[static_cast<std::size_t>(triangle)];
    const auto k = static_cast<std::size_t>(ghost.ghost_corner());
    for (const int t : {triangle, ghost.across[(k + 1) % 3] / 4, ghost.across[(k + 2) % 3] / 4}) {
        const auto& outer = triangles[static_cast<std::size_t>(t)];
        const int simplex = row_of(outer.across[static_cast<std::size_t>(outer.ghost_corner())] / 4);
        if (inside(simplex, p, tol)) return simplex;
    }
    return -1;
}

inline void Delaunay::find(const core::NdView<const double>& xi, const FindSimplexOptions& options, int* found) const {
    check_columns("Delaunay.find_simplex", "xi", xi);
    const double tol = options.tol.value_or(100 * std::numeric_limits<double>::epsilon());
    core::require(tol >= 0, "Delaunay.find_simplex", "tol must not be negative or NaN, got ", tol);
    core::require(xi.shape(0) <= std::numeric_limits<int>::max(), "Delaunay.find_simplex", "xi has too many rows");
    const double margin_x = tol * (max_bound[0] - min_bound[0]), margin_y = tol * (max_bound[1] - min_bound[1]);
    std::vector<detail::LabelledPoint> queries;
    queries.reserve(static_cast<std::size_t>(xi.shape(0)));
    for (Eigen::Index i = 0; i < xi.shape(0); ++i) {
        const detail::Point2 p{xi(i, 0), xi(i, 1)};
        found[i] = -1;
        if (std::isfinite(p.x) && std::isfinite(p.y) && p.x >= min_bound[0] - margin_x &&
            p.x <= max_bound[0] + margin_x && p.y >= min_bound[1] - margin_y && p.y <= max_bound[1] + margin_y)
            queries.push_back({p, static_cast<int>(i)});
    }
    if (queries.empty()) return;
    if (options.bruteforce) {
        for (const auto& query : queries)
            for (const double reach : {0.0, tol})
                for (int t = 0; t < nsimplex && found[query.label] < 0; ++t)
                    if (inside(t, query.point, reach)) found[query.label] = t;
        return;
    }
    if (queries.size() > 8) detail::HilbertSort()(queries.data(), queries.data() + queries.size());
    int triangle = mesh_.nearby(queries.front().point);
    for (const auto& query : queries) {
        triangle = mesh_.locate(query.point, triangle);
        found[query.label] = simplex_at(triangle, query.point, tol);
    }
}

inline Delaunay::Indices Delaunay::convex_hull() const {
    const auto& triangles = mesh_.triangles();
    const auto is_ghost = [](const auto& triangle) { return triangle.is_ghost(); };
    const auto count = std::count_if(triangles.begin(), triangles.end(), is_ghost);
    Indices edges(count, 2);
    auto ghost = std::find_if(triangles.begin(), triangles.end(), is_ghost);
    for (Eigen::Index i = 0; i < count; ++i) {
        const auto k = static_cast<std::size_t>(ghost->ghost_corner());
        edges(i, 0) = mesh_.label(ghost->vertex[(k + 2) % 3]);
        edges(i, 1) = mesh_.label(ghost->vertex[(k + 1) % 3]);
        ghost = triangles.begin() + ghost->across[(k + 2) % 3] / 4;
    }
    return edges;
}

inline VertexNeighbors Delaunay::vertex_neighbor_vertices() const {
    const auto& triangles = mesh_.triangles();
    const auto is_ghost = [&](int edge) { return triangles[static_cast<std::size_t>(edge / 4)].is_ghost(); };
    // For each vertex the corner (4 * triangle + position) to start from: on the hull, the first counter-clockwise.
    std::vector<int> start(static_cast<std::size_t>(npoints), -1);
    VertexNeighbors out;
    out.indptr.resize(npoints + 1);
    std::fill_n(out.indptr.data(), npoints + 1, 0);
    for (std::size_t t = 0; t < triangles.size(); ++t)
        for (std::size_t k = 0; k < 3; ++k) {
            if (triangles[t].vertex[k] < 0) continue;
            const int label = mesh_.label(triangles[t].vertex[k]);
            if (triangles[t].vertex[(k + 1) % 3] >= 0) ++out.indptr[label + 1];
            int& corner = start[static_cast<std::size_t>(label)];
            if (!triangles[t].is_ghost() && (corner < 0 || is_ghost(triangles[t].across[(k + 2) % 3])))
                corner = static_cast<int>(4 * t + k);
        }
    for (Eigen::Index i = 0; i < npoints; ++i) out.indptr[i + 1] += out.indptr[i];
    out.indices.resize(out.indptr[npoints]);
    for (Eigen::Index i = 0; i < npoints; ++i) {
        int corner = start[static_cast<std::size_t>(i)];
        for (int slot = out.indptr[i]; slot < out.indptr[i + 1];) {
            const auto& triangle = triangles[static_cast<std::size_t>(corner / 4)];
            const auto next = static_cast<std::size_t>((corner + 1) % 4 % 3);
            if (const int neighbor = triangle.vertex[next]; neighbor >= 0) out.indices[slot++] = mesh_.label(neighbor);
            // across an edge lies the opposite corner; the one at our vertex follows it counter-clockwise
            const int opposite = triangle.across[next];
            corner = opposite / 4 * 4 + (opposite % 4 + 1) % 3;
        }
    }
    return out;
}

inline Delaunay::Points Delaunay::transform() const {
    Points out(3 * nsimplex, 2);
    for (Eigen::Index t = 0; t < nsimplex; ++t) {
        double* const row = out.data() + 6 * t;
        const double *a = corner(t, 0), *b = corner(t, 1), *c = corner(t, 2);
        double ax = a[0] - c[0], ay = a[1] - c[1], bx = b[0] - c[0], by = b[1] - c[1];
        // Scaled to entries of at most 1, so that the determinant neither over- nor underflows.
        const double scale = std::max(std::max(std::abs(ax), std::abs(ay)), std::max(std::abs(bx), std::abs(by)));
        ax /= scale, ay /= scale, bx /= scale, by /= scale;
        const double det = ax * by - bx * ay;
        // The inverse of [ax bx; ay by] is [by -bx; -ay ax] / det; condition number in the 1-norm.
        const double norm = std::max(std::abs(ax) + std::abs(ay), std::abs(bx) + std::abs(by));
        const double inverse_norm = std::max(std::abs(by) + std::abs(ay), std::abs(bx) + std::abs(ax)) / std::abs(det);
        const bool sound = norm * inverse_norm * 1000 * std::numeric_limits<double>::epsilon() < 1;
        const double factor = sound ? 1 / det / scale : std::numeric_limits<double>::quiet_NaN();
        row[0] = by * factor, row[1] = -bx * factor;
        row[2] = -ay * factor, row[3] = ax * factor;
        row[4] = c[0], row[5] = c[1];
    }
    return out;
}

inline Delaunay::Points Delaunay::equations() const {
    Points out(nsimplex, 4);
    for (Eigen::Index t = 0; t < nsimplex; ++t) {
        const double *a = corner(t, 0), *b = corner(t, 1), *c = corner(t, 2);
        const auto rise = [&](const double* p) {  // of the lifted point over that of a, without cancellation
            return paraboloid_scale * ((p[0] - a[0]) * (p[0] + a[0]) + (p[1] - a[1]) * (p[1] + a[1]));
        };
        const double u[3] = {b[0] - a[0], b[1] - a[1], rise(b)}, v[3] = {c[0] - a[0], c[1] - a[1], rise(c)};
        const double nx = v[1] * u[2] - u[1] * v[2], ny = u[0] * v[2] - v[0] * u[2], nz = u[1] * v[0] - u[0] * v[1];
        const double norm = std::sqrt(nx * nx + ny * ny + nz * nz);
        double* const row = out.data() + 4 * t;
        row[0] = nx / norm, row[1] = ny / norm, row[2] = nz / norm;
        row[3] = -(row[0] * a[0] + row[1] * a[1] + row[2] * lift(a[0], a[1]));
    }
    return out;
}

}  // namespace scixx::spatial
