// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/spatial/convex_hull.hpp>
#include <scixx/spatial/index_lists.hpp>

namespace scixx::spatial {

/// Options of HalfspaceIntersection, as scipy.spatial.HalfspaceIntersection takes them.
struct HalfspaceIntersectionOptions {
    bool incremental = false;     ///< accepted either way: add_halfspaces works until close()
    std::string qhull_options{};  ///< words of "H Qx Qt QJ", which change nothing
};

/// The corners of an intersection of half spaces A x + b <= 0 in 2 to 8 dimensions.
///
///     const spatial::HalfspaceIntersection cell(halfspaces, inside);
///     draw(cell.intersections);
///
/// Half space i has the dual point -A_i / (A_i . x0 + b_i), x0 being the interior point; facets n . y + c <= 0 of the
/// dual points' convex hull are corners x0 - n / c of the intersection, and the hull's vertices are the half spaces
/// that bound it. Facets in one plane, up to the rounding of the dual points, are one corner. Cost: that of ConvexHull.
/// The members are results to be read.
///
/// @see scipy.spatial.HalfspaceIntersection
/// Differs from SciPy: the order of corners is another; where the intersection is not bounded, dual facets that the
/// origin is not inside of have no corner and give NaN (SciPy computes a point that is not in the intersection); where
/// SciPy raises QhullError, GeometryError is thrown.
class HalfspaceIntersection {
public:
    using Points = ConvexHull::Points;

    Points halfspaces;              ///< nineq x (d + 1), the input [A, b]
    Eigen::ArrayXd interior_point;  ///< d entries, the input
    Points intersections;           ///< ninter x d, the corners
    Points dual_points;             ///< nineq x d
    IndexLists dual_facets;         ///< the half spaces that meet in each corner, ascending
    Eigen::ArrayXi dual_vertices;   ///< the half spaces that bound the intersection, as ConvexHull::vertices
    Points dual_equations;          ///< ninter x (d + 1): unit normal and offset of each dual facet
    double dual_area = 0;           ///< of the convex hull of the dual points
    double dual_volume = 0;
    bool is_bounded = false;  ///< whether the intersection is
    Eigen::Index ndim = 0;
    Eigen::Index nineq = 0;

    /// @param halfspaces_input      n x (d + 1) finite numbers, 2 <= d <= 8, rows [A, b]: A x + b <= 0.
    /// @param interior_point_input  d numbers with A x + b < 0 for all rows, clearly so.
    /// @throws std::invalid_argument for other shapes, NaN or infinity, or an option that is refused.
    /// @throws GeometryError for a point that is not inside, and when the normals do not span the space.
    template <core::ArrayLike H = core::MatrixInBraces, core::ArrayLike X = core::InBraces>
    HalfspaceIntersection(const H& halfspaces_input, const X& interior_point_input,
                          const HalfspaceIntersectionOptions& options = {}) {
        detail::check_qhull_options("HalfspaceIntersection", options.qhull_options, {"H", "Qx", "Qt"});
        const core::Source<double, X> point(interior_point_input);
        core::require(point.view().rank() == 1, "HalfspaceIntersection", "interior_point must be a vector, got shape ",
                      point.view().shape());
        interior_point.resize(point.view().shape(0));
        core::copy(point.view(), core::view(interior_point));
        for (const double x : interior_point)
            core::require(std::isfinite(x), "HalfspaceIntersection", "interior_point must be finite");
        append("HalfspaceIntersection", core::Source<double, H>(halfspaces_input).view(), true);
    }

    /// Adds half spaces; the former keep their indices.
    /// @param added    m x (d + 1). @param restart  begin from scratch; the result is the same.
    /// @throws std::invalid_argument as the constructor, or after close().
    /// @see scipy.spatial.HalfspaceIntersection.add_halfspaces
    template <core::ArrayLike H = core::MatrixInBraces>
    void add_halfspaces(const H& added, bool restart = false) {
        core::require(!closed_, "HalfspaceIntersection.add_halfspaces", "the intersection is closed");
        append("HalfspaceIntersection.add_halfspaces", core::Source<double, H>(added).view(), restart);
    }

    /// Ends the adding of half spaces.
    /// @see scipy.spatial.HalfspaceIntersection.close
    void close() noexcept { closed_ = true; }

private:
    template <class = void>
    void append(const char* function, const core::NdView<const double>& added, bool restart);
    template <class = void>
    void make_corners();

    std::optional<ConvexHull> hull_;
    bool closed_ = false;
};

template <class>
void HalfspaceIntersection::append(const char* function, const core::NdView<const double>& added, bool restart) {
    const Eigen::Index d = interior_point.size();
    core::require(d >= 2 && d <= detail::max_dimension, function, "interior_point must have 2 to ",
                  detail::max_dimension, " entries, got ", d);
    core::require(added.rank() == 2 && added.shape(1) == d + 1, function, "halfspaces must have shape n x ", d + 1,
                  ", got ", added.shape());
    core::require(nineq + added.shape(0) > 0, function, "halfspaces must not be empty, got shape ", added.shape());
    Points dual(added.shape(0), d);
    for (Eigen::Index i = 0; i < added.shape(0); ++i) {
        double distance = added(i, d);
        for (Eigen::Index j = 0; j < d; ++j) distance += added(i, j) * interior_point[j];
        bool finite = std::isfinite(distance), inside = distance < 0;
        for (Eigen::Index j = 0; j < d; ++j) {
            dual(i, j) = -added(i, j) / distance;
            finite = finite && std::isfinite(added(i, j));
            inside = inside && std::isfinite(dual(i, j));
        }
        core::require(finite, function, "halfspaces must not hold NaN or infinity");
        if (!inside)
            core::fail<GeometryError>(function, "interior_point must lie clearly inside all half spaces, A x + b is ",
                                      distance, " for row ", nineq + i);
    }
    try {
        if (hull_ && !restart) {
            hull_->append(function, core::view(std::as_const(dual)), false);
        } else {
            const Points all = detail::stacked(dual_points, core::view(std::as_const(dual)));
            hull_ = ConvexHull(function, core::view(all));
        }
    } catch (const GeometryError&) {
        core::fail<GeometryError>(function, "halfspaces must have normals that span ", d,
                                  " dimensions and do not all meet in one point, got ", nineq + added.shape(0),
                                  " rows");
    }
    Points all = detail::stacked(halfspaces, added);
    halfspaces.swap(all);
    nineq = halfspaces.rows();
    ndim = d;
    make_corners();
}

template <class>
inline void HalfspaceIntersection::make_corners() {
    const ConvexHull& hull = *hull_;
    const Eigen::Index d = ndim;
    dual_points = hull.points;
    dual_vertices = hull.vertices;
    dual_area = hull.area;
    dual_volume = hull.volume;
    // Facets in one plane: the neighbour's far corner is no farther off than rounding explains.
    detail::List<int> parent(hull.nsimplex);
    for (int t = 0; t < hull.nsimplex; ++t) parent[t] = t;
    const auto root = [&](int t) {
        while (parent[t] != t) t = parent[t];
        return t;
    };
    double largest = 0;
    for (Eigen::Index i = 0; i < dual_points.size(); ++i) largest = std::max(largest, std::abs(dual_points.data()[i]));
    const double tolerance = 16 * static_cast<double>(d) * std::numeric_limits<double>::epsilon() * largest;
    for (int t = 0; t < hull.nsimplex; ++t)
        for (Eigen::Index k = 0; k < d; ++k) {
            const int other = hull.neighbors(t, k);
            if (other < t) continue;
            Eigen::Index remote = 0;
            while (hull.neighbors(other, remote) != t) ++remote;
            double height = 0;
            for (Eigen::Index j = 0; j < d; ++j)
                height += hull.equations(t, j) *
                          (dual_points(hull.simplices(other, remote), j) - dual_points(hull.simplices(t, 0), j));
            if (std::abs(height) <= tolerance) parent[root(t)] = root(other);
        }
    // Facets by group, the groups in the order of their roots: group g is members[start[g]] to members[start[g + 1] -
    // 1].
    detail::List<int> number(hull.nsimplex, 0), start, members(hull.nsimplex);
    for (int t = 0; t < hull.nsimplex; ++t) ++number[root(t)];
    int before = 0;
    for (int t = 0; t < hull.nsimplex; ++t) {
        if (number[t] == 0) continue;
        start.push_back(before);
        before += number[t];
        number[t] = static_cast<int>(start.size()) - 1;
    }
    start.push_back(before);
    detail::List<int> next(start);
    for (int t = 0; t < hull.nsimplex; ++t) members[next[number[root(t)]]++] = t;

    const Eigen::Index count = start.size() - 1;
    dual_facets = IndexLists();
    dual_equations.resize(count, d + 1);
    intersections.resize(count, d);
    is_bounded = true;
    detail::List<int> corners;
    for (Eigen::Index i = 0; i < count; ++i) {
        corners.clear();
        int best = members[start[i]];
        double widest = -1;
        for (Eigen::Index m = start[i]; m < start[i + 1]; ++m) {
            const int t = members[m];
            double width = 0;  // of the facet, to choose the one whose plane is known best
            for (Eigen::Index k = 0; k < d; ++k) {
                corners.push_back(hull.simplices(t, k));
                for (Eigen::Index j = 0; j < d; ++j) {
                    const double side = dual_points(hull.simplices(t, k), j) - dual_points(hull.simplices(t, 0), j);
                    width += side * side;
                }
            }
            if (width > widest) widest = width, best = t;
        }
        std::sort(corners.begin(), corners.end());
        corners.erase(std::unique(corners.begin(), corners.end()), corners.end());
        for (const int corner : corners) dual_facets.push(corner);
        dual_facets.close();
        for (Eigen::Index j = 0; j <= d; ++j) dual_equations(i, j) = hull.equations(best, j);
        const double offset = dual_equations(i, d);
        const bool corner = offset < -tolerance;
        is_bounded = is_bounded && corner;
        for (Eigen::Index j = 0; j < d; ++j)
            intersections(i, j) =
                corner ? interior_point[j] - dual_equations(i, j) / offset : std::numeric_limits<double>::quiet_NaN();
    }
}

}  // namespace scixx::spatial
