// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/options.hpp>
#include <scixx/spatial/convex_hull.hpp>
#include <scixx/spatial/index_lists.hpp>

namespace scixx::spatial {

/// Options of SphericalVoronoi, as scipy.spatial.SphericalVoronoi takes them.
struct SphericalVoronoiOptions {
    double radius = 1;          ///< of the sphere, > 0, unit of the points
    core::NumberList center{};  ///< of the sphere, d entries; empty: the origin
    double threshold = 1e-6;    ///< > 0: points nearer than threshold * radius to each other are duplicates, and points
                                ///< farther than that from the sphere are not on it
};

/// Voronoi diagram of points on a circle, a sphere or a sphere of up to 8 dimensions.
///
///     spatial::SphericalVoronoi cells(points);             // n x 3, on the unit sphere
///     cells.sort_vertices_of_regions();
///     const Eigen::ArrayXd areas = cells.calculate_areas();
///
/// The points, brought onto the sphere, have a convex hull of which each facet is dual to a vertex, in the direction of
/// the facet's normal (M. Caroli et al., Robust and efficient Delaunay triangulations of points on or close to a
/// sphere, INRIA RR-7004 (2009)). Facets of the exact hull that lie in one plane give equal vertices, as in SciPy.
/// O(n log n). The members are results to be read.
///
/// @see scipy.spatial.SphericalVoronoi
/// Differs from SciPy: on a circle calculate_areas gives the arc of each point's own region, which reaches halfway
/// to its neighbours (SciPy 1.10 gives the arcs between the points, in the order of its hull's edges); points that do
/// not fit throw GeometryError, as everywhere in this module (SciPy: ValueError).
class SphericalVoronoi {
public:
    using Points = ConvexHull::Points;

    Points points;  ///< npoints x d, the input
    double radius;  ///< of the sphere
    Eigen::ArrayXd center;
    Points vertices;     ///< nvertices x d, on the sphere
    IndexLists regions;  ///< the vertices of each point's region; ascending, or around it once sorted

    /// @param input    n x d finite numbers, 2 <= d <= 8, on the sphere.
    /// @throws std::invalid_argument for another shape, NaN or infinity, or options out of their domain.
    /// @throws GeometryError for duplicates, points off the sphere, and points that span less than d dimensions.
    template <core::ArrayLike P = core::MatrixInBraces>
    explicit SphericalVoronoi(const P& input, const SphericalVoronoiOptions& options = {})
        : radius(options.radius), threshold_(options.threshold) {
        core::assign(center, options.center.list());
        const core::Source<double, P> source(input);
        detail::check_points("SphericalVoronoi", source.view(), 0);
        points = detail::stacked(Points(), source.view());
        make();
    }

    /// Puts the vertices of each region in the order in which they go around it, counter-clockwise seen from outside.
    /// @throws std::invalid_argument unless d = 3. @see scipy.spatial.SphericalVoronoi.sort_vertices_of_regions
    template <class = void>
    void sort_vertices_of_regions() {
        core::require(points.cols() == 3, "SphericalVoronoi.sort_vertices_of_regions",
                      "points must have 3 columns, got ", points.cols());
        for (std::size_t i = 0; i < regions.size(); ++i) {
            int t = regions[i].front();
            for (int& vertex : regions[i]) {
                vertex = t;
                int slot = 0;
                while (simplices_(t, slot) != static_cast<int>(i)) ++slot;
                t = neighbors_(t, (slot + 1) % 3);
            }
        }
    }

    /// The areas of the regions (d = 3, sum 4 pi radius^2) or the lengths of the arcs (d = 2, sum 2 pi radius).
    /// For d = 3 the regions are sorted. A. van Oosterom, J. Strackee, The solid angle of a plane triangle, IEEE Trans.
    /// Biomed. Eng. 30 (1983).
    /// @return npoints values. @throws std::invalid_argument for other dimensions.
    /// @see scipy.spatial.SphericalVoronoi.calculate_areas
    template <class = void>
    [[nodiscard]] Eigen::ArrayXd calculate_areas();

private:
    template <class = void>
    void make();
    /// The direction of row i from the centre.
    template <class = void>
    void direction(const Points& rows, Eigen::Index i, double* out) const {
        for (Eigen::Index j = 0; j < rows.cols(); ++j) out[j] = (rows(i, j) - center[j]) / radius;
    }

    ConvexHull::Indices simplices_, neighbors_;  // of the hull
    double threshold_;
};

template <class>
void SphericalVoronoi::make() {
    const char* const function = "SphericalVoronoi";
    const Eigen::Index n = points.rows(), d = points.cols();
    core::require(n > 0, function, "points must not be empty");
    if (center.size() == 0) {
        center.resize(d);
        std::fill_n(center.data(), d, 0.0);
    }
    bool finite = center.size() == d;
    for (Eigen::Index j = 0; j < center.size(); ++j) finite = finite && std::isfinite(center[j]);
    core::require(finite, function, "center must have ", d, " finite entries, got ", center.size());
    core::require(radius > 0 && std::isfinite(radius), function, "radius must be positive, got ", radius);
    core::require(threshold_ > 0, function, "threshold must be positive, got ", threshold_);
    Points unit(n, d);
    double worst = 0;
    for (Eigen::Index i = 0; i < n; ++i) {
        double length = 0;
        for (Eigen::Index j = 0; j < d; ++j) length = std::hypot(length, unit(i, j) = points(i, j) - center[j]);
        worst = std::max(worst, std::abs(length - radius));
        for (Eigen::Index j = 0; j < d; ++j) unit(i, j) /= length;
    }
    if (!(worst < threshold_ * radius))
        core::fail<GeometryError>(function, "points must lie on the sphere of radius ", radius,
                                  ", the farthest is off by ", worst);
    // Duplicates are near each other in the first coordinate.
    detail::List<int> order(n);
    for (int i = 0; i < n; ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](int i, int j) { return unit(i, 0) < unit(j, 0); });
    for (Eigen::Index i = 0; i < n; ++i)
        for (Eigen::Index k = i + 1; k < n && unit(order[k], 0) - unit(order[i], 0) <= threshold_; ++k) {
            double square = 0;
            for (Eigen::Index j = 0; j < d; ++j) {
                const double side = unit(order[i], j) - unit(order[k], j);
                square += side * side;
            }
            if (!(square > threshold_ * threshold_))
                core::fail<GeometryError>(function, "points must not be nearer than threshold, got ", order[i], " and ",
                                          order[k]);
        }

    const ConvexHull hull(function, core::view(std::as_const(unit)));
    if (hull.vertices.size() != n)
        core::fail<GeometryError>(function, "points are too close for their distance to show on the sphere");
    simplices_ = hull.simplices;
    neighbors_ = hull.neighbors;
    vertices.resize(hull.nsimplex, d);
    for (Eigen::Index t = 0; t < hull.nsimplex; ++t)
        for (Eigen::Index j = 0; j < d; ++j) vertices(t, j) = radius * hull.equations(t, j) + center[j];
    core::List<std::size_t> start(n + 1, 0);
    for (Eigen::Index i = 0; i < simplices_.size(); ++i) ++start[simplices_.data()[i] + 1];
    for (Eigen::Index i = 0; i < n; ++i) start[i + 1] += start[i];
    regions.indptr = start;
    regions.indices.resize(start.back());
    for (int t = 0; t < simplices_.rows(); ++t)
        for (Eigen::Index k = 0; k < d; ++k) regions.indices[start[simplices_(t, k)]++] = t;
}

template <class>
Eigen::ArrayXd SphericalVoronoi::calculate_areas() {
    const Eigen::Index n = points.rows(), d = points.cols();
    core::require(d == 2 || d == 3, "SphericalVoronoi.calculate_areas", "points must have 2 or 3 columns, got ", d);
    Eigen::ArrayXd areas(n);
    std::fill_n(areas.data(), n, 0.0);
    double p[3], u[3], v[3];
    const auto dot = [](const double* a, const double* b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; };
    if (d == 2) {
        for (Eigen::Index t = 0; t < simplices_.rows(); ++t) {  // counter-clockwise from one point to the next
            direction(points, simplices_(t, 0), u);
            direction(points, simplices_(t, 1), v);
            double angle = std::atan2(u[0] * v[1] - u[1] * v[0], u[0] * v[0] + u[1] * v[1]);
            if (angle < 0) angle += 2 * 3.1415926535897931;
            areas[simplices_(t, 0)] += radius * angle / 2;
            areas[simplices_(t, 1)] += radius * angle / 2;
        }
        return areas;
    }
    sort_vertices_of_regions();
    for (Eigen::Index i = 0; i < n; ++i) {
        const std::span<const int> region = std::as_const(regions)[core::to_size(i)];
        direction(points, i, p);
        direction(vertices, region.front(), v);
        double angle = 0;
        for (std::size_t k = 1; k <= region.size(); ++k) {
            std::copy_n(v, 3, u);
            direction(vertices, region[k < region.size() ? k : 0], v);
            const double volume = p[0] * (u[1] * v[2] - u[2] * v[1]) + p[1] * (u[2] * v[0] - u[0] * v[2]) +
                                  p[2] * (u[0] * v[1] - u[1] * v[0]);
            angle += std::abs(2 * std::atan2(volume, 1 + dot(p, u) + dot(u, v) + dot(v, p)));
        }
        areas[i] = angle * radius * radius;
    }
    return areas;
}

}  // namespace scixx::spatial
