// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/array.hpp>
#include <scixx/spatial/detail/convex_polygon.hpp>
#include <scixx/spatial/error.hpp>
#include <string>

namespace scixx::spatial {

/// Options of ConvexHull, as scipy.spatial.ConvexHull takes them.
struct ConvexHullOptions {
    bool incremental = false;     ///< accepted either way: add_points always works
    std::string qhull_options{};  ///< empty or SciPy's default "Qt"; other options are refused
};

/// Convex hull of points in the plane.
///
///     const spatial::ConvexHull hull(points);              // n x 2
///     for (const int corner : hull.vertices) draw(points.row(corner));
///
/// Exact for all finite coordinates: duplicates, points on a line or a grid are ordinary input. Corners are the points
/// where the border turns; points on the border between them are not listed, and of equal points the first is.
/// The members are results to be read. O(n) for most inputs, O(n log n) at worst (S. G. Akl and G. T. Toussaint 1978;
/// A. M. Andrew 1979).
///
/// @see scipy.spatial.ConvexHull
/// Differences from SciPy: two dimensions only, others are refused; vertices begin at the leftmost point; facet k joins
/// vertices k and k + 1; `coplanar` and `good`, which need Qhull's options Qc and QG, are not there.
class ConvexHull {
public:
    using Points = Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    using Indices = Eigen::Array<int, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

    Points points;             ///< npoints x 2, the input
    Eigen::ArrayXi vertices;   ///< indices of the corners, counter-clockwise
    Indices simplices;         ///< nsimplex x 2, the edges, counter-clockwise
    Indices neighbors;         ///< nsimplex x 2, the edge at the other end than the k-th corner
    Points equations;          ///< nsimplex x 3: outward unit normal n and offset b, n . x + b <= 0 for all points
    Eigen::ArrayXd min_bound;  ///< 2 entries, the bounding box
    Eigen::ArrayXd max_bound;
    Eigen::Index ndim = 2;
    Eigen::Index npoints = 0;
    Eigen::Index nsimplex = 0;
    double area = 0;    ///< length of the border (the "surface" of a plane hull, as in SciPy)
    double volume = 0;  ///< area inside

    /// @param input    the points: n x 2 array of finite real numbers, n >= 3; used as double.
    /// @throws std::invalid_argument for another shape, an empty input, NaN or infinity, or an option that is refused.
    /// @throws GeometryError when the points lie on one line.
    template <core::ArrayLike P>
    explicit ConvexHull(const P& input, const ConvexHullOptions& options = {}) {
        core::require(options.qhull_options.empty() || options.qhull_options == "Qt", "ConvexHull",
                      "qhull_options must be Qt or empty, got \"", options.qhull_options, "\"");
        append("ConvexHull", core::Source<double, P>(input).view(), false);
    }

    /// Adds points; the former keep their indices. O(m log m + h) for m points added to a hull of h corners.
    /// @param added    m x 2, finite; m may be 0.
    /// @param restart  look at all points again instead of the corners and the added ones; the hull is the same.
    /// @throws std::invalid_argument for another shape, NaN or infinity.
    /// @see scipy.spatial.ConvexHull.add_points
    template <core::ArrayLike P>
    void add_points(const P& added, bool restart = false) {
        append("ConvexHull.add_points", core::Source<double, P>(added).view(), restart);
    }

private:
    void append(const char* function, const core::NdView<const double>& added, bool restart);
    void make_tables(const std::vector<int>& corners);
};

inline void ConvexHull::append(const char* function, const core::NdView<const double>& added, bool restart) {
    core::require(added.rank() == 2, function, "points must be a two-dimensional array, got shape ", added.shape());
    core::require(added.shape(1) == 2, function, "points must have 2 columns (the plane), got shape ", added.shape());
    core::require(npoints + added.shape(0) > 0, function, "points must not be empty, got shape ", added.shape());
    core::require(npoints + added.shape(0) <= std::numeric_limits<int>::max(), function, "points are too many");
    bool finite = true;
    core::for_each([&](const double& value) { finite = finite && std::isfinite(value); }, added);
    core::require(finite, function, "points must not hold NaN or infinity");

    Points all(npoints + added.shape(0), 2);
    std::copy_n(points.data(), 2 * npoints, all.data());
    core::copy(added, core::NdView<double>(all.data() + 2 * npoints, added.shape()));
    std::vector<detail::LabelledPoint> candidates;
    candidates.reserve(static_cast<std::size_t>(all.rows()));
    const auto take = [&](Eigen::Index i) {
        candidates.push_back({{all.data()[2 * i], all.data()[2 * i + 1]}, static_cast<int>(i)});
    };
    if (!restart)
        for (Eigen::Index k = 0; k < vertices.size(); ++k) take(vertices[k]);
    for (Eigen::Index i = restart ? 0 : npoints; i < all.rows(); ++i) take(i);
    const std::vector<int> corners = detail::convex_polygon(std::move(candidates));
    if (corners.size() < 3)
        core::fail<GeometryError>(function, "the points lie on one line, at least three that do not are needed");
    points.swap(all);
    npoints = points.rows();
    make_tables(corners);
}

inline void ConvexHull::make_tables(const std::vector<int>& corners) {
    const auto count = static_cast<int>(corners.size());
    nsimplex = count;
    vertices.resize(count);
    simplices.resize(count, 2);
    neighbors.resize(count, 2);
    equations.resize(count, 3);
    const auto at = [&](int k) { return points.data() + 2 * corners[static_cast<std::size_t>(k % count)]; };
    area = volume = 0;
    const double* origin = at(0);
    min_bound.resize(2);
    max_bound.resize(2);
    for (int axis = 0; axis < 2; ++axis) min_bound[axis] = max_bound[axis] = origin[axis];
    for (int k = 0; k < count; ++k) {
        const double *a = at(k), *b = at(k + 1);
        const double dx = b[0] - a[0], dy = b[1] - a[1], length = std::hypot(dx, dy);
        vertices[k] = corners[static_cast<std::size_t>(k)];
        simplices(k, 0) = corners[static_cast<std::size_t>(k)];
        simplices(k, 1) = corners[static_cast<std::size_t>((k + 1) % count)];
        neighbors(k, 0) = (k + 1) % count;
        neighbors(k, 1) = (k + count - 1) % count;
        equations(k, 0) = dy / length;
        equations(k, 1) = -dx / length;
        equations(k, 2) = -(equations(k, 0) * a[0] + equations(k, 1) * a[1]);
        area += length;
        volume += ((a[0] - origin[0]) * (b[1] - origin[1]) - (a[1] - origin[1]) * (b[0] - origin[0])) / 2;
        for (int axis = 0; axis < 2; ++axis) {
            min_bound[axis] = std::min(min_bound[axis], a[axis]);
            max_bound[axis] = std::max(max_bound[axis], a[axis]);
        }
    }
}

}  // namespace scixx::spatial
