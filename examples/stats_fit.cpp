// SPDX-License-Identifier: BSD-3-Clause

// Three distributions fitted to one sample by maximum likelihood: the histogram with the three densities, and the sample's
// quantiles against those of the best one.
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <scixx/core/random.hpp>
#include <scixx/stats/distributions/extreme_value.hpp>
#include <scixx/stats/distributions/gamma.hpp>
#include <scixx/stats/distributions/normal.hpp>
#include <string>
#include <vector>

#include "support/plot.hpp"
#include "support/report.hpp"

namespace {

struct Law {
    std::string name;
    demo::Colour colour;
    Eigen::ArrayXd density;
};

/// Bars of relative frequency, and the densities over the grid.
demo::Picture histogram(const Eigen::ArrayXd& sample, const Eigen::ArrayXd& grid, const std::vector<Law>& laws) {
    constexpr Eigen::Index bins = 30;
    const double high = grid[grid.size() - 1], width = high / bins;
    Eigen::ArrayXd heights = Eigen::ArrayXd::Zero(bins);
    for (double x : sample)
        if (x < high) heights[static_cast<Eigen::Index>(x / width)] += 1 / (width * static_cast<double>(sample.size()));
    demo::Canvas canvas(930, 620);
    const demo::Axes axes(canvas, {86, 20}, 640, 520, {0, high}, {0, 1.15 * heights.maxCoeff()});
    for (Eigen::Index i = 0; i < bins; ++i) {
        const double left = static_cast<double>(i) * width, right = left + 0.92 * width;
        canvas.fill({axes(left, 0), axes(right, 0), axes(right, heights[i]), axes(left, heights[i])}, {200, 205, 215});
    }
    std::vector<demo::LegendEntry> entries;
    for (const Law& law : laws) {
        canvas.line(axes(grid, law.density), {law.colour, 2.5});
        entries.push_back({law.name, law.colour, demo::Mark::line});
    }
    axes.draw("x", "density");
    axes.legend(entries);
    return canvas.picture();
}

/// The sorted sample against the quantiles that a distribution expects at its ranks.
demo::Picture quantile_plot(const Eigen::ArrayXd& expected, const Eigen::ArrayXd& sorted) {
    const double high = 1.05 * std::max(expected.maxCoeff(), sorted.maxCoeff());
    demo::Canvas canvas(930, 720);
    const demo::Axes axes(canvas, {86, 20}, 620, 620, {0, high}, {0, high});
    axes.draw("quantile of the fitted distribution", "quantile of the sample", true);
    canvas.line({axes(0, 0), axes(high, high)}, {demo::black, 1.5});
    for (Eigen::Index i = 0; i < sorted.size(); ++i) canvas.disc(axes(expected[i], sorted[i]), 2.5, demo::blue);
    return canvas.picture();
}

}  // namespace

int main(int argc, char** argv) {
    return demo::run("stats_fit", argc, argv, [](demo::Report& report) {
        namespace stats = scixx::stats;
        // x = stats.gamma(2.5, scale=3).rvs(1000, random_state=np.random.RandomState(0x1a2b3c4d))
        scixx::core::RandomState random(0x1a2b3c4d);
        const Eigen::ArrayXd x = stats::gamma(2.5, {.scale = 3}).rvs(1000, random);
        report.close("mean of the sample", x.mean(), 7.67144416324878, 1e-12);

        // params = dist.fit(x, floc=0); dist.nnlf(params, x)
        const auto gamma = stats::gamma.fit(x, {.floc = 0});
        const auto weibull = stats::weibull_min.fit(x, {.floc = 0});
        const auto lognorm = stats::lognorm.fit(x, {.floc = 0});
        report.close("gamma: a", gamma[0], 2.6381686169475222, 1e-6);
        report.close("gamma: scale", gamma[2], 2.9078672659388163, 1e-6);
        report.close("weibull_min: c", weibull[0], 1.697206709805045, 1e-4);
        report.close("lognorm: s", lognorm[0], 0.6647218759407707, 1e-9);
        // A likelihood is at least SciPy's, whose search stops earlier.
        report.at_most("gamma: -log likelihood", stats::gamma.nnlf(gamma, x), 2832.666839651757 + 1e-6,
                       2832.666839651757);
        report.at_most("weibull_min: -log likelihood", stats::weibull_min.nnlf(weibull, x), 2850.318661588376 + 1e-6,
                       2850.318661588376);
        report.at_most("lognorm: -log likelihood", stats::lognorm.nnlf(lognorm, x), 2846.7198484852443 + 1e-6,
                       2846.7198484852443);

        // rv = stats.gamma(*params); rv.ppf(0.99)
        const auto rv = stats::gamma(gamma[0], gamma[1], gamma[2]);
        report.close("99 % quantile of the gamma fit", rv.ppf(0.99), 22.638316797411072, 1e-5);

        const Eigen::ArrayXd grid = Eigen::ArrayXd::LinSpaced(400, 0, 27);
        report.save("stats_fit.png",
                    histogram(x, grid,
                              {{"gamma", demo::red, rv.pdf(grid)},
                               {"weibull_min", demo::green, stats::weibull_min.pdf(grid, weibull[0], 0, weibull[2])},
                               {"lognorm", demo::orange, stats::lognorm.pdf(grid, lognorm[0], 0, lognorm[2])}}));
        Eigen::ArrayXd sorted = x;
        std::sort(sorted.begin(), sorted.end());
        const Eigen::ArrayXd ranks =
            (Eigen::ArrayXd::LinSpaced(x.size(), 1, static_cast<double>(x.size())) - 0.5) / 1000;
        report.save("stats_quantiles.png", quantile_plot(rv.ppf(ranks), sorted));
    });
}
