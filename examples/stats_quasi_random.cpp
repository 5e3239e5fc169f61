// SPDX-License-Identifier: BSD-3-Clause

// Random and quasi-random points: what they look like, and how the error of an integral over five dimensions falls with
// their number.
#include <Eigen/Core>
#include <cmath>
#include <numbers>
#include <scixx/core/generator.hpp>
#include <scixx/stats/qmc/discrepancy.hpp>
#include <scixx/stats/qmc/halton.hpp>
#include <scixx/stats/qmc/sobol.hpp>
#include <string>
#include <utility>
#include <vector>

#include "support/plot.hpp"
#include "support/report.hpp"

namespace {

namespace qmc = scixx::stats::qmc;
enum class Kind { random, halton, sobol };

Eigen::MatrixXd points(Kind kind, Eigen::Index n, Eigen::Index d, int seed) {
    if (kind == Kind::random) return scixx::core::Generator(seed).random(n, d);
    if (kind == Kind::halton) return qmc::Halton(d, {.rng = seed}).random(n);
    return qmc::Sobol(d, {.rng = seed}).random(n);
}

/// Error of the mean of the product of pi/2 sin(pi x_k), whose integral over the cube is 1.
double error(Kind kind, Eigen::Index n, int seed) {
    const Eigen::ArrayXXd x = points(kind, n, 5, seed);
    return (std::numbers::pi / 2 * (std::numbers::pi * x).sin()).rowwise().prod().mean() - 1;
}
/// Root mean square of the errors of 16 seeds.
double spread(Kind kind, Eigen::Index n) {
    double sum = 0;
    for (int seed = 0; seed < 16; ++seed) sum += std::pow(error(kind, n, seed), 2);
    return std::sqrt(sum / 16);
}

demo::Picture scatter(const Eigen::MatrixXd& x, demo::Colour colour) {
    demo::Canvas canvas(460, 480);
    const demo::Axes axes(canvas, {60, 20}, 380, 380, {0, 1}, {0, 1});
    axes.draw("x", "y");
    for (Eigen::Index i = 0; i < x.rows(); ++i) canvas.disc(axes(x(i, 0), x(i, 1)), 3, colour);
    return canvas.picture();
}

}  // namespace

int main(int argc, char** argv) {
    return demo::run("stats_quasi_random", argc, argv, [](demo::Report& report) {
        // f = lambda x: np.prod(np.pi / 2 * np.sin(np.pi * x), axis=1)
        // f(np.random.default_rng(0).random((512, 5))).mean() - 1; f(qmc.Sobol(5, rng=0).random(512)).mean() - 1
        report.close("error of 512 random points", error(Kind::random, 512, 0), -0.04459188428929006, 1e-13);
        report.close("error of 512 Sobol points", error(Kind::sobol, 512, 0), 0.0019242885383188302, 1e-13);
        report.close("discrepancy of 256 random points", qmc::discrepancy(points(Kind::random, 256, 2, 0)),
                     0.003126425218819451, 1e-12);
        report.close("discrepancy of 256 Sobol points", qmc::discrepancy(points(Kind::sobol, 256, 2, 0)),
                     1.1012079014882659e-05, 1e-12);

        const std::pair<std::string, demo::Colour> kinds[] = {
            {"random", demo::blue}, {"Halton", demo::orange}, {"Sobol", demo::green}};
        demo::Canvas canvas(900, 560);
        const demo::Axes axes(canvas, {86, 20}, 620, 460, {1, 4.4}, {-5, 0.2});
        axes.draw("log10 of the number of points", "log10 of the error", true);
        std::vector<demo::LegendEntry> entries;
        for (int k = 0; k < 3; ++k) {
            Eigen::ArrayXd size(11), loss(11);
            for (int m = 4; m <= 14; ++m) {
                size[m - 4] = std::log10(std::ldexp(1.0, m));
                loss[m - 4] = std::log10(spread(static_cast<Kind>(k), Eigen::Index{1} << m));
            }
            canvas.line(axes(size, loss), {kinds[k].second, 2});
            for (Eigen::Index i = 0; i < size.size(); ++i) canvas.disc(axes(size[i], loss[i]), 3.5, kinds[k].second);
            entries.push_back({kinds[k].first, kinds[k].second, demo::Mark::disc});
            // The error falls as n^-slope.
            const double slope = (loss[0] - loss[10]) / (size[10] - size[0]);
            report.close(kinds[k].first + ": order of the error", slope, k == 0 ? 0.5 : 1, k == 0 ? 0.1 : 0.25);
        }
        axes.legend(entries);
        report.save("stats_quasi_random.png",
                    demo::gallery({{"256 random points", scatter(points(Kind::random, 256, 2, 0), demo::blue)},
                                   {"256 Halton points", scatter(points(Kind::halton, 256, 2, 0), demo::orange)},
                                   {"256 Sobol points", scatter(points(Kind::sobol, 256, 2, 0), demo::green)}},
                                  3));
        report.save("stats_quasi_random_error.png", canvas.picture());
    });
}
