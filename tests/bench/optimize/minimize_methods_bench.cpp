#include <scixx/optimize/minimize.hpp>
#include <scixx/optimize/minimize/cg.hpp>
#include <scixx/optimize/minimize/nelder_mead.hpp>
#include <scixx/optimize/minimize/newton_cg.hpp>
#include <scixx/optimize/minimize/powell.hpp>
#include <scixx/optimize/minimize/trust_ncg.hpp>
#include <scixx/optimize/rosen.hpp>
#include <string>

#include "support/bench.hpp"

namespace {

using namespace scixx::optimize;
using scixx::bench::add;
using Vector = Eigen::VectorXd;

const auto f = [](const Vector& x) { return rosen(x); };
const auto g = [](const Vector& x) { return rosen_der(x); };

void row(const std::string& name, Eigen::Index n, const MinimizeOptions& options) {
    const Vector x0 = Vector::LinSpaced(n, -1.2, 1.0);
    add("minimize " + name + " rosen", std::to_string(n), "f64", "scixx", [=](benchmark::State& state) {
        for (auto _ : state) benchmark::DoNotOptimize(minimize(f, x0, options).fun);
    });
}

const bool rows = [] {
    row("nelder-mead", 2, {.method = method::nelder_mead});
    row("powell", 2, {.method = method::powell});
    for (const Eigen::Index n : {2, 100}) {
        row("cg (grad)", n, {.method = method::cg, .jac = g});
        row("bfgs (grad)", n, {.method = method::bfgs, .jac = g});
        row("l-bfgs-b (grad)", n, {.method = method::l_bfgs_b, .jac = g});
        row("newton-cg (grad)", n, {.method = method::newton_cg, .jac = g});
        row("slsqp (grad)", n, {.method = method::slsqp, .jac = g});
        row("trust-ncg (grad, hess)", n,
            {.method = method::trust_ncg, .jac = g, .hess = [](const Vector& x) { return rosen_hess(x); }});
    }
    row("l-bfgs-b (grad, bounds)", 100, {.method = method::l_bfgs_b, .jac = g, .bounds = {-2.0, 0.5}});
    return true;
}();

}  // namespace
