// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <scixx/core/error.hpp>
#include <scixx/optimize/bounds.hpp>
#include <scixx/optimize/constraints.hpp>
#include <scixx/optimize/detail/global/differential_evolution.hpp>
#include <scixx/optimize/minimize.hpp>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace scixx::optimize {

/// Options of differential_evolution, in SciPy's order.
struct DifferentialEvolutionOptions {
    Strategy strategy = Strategy::best1bin;  ///< see Strategy
    Eigen::Index maxiter = 1000;             ///< generations, >= 0
    Eigen::Index popsize = 15;               ///< members for each variable that is not fixed, >= 1; at least 5 in all
    double tol = 0.01;                       ///< stops where the values' deviation is at most atol + tol |mean|
    Values mutation{0.5, 1.0};   ///< the differential weight in [0, 2), or two ends to draw it from each generation
    double recombination = 0.7;  ///< share of components taken from the mutant, in [0, 1]
    std::uint32_t seed = 0;      ///< of RandomState; the same seed gives the same run
    /// Called after each generation with the best member and the convergence (1: reached); true stops.
    std::function<bool(const Eigen::VectorXd& xk, double convergence)> callback{};
    bool polish = true;  ///< whether l_bfgs_b (with constraints: slsqp) improves the best member at the end
    Initialisation init = Initialisation::latinhypercube;  ///< see Initialisation
    double atol = 0;                                       ///< see tol
    Updating updating = Updating::immediate;               ///< see Updating
    std::vector<Constraint> constraints{};                 ///< LinearConstraint and NonlinearConstraint
    std::optional<Eigen::VectorXd> x0{};                   ///< a member of the first generation, inside the bounds
    std::vector<bool> integrality{};                       ///< which variables are integers; none or n
};

/// Result of differential_evolution.
struct DifferentialEvolutionResult {
    Eigen::VectorXd x;                    ///< best member, n
    double fun = 0;                       ///< its value
    Eigen::Index nit = 0;                 ///< generations
    Eigen::Index nfev = 0;                ///< calls
    bool success = false;                 ///< whether the population has converged to a feasible point
    std::string message;                  ///< the same in words
    double maxcv = 0;                     ///< largest violation of a constraint at x
    Eigen::MatrixXd population;           ///< members in columns, n x members
    Eigen::VectorXd population_energies;  ///< their values
};

namespace detail {

template <class Options>
DifferentialEvolutionResult run_differential_evolution(core::FunctionRef<double(const Eigen::VectorXd&)> func,
                                                       const Eigen::VectorXd& lb, const Eigen::VectorXd& ub,
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
    const Eigen::VectorXd mutation = o.mutation.expand(2, name, "mutation");
    for (const double weight : {mutation[0], mutation[1]})
        core::require(weight >= 0 && weight < 2, name, "mutation must be in [0, 2), got ", weight);
    core::require(o.integrality.empty() || static_cast<Eigen::Index>(o.integrality.size()) == n, name,
                  "integrality must have ", n, " entries, got ", o.integrality.size());
    if (o.x0) {
        core::require(o.x0->size() == n, name, "x0 must have ", n, " components, got ", o.x0->size());
        for (Eigen::Index i = 0; i < n; ++i)
            core::require(lb[i] <= (*o.x0)[i] && (*o.x0)[i] <= ub[i], name, "x0 must be within the bounds, got ",
                          (*o.x0)[i], " at ", i);
    }
    Eigen::VectorXd middle(n);
    for (Eigen::Index i = 0; i < n; ++i) middle[i] = lb[i] / 2 + ub[i] / 2;
    minimize::ConstraintSet constraints(name, o.constraints, middle, lb, ub);
    global::Evolution evolution(func, constraints, lb, ub,
                                {.strategy = o.strategy,
                                 .maxiter = o.maxiter,
                                 .popsize = o.popsize,
                                 .tol = o.tol,
                                 .atol = o.atol,
                                 .low_weight = std::min(mutation[0], mutation[1]),
                                 .high_weight = std::max(mutation[0], mutation[1]),
                                 .recombination = o.recombination,
                                 .seed = o.seed,
                                 .init = o.init,
                                 .updating = o.updating,
                                 .integrality = o.integrality});
    global::EvolutionOutcome out = evolution.run(o.x0 ? &*o.x0 : nullptr, o.callback);
    DifferentialEvolutionResult r;
    r.nit = out.nit;
    r.nfev = evolution.calls();
    r.success = out.converged && out.violation <= 1e-8;
    r.message = out.stopped            ? "The callback asked to stop."
                : !out.converged       ? "Maximum number of iterations has been exceeded."
                : out.violation > 1e-8 ? "The solution does not satisfy the constraints."
                                       : "Optimization terminated successfully.";
    r.x = std::move(out.x);
    r.fun = out.f;
    r.maxcv = out.violation;
    bool integers = false;
    for (const bool integer : o.integrality) integers = integers || integer;
    if (o.polish && !out.stopped && !integers && std::isfinite(r.fun)) {
        MinimizeOptions options;
        options.bounds = {lb, ub};
        options.constraints = o.constraints;
        options.method = o.constraints.empty() ? method::l_bfgs_b : method::slsqp;
        const OptimizeResult better =
            run_minimize([&](const Eigen::VectorXd& x, Eigen::VectorXd&) { return func(x); }, r.x, options);
        r.nfev += better.nfev;
        if (better.fun < r.fun && better.maxcv <= std::max(r.maxcv, 1e-8)) {
            r.fun = better.fun;
            r.x = better.x;
            r.maxcv = better.maxcv;
        }
    }
    r.population = std::move(out.population);
    r.population_energies = std::move(out.energies);
    return r;
}

}  // namespace detail

/// Global minimum of a function within bounds by differential evolution: a population whose members compete with mixtures
/// of others.
///
///     auto r = differential_evolution(ackley, {-5, 5}, 2);
///
/// @param func     callable `const Eigen::VectorXd& -> number`; NaN counts as inf.
/// @param bounds   finite bounds, lb <= ub; n is the number of their components, or `n` if they are one pair for all.
/// @param n        the number of variables, if both bounds are single numbers.
/// @param options  see DifferentialEvolutionOptions.
/// @return         see DifferentialEvolutionResult.
/// @throws std::invalid_argument if bounds are not finite, or an option is out of its domain.
/// @note   The same seed gives the same run on every platform. Constraints decide first: of two members the one that
///         violates less wins. Sources: Storn and Price, J. Global Optim. 11 (1997) 341; Lampinen, CEC 2002, 1468.
/// @see scipy.optimize.differential_evolution. Differs from SciPy: random numbers are drawn in another order, so runs with
///      the same seed differ from SciPy's; with constraints, slsqp polishes.
template <class F>
    requires std::is_invocable_r_v<double, F&, const Eigen::VectorXd&>
[[nodiscard]] DifferentialEvolutionResult differential_evolution(F&& func, const Bounds& bounds, Eigen::Index n,
                                                                 const DifferentialEvolutionOptions& options = {}) {
    const Eigen::VectorXd lb = bounds.lb.expand(n, "differential_evolution", "bounds.lb");
    const Eigen::VectorXd ub = bounds.ub.expand(n, "differential_evolution", "bounds.ub");
    return detail::run_differential_evolution(func, lb, ub, options);
}

/// The same with bounds that have one component a variable.
template <class F>
    requires std::is_invocable_r_v<double, F&, const Eigen::VectorXd&>
[[nodiscard]] DifferentialEvolutionResult differential_evolution(F&& func, const Bounds& bounds,
                                                                 const DifferentialEvolutionOptions& options = {}) {
    return differential_evolution(std::forward<F>(func), bounds, std::max(bounds.lb.size(), bounds.ub.size()), options);
}

}  // namespace scixx::optimize
