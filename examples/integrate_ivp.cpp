// SPDX-License-Identifier: BSD-3-Clause

// Three initial value problems: the Lorenz attractor, a ball that bounces by events, and a stiff chemical reaction.
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <scixx/integrate/ivp/dop853.hpp>
#include <scixx/integrate/ivp/radau.hpp>
#include <scixx/integrate/solve_ivp.hpp>
#include <vector>

#include "support/plot.hpp"
#include "support/report.hpp"

namespace {

namespace integrate = scixx::integrate;
namespace method = integrate::method;

demo::Picture attractor(demo::Report& report) {
    const auto lorenz = [](double, const Eigen::Vector3d& s) {
        return Eigen::Vector3d(10 * (s[1] - s[0]), s[0] * (28 - s[2]) - s[1], s[0] * s[1] - 8.0 / 3 * s[2]);
    };
    // sol = solve_ivp(lorenz, (0, 40), [1, 1, 1], method="DOP853", dense_output=True, rtol=1e-10, atol=1e-12)
    const auto sol =
        integrate::solve_ivp(lorenz, {0, 40}, Eigen::Vector3d(1, 1, 1),
                             {.method = method::DOP853, .dense_output = true, .rtol = 1e-10, .atol = 1e-12});
    report.close("Lorenz: x at t = 10", (*sol.sol)(10.0)[0], -4.902687541136546, 1e-7);
    report.close("Lorenz: z at t = 10", (*sol.sol)(10.0)[2], 24.690858102794888, 1e-7);
    const Eigen::MatrixXd path = (*sol.sol)(Eigen::ArrayXd(Eigen::ArrayXd::LinSpaced(8000, 0, 40)));
    demo::Canvas canvas(700, 560);
    const demo::Axes axes(canvas, {80, 20}, 600, 460, {-22, 22}, {0, 50});
    axes.draw("x", "z", true);
    for (Eigen::Index i = 0; i + 1 < path.cols(); ++i) {
        const double t = static_cast<double>(i) / static_cast<double>(path.cols());
        canvas.line({axes(path(0, i), path(2, i)), axes(path(0, i + 1), path(2, i + 1))}, {demo::coolwarm(t), 1});
    }
    return canvas.picture();
}

demo::Picture ball(demo::Report& report) {
    const auto fall = [](double, const Eigen::Vector2d& s) { return Eigen::Vector2d(s[1], -9.81); };
    // hit = lambda t, s: s[0]; hit.terminal = True; hit.direction = -1
    const integrate::IvpEvent<> hit{
        .fun = [](double, const Eigen::VectorXd& s) { return s[0]; }, .terminal = 1, .direction = -1};
    demo::Canvas canvas(700, 560);
    const demo::Axes axes(canvas, {80, 20}, 600, 460, {0, 8}, {0, 5.5});
    axes.draw("t", "height", true);
    double t = 0;
    Eigen::Vector2d state(5, 0);
    for (int bounce = 0; bounce < 6; ++bounce) {
        const auto sol = integrate::solve_ivp(fall, {t, 20}, state,
                                              {.dense_output = true, .events = {hit}, .rtol = 1e-8, .atol = 1e-10});
        const Eigen::ArrayXd times = Eigen::ArrayXd::LinSpaced(80, t, sol.t[sol.t.size() - 1]);
        canvas.line(axes(times, (*sol.sol)(times).row(0).transpose().array()), {demo::blue, 2.2});
        t = sol.t_events[0][0];
        state = Eigen::Vector2d(0, -0.8 * sol.y_events[0](1, 0));
        canvas.disc(axes(t, 0), 4, demo::orange);
        // Each flight takes 0.8 of the time of the one before; the first is half a flight.
        if (bounce == 0) report.close("ball: first bounce", t, std::sqrt(10 / 9.81), 1e-12);
    }
    double flights = 1;
    for (int k = 1; k < 6; ++k) flights += 2 * std::pow(0.8, k);
    report.close("ball: sixth bounce", t, flights * std::sqrt(10 / 9.81), 1e-9);
    return canvas.picture();
}

demo::Picture reaction(demo::Report& report) {
    const auto robertson = [](double, const Eigen::Vector3d& y) {
        const double a = 0.04 * y[0], b = 1e4 * y[1] * y[2], c = 3e7 * y[1] * y[1];
        return Eigen::Vector3d(-a + b, a - b - c, c);
    };
    Eigen::ArrayXd decades = Eigen::ArrayXd::LinSpaced(200, -6, 11);
    const Eigen::ArrayXd times = (decades * std::log(10.0)).exp();
    // sol = solve_ivp(robertson, (0, 1e11), [1, 0, 0], method="Radau", t_eval=times, rtol=1e-8, atol=1e-14)
    const auto sol = integrate::solve_ivp(robertson, {0, 1.0001e11}, Eigen::Vector3d(1, 0, 0),
                                          {.method = method::Radau, .t_eval = times, .rtol = 1e-8, .atol = 1e-14});
    // Published end point: Mazzia and Magherini, Test Set for Initial Value Problem Solvers.
    report.close("reaction: y1 at t = 1e11", sol.y(0, 199), 2.083340149701255e-8, 1e-13);
    report.close("reaction: y3 at t = 1e11", sol.y(2, 199), 0.9999999791665050, 1e-12);
    report.at_most("reaction: evaluations", static_cast<double>(sol.nfev), 12200, 11125);
    demo::Canvas canvas(700, 560);
    const demo::Axes axes(canvas, {80, 20}, 600, 460, {-6, 11}, {0, 1.05});
    axes.draw("log10 t", "concentration", true);
    const demo::Colour colours[] = {demo::blue, demo::orange, demo::green};
    const double units[] = {1, 2e4, 1};
    for (Eigen::Index k = 0; k < 3; ++k)
        canvas.line(axes(decades, sol.y.row(k).transpose().array() * units[k]), {colours[k], 2.2});
    return canvas.picture();
}

}  // namespace

int main(int argc, char** argv) {
    return demo::run("integrate_ivp", argc, argv, [](demo::Report& report) {
        report.save("integrate_ivp.png", demo::gallery({{"Lorenz attractor (DOP853)", attractor(report)},
                                                        {"bouncing ball (RK45 and events)", ball(report)},
                                                        {"stiff reaction (Radau)", reaction(report)}},
                                                       2));
    });
}
