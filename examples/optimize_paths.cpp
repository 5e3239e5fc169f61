// SPDX-License-Identifier: BSD-3-Clause

// The largest triangle A B P in the unit circle by three methods, and the ways that they take over the contours of its area.
#include <Eigen/Core>
#include <cmath>
#include <functional>
#include <scixx/optimize/constraints.hpp>
#include <scixx/optimize/minimize.hpp>
#include <scixx/optimize/minimize/bfgs.hpp>
#include <scixx/optimize/minimize/slsqp.hpp>
#include <scixx/optimize/minimize/trust_constr.hpp>
#include <string>
#include <vector>

#include "support/plot.hpp"
#include "support/report.hpp"

namespace {

using Eigen::Vector2d, Eigen::VectorXd;
using Path = std::vector<Vector2d>;

/// Area of the triangle with A(0, -1) and B(1, 0), by the side of A B on which p lies.
double area(const Vector2d& p) {
    return 0.5 * (p[1] + 1 - p[0]);
}

/// The way to the corner, over the circle and the lines of equal area.
demo::Picture figure(const Path& path) {
    demo::Canvas canvas(420, 400);
    const demo::Axes axes(canvas, {50, 15}, 350, 350, {-1.5, 1.5}, {-1.5, 1.5});
    const Eigen::ArrayXd grid = Eigen::ArrayXd::LinSpaced(61, -1.5, 1.5);
    for (double level = -0.6; level < 1.9; level += 0.3) {
        Eigen::ArrayXXd z(grid.size(), grid.size());
        for (Eigen::Index i = 0; i < z.rows(); ++i)
            for (Eigen::Index j = 0; j < z.cols(); ++j) z(i, j) = area({grid[j], grid[i]}) - level;
        axes.contour(grid, grid, z, {.colour = demo::coolwarm((level + 0.6) / 2.4), .width = 1.2});
    }
    const Eigen::ArrayXd angle = Eigen::ArrayXd::LinSpaced(361, 0, 2 * std::acos(-1.0));
    canvas.line(axes(angle.cos(), angle.sin()), {.colour = demo::gray, .width = 1.5});
    std::vector<demo::Point> points;
    for (const Vector2d& p : path) points.push_back(axes(p[0], p[1]));
    canvas.line(points, {.colour = demo::black, .width = 1.5});
    for (const demo::Point& p : points) canvas.disc(p, 3, demo::black);
    canvas.disc(points.back(), 6, demo::red);
    axes.draw("", "");
    return canvas.picture();
}

}  // namespace

int main(int argc, char** argv) {
    return demo::run("optimize_paths", argc, argv, [](demo::Report& report) {
        namespace optimize = scixx::optimize;
        const Vector2d start(0.1, -0.8);
        const auto minus_area = [](const VectorXd& p) { return -area(p); };
        const optimize::NonlinearConstraint circle{
            .fun = [](const VectorXd& p) { return 1 - p.squaredNorm(); }, .lb = 0, .ub = 0};
        const optimize::Bounds square{-1.3, 1.3};
        Path path;
        const auto follow = [&](const VectorXd& p) { path.emplace_back(p); };
        std::vector<std::pair<std::string, demo::Picture>> panels;
        const auto tell = [&](const std::string& name, const optimize::OptimizeResult& result, const Vector2d& p) {
            report.equal(name + " success", result.success, 1);
            report.close(name + " area", -result.fun, 1.2071067811865475, 1e-6);
            report.close(name + " x[0]", p[0], -0.7071067811865475, 1e-3);
            report.show(name + " nfev", static_cast<double>(result.nfev));
            panels.emplace_back(name + ": " + std::to_string(path.size() - 1) + " steps", figure(path));
        };

        // minimize(minus_area, start, method="trust-constr", bounds=square, constraints=[circle])
        path = {start};
        const auto trust = optimize::minimize(
            minus_area, start,
            {.method = optimize::method::trust_constr, .bounds = square, .constraints = {circle}, .callback = follow});
        tell("trust-constr", trust, trust.x);

        // minimize(minus_area, start, method="SLSQP", bounds=square, constraints=[circle])
        path = {start};
        const auto programs = optimize::minimize(
            minus_area, start,
            {.method = optimize::method::slsqp, .bounds = square, .constraints = {circle}, .callback = follow});
        tell("SLSQP", programs, programs.x);

        // On the circle, by the angle alone: minimize(lambda a: minus_area([cos(a), sin(a)]), [-1.4], method="BFGS")
        const auto on_circle = [](double angle) { return Vector2d(std::cos(angle), std::sin(angle)); };
        const Eigen::Matrix<double, 1, 1> angle(std::atan2(start[1], start[0]) - 0.3);
        path = {on_circle(angle[0])};
        const auto turned = optimize::minimize([&](const VectorXd& a) { return -area(on_circle(a[0])); }, angle,
                                               {.method = optimize::method::bfgs, .callback = [&](const VectorXd& a) {
                                                    path.push_back(on_circle(a[0]));
                                                }});
        tell("BFGS", turned, on_circle(turned.x[0]));

        report.save("optimize_paths.png", demo::gallery(panels, 3));
    });
}
