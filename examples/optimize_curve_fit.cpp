// SPDX-License-Identifier: BSD-3-Clause

// A decay measured with known errors, fitted by three parameters; the standard errors come from the covariance.
#include <Eigen/Core>
#include <cmath>
#include <scixx/core/random_state.hpp>
#include <scixx/optimize/curve_fit.hpp>
#include <string>

#include "support/plot.hpp"
#include "support/report.hpp"

namespace {

Eigen::ArrayXd decay(const Eigen::ArrayXd& t, double a, double b, double c) {
    return a * (-b * t).exp() + c;
}

/// The data with their errors, the fitted curve, and the band that the parameters' covariance leaves around it.
demo::Picture figure(const Eigen::ArrayXd& t, const Eigen::ArrayXd& y, double sigma, const Eigen::VectorXd& p,
                     const Eigen::MatrixXd& covariance) {
    demo::Canvas canvas(920, 480);
    const demo::Axes axes(canvas, {70, 20}, 620, 400, {-0.2, 4.2}, {0, 3.5});
    axes.draw("t", "y", true);
    const Eigen::ArrayXd fine = Eigen::ArrayXd::LinSpaced(200, 0, 4), fit = decay(fine, p[0], p[1], p[2]);
    Eigen::MatrixXd slopes(fine.size(), 3);
    slopes.col(0) = (-p[1] * fine).exp();
    slopes.col(1) = -p[0] * fine * (-p[1] * fine).exp();
    slopes.col(2).setOnes();
    const Eigen::ArrayXd band = (slopes * covariance).cwiseProduct(slopes).rowwise().sum().cwiseSqrt();
    auto edge = axes(fine, fit + 2 * band);
    const auto back = axes(fine.reverse(), (fit - 2 * band).reverse());
    edge.insert(edge.end(), back.begin(), back.end());
    canvas.fill(edge, {255, 127, 14, 0.25});
    canvas.line(axes(fine, fit), {demo::orange, 2});
    for (Eigen::Index i = 0; i < t.size(); ++i) {
        canvas.line({axes(t[i], y[i] - sigma), axes(t[i], y[i] + sigma)}, {demo::blue, 1.5});
        for (const double end : {y[i] - sigma, y[i] + sigma})
            canvas.line({axes(t[i] - 0.03, end), axes(t[i] + 0.03, end)}, {demo::blue, 1.5});
        canvas.disc(axes(t[i], y[i]), 3.5, demo::blue);
    }
    axes.legend({{"data and their errors", demo::blue}, {"fit, two standard errors", demo::orange, demo::Mark::line}});
    return canvas.picture();
}

}  // namespace

int main(int argc, char** argv) {
    return demo::run("optimize_curve_fit", argc, argv, [](demo::Report& report) {
        namespace optimize = scixx::optimize;
        // t = np.linspace(0, 4, 30)
        // y = decay(t, 2.5, 1.3, 0.5) + 0.2 * np.random.RandomState(8).standard_normal(30)
        const double sigma = 0.2;
        const Eigen::ArrayXd t = Eigen::ArrayXd::LinSpaced(30, 0, 4);
        const Eigen::ArrayXd noise = scixx::core::RandomState(8).standard_normal(30);
        const Eigen::ArrayXd y = decay(t, 2.5, 1.3, 0.5) + sigma * noise;
        // popt, pcov = curve_fit(decay, t, y, sigma=np.full(30, 0.2), absolute_sigma=True, ftol=1e-15, xtol=1e-15)
        const auto fit =
            optimize::curve_fit(decay, t, y, {.sigma = sigma, .absolute_sigma = true, .ftol = 1e-15, .xtol = 1e-15});
        const auto& [popt, pcov] = fit;
        const Eigen::VectorXd errors = fit.perr();
        report.equal("success", fit.success, 1);
        report.close("a", popt[0], 2.439082960526898, 1e-6);
        report.close("error of a", errors[0], 0.13953564705822155, 1e-6);
        report.close("b", popt[1], 1.1250205776623439, 1e-6);
        report.close("error of b", errors[1], 0.15418768151024467, 1e-6);
        report.close("c", popt[2], 0.4573626221278833, 1e-6);
        report.close("error of c", errors[2], 0.0771107349206272, 1e-6);
        report.show("chi^2 / 27", fit.infodict.fvec.squaredNorm() / 27);
        report.save("optimize_curve_fit.png", figure(t, y, sigma, popt, pcov));
    });
}
