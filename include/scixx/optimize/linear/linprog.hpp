// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <limits>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/options.hpp>
#include <scixx/optimize/bounds.hpp>
#include <scixx/optimize/detail/callables.hpp>
#include <scixx/optimize/detail/linear/linprog.hpp>
#include <string>
#include <utility>

namespace scixx::optimize {

/// Settings of linprog, SciPy's `options`.
struct LinprogSettings {
    std::optional<Eigen::Index> maxiter{};       ///< simplex iterations in all, >= 0; default no limit but rounds
    bool presolve = true;                        ///< whether what is trivial is taken out first
    std::optional<double> time_limit{};          ///< seconds; default none
    double primal_feasibility_tolerance = 1e-9;  ///< of rows and bounds, scaled, > 0
    double dual_feasibility_tolerance = 1e-9;    ///< of reduced costs, scaled, > 0
    double mip_rel_gap = 1e-6;                   ///< with integers: |fun - bound| / |fun| that ends it, >= 0
};

/// Options of linprog, in SciPy's order.
struct LinprogOptions {
    core::MatrixInBraces A_ub{};                                  ///< inequalities A_ub x <= b_ub, m_ub x n; none
    Values b_ub{};                                                ///< m_ub numbers
    core::MatrixInBraces A_eq{};                                  ///< equations A_eq x = b_eq, m_eq x n; none
    Values b_eq{};                                                ///< m_eq numbers
    Bounds bounds{0.0, std::numeric_limits<double>::infinity()};  ///< default x >= 0, as SciPy's
    Values integrality{};  ///< one or n: 0 continuous, 1 integer, 2 zero or within the bounds, 3 the same and integer
    LinprogSettings options{};  ///< see LinprogSettings
};

/// A group of constraints in the result of linprog: its slack, and how the least value follows its limits.
struct LinprogMarginals {
    Eigen::VectorXd residual;   ///< b - A x, x - lb or ub - x; >= 0 (eqlin: 0)
    Eigen::VectorXd marginals;  ///< derivative of fun by b, lb or ub; empty with integers
};

/// Result of linprog.
struct LinprogResult {
    Eigen::VectorXd x;                                      ///< solution, n; empty if there is none
    double fun = std::numeric_limits<double>::quiet_NaN();  ///< c x; NaN without a solution
    Eigen::VectorXd slack;                                  ///< b_ub - A_ub x, m_ub
    Eigen::VectorXd con;                                    ///< b_eq - A_eq x, m_eq
    bool success = false;                                   ///< status == 0
    int status = 4;            ///< 0 optimal, 1 limit reached, 2 infeasible, 3 unbounded, 4 numerical difficulties
    std::string message;       ///< the same in words
    Eigen::Index nit = 0;      ///< simplex iterations
    LinprogMarginals ineqlin;  ///< of A_ub x <= b_ub; marginals <= 0
    LinprogMarginals eqlin;    ///< of A_eq x = b_eq
    LinprogMarginals lower;    ///< of lb <= x; marginals >= 0
    LinprogMarginals upper;    ///< of x <= ub; marginals <= 0
    Eigen::VectorXd ray;       ///< status 3: c ray < 0, and x + t ray is feasible for each t >= 0 and feasible x; n
    Eigen::VectorXd
        farkas;  ///< status 2: y >= 0 for A_ub, any sign for A_eq: min of y A x over the bounds > y b; m_ub + m_eq;
                 ///< empty if bounds cross, and with integers
    Eigen::Index mip_node_count = 0;                                   ///< with integers: nodes of the tree
    double mip_dual_bound = std::numeric_limits<double>::quiet_NaN();  ///< with integers: proven lower bound of fun
    double mip_gap = std::numeric_limits<double>::quiet_NaN();         ///< with integers: |fun - bound| / |fun|
};

/// Linear programming: minimise c x subject to A_ub x <= b_ub, A_eq x = b_eq, lb <= x <= ub, some x integers.
///
///     auto r = linprog({-1, 4}, {.A_ub = {{-3, 1}, {1, 2}}, .b_ub = {6, 4},
///                               .bounds = {{-inf, -3}, inf}});   // x = (10, -3), fun = -22
///
/// @param c        costs, n >= 1 finite numbers.
/// @param options  see LinprogOptions.
/// @return         see LinprogResult.
/// @throws std::invalid_argument if sizes disagree, a number is not finite (bounds: NaN), or an option is out of its
///         domain.
/// @note   For some hundreds of variables: the inverse of the basis is dense, m^2 numbers; an iteration costs O(m (m +
///         n)). A bounded dual simplex method (bound flipping, Harris's ratio test, steepest edges, perturbation
///         against cycling), then the primal one where costs had to be shifted; with integers, branch and bound.
///         Infeasible (status 2) and unbounded (status 3) are told apart and come with their proofs, `farkas` and
///         `ray`. Crossing bounds are infeasible. Larger problems belong to a solver of their own.
/// @see scipy.optimize.linprog. Differs from SciPy: one method; the proofs; mip_rel_gap is 1e-6; tolerances are 1e-9.
template <core::ArrayLike C = core::InBraces>
    requires(core::rank_of<C> == 1)
[[nodiscard]] LinprogResult linprog(const C& c, const LinprogOptions& options = {}) {
    Eigen::VectorXd costs;
    detail::store_vector<C>(c, costs);
    return detail::linear::linprog<LinprogResult>(std::move(costs), options);
}

}  // namespace scixx::optimize
