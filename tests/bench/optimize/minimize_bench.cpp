#include <cmath>
#include <scixx/optimize/minimize.hpp>
#include <scixx/optimize/minimize/trust_constr.hpp>
#include <scixx/optimize/rosen.hpp>
#include <string>

#include "support/bench.hpp"

namespace {

using namespace scixx::optimize;
using scixx::bench::add;
using Vector = Eigen::VectorXd;

const bool rows = [] {
    for (const Eigen::Index n : {2, 100}) {
        const auto f = [](const Vector& x) { return rosen(x); };
        const auto grad = [](const Vector& x) { return rosen_der(x); };
        const Vector x0 = Vector::LinSpaced(n, -1.2, 1.0);
        add("minimize trust-constr rosen (grad)", std::to_string(n), "f64", "scixx", [=](benchmark::State& state) {
            for (auto _ : state) {
                const OptimizeResult result = minimize(f, x0, {.method = method::trust_constr, .jac = grad});
                benchmark::DoNotOptimize(result.fun);
            }
        });
        // The user's functions alone, as often as SciPy calls them.
        add("minimize trust-constr rosen (grad)", std::to_string(n), "f64", "control", [=](benchmark::State& state) {
            Vector x = x0;
            for (auto _ : state)
                for (int k = 0; k < (n == 2 ? 62 : 730); ++k) {
                    benchmark::DoNotOptimize(f(x));
                    benchmark::DoNotOptimize(grad(x).data());
                }
        });
    }
    add("minimize trust-constr triangle in a circle", "2", "f64", "scixx", [](benchmark::State& state) {
        const auto minus_area = [](const Vector& p) { return -std::abs(p[1] + 1 - p[0]) / 2; };
        const auto room = [](const Vector& p) { return 1 - p[0] * p[0] - p[1] * p[1]; };
        for (auto _ : state) {
            const OptimizeResult result =
                minimize(minus_area, Eigen::Vector2d(0, 1),
                         {.method = method::trust_constr,
                          .jac = FiniteDifference::two_point,
                          .hess = BFGS{},
                          .bounds = {-1, 1},
                          .constraints = {NonlinearConstraint{.fun = room, .lb = 0, .ub = 0}}});
            benchmark::DoNotOptimize(result.fun);
        }
    });
    return true;
}();

}  // namespace
