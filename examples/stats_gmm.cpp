// SPDX-License-Identifier: BSD-3-Clause

// Two classes with normal distributions: their mixture, and the samples that are hard to tell apart.
#include <Eigen/Core>
#include <cmath>
#include <scixx/core/random.hpp>
#include <scixx/stats/correlation.hpp>
#include <scixx/stats/multivariate_normal.hpp>
#include <vector>

#include "support/plot.hpp"
#include "support/report.hpp"

namespace {

/// The samples of both classes, those near the boundary, and the boundary, where log_ratio is 0 over the grid.
demo::Picture boundary_figure(const Eigen::MatrixX2d& samples, const Eigen::MatrixX2d& near, const Eigen::ArrayXd& grid,
                              const Eigen::ArrayXXd& log_ratio) {
    const double low = grid[0], high = grid[grid.size() - 1];
    const demo::Colour first{59, 76, 192, 0.45}, second{180, 4, 38, 0.45}, close{255, 190, 11};
    demo::Canvas canvas(760, 720);
    const demo::Axes axes(canvas, {86, 20}, 640, 620, {low, high}, {low, high});
    axes.draw("x", "y", true);
    for (Eigen::Index i = 0; i < samples.rows(); ++i)
        if (samples.row(i).minCoeff() > low && samples.row(i).maxCoeff() < high)
            canvas.disc(axes(samples(i, 0), samples(i, 1)), 2, i < samples.rows() / 2 ? first : second);
    axes.contour(grid, grid, log_ratio, {demo::black, 2});
    for (Eigen::Index i = 0; i < near.rows(); ++i) canvas.disc(axes(near(i, 0), near(i, 1)), 3, close);
    axes.legend({{"class 1", first}, {"class 2", second}, {"near the boundary", close}});
    return canvas.picture();
}

}  // namespace

int main(int argc, char** argv) {
    return demo::run("stats_gmm", argc, argv, [](demo::Report& report) {
        namespace stats = scixx::stats;
        // The parameters are this demo's own, with the article's seed: the values beside ours are SciPy's for them.
        // np.random.seed(0x1a2b3c4d)
        scixx::core::RandomState random(0x1a2b3c4d);
        // cov = [[2, 0.5], [0.5, 1]]; a = multivariate_normal([-1.5, -1.5], cov); b = multivariate_normal([1.5, 1.5], cov)
        const Eigen::Matrix2d cov{{2, 0.5}, {0.5, 1}};
        const auto a = stats::multivariate_normal(Eigen::Vector2d(-1.5, -1.5), cov);
        const auto b = stats::multivariate_normal(Eigen::Vector2d(1.5, 1.5), cov);

        // samples = np.vstack([a.rvs(3000), b.rvs(3000)])
        Eigen::MatrixX2d samples(6000, 2);
        samples.topRows(3000) = a.rvs(3000, random);
        samples.bottomRows(3000) = b.rvs(3000, random);

        // near = samples[np.abs(a.pdf(samples) / (a.pdf(samples) + b.pdf(samples)) - 0.5) < 0.05]
        const Eigen::ArrayXd pa = a.pdf(samples), pb = b.pdf(samples);
        std::vector<Eigen::Index> chosen;
        for (Eigen::Index i = 0; i < samples.rows(); ++i)
            if (std::abs(pa[i] / (pa[i] + pb[i]) - 0.5) < 0.05) chosen.push_back(i);
        const Eigen::MatrixX2d near = samples(chosen, Eigen::seq(0, 1));
        report.equal("samples near the boundary", near.rows(), 105);

        // r, p = pearsonr(near[:, 0], near[:, 1])
        const auto [r, p] = stats::pearsonr(near.col(0), near.col(1));
        report.close("r", r, -0.9928239071030808, 1e-14);
        report.close("p", p, 7.914426365616372e-97, 7.9e-106);

        // The article's own pair of r and p: 105 points that have its r by construction have its p.
        constexpr double article = -0.9925966291080566;
        const Eigen::ArrayXd angle = Eigen::ArrayXd::LinSpaced(105, 0, 104) * (2 * std::acos(-1.0) / 105);
        const auto [same_r, same_p] =
            stats::pearsonr(angle.cos(), article * angle.cos() + std::sqrt(1 - article * article) * angle.sin());
        report.close("r of 105 points made for it", same_r, article, 1e-14);
        report.close("their p", same_p, 3.92058536946e-96, 3.9e-105);

        // The mixture over a grid: 0.5 * a.pdf(grid) + 0.5 * b.pdf(grid)
        const Eigen::ArrayXd grid = Eigen::ArrayXd::LinSpaced(121, -6, 6);
        Eigen::MatrixX2d points(grid.size() * grid.size(), 2);  // x runs along the columns of the surface
        points << grid.replicate(1, grid.size()).transpose().reshaped(), grid.replicate(grid.size(), 1);
        const auto on_grid = [&](const Eigen::ArrayXd& values) {
            return values.reshaped(grid.size(), grid.size()).eval();
        };
        const Eigen::ArrayXXd mixture = on_grid(0.5 * a.pdf(points) + 0.5 * b.pdf(points));
        report.save("stats_surface.png", demo::surface_plot(grid, grid, mixture, "x", "y", "density"));
        report.save("stats_boundary.png",
                    boundary_figure(samples, near, grid, on_grid(a.logpdf(points) - b.logpdf(points))));
    });
}
