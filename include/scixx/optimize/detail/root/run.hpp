// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <functional>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/callable.hpp>
#include <scixx/optimize/detail/root/hybr.hpp>
#include <scixx/optimize/least_squares.hpp>
#include <type_traits>
#include <utility>

namespace scixx::optimize::detail {

template <class Result, class Options>
Result run_root(const char* name, VectorFunctionRef fun, Eigen::VectorXd x0, const Options& o) {
    const Eigen::Index n = x0.size();
    core::require(n > 0, name, "x0 must not be empty");
    core::require(minimize::finite(x0), name, "x0 must be finite");
    if (o.method.solve()) return o.method.solve()(name, fun, std::move(x0), o);
    core::require(!o.options.own.given(), name, "options must be those of hybr and lm");
    core::require(o.options.factor > 0, name, "options.factor must be positive, got ", o.options.factor);
    const double tol = o.tol.value_or(1.49012e-8), xtol = o.options.xtol.value_or(tol);
    core::require(xtol >= 0, name, "xtol must not be negative, got ", xtol);
    // The methods work on squares: values of extreme size are taken in units of those at x0, a power of two.
    double unit = 0;
    const auto in_units = [&](const Eigen::VectorXd& x, Eigen::VectorXd& f) {
        fun(x, f);
        if (unit == 0) {
            double most = 0;
            for (const double v : f) most = std::max(most, std::abs(v));
            const bool ordinary = !(most > 0) || !std::isfinite(most) || (most < 1e70 && most > 1e-70);
            unit = ordinary ? 1.0 : std::ldexp(1.0, std::max(std::ilogb(most), -1022));
        }
        if (unit != 1)
            for (double& v : f) v /= unit;
    };
    Jacobian jac = o.jac;
    if (const MatrixCallable* given = o.jac.callable())
        jac = [&unit, given](const Eigen::VectorXd& x) {
            Eigen::MatrixXd j;
            (*given)(x, j);
            if (unit != 1)
                for (Eigen::Index i = 0; i < j.size(); ++i) j.data()[i] /= unit;
            return j;
        };
    const auto back = [&](Eigen::VectorXd f) {
        if (unit != 1)
            for (double& v : f) v *= unit;
        return f;
    };
    Result r;
    if (o.method.lm()) {
        core::require(!o.options.band, name, "options.band is only for hybr");
        LeastSquaresOptions settings;
        settings.jac = jac;
        settings.method = LeastSquaresMethod::lm;
        settings.xtol = xtol;
        settings.ftol = o.options.ftol.value_or(tol);
        settings.gtol = o.options.gtol.value_or(0.0);
        settings.x_scale = from_jac;
        settings.diff_step = o.options.eps;
        const bool differences = !o.jac.callable();
        settings.max_nfev = o.options.maxfev.value_or((differences ? 200 : 100) * (n + 1));
        LeastSquaresResult solved = run_least_squares<LeastSquaresResult>(name, in_units, std::move(x0), settings);
        r.x = std::move(solved.x);
        r.fun = back(std::move(solved.fun));
        r.nfev = solved.nfev;
        r.njev = solved.njev;
        r.success = solved.success;
        r.status = solved.success ? 1 : 2;
        r.message = std::move(solved.message);
        return r;
    }
    least_squares::Residuals problem(name, in_units, jac, n, o.options.eps, true);
    const Eigen::Index maxfev = o.options.maxfev.value_or((problem.differences() ? 200 : 100) * (n + 1));
    if (o.options.band) {
        const auto [below, above] = *o.options.band;
        core::require(below >= 0 && above >= 0, name, "options.band must not be negative, got ", below, " and ", above);
        problem.lower = below;
        problem.upper = above;
    }
    core::require(maxfev > 0, name, "maxfev must be positive, got ", maxfev);
    root::HybridSettings settings{xtol, o.options.factor, maxfev, {}};
    if (!o.options.diag.empty()) {
        settings.diag = o.options.diag.expand(n, name, "options.diag");
        for (Eigen::Index i = 0; i < n; ++i)
            core::require(settings.diag[i] > 0, name, "options.diag must be positive, got ", settings.diag[i]);
    }
    root::HybridOutcome out = root::PowellHybrid(problem, settings).run(std::move(x0));
    static const char* const messages[] = {
        "",
        "The solution converged.",
        "The number of calls to function has reached maxfev.",
        "xtol is too small, no further improvement in the approximate solution is possible.",
        "The iteration is not making good progress, as measured by the improvement from the last five Jacobians.",
        "The iteration is not making good progress, as measured by the improvement from the last ten iterations.",
        "The function or its Jacobian is not finite."};
    r.x = std::move(out.x);
    r.fun = back(std::move(out.f));
    r.status = out.status;
    r.success = out.status == 1;
    r.message = messages[out.status];
    r.nfev = problem.nfev + problem.difference_calls;
    r.njev = problem.njev;
    return r;
}

template <class F>
auto residual_adapter(F& fun) {
    using Result = std::remove_cvref_t<std::invoke_result_t<F&, const Eigen::VectorXd&>>;
    static_assert(VectorResult<Result>, "fun must return a number or a vector");
    return [&fun](const Eigen::VectorXd& x, Eigen::VectorXd& f) { store_vector<Result>(std::invoke(fun, x), f); };
}

}  // namespace scixx::optimize::detail
