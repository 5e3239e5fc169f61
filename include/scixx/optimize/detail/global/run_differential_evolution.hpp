// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <functional>
#include <scixx/core/error.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/parallel.hpp>
#include <scixx/optimize/detail/callables.hpp>
#include <scixx/optimize/detail/global/differential_evolution.hpp>
#include <scixx/optimize/detail/global/evaluate.hpp>
#include <scixx/optimize/detail/minimize/vector.hpp>
#include <scixx/optimize/minimize/l_bfgs_b.hpp>
#include <scixx/optimize/minimize_options.hpp>
#include <type_traits>
#include <utility>

namespace scixx::optimize::detail {

template <class Result, class Options>
Result run_differential_evolution(core::FunctionRef<double(const Eigen::VectorXd&)> func,
                                  core::FunctionRef<void(const Eigen::MatrixXd&, Eigen::VectorXd&)> many,
                                  Updating updating, const Eigen::VectorXd& lb, const Eigen::VectorXd& ub,
                                  const Options& o) {
    const char* const name = "differential_evolution";
    const Eigen::Index n = lb.size();
    core::require(n > 0, name, "bounds must not be empty");
    for (Eigen::Index i = 0; i < n; ++i)
        core::require(std::isfinite(lb[i]) && std::isfinite(ub[i]) && lb[i] <= ub[i], name,
                      "bounds must be finite with lb <= ub, got ", lb[i], " and ", ub[i]);
    core::require(o.maxiter >= 0, name, "maxiter must not be negative, got ", o.maxiter);
    core::require(o.popsize >= 1, name, "popsize must be at least 1, got ", o.popsize);
    core::require(o.recombination >= 0 && o.recombination <= 1, name, "recombination must be in [0, 1], got ",
                  o.recombination);
    core::require(o.mutation.size() == 1 || o.mutation.size() == 2, name, "mutation must have 1 or 2 numbers, got ",
                  o.mutation.size());
    for (const double weight : o.mutation.list())
        core::require(weight >= 0 && weight < 2, name, "mutation must be in [0, 2), got ", weight);
    core::require(o.integrality.empty() || static_cast<Eigen::Index>(o.integrality.size()) == n, name,
                  "integrality must have ", n, " entries, got ", o.integrality.size());
    if (o.x0) {
        core::require(o.x0->size() == n, name, "x0 must have ", n, " components, got ", o.x0->size());
        for (Eigen::Index i = 0; i < n; ++i)
            core::require(lb[i] <= (*o.x0)[i] && (*o.x0)[i] <= ub[i], name, "x0 must be within the bounds, got ",
                          (*o.x0)[i], " at ", i);
    }
    const Eigen::MatrixXd& first = o.init.members();
    if (o.init.given_members()) {
        core::require(first.rows() >= 5 && first.cols() == n, name, "init must have at least 5 rows and ", n,
                      " columns, got ", first.rows(), " x ", first.cols());
        core::require(minimize::finite(first.data(), first.size()), name, "init must be finite");
    }
    const auto violation = o.constraints.violation(lb, ub);
    global::Evolution<Result, Options> evolution(func, many, violation, updating == Updating::deferred, lb, ub, o);
    Result r = evolution.run();
    Eigen::VectorXd low = lb, high = ub;  // integers are held
    bool integers_only = !o.integrality.empty();
    for (std::size_t i = 0; i < o.integrality.size(); ++i) {
        const auto k = static_cast<Eigen::Index>(i);
        if (o.integrality[i])
            low[k] = high[k] = r.x[k];
        else
            integers_only = false;
    }
    if (o.polish && !evolution.stopped() && !integers_only && std::isfinite(r.fun)) {
        MinimizeOptions local{.method = method::l_bfgs_b, .bounds = {low, high}};
        o.constraints.prepare(local);
        const auto objective = [&](const Eigen::VectorXd& x, Eigen::VectorXd&) { return func(x); };
        const OptimizeResult better = local.method.run({objective, r.x, local});
        r.nfev += better.nfev;
        if (better.fun < r.fun && better.maxcv <= std::max(r.maxcv, 1e-8)) {
            r.fun = better.fun;
            r.x = better.x;
            r.maxcv = better.maxcv;
        }
    }
    return r;
}

/// A function of one point, or of many points in columns that returns as many values.
template <class F>
concept OneByOne = std::is_invocable_r_v<double, F&, const Eigen::VectorXd&>;
template <class F>
concept Vectorized = !OneByOne<F> && std::is_invocable_v<F&, const Eigen::MatrixXd&>;

template <class Result, class F, class Options>
Result differential_evolution(F& func, const Eigen::VectorXd& lb, const Eigen::VectorXd& ub, const Options& o) {
    const int workers = core::resolve_workers("differential_evolution", o.workers);
    if constexpr (OneByOne<F>) {
        const auto many = [&](const Eigen::MatrixXd& points, Eigen::VectorXd& values) {
            global::evaluate(func, points, values, workers);
        };
        return run_differential_evolution<Result>(func, many, workers == 1 ? o.updating : Updating::deferred, lb, ub,
                                                  o);
    } else {
        const auto many = [&](const Eigen::MatrixXd& points, Eigen::VectorXd& values) {
            store_vector<std::remove_cvref_t<std::invoke_result_t<F&, const Eigen::MatrixXd&>>>(
                std::invoke(func, points), values);
        };
        const auto one = [&](const Eigen::VectorXd& x) {
            Eigen::VectorXd value;
            many(x, value);
            core::require(value.size() == 1, "differential_evolution", "func must return 1 values, got ", value.size());
            return value[0];
        };
        return run_differential_evolution<Result>(one, many, Updating::deferred, lb, ub, o);
    }
}

}  // namespace scixx::optimize::detail
