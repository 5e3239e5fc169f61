// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <charconv>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/spatial/detail/convex_polygon.hpp>
#include <scixx/spatial/detail/point_rows.hpp>
#include <scixx/spatial/detail/quickhull.hpp>

namespace scixx::spatial {

/// Options of ConvexHull, as scipy.spatial.ConvexHull takes them.
struct ConvexHullOptions {
    bool incremental = false;     ///< accepted either way: add_points works until close()
    std::string qhull_options{};  ///< words of "Qt Qx Qc QJ QGn"; Qc fills `coplanar`, QGn and QG-n fill `good`
};

/// Convex hull of points in 2 to 8 dimensions.
///
///     const spatial::ConvexHull hull(points);              // n x d
///     for (const int corner : hull.vertices) draw(points.row(corner));
///
/// Exact for all finite coordinates: duplicates, points on a line, a plane, a sphere or a grid are ordinary input.
/// Vertices are the extreme points: those on a face or an edge between others are not listed, and of equal points the
/// first is. Faces of more than d corners are triangulated. The members are results to be read.
///
/// In the plane O(n) for most inputs, O(n log n) at worst (S. G. Akl and G. T. Toussaint 1978; A. M. Andrew 1979). Else
/// quickhull (C. B. Barber, D. P. Dobkin, H. Huhdanpaa 1996), O(n log n) in 3-D for most inputs; the number of facets
/// grows like n^floor(d / 2) at worst.
///
/// @see scipy.spatial.ConvexHull
/// Differs from SciPy: facets are oriented, from 3-D on det(v1 - v0, ..., q - v0) is positive for q outside;
/// nothing is merged or joggled, so facets that are nearly in one plane stay apart (QJ has no effect); the triangles of
/// one face have equations that may differ in the last digits; in the plane vertices begin at the leftmost point and
/// facet k joins vertices k and k + 1.
class ConvexHull {
public:
    using Points = Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    using Indices = Eigen::Array<int, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

    Points points;            ///< npoints x d, the input
    Eigen::ArrayXi vertices;  ///< indices of the corners, in the plane counter-clockwise, else ascending
    Indices simplices;        ///< nsimplex x d, the facets; seen from outside counter-clockwise
    Indices neighbors;        ///< nsimplex x d, the facet across the ridge without the k-th corner
    Points equations;         ///< nsimplex x (d + 1): outward unit normal n and offset b, n . x + b <= 0 for all points
    Indices coplanar;         ///< with Qc: (point, facet, corner of it), points on the surface that are no vertices
    Eigen::Array<bool, Eigen::Dynamic, 1> good;  ///< with QGn: the facets that point n, which the hull leaves out, sees
                                                 ///< from outside; with QG-n: those that it does not; else empty
    Eigen::ArrayXd min_bound;                    ///< d entries, the bounding box
    Eigen::ArrayXd max_bound;
    Eigen::Index ndim = 0;
    Eigen::Index npoints = 0;
    Eigen::Index nsimplex = 0;
    double area = 0;    ///< content of the surface, in the plane its length
    double volume = 0;  ///< content inside, in the plane the area

    /// @param input    the points: n x d array of finite real numbers, 2 <= d <= 8, n > d; used as double.
    /// @throws std::invalid_argument for another shape, an empty input, NaN or infinity, or an option that is refused.
    /// @throws GeometryError when the points span less than d dimensions.
    template <core::ArrayLike P = core::MatrixInBraces>
    explicit ConvexHull(const P& input, const ConvexHullOptions& options = {}) {
        read_options(options.qhull_options);
        append("ConvexHull", core::Source<double, P>(input).view(), false);
    }

    /// Adds points; the former keep their indices. The hull is that of its corners and the added ones.
    /// @param added    m x d, finite; m may be 0.
    /// @param restart  look at all points again instead of the corners and the added ones; the hull is the same.
    /// @throws std::invalid_argument for another shape, NaN or infinity, or after close().
    /// @see scipy.spatial.ConvexHull.add_points
    template <core::ArrayLike P = core::MatrixInBraces>
    void add_points(const P& added, bool restart = false) {
        core::require(!closed_, "ConvexHull.add_points", "the hull is closed");
        append("ConvexHull.add_points", core::Source<double, P>(added).view(), restart);
    }

    /// Ends the adding of points.
    /// @see scipy.spatial.ConvexHull.close
    void close() noexcept { closed_ = true; }

private:
    friend class SphericalVoronoi;
    friend class HalfspaceIntersection;

    /// On behalf of another class, whose name the messages bear.
    template <class = void>
    ConvexHull(const char* function, const core::NdView<const double>& input) {
        append(function, input, false);
    }

    template <class = void>
    void read_options(const std::string& text);
    template <class = void>
    void append(const char* function, const core::NdView<const double>& added, bool restart);
    template <class = void>
    void make_polygon(const detail::List<int>& corners);
    template <class Hull>
    void make_facets(const Hull& hull);
    template <class = void>
    void find_coplanar();
    template <class = void>
    void find_good();

    std::optional<Eigen::Index> viewpoint_{};  // of QGn and QG-n
    bool list_coplanar_ = false, closed_ = false, seen_ = true;
};

template <class>
void ConvexHull::read_options(const std::string& text) {
    std::string others;
    detail::for_each_word(text, [&](std::string_view word) {
        if (!detail::is_numbered(word, "QG")) {
            others.append(word).append(" ");
            return;
        }
        seen_ = word[2] != '-';
        word.remove_prefix(seen_ ? 2 : 3);
        Eigen::Index n = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), n);
        core::require(error == std::errc() && end == word.data() + word.size() && !word.empty(), "ConvexHull",
                      "qhull_options must have a number of a point behind QG");
        core::require(!viewpoint_, "ConvexHull", "qhull_options must have one QGn at most");
        viewpoint_ = n;
    });
    detail::check_qhull_options("ConvexHull", others, {"Qt", "Qx", "Qc", "QGn"});
    list_coplanar_ = detail::has_word(others, "Qc");
}

template <class>
void ConvexHull::append(const char* function, const core::NdView<const double>& added, bool restart) {
    detail::check_points(function, added, ndim);
    core::require(npoints + added.shape(0) > 0, function, "points must not be empty, got shape ", added.shape());
    core::require(npoints + added.shape(0) <= std::numeric_limits<int>::max(), function, "points are too many");
    Points all = detail::stacked(points, added);
    detail::List<int> candidates;
    candidates.reserve(all.rows());
    if (!restart) candidates.assign(vertices.data(), vertices.data() + vertices.size());
    for (Eigen::Index i = restart ? 0 : npoints; i < all.rows(); ++i) candidates.push_back(static_cast<int>(i));
    if (viewpoint_) {
        core::require(*viewpoint_ < all.rows(), function, "qhull_options must name one of ", all.rows(),
                      " points behind QG, got ", *viewpoint_);
        Eigen::Index kept = 0;
        for (const int i : candidates)
            if (i != *viewpoint_) candidates[kept++] = i;
        candidates.resize(kept);
        core::require(!candidates.empty(), function, "points must not be empty beside the one that QG names");
    }
    const int d = static_cast<int>(added.shape(1));
    const auto take = [&] {
        points.swap(all);
        npoints = points.rows();
        ndim = d;
    };
    if (d == 2) {
        detail::List<detail::LabelledPoint> labelled;
        labelled.reserve(candidates.size());
        for (const int i : candidates) labelled.push_back({{all(i, 0), all(i, 1)}, i});
        const detail::List<int> corners = detail::convex_polygon(std::move(labelled));
        if (corners.size() < 3)
            core::fail<GeometryError>(function, "the points lie on one line, at least three that do not are needed");
        take();
        make_polygon(corners);
    } else {
        detail::QuickHull<> hull(all.data(), all.rows(), d);
        hull.build(function, candidates);
        take();
        make_facets(hull);
    }
    detail::bounding_box(points, min_bound, max_bound, vertices.data(), vertices.size());
    if (list_coplanar_) find_coplanar();
    if (viewpoint_) find_good();
}

template <class>
inline void ConvexHull::make_polygon(const detail::List<int>& corners) {
    const auto count = static_cast<int>(corners.size());
    nsimplex = count;
    vertices.resize(count);
    simplices.resize(count, 2);
    neighbors.resize(count, 2);
    equations.resize(count, 3);
    const auto at = [&](int k) { return points.data() + 2 * corners[k % count]; };
    area = volume = 0;
    const double* origin = at(0);
    for (int k = 0; k < count; ++k) {
        const double *a = at(k), *b = at(k + 1);
        const double dx = b[0] - a[0], dy = b[1] - a[1], length = std::hypot(dx, dy);
        vertices[k] = corners[k];
        simplices(k, 0) = corners[k];
        simplices(k, 1) = corners[(k + 1) % count];
        neighbors(k, 0) = (k + 1) % count;
        neighbors(k, 1) = (k + count - 1) % count;
        equations(k, 0) = dy / length;
        equations(k, 1) = -dx / length;
        equations(k, 2) = -(equations(k, 0) * a[0] + equations(k, 1) * a[1]);
        area += length;
        volume += ((a[0] - origin[0]) * (b[1] - origin[1]) - (a[1] - origin[1]) * (b[0] - origin[0])) / 2;
    }
}

template <class Hull>
void ConvexHull::make_facets(const Hull& hull) {
    const auto& surface = hull.surface();
    const int d = hull.dimension();
    detail::List<int> row_of(surface.size(), -1);
    detail::List<char> is_corner(npoints, 0);
    int count = 0;
    for (int t = 0; t < surface.size(); ++t)
        if (!surface.is_free(t)) row_of[t] = count++;
    nsimplex = count;
    simplices.resize(count, d);
    neighbors.resize(count, d);
    equations.resize(count, d + 1);
    area = volume = 0;
    double factorial = 1;  // (d - 1)!
    for (int k = 2; k < d; ++k) factorial *= k;
    const double* origin = nullptr;
    int *corner = simplices.data(), *neighbor = neighbors.data();
    double* plane = equations.data();
    const double* p[detail::max_dimension] = {};
    for (int t = 0; t < surface.size(); ++t) {
        if (surface.is_free(t)) continue;
        for (int k = 0; k < d; ++k) {
            *corner++ = surface.corners(t)[k];
            is_corner[surface.corners(t)[k]] = 1;
            *neighbor++ = row_of[surface.neighbor(t, k)];
            p[k] = hull.point(surface.corners(t)[k]);
        }
        if (origin == nullptr) origin = p[0];
        int exponent = 0;
        double length = hull.sound_normal(t, plane);
        if (length == 0) {
            exponent = detail::scaled_normal(p, d, plane);
            for (int j = 0; j < d; ++j) length = std::hypot(length, plane[j]);
        }
        double offset = 0, height = 0;
        for (int j = 0; j < d; ++j) {
            plane[j] /= length;
            offset -= plane[j] * p[0][j];
            height += plane[j] * (p[0][j] - origin[j]);
        }
        plane[d] = offset;
        plane += d + 1;
        const double content = std::ldexp(length / factorial, exponent * (d - 1));
        area += content;
        volume += content * height / d;
    }
    Eigen::Index corners = 0;
    for (const char mark : is_corner) corners += mark;
    vertices.resize(corners);
    int* vertex = vertices.data();
    for (int i = 0; i < npoints; ++i)
        if (is_corner[i] != 0) *vertex++ = i;
}

/// O(npoints nsimplex): a point is on the surface when it lies in the plane of a facet, being outside of none.
template <class>
inline void ConvexHull::find_coplanar() {
    const int d = static_cast<int>(ndim);
    detail::List<char> is_corner(npoints, 0);
    for (const int vertex : vertices) is_corner[vertex] = 1;
    double extent = 0;
    for (int j = 0; j < d; ++j) extent = std::max(extent, max_bound[j] - min_bound[j]);
    detail::List<int> found;
    const double* p[detail::max_columns] = {};
    for (int i = 0; i < npoints; ++i) {
        if (is_corner[i] || viewpoint_ == i) continue;
        const double* const q = p[d] = points.data() + i * ndim;
        for (int t = 0; t < nsimplex; ++t) {
            double height = 0;
            for (int j = 0; j < d; ++j) height += equations(t, j) * (q[j] - points(simplices(t, 0), j));
            if (height < -1e-6 * extent) continue;
            for (int k = 0; k < d; ++k) p[k] = points.data() + simplices(t, k) * ndim;
            if (detail::orientation(p, d) != 0) continue;
            int nearest = simplices(t, 0);
            double least = std::numeric_limits<double>::infinity();
            for (int k = 0; k < d; ++k) {
                double distance = 0;
                for (int j = 0; j < d; ++j) {
                    const double along = (points(simplices(t, k), j) - q[j]) / extent;
                    distance += along * along;
                }
                if (distance < least) least = distance, nearest = simplices(t, k);
            }
            found.insert(found.end(), {i, t, nearest});
            break;
        }
    }
    coplanar.resize(found.size() / 3, 3);
    std::copy_n(found.data(), found.size(), coplanar.data());
}

/// Exact: a facet is seen by points strictly outside of its plane.
template <class>
inline void ConvexHull::find_good() {
    const int d = static_cast<int>(ndim);
    const double* p[detail::max_columns] = {};
    p[d] = points.data() + *viewpoint_ * ndim;
    good.resize(nsimplex);
    for (Eigen::Index t = 0; t < nsimplex; ++t) {
        for (int k = 0; k < d; ++k) p[k] = points.data() + simplices(t, k) * ndim;
        const int side = detail::orientation(p, d);
        good[t] = ((d == 2 ? side < 0 : side > 0)) == seen_;
    }
}

}  // namespace scixx::spatial
