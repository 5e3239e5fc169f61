// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <cmath>
#include <limits>
#include <scixx/core/error.hpp>
#include <scixx/core/random_stream.hpp>
#include <scixx/spatial/voronoi.hpp>
#include <scixx/stats/qmc/engine.hpp>

namespace scixx::stats::qmc {

namespace detail {
/// The smallest distance by the sum of the coordinates' differences of two points that are not equal.
[[nodiscard]] inline double least_l1_distance(const Eigen::MatrixXd& x) {
    double least = std::numeric_limits<double>::infinity();
    for (Eigen::Index i = 0; i < x.rows(); ++i)
        for (Eigen::Index j = 0; j < i; ++j) {
            const double distance = (x.row(i) - x.row(j)).template lpNorm<1>();
            if (distance > 0 && distance < least) least = distance;
        }
    return least;
}
inline void optimize_lloyd(Eigen::MatrixXd& x, core::RandomStream&) {
    const Eigen::Index n = x.rows(), d = x.cols();
    core::require(d >= 2, "lloyd", "points must have at least 2 dimensions, got ", d);
    core::require(n > d, "lloyd", "there must be more points than dimensions, got ", n);
    constexpr int most = 10;
    double before = least_l1_distance(x);
    for (int step = 0; step < most; ++step) {
        const double reach = 0.9 + std::pow(0.1, static_cast<double>(step) / most);
        Eigen::MatrixXd sites(n + 1, d);
        sites << x, x.colwise().mean();
        const spatial::Voronoi diagram(sites);
        for (Eigen::Index i = 0; i < n; ++i) {
            Eigen::RowVectorXd centre = Eigen::RowVectorXd::Zero(d);
            int corners = 0;
            for (const int corner : diagram.regions[static_cast<std::size_t>(diagram.point_region[i])])
                if (corner >= 0) {
                    centre += diagram.vertices.row(corner).matrix();
                    ++corners;
                }
            const Eigen::RowVectorXd moved = x.row(i) + (centre / corners - x.row(i)) * reach;
            if ((moved.array() >= 0 && moved.array() <= 1).all()) x.row(i) = moved;
        }
        const double now = least_l1_distance(x);
        if (std::abs(now - before) < 1e-5) break;
        before = now;
    }
}
}  // namespace detail

/// Points are moved towards the centres of the corners of their Voronoi regions, in at most ten steps, which makes them
/// evenly spaced: `qmc::Halton(2, {.optimization = qmc::lloyd})`. For at least 2 dimensions and more points than that;
/// std::invalid_argument else. A point stays where it would leave the cube. As in SciPy the mean of all points is one more
/// site of the diagram.
/// Source: S. P. Lloyd, IEEE Trans. Inf. Theory 28 (1982) 129. @see scipy.stats.qmc.QMCEngine
inline constexpr Optimization lloyd{&detail::optimize_lloyd};

}  // namespace scixx::stats::qmc
