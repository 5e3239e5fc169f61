#include <Eigen/Core>
#include <cmath>
#include <scixx/integrate/cubature.hpp>
#include <scixx/integrate/fixed_quad.hpp>
#include <scixx/integrate/newton_cotes.hpp>
#include <scixx/integrate/simpson.hpp>
#include <scixx/integrate/tanhsinh.hpp>
#include <scixx/integrate/trapezoid.hpp>

#include "support/bench.hpp"

namespace {

namespace integrate = scixx::integrate;
using scixx::bench::add;

template <class F>
void row(const char* operation, const char* size, const char* who, F f) {
    add(operation, size, "f64", who, [f](benchmark::State& state) {
        for (auto _ : state) benchmark::DoNotOptimize(f());
    });
}

const bool rows = [] {
    const Eigen::ArrayXd y = Eigen::ArrayXd::Random(1000000);
    const Eigen::ArrayXd x = Eigen::ArrayXd::LinSpaced(1000000, 0, 1);
    row("trapezoid", "1e6", "scixx", [y] { return integrate::trapezoid(y); });
    row("trapezoid", "1e6", "control", [y] { return y.sum(); });
    row("trapezoid x", "1e6", "scixx", [x, y] { return integrate::trapezoid(y, x); });
    row("simpson", "1e6", "scixx", [y] { return integrate::simpson(y); });
    row("simpson x", "1e6", "scixx", [x, y] { return integrate::simpson(y, x); });
    row("cumulative_trapezoid", "1e6", "scixx", [y] { return integrate::cumulative_trapezoid(y)[999998]; });
    row("newton_cotes", "4", "scixx", [] { return integrate::newton_cotes(4).an.sum(); });
    row("newton_cotes", "20", "scixx", [] { return integrate::newton_cotes(20).an.sum(); });
    row("fixed_quad sin", "5", "scixx", [] {
        double end = 1;
        benchmark::DoNotOptimize(end);
        return integrate::fixed_quad([](double t) { return std::sin(t); }, 0, end);
    });
    row("tanhsinh 1/sqrt(x)", "-", "scixx", [] {
        double end = 1;
        benchmark::DoNotOptimize(end);
        return integrate::tanhsinh([](double t) { return 1 / std::sqrt(t); }, 0, end).integral;
    });
    row("cubature exp(-x^2-y^2)", "genz_malik", "scixx", [] {
        return integrate::cubature([](const Eigen::VectorXd& p) { return std::exp(-p.squaredNorm()); },
                                   Eigen::Vector2d(0, 0), Eigen::Vector2d(1, 1),
                                   {.rule = integrate::CubatureRule::genz_malik})
            .estimate;
    });
    return true;
}();

}  // namespace
