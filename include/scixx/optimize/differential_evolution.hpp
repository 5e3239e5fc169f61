// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <concepts>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <scixx/core/options.hpp>
#include <scixx/optimize/bounds.hpp>
#include <scixx/optimize/callable.hpp>
#include <scixx/optimize/constraints.hpp>
#include <scixx/optimize/detail/global/evolution_constraints.hpp>
#include <scixx/optimize/detail/global/run_differential_evolution.hpp>
#include <scixx/optimize/evolution_strategy.hpp>
#include <scixx/optimize/minimize_options.hpp>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace scixx::optimize {

/// How the first generation is made, or its members in rows.
class FirstGeneration {
public:
    FirstGeneration(Initialisation way) : way_(way) {}  // NOLINT(google-explicit-constructor): an option's value
    FirstGeneration(Eigen::MatrixXd members)            // NOLINT(google-explicit-constructor)
        : way_(Initialisation::random), given_members_(true), members_(std::move(members)) {}

    [[nodiscard]] Initialisation way() const noexcept { return way_; }
    [[nodiscard]] bool given_members() const noexcept { return given_members_; }
    [[nodiscard]] const Eigen::MatrixXd& members() const noexcept { return members_; }

private:
    Initialisation way_;
    bool given_members_ = false;
    Eigen::MatrixXd members_;
};

/// LinearConstraint, NonlinearConstraint and what converts to them, in any number and order. Only a file that makes a
/// list compiles what it takes.
class EvolutionConstraints {
public:
    EvolutionConstraints() = default;  ///< none
    template <class C = Constraint>
    EvolutionConstraints(std::initializer_list<std::type_identity_t<C>> list)  // NOLINT(google-explicit-constructor)
        : EvolutionConstraints(std::vector<C>(list)) {}
    template <std::same_as<Constraint> C>
    EvolutionConstraints(std::vector<C> list)  // NOLINT(google-explicit-constructor): stands for the list
        : list_(std::move(list)), sum_(&detail::global::violation_of<>), polish_(&detail::global::polish_within<>) {}

    [[nodiscard]] bool given() const noexcept { return !list_.empty(); }
    /// The sum of a point's violations as a function, which refers to the bounds and to this list; empty without
    /// constraints.
    template <class = void>
    [[nodiscard]] std::function<double(const Eigen::VectorXd&)> violation(const Eigen::VectorXd& lb,
                                                                          const Eigen::VectorXd& ub) const {
        if (!given()) return {};
        return sum_(list_, lb, ub);
    }
    /// Sets the constraints, if there are any, and the method that suits them.
    template <class = void>
    void prepare(MinimizeOptions& polish) const {
        if (given()) polish_(list_, polish);
    }

private:
    std::vector<Constraint> list_;
    detail::global::Violation (*sum_)(const std::vector<Constraint>&, const Eigen::VectorXd&,
                                      const Eigen::VectorXd&) = nullptr;
    void (*polish_)(const std::vector<Constraint>&, MinimizeOptions&) = nullptr;
};

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
    StopCallback<Eigen::VectorXd, double> callback{};
    bool polish = true;  ///< whether l_bfgs_b (with constraints: slsqp) improves the best member at the end
    /// See Initialisation; or the members in rows, at least 5 x n, which are moved into the bounds: popsize is theirs.
    FirstGeneration init = Initialisation::latinhypercube;
    double atol = 0;                          ///< see tol
    Updating updating = Updating::immediate;  ///< see Updating
    int workers = 1;  ///< threads that call func, -1 for all cores; if it is not 1, updating is deferred
    EvolutionConstraints constraints{};    ///< LinearConstraint and NonlinearConstraint
    core::Optional<Eigen::VectorXd> x0{};  ///< a member of the first generation, inside the bounds
    std::vector<bool> integrality{};       ///< which variables are integers; none or n
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

/// Global minimum of a function within bounds by differential evolution: a population whose members compete with
/// mixtures of others.
///
///     auto r = differential_evolution(ackley, {-5, 5}, 2);
///
/// @param func     callable `const Eigen::VectorXd& -> number`; NaN counts as inf. Or, SciPy's vectorized: a callable
///                 `const Eigen::MatrixXd& (n x S, points in columns) -> S numbers`; updating is deferred then.
/// @param bounds   finite bounds, lb <= ub; n is the number of their components, or `n` if they are one pair for all.
/// @param n        the number of variables, if both bounds are single numbers.
/// @param options  see DifferentialEvolutionOptions.
/// @return         see DifferentialEvolutionResult.
/// @throws std::invalid_argument if bounds are not finite, or an option is out of its domain.
/// @note   The same seed gives the same run on every platform and, updating deferred, with any number of workers.
///         Constraints decide first: of two members the one that violates less wins. Sources: Storn and Price, J.
///         Global Optim. 11 (1997) 341; Lampinen, CEC 2002, 1468.
/// @see scipy.optimize.differential_evolution. Differs from SciPy: random numbers are drawn in another order, so runs
///      with the same seed differ from SciPy's; with constraints, slsqp polishes.
template <class F>
    requires(detail::OneByOne<F> || detail::Vectorized<F>)
[[nodiscard]] DifferentialEvolutionResult differential_evolution(F&& func, const Bounds& bounds, Eigen::Index n,
                                                                 const DifferentialEvolutionOptions& options = {}) {
    const Eigen::VectorXd lb = bounds.lb.expand(n, "differential_evolution", "bounds.lb");
    const Eigen::VectorXd ub = bounds.ub.expand(n, "differential_evolution", "bounds.ub");
    return detail::differential_evolution<DifferentialEvolutionResult>(func, lb, ub, options);
}

/// The same with bounds that have one component a variable.
template <class F>
    requires(detail::OneByOne<F> || detail::Vectorized<F>)
[[nodiscard]] DifferentialEvolutionResult differential_evolution(F&& func, const Bounds& bounds,
                                                                 const DifferentialEvolutionOptions& options = {}) {
    return differential_evolution(std::forward<F>(func), bounds, std::max(bounds.lb.size(), bounds.ub.size()), options);
}

}  // namespace scixx::optimize
