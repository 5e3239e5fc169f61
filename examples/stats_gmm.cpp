// SPDX-License-Identifier: BSD-3-Clause

// A mixture of two normal classes, the samples that are equally likely to belong to either, and their correlation: the
// boundary between the classes is nearly a line.
#include <Eigen/Core>
#include <cmath>
#include <scixx/core/random.hpp>
#include <scixx/stats/correlation.hpp>
#include <scixx/stats/multivariate_normal.hpp>
#include <vector>

#include "support/plot.hpp"
#include "support/report.hpp"

namespace {

/// All samples, those close to the boundary, and the boundary itself, where log_ratio is 0 over the grid.
demo::Picture boundary_figure(const Eigen::ArrayX2d& samples, const Eigen::ArrayX2d& close, const Eigen::ArrayXd& grid,
                              const Eigen::ArrayXXd& log_ratio) {
    const demo::Colour every{59, 76, 192, 0.35}, chosen{255, 160, 11};
    demo::Canvas canvas(930, 720);
    const demo::Axes axes(canvas, {86, 20}, 640, 620, {-15, 15}, {-15, 15});
    axes.draw("x", "y", true);
    for (const auto& sample : samples.rowwise()) canvas.disc(axes(sample[0], sample[1]), 1.7, every);
    axes.contour(grid, grid, log_ratio, {demo::black, 2});
    for (const auto& sample : close.rowwise()) canvas.disc(axes(sample[0], sample[1]), 3.2, chosen);
    axes.legend({{"sample", every}, {"close to boundary", chosen}, {"p = 1/2", demo::black, demo::Mark::line}});
    return canvas.picture();
}

}  // namespace

int main(int argc, char** argv) {
    return demo::run("stats_gmm", argc, argv, [](demo::Report& report) {
        namespace stats = scixx::stats;
        const double w1 = 0.4, w2 = 0.6;
        const Eigen::Vector2d mu1(-5, -5), mu2(5, 5);
        const Eigen::Matrix2d sigma1{{10, 2}, {2, 20}}, sigma2{{15, 3}, {3, 20}};
        // dist1 = multivariate_normal(mu1, sigma1); dist2 = multivariate_normal(mu2, sigma2)
        const auto dist1 = stats::multivariate_normal(mu1, sigma1);
        const auto dist2 = stats::multivariate_normal(mu2, sigma2);

        // zs = np.vectorize(ComputeGMM)(*np.meshgrid(np.linspace(-15, 15, 40), np.linspace(-15, 15, 40)))
        const auto points_of = [](const Eigen::ArrayXd& axis) {
            Eigen::MatrixX2d points(axis.size() * axis.size(), 2);  // x runs along the columns
            points << axis.replicate(1, axis.size()).transpose().reshaped(), axis.replicate(axis.size(), 1);
            return points;
        };
        const Eigen::ArrayXd xs = Eigen::ArrayXd::LinSpaced(40, -15, 15);
        const Eigen::MatrixX2d grid = points_of(xs);
        const Eigen::ArrayXXd zs = (w1 * dist1.pdf(grid) + w2 * dist2.pdf(grid)).reshaped(40, 40);
        report.save("stats_surface.png", demo::surface_plot(xs, xs, zs, "x", "y", "density"));

        // np.random.seed(0x1a2b3c4d); samples = np.random.uniform(-15.0, 15.0, (5000, 2))
        scixx::core::RandomState random(0x1a2b3c4d);
        const Eigen::ArrayX2d samples = random.uniform(-15.0, 15.0, 5000, 2);
        // probs = w1 * dist1.pdf(samples) / (w1 * dist1.pdf(samples) + w2 * dist2.pdf(samples))
        const Eigen::ArrayXd p1 = w1 * dist1.pdf(samples), p2 = w2 * dist2.pdf(samples), probs = p1 / (p1 + p2);
        // closeOnes = samples[abs(probs - 0.5) < 0.05]
        std::vector<Eigen::Index> indices;
        for (Eigen::Index i = 0; i < probs.size(); ++i)
            if (std::abs(probs[i] - 0.5) < 0.05) indices.push_back(i);
        const Eigen::ArrayX2d close = samples(indices, Eigen::all);
        report.equal("samples close to the decision boundary", close.rows(), 105);

        // pearsonr(closeOnes[:, 0], closeOnes[:, 1])
        const auto [r, p] = stats::pearsonr(close.col(0), close.col(1));
        report.close("r", r, -0.9925966291080566, 1e-14);
        report.close("p", p, 3.9205853694664065e-96, 3.9e-105);

        const Eigen::ArrayXd fine = Eigen::ArrayXd::LinSpaced(121, -15, 15);
        const Eigen::MatrixX2d lattice = points_of(fine);
        const Eigen::ArrayXd log_ratio = dist1.logpdf(lattice) - dist2.logpdf(lattice);
        report.save("stats_boundary.png",
                    boundary_figure(samples, close, fine, (log_ratio + std::log(w1 / w2)).reshaped(121, 121)));
    });
}
