// SPDX-License-Identifier: BSD-3-Clause

// The convex hull of a cloud of points in space, drawn as a shaded solid: the far side, the points, and the near side
// as glass over them.
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <scixx/core/random.hpp>
#include <scixx/spatial/convex_hull.hpp>
#include <vector>

#include "support/canvas.hpp"
#include "support/report.hpp"

namespace {

/// Points near a knotted curve, (2, 3) on a torus, that stray from it.
Eigen::ArrayX3d knot(Eigen::Index n, std::uint32_t seed) {
    scixx::core::RandomState random(seed);
    Eigen::ArrayX3d points(n, 3);
    for (auto row : points.rowwise()) {
        const double t = 2 * std::numbers::pi * random.random_sample();
        const double stray = 0.9 * random.random_sample(), angle = 2 * std::numbers::pi * random.random_sample();
        const double radius = 2.2 + (0.8 + stray * std::cos(angle)) * std::cos(3 * t);
        row << radius * std::cos(2 * t), radius * std::sin(2 * t),
            0.8 * std::sin(3 * t) + stray * (std::sin(angle) + 0.6 * random.random_sample());
    }
    return points;
}

}  // namespace

int main(int argc, char** argv) {
    return demo::run("spatial_hull", argc, argv, [](demo::Report& report) {
        const Eigen::ArrayX3d points = knot(1500, 11);
        // hull = ConvexHull(points)
        const scixx::spatial::ConvexHull hull(points);
        report.equal("vertices", hull.vertices.size(), 60);
        report.equal("facets, 2 vertices - 4", hull.nsimplex, 2 * hull.vertices.size() - 4);
        report.close("area", hull.area, 104.58781435660673, 1e-12);
        report.close("volume", hull.volume, 84.32588683483615, 1e-12);

        // Seen from above at an angle; depth grows towards the eye.
        Eigen::Matrix3d view;
        const double turn = 0.5, tilt = 0.95;
        view << std::cos(turn), std::sin(turn), 0,  //
            -std::sin(turn) * std::cos(tilt), std::cos(turn) * std::cos(tilt), std::sin(tilt),
            std::sin(turn) * std::sin(tilt), -std::cos(turn) * std::sin(tilt), std::cos(tilt);
        const int width = 900, height = 700;
        const auto place = [&](const Eigen::Vector3d& p) -> demo::Point {
            const Eigen::Vector3d q = view * p;
            return {width / 2.0 + 108 * q[0], height / 2.0 + 20 - 108 * q[1]};
        };
        const Eigen::Vector3d light = Eigen::Vector3d(-0.5, 0.6, 0.8).normalized();
        demo::Canvas canvas(width, height);
        for (const bool near : {false, true}) {
            for (Eigen::Index t = 0; t < hull.nsimplex; ++t) {
                const Eigen::Vector3d normal = view * hull.equations.row(t).head(3).matrix().transpose();
                if ((normal[2] > 0) != near) continue;
                const double shade = near ? 0.35 + 0.65 * std::max(0.0, normal.dot(light)) : 0.9;
                std::vector<demo::Point> triangle;
                for (Eigen::Index k = 0; k < 3; ++k)
                    triangle.push_back(place(hull.points.row(hull.simplices(t, k)).matrix().transpose()));
                canvas.fill(triangle, {70 * shade + 20, 130 * shade + 40, 200 * shade + 50, near ? 0.62 : 0.25});
                triangle.push_back(triangle.front());
                canvas.line(triangle, {.colour = {20, 40, 80, near ? 0.9 : 0.25}, .width = near ? 1.3 : 0.8});
            }
            if (near) continue;
            for (Eigen::Index i = 0; i < points.rows(); ++i)
                canvas.disc(place(points.row(i).matrix().transpose()), 2, {190, 60, 40});
        }
        for (const int vertex : hull.vertices) {
            const Eigen::Vector3d p = points.row(vertex).matrix().transpose();
            bool visible = false;
            for (Eigen::Index t = 0; t < hull.nsimplex; ++t)
                visible = visible || ((hull.simplices.row(t) == vertex).any() &&
                                      (view * hull.equations.row(t).head(3).matrix().transpose())[2] > 0);
            if (visible) canvas.disc(place(p), 3.5, {20, 40, 80});
        }
        report.save("spatial_hull.png", canvas.picture());
    });
}
