// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <map>
#include <scixx/spatial/delaunay.hpp>
#include <scixx/spatial/detail/voronoi_ridges.hpp>
#include <scixx/spatial/index_lists.hpp>

namespace scixx::spatial {

/// Options of Voronoi, as scipy.spatial.Voronoi takes them.
struct VoronoiOptions {
    bool furthest_site = false;   ///< a region holds what is farther from its point than from all others
    bool incremental = false;     ///< accepted either way: add_points works until close()
    std::string qhull_options{};  ///< words of SciPy's defaults "Qbb Qc Qz Qx", Qt and QJ, which change nothing
};

template <class T = double, class I = int>
class BasicVoronoi;

/// Voronoi diagram of points in 2 to 8 dimensions: for each point the region that is nearer to it than to all others.
///
///     const spatial::Voronoi diagram(points);              // n x d
///     for (const int vertex : diagram.regions[diagram.point_region[i]])
///         if (vertex >= 0) use(diagram.vertices.row(vertex));
///
/// The dual of the Delaunay triangulation, which is exact. Its vertices are the centres of the empty spheres; points
/// that lie on one sphere, up to the rounding of their coordinates, give one vertex. In the lists -1 stands for
/// infinity. O(n log n) expected in the plane and for evenly spread points in 3-D, as Delaunay. The members are results
/// to be read.
///
/// @see scipy.spatial.Voronoi
/// Differs from SciPy: from 3-D on all ridges are listed and no others (SciPy leaves out those to infinity with less
/// than d entries, and has some that are flat, for cospherical points in 4-D); the order of vertices, ridges and
/// regions is another; there is one region for each point (no empty one beside them), and points equal to an earlier
/// one share its region; points without a region (inner ones with furthest_site) have point_region -1; lists of lists
/// are IndexLists.
using Voronoi = BasicVoronoi<>;

// A template as BasicDelaunay is.
template <class T, class I>
class BasicVoronoi {
public:
    using Points = typename BasicDelaunay<T, I>::Points;
    using Indices = typename BasicDelaunay<T, I>::Indices;

    Points points;                      ///< npoints x d, the input
    Points vertices;                    ///< nvertices x d
    Indices ridge_points;               ///< nridges x 2, the points on both sides of each ridge
    BasicIndexLists<I> ridge_vertices;  ///< the vertices of each ridge; around it in 2-D and 3-D, -1 first
    BasicIndexLists<I> regions;         ///< the vertices of each region; around it in 2-D
    Eigen::ArrayX<I> point_region;      ///< the region of each point
    Eigen::ArrayX<T> min_bound;         ///< d entries, the bounding box of the points
    Eigen::ArrayX<T> max_bound;
    Eigen::Index ndim = 0;
    Eigen::Index npoints = 0;
    bool furthest_site = false;

    /// @param input    the points: n x d array of finite real numbers, 2 <= d <= 8, n > d; used as double.
    /// @throws std::invalid_argument for another shape, an empty input, NaN or infinity, or an option that is refused.
    /// @throws GeometryError when the points span less than d dimensions.
    template <core::ArrayLike P = core::MatrixInBraces>
    explicit BasicVoronoi(const P& input, const VoronoiOptions& options = {})
        : furthest_site(options.furthest_site),
          tri_("Voronoi",
               (detail::check_qhull_options("Voronoi", options.qhull_options, {"Qbb", "Qc", "Qz", "Qx", "Q12", "Qt"}),
                core::Source<double, P>(input).view()),
               options.furthest_site) {
        make();
    }

    /// Adds points; the former keep their indices, all tables are made anew.
    /// @param added  m x d, finite. @param restart  begin from scratch, see Delaunay::add_points.
    /// @throws std::invalid_argument for another shape, NaN or infinity, or after close().
    /// @see scipy.spatial.Voronoi.add_points
    template <core::ArrayLike P = core::MatrixInBraces>
    void add_points(const P& added, bool restart = false) {
        core::require(!tri_.closed_, "Voronoi.add_points", "the diagram is closed");
        tri_.append("Voronoi.add_points", core::Source<double, P>(added).view(), restart);
        make();
    }

    /// Ends the adding of points.
    /// @see scipy.spatial.Voronoi.close
    void close() noexcept { tri_.close(); }

    /// The vertices of the ridge between two points, smaller index first in the key.
    /// @see scipy.spatial.Voronoi.ridge_dict (which has the points in the order of ridge_points)
    [[nodiscard]] std::map<std::array<I, 2>, std::vector<I>> ridge_dict() const {
        std::map<std::array<I, 2>, std::vector<I>> dict;
        for (Eigen::Index i = 0; i < ridge_points.rows(); ++i) {
            const auto list = ridge_vertices[core::to_size(i)];
            const int a = ridge_points(i, 0), b = ridge_points(i, 1);
            dict[{std::min(a, b), std::max(a, b)}].assign(list.begin(), list.end());
        }
        return dict;
    }

private:
    void make();

    BasicDelaunay<T, I> tri_;
};

template <class T, class I>
void BasicVoronoi<T, I>::make() {
    points = tri_.points;
    min_bound = tri_.min_bound;
    max_bound = tri_.max_bound;
    ndim = tri_.ndim;
    npoints = tri_.npoints;
    detail::SphereGroups<T, I> groups(points, tri_.simplices, tri_.neighbors);
    const detail::VoronoiDual<T, I> dual(points, tri_.simplices, tri_.neighbors, groups);
    ridge_vertices = BasicIndexLists<I>();
    regions = BasicIndexLists<I>();
    dual.ridges(ridge_points, ridge_vertices);
    point_region.resize(npoints);
    dual.regions(regions, point_region.data());
    for (Eigen::Index i = 0; i < tri_.coplanar.rows(); ++i)
        point_region[tri_.coplanar(i, 0)] = point_region[tri_.coplanar(i, 2)];
    vertices.swap(groups.centres);
}

}  // namespace scixx::spatial
