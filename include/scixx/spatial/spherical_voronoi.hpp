// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <numbers>
#include <numeric>
#include <scixx/spatial/convex_hull.hpp>
#include <scixx/spatial/index_lists.hpp>

namespace scixx::spatial {

/// Options of SphericalVoronoi, as scipy.spatial.SphericalVoronoi takes them.
struct SphericalVoronoiOptions {
    double radius = 1;        ///< of the sphere, > 0, unit of the points
    Eigen::ArrayXd center{};  ///< of the sphere, d entries; empty: the origin
    double threshold = 1e-6;  ///< > 0: points nearer than threshold * radius to each other are duplicates, and points
                              ///< farther than that from the sphere are not on it
};

/// Voronoi diagram of points on a circle, a sphere or a sphere of up to 8 dimensions.
///
///     spatial::SphericalVoronoi cells(points);             // n x 3, on the unit sphere
///     cells.sort_vertices_of_regions();
///     const Eigen::ArrayXd areas = cells.calculate_areas();
///
/// The points, brought onto the sphere, have a convex hull of which each facet is dual to a vertex, in the direction of
/// the facet's normal (M. Caroli et al., Robust and efficient Delaunay triangulations of points on or close to a sphere,
/// INRIA RR-7004 (2009)). Facets of the exact hull that lie in one plane give equal vertices, as in SciPy.
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
    template <core::ArrayLike P>
    explicit SphericalVoronoi(const P& input, const SphericalVoronoiOptions& options = {})
        : radius(options.radius), center(options.center), threshold_(options.threshold) {
        const core::Source<double, P> source(input);
        detail::check_points("SphericalVoronoi", source.view(), 0);
        points = detail::stacked(Points(), source.view());
        make();
    }

    /// Puts the vertices of each region in the order in which they go around it, counter-clockwise seen from outside.
    /// @throws std::invalid_argument unless d = 3. @see scipy.spatial.SphericalVoronoi.sort_vertices_of_regions
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

    ConvexHull::Indices simplices_, neighbors_;  // of the hull
    double threshold_;
};

template <class>
inline void SphericalVoronoi::make() {
    const char* const function = "SphericalVoronoi";
    const Eigen::Index n = points.rows(), d = points.cols();
    core::require(n > 0, function, "points must not be empty");
    if (center.size() == 0) center = Eigen::ArrayXd::Zero(d);
    core::require(center.size() == d && center.allFinite(), function, "center must have ", d, " finite entries, got ",
                  center.size());
    core::require(radius > 0 && std::isfinite(radius), function, "radius must be positive, got ", radius);
    core::require(threshold_ > 0, function, "threshold must be positive, got ", threshold_);
    Points unit(n, d);
    double worst = 0;
    for (Eigen::Index i = 0; i < n; ++i) {
        const Eigen::ArrayXd arm = points.row(i).transpose() - center;
        double length = 0;
        for (const double component : arm) length = std::hypot(length, component);
        worst = std::max(worst, std::abs(length - radius));
        unit.row(i) = arm.transpose() / length;
    }
    if (!(worst < threshold_ * radius))
        core::fail<GeometryError>(function, "points must lie on the sphere of radius ", radius,
                                  ", the farthest is off by ", worst);
    // Duplicates are near each other in the first coordinate.
    std::vector<int> order(static_cast<std::size_t>(n));
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](int i, int j) { return unit(i, 0) < unit(j, 0); });
    for (std::size_t i = 0; i < order.size(); ++i)
        for (std::size_t j = i + 1; j < order.size() && unit(order[j], 0) - unit(order[i], 0) <= threshold_; ++j)
            if (!((unit.row(order[i]) - unit.row(order[j])).square().sum() > threshold_ * threshold_))
                core::fail<GeometryError>(function, "points must not be nearer than threshold, got ", order[i], " and ",
                                          order[j]);

    const ConvexHull hull(function, core::view(std::as_const(unit)));
    if (hull.vertices.size() != n)
        core::fail<GeometryError>(function, "points are too close for their distance to show on the sphere");
    simplices_ = hull.simplices;
    neighbors_ = hull.neighbors;
    vertices = radius * hull.equations.leftCols(d);
    vertices.rowwise() += center.transpose();
    std::vector<std::size_t> start(static_cast<std::size_t>(n) + 1, 0);
    for (const int corner : simplices_.reshaped<Eigen::RowMajor>()) ++start[static_cast<std::size_t>(corner) + 1];
    std::partial_sum(start.begin(), start.end(), start.begin());
    regions.indptr = start;
    regions.indices.resize(start.back());
    for (Eigen::Index t = 0; t < simplices_.rows(); ++t)
        for (Eigen::Index k = 0; k < d; ++k)
            regions.indices[start[static_cast<std::size_t>(simplices_(t, k))]++] = static_cast<int>(t);
}

template <class>
inline Eigen::ArrayXd SphericalVoronoi::calculate_areas() {
    const Eigen::Index n = points.rows(), d = points.cols();
    core::require(d == 2 || d == 3, "SphericalVoronoi.calculate_areas", "points must have 2 or 3 columns, got ", d);
    Eigen::ArrayXd areas = Eigen::ArrayXd::Zero(n);
    const auto direction = [&](const Points& rows, Eigen::Index i) {
        return ((rows.row(i).transpose() - center) / radius).eval();
    };
    if (d == 2) {
        for (Eigen::Index t = 0; t < simplices_.rows(); ++t) {  // counter-clockwise from one point to the next
            const Eigen::ArrayXd a = direction(points, simplices_(t, 0)), b = direction(points, simplices_(t, 1));
            double angle = std::atan2(a[0] * b[1] - a[1] * b[0], a[0] * b[0] + a[1] * b[1]);
            if (angle < 0) angle += 2 * std::numbers::pi;
            areas[simplices_(t, 0)] += radius * angle / 2;
            areas[simplices_(t, 1)] += radius * angle / 2;
        }
        return areas;
    }
    sort_vertices_of_regions();
    for (Eigen::Index i = 0; i < n; ++i) {
        const auto region = regions[static_cast<std::size_t>(i)];
        const Eigen::Vector3d p = direction(points, i).matrix();
        double angle = 0;
        for (std::size_t k = 0; k < region.size(); ++k) {
            const Eigen::Vector3d u = direction(vertices, region[k]).matrix();
            const Eigen::Vector3d v = direction(vertices, region[(k + 1) % region.size()]).matrix();
            const double volume = p[0] * (u[1] * v[2] - u[2] * v[1]) + p[1] * (u[2] * v[0] - u[0] * v[2]) +
                                  p[2] * (u[0] * v[1] - u[1] * v[0]);
            angle += std::abs(2 * std::atan2(volume, 1 + p.dot(u) + u.dot(v) + v.dot(p)));
        }
        areas[i] = angle * radius * radius;
    }
    return areas;
}

}  // namespace scixx::spatial
