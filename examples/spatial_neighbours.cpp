// SPDX-License-Identifier: BSD-3-Clause

// Nearest neighbours of a point cloud: a noisy spiral among stray points, its neighbour graph, and the points that have
// too few neighbours to belong to it.
#include <Eigen/Core>
#include <cmath>
#include <numbers>
#include <scixx/core/random.hpp>
#include <scixx/spatial/kdtree.hpp>

#include "support/plot.hpp"
#include "support/report.hpp"

namespace {

namespace spatial = scixx::spatial;
constexpr double reach = 1.2;  // a point with fewer than six neighbours within it counts as stray

/// Each point joined to its six nearest, coloured by how close they are; stray points in rings.
demo::Picture graph_figure(const Eigen::MatrixXd& points, const Eigen::MatrixXd& d,
                           const Eigen::Matrix<Eigen::Index, Eigen::Dynamic, Eigen::Dynamic>& i) {
    demo::Canvas canvas(890, 740);
    const demo::Axes axes(canvas, {86, 20}, 640, 640, {-14, 14}, {-14, 14});
    axes.draw("x", "y", true);
    const demo::Colour stray{20, 20, 20};
    const auto place = [&](Eigen::Index k) { return axes(points(k, 0), points(k, 1)); };
    const auto colour = [&](Eigen::Index k) { return demo::coolwarm(1 - std::min(1.0, d(k, 6) / reach)); };
    for (Eigen::Index k = 0; k < points.rows(); ++k)
        for (Eigen::Index c = 1; c < i.cols(); ++c)
            if (d(k, c) <= reach) {
                demo::Colour faint = colour(k);
                faint.opacity = 0.35;
                canvas.line({place(k), place(i(k, c))}, {faint, 1});
            }
    for (Eigen::Index k = 0; k < points.rows(); ++k) {
        if (d(k, 6) > reach) {
            canvas.disc(place(k), 5, stray);
            canvas.disc(place(k), 3.5, demo::white);
        }
        canvas.disc(place(k), 2, colour(k));
    }
    axes.legend({{"close neighbours", demo::coolwarm(1)},
                 {"wide apart", demo::coolwarm(0)},
                 {"stray", stray, demo::Mark::ring}});
    return canvas.picture();
}

}  // namespace

int main(int argc, char** argv) {
    return demo::run("spatial_neighbours", argc, argv, [](demo::Report& report) {
        // rng = np.random.RandomState(20)
        scixx::core::RandomState random(20);
        // turn = 3.5 * np.pi * np.sqrt(rng.random_sample(1200))
        // points = np.c_[turn * np.cos(turn), turn * np.sin(turn)] + 0.35 * rng.standard_normal((1200, 2))
        // points = np.r_[points, rng.uniform(-13, 13, (60, 2))]
        Eigen::MatrixXd points(1260, 2);
        for (Eigen::Index k = 0; k < 1200; ++k) {
            const double turn = 3.5 * std::numbers::pi * std::sqrt(random.random_sample());
            points.row(k) << turn * std::cos(turn), turn * std::sin(turn);
        }
        for (Eigen::Index k = 0; k < 1200; ++k)
            for (Eigen::Index c = 0; c < 2; ++c) points(k, c) += 0.35 * random.standard_normal();
        for (Eigen::Index k = 1200; k < 1260; ++k)
            for (Eigen::Index c = 0; c < 2; ++c) points(k, c) = random.uniform(-13, 13);

        // tree = KDTree(points); d, i = tree.query(points, 7)
        const spatial::KDTree tree(points);
        const auto [d, i] = tree.query(points, 7);
        report.close("mean distance to the nearest neighbour", d.col(1).mean(), 0.19573534018087912, 1e-14);
        report.close("sum of all distances", d.sum(), 2684.495073040717, 1e-10);
        report.equal("stray points", (d.col(6).array() > reach).count(), 46);

        // len(tree.query_pairs(0.5))
        report.equal("pairs within 0.5", tree.query_pairs(0.5).rows(), 6556);
        // tree.query_ball_point([0, 0], 2, return_length=True)
        const Eigen::Vector2d origin(0, 0);
        report.equal("points within 2 of the origin", tree.query_ball_point(origin, 2, {.return_length = true})[0], 48);
        // tree.count_neighbors(tree, [1, 2, 4, 8]), each pair once
        const Eigen::Array4i within =
            ((tree.count_neighbors(tree, Eigen::Array4d(1, 2, 4, 8)) - tree.n) / 2).cast<int>();
        report.equal("pairs within 1", within[0], 20127);
        report.equal("pairs within 8", within[3], 305949);

        report.save("spatial_neighbours.png", graph_figure(points, d, i));
    });
}
