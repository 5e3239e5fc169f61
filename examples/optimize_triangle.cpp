// SPDX-License-Identifier: BSD-3-Clause

// The largest triangle A B P in the unit circle with A(0, -1) and B(1, 0).
#include <Eigen/Core>
#include <cmath>
#include <scixx/optimize/constraints.hpp>
#include <scixx/optimize/minimize.hpp>
#include <scixx/optimize/minimize/trust_constr.hpp>
#include <string>
#include <utility>

#include "support/plot.hpp"
#include "support/report.hpp"

namespace {

/// The circle, the triangle with its fixed side dashed, and the names and places of the corners.
demo::Picture figure(const Eigen::Vector2d& a, const Eigen::Vector2d& b, const Eigen::Vector2d& p) {
    demo::Canvas canvas(640, 620);
    const demo::Axes axes(canvas, {70, 20}, 540, 540, {-1.5, 1.5}, {-1.5, 1.5});
    const auto at = [&](const Eigen::Vector2d& point) { return axes(point.x(), point.y()); };
    axes.draw("", "");
    const Eigen::ArrayXd angle = Eigen::ArrayXd::LinSpaced(361, 0, 2 * std::acos(-1.0));
    canvas.fill({at(a), at(b), at(p)}, {255, 127, 14, 0.15});
    canvas.line(axes(angle.cos(), angle.sin()), {demo::blue, 2.5});
    canvas.line({at(b), at(p), at(a)}, {demo::orange, 2.5});
    canvas.line({at(a), at(b)}, {demo::orange, 2.5, 9});
    const auto name = [&](const Eigen::Vector2d& corner, const std::string& words) {
        canvas.disc(at(corner), 5, demo::black);
        canvas.text(at((corner.x() < 0 ? 1.2 : 1.12) * corner), words,
                    {.size = 13, .align = 0.5 - 0.5 * corner.x(), .italic = true});
    };
    name(a, "A(0, -1)");
    name(b, "B(1, 0)");
    name(p, "P(" + demo::number(p.x(), 2) + ", " + demo::number(p.y(), 2) + ")");
    return canvas.picture();
}

}  // namespace

int main(int argc, char** argv) {
    return demo::run("optimize_triangle", argc, argv, [](demo::Report& report) {
        namespace optimize = scixx::optimize;
        using optimize::FiniteDifference;
        const Eigen::Vector2d a(0, -1), b(1, 0);
        const auto minus_area = [&](const Eigen::VectorXd& p) {
            return -0.5 * std::abs((b.x() - a.x()) * (p[1] - a.y()) - (b.y() - a.y()) * (p[0] - a.x()));
        };
        // circle = NonlinearConstraint(lambda p: 1 - p[0] ** 2 - p[1] ** 2, 0, 0, jac="2-point", hess=BFGS())
        const optimize::NonlinearConstraint circle{.fun = [](const Eigen::VectorXd& p) { return 1 - p.squaredNorm(); },
                                                   .lb = 0,
                                                   .ub = 0,
                                                   .jac = FiniteDifference::two_point,
                                                   .hess = optimize::BFGS{}};
        // result = minimize(minus_area, [0, 1], method="trust-constr", jac="2-point", hess=BFGS(),
        //                   constraints=[circle], bounds=Bounds([-1, -1], [1, 1]))
        const auto result = optimize::minimize(minus_area, Eigen::Vector2d(0, 1),
                                               {.method = optimize::method::trust_constr,
                                                .jac = FiniteDifference::two_point,
                                                .hess = optimize::BFGS{},
                                                .bounds = optimize::Bounds{{-1, -1}, {1, 1}},
                                                .constraints = {circle}});
        // print(result)
        report.show("message", result.message);
        report.show("method", result.method);
        report.equal("success", result.success, 1);
        report.equal("status", result.status, 1);
        report.close("fun", result.fun, -1.207106781186541, 1e-9);
        report.close("x[0]", result.x[0], -0.70710665, 1e-6);
        report.close("x[1]", result.x[1], 0.70710691, 1e-6);
        report.at_most("optimality", result.optimality, 1e-8, 7.3e-9);
        report.at_most("constr_violation", result.constr_violation, 1e-12, 1.7e-14);
        report.at_most("nfev", static_cast<double>(result.nfev), 135, 90);
        for (const auto& [field, value] : {std::pair{"niter", result.niter},
                                           {"njev", result.njev},
                                           {"nhev", result.nhev},
                                           {"cg_niter", result.cg_niter}})
            report.show(field, static_cast<double>(value));
        for (const auto& [field, value] : {std::pair{"tr_radius", result.tr_radius},
                                           {"constr_penalty", result.constr_penalty},
                                           {"barrier_parameter", result.barrier_parameter},
                                           {"barrier_tolerance", result.barrier_tolerance}})
            report.show(field, value);
        report.save("optimize_triangle.png", figure(a, b, result.x));
    });
}
