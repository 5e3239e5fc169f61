// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <optional>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/least_squares/dense_system.hpp>
#include <scixx/optimize/detail/least_squares/dogbox.hpp>
#include <scixx/optimize/detail/least_squares/levenberg_marquardt.hpp>
#include <scixx/optimize/detail/least_squares/trust_region_reflective.hpp>
#include <utility>

namespace scixx::optimize::detail {

template <class Result, class Options>
Result run_least_squares(const char* name, VectorFunctionRef fun, Eigen::VectorXd x0, const Options& o) {
    namespace ls = least_squares;
    const Eigen::Index n = x0.size();
    core::require(n > 0, name, "x0 must not be empty");
    core::require(minimize::finite(x0), name, "x0 must be finite");
    core::require(o.f_scale > 0, name, "f_scale must be positive, got ", o.f_scale);
    const bool lm = o.method == decltype(o.method)::lm, dogbox = o.method == decltype(o.method)::dogbox;
    ls::Residuals problem(name, fun, o.jac.dense(), n, o.diff_step, lm);
    problem.lb = o.bounds.lb.expand(n, name, "bounds.lb");
    problem.ub = o.bounds.ub.expand(n, name, "bounds.ub");
    for (Eigen::Index i = 0; i < n; ++i) {
        core::require(problem.lb[i] < problem.ub[i], name, "bounds must have lb < ub, got lb[", i,
                      "] = ", problem.lb[i], " and ub[", i, "] = ", problem.ub[i]);
        core::require(problem.lb[i] <= x0[i] && x0[i] <= problem.ub[i], name, "x0[", i,
                      "] must be within the bounds, got ", x0[i]);
    }
    core::require(!lm || !(o.bounds.lb.any_finite() || o.bounds.ub.any_finite()), name, "bounds are not for lm");
    core::require(!lm || !o.loss.rho(), name, "loss must be linear for lm");
    core::require(!lm || !o.tr_solver.run(), name, "tr_solver must be exact for lm");
    core::require(o.tr_solver.run() || (!o.jac.linear() && !o.jac_sparsity.given()), name,
                  "tr_solver must be tr_solver::lsmr for a sparse Jacobian or jac_sparsity");
    core::require(o.tr_options.damp >= 0 && o.tr_options.atol >= 0 && o.tr_options.btol >= 0 &&
                      o.tr_options.conlim >= 0 && o.tr_options.maxiter.value_or(1) > 0,
                  name, "tr_options must not be negative");
    core::require(o.ftol || o.xtol || o.gtol, name, "ftol, xtol or gtol must be given");
    const auto tolerance = [&](std::optional<double> t, const char* what) {
        const double value = t.value_or(0.0);
        core::require(value >= 0, name, what, " must not be negative, got ", value);
        return value;
    };
    Eigen::VectorXd inverse = o.x_scale.values().expand(n, name, "x_scale");
    for (Eigen::Index i = 0; i < n; ++i) {
        core::require(inverse[i] > 0 && std::isfinite(inverse[i]), name, "x_scale must be positive, got ", inverse[i]);
        inverse[i] = 1 / inverse[i];
    }
    const Eigen::Index most = o.max_nfev.value_or(lm && problem.differences() ? 100 * n * (n + 1) : 100 * n);
    core::require(most > 0, name, "max_nfev must be positive, got ", most);
    ls::Tolerances t{tolerance(o.ftol, "ftol"), tolerance(o.xtol, "xtol"), tolerance(o.gtol, "gtol"), most};
    const ls::Loss loss(o.loss.rho(), o.f_scale);
    core::require(!lm || !o.callback, name, "callback is not for lm");
    if (o.callback)
        t.watch = [&](const Eigen::VectorXd& x, const Eigen::VectorXd& f, double cost) {
            Result state;
            state.x = x;
            state.fun = f;
            state.cost = cost;
            state.nfev = problem.nfev;
            state.njev = problem.njev;
            return o.callback(state);
        };
    ls::Outcome out;
    ls::DenseSystem<> system;
    if (lm)
        out = ls::levenberg_marquardt(problem, std::move(x0), std::move(inverse), o.x_scale.from_jac(), 100, t);
    else if (o.tr_solver.run()) {
        ls::IterativeRequest request{name,          problem, loss,  std::move(inverse), o.x_scale.from_jac(), t,
                                     std::move(x0), dogbox,  o.jac, o.jac_sparsity,     o.tr_options};
        out = o.tr_solver.run()(request);
    } else if (dogbox)
        out = ls::Dogbox(problem, loss, std::move(inverse), o.x_scale.from_jac(), t, system).run(std::move(x0));
    else
        out = ls::TrustRegionReflective(problem, loss, std::move(inverse), o.x_scale.from_jac(), t, system)
                  .run(std::move(x0));
    Result r;
    r.x = std::move(out.x);
    r.cost = out.cost;
    r.fun = std::move(out.f);
    r.jac = std::move(out.j);
    r.jac_operator = std::move(out.linear);
    r.grad = std::move(out.g);
    r.optimality = out.optimality;
    r.active_mask = std::move(out.active);
    r.nfev = problem.nfev + (lm ? problem.difference_calls : 0);
    r.njev = problem.njev;
    static const char* const messages[] = {"The callback asked to stop.",
                                           "The Jacobian is not finite at the last point.",
                                           "The maximum number of function evaluations is exceeded.",
                                           "`gtol` termination condition is satisfied.",
                                           "`ftol` termination condition is satisfied.",
                                           "`xtol` termination condition is satisfied.",
                                           "Both `ftol` and `xtol` termination conditions are satisfied.",
                                           "Rounding does not let the tolerances be met: they are too small."};
    // Too small tolerances end where no progress is possible: as in SciPy, that counts as the tolerance met.
    r.status = out.status <= 4 ? out.status : out.status == 5 ? 2 : out.status == 6 ? 3 : 1;
    r.message = messages[out.status <= 4 ? out.status + 2 : 7];
    r.success = r.status > 0;
    return r;
}

}  // namespace scixx::optimize::detail
