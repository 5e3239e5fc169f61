// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <scixx/spatial/detail/hilbert.hpp>

namespace scixx::spatial::detail {

/// Removes points that lie strictly inside the polygon of the extreme points in eight directions; no corner of the
/// hull is among them (S. G. Akl and G. T. Toussaint, A fast convex hull algorithm, Inf. Process. Lett. 7 (1978)).
template <class = void>
inline void discard_inner(List<LabelledPoint>& points) {
    constexpr Point2 directions[4] = {{1, 0}, {1, 1}, {0, 1}, {-1, 1}};  // and the opposite ones
    Point2 extreme[8];
    double reach[8];
    std::fill_n(extreme, 8, points.front().point);
    std::fill_n(reach, 8, -std::numeric_limits<double>::infinity());
    for (const LabelledPoint& p : points)
        for (int k = 0; k < 4; ++k) {
            const double along = directions[k].x * p.point.x + directions[k].y * p.point.y;
            if (along > reach[k]) reach[k] = along, extreme[k] = p.point;
            if (-along > reach[k + 4]) reach[k + 4] = -along, extreme[k + 4] = p.point;
        }
    const FilterBounds bounds(std::max(extreme[0].x - extreme[4].x, extreme[2].y - extreme[6].y));
    // Equal neighbours give no edge; what is left turns counter-clockwise, up to rounding that only keeps more points.
    Point2 corner[9];
    int corners = 0;
    for (const Point2& p : extreme)
        if (corners == 0 || !(corner[corners - 1] == p)) corner[corners++] = p;
    while (corners > 1 && corner[corners - 1] == corner[0]) --corners;
    if (corners < 3) return;
    corner[corners] = corner[0];
    for (int k = 0; k < corners; ++k)  // the polygon is convex, or nothing is said
        if (orient2d(corner[k], corner[k + 1], corner[(k + 2) % corners]) < 0) return;
    const auto inside = [&](const LabelledPoint& p) {
        bool all = true;
        for (int k = 0; k < corners; ++k) {
            const Point2 &a = corner[k], &b = corner[k + 1];
            const double left = (a.x - p.point.x) * (b.y - p.point.y), right = (a.y - p.point.y) * (b.x - p.point.x);
            all = all && left - right > bounds.orient2d;
        }
        return all;
    };
    points.erase(std::remove_if(points.begin(), points.end(), inside), points.end());
}

/// Labels of the corners of the convex hull, counter-clockwise from the leftmost (lowest) point; points on the border
/// between two corners are none, of equal points the one with the smallest label is. Fewer than three labels mean that
/// the points lie on one line. O(n log h') with h' the number of points that discard_inner leaves (A. M. Andrew,
/// Another efficient algorithm for convex hulls in two dimensions, Inf. Process. Lett. 9 (1979)). Exact.
template <class = void>
[[nodiscard]] inline List<int> convex_polygon(List<LabelledPoint> points) {
    discard_inner(points);
    std::sort(points.begin(), points.end(), [](const LabelledPoint& p, const LabelledPoint& q) {
        if (p.point.x != q.point.x) return p.point.x < q.point.x;
        return p.point.y != q.point.y ? p.point.y < q.point.y : p.label < q.label;
    });
    const auto same = [](const LabelledPoint& p, const LabelledPoint& q) { return p.point == q.point; };
    points.erase(std::unique(points.begin(), points.end(), same), points.end());
    List<LabelledPoint> chain;
    const auto extend = [&](const LabelledPoint& p, Index keep) {
        while (chain.size() > keep &&
               orient2d(chain[chain.size() - 2].point, chain[chain.size() - 1].point, p.point) <= 0)
            chain.pop_back();
        chain.push_back(p);
    };
    for (const LabelledPoint& p : points) extend(p, 1);
    const Index lower = chain.size();
    for (Index i = points.size() - 1; i-- > 0;) extend(points[i], lower);
    if (chain.size() > 1) chain.pop_back();  // the first point again
    List<int> labels;
    labels.reserve(chain.size());
    for (const LabelledPoint& p : chain) labels.push_back(p.label);
    return labels;
}

}  // namespace scixx::spatial::detail
