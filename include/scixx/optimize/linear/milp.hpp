// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <limits>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/options.hpp>
#include <scixx/optimize/bounds.hpp>
#include <scixx/optimize/constraints.hpp>
#include <scixx/optimize/detail/callables.hpp>
#include <scixx/optimize/detail/linear/milp.hpp>
#include <string>
#include <utility>
#include <vector>

namespace scixx::optimize {

/// Settings of milp, SciPy's `options`.
struct MilpSettings {
    std::optional<Eigen::Index> node_limit{};  ///< largest number of nodes, >= 0; 1000000
    bool presolve = true;                      ///< without integers: whether what is trivial is taken out first
    std::optional<double> time_limit{};        ///< seconds; default none
    double mip_rel_gap = 1e-6;                 ///< |fun - bound| / |fun| that ends it, >= 0
};

/// Options of milp, in SciPy's order.
struct MilpOptions {
    Values integrality{};  ///< one or n: 0 continuous, 1 integer, 2 zero or within the bounds, 3 the same and integer
    Bounds bounds{0.0, std::numeric_limits<double>::infinity()};  ///< default x >= 0, as SciPy's
    std::vector<LinearConstraint> constraints{};                  ///< lb <= A x <= ub, any number of them
    MilpSettings options{};                                       ///< see MilpSettings
};

/// Result of milp.
struct MilpResult {
    Eigen::VectorXd x;                                      ///< best point found, n; empty if there is none
    double fun = std::numeric_limits<double>::quiet_NaN();  ///< c x; NaN without a point
    bool success = false;                                   ///< status == 0
    int status = 4;       ///< 0 optimal, 1 limit reached, 2 infeasible, 3 unbounded, 4 numerical difficulties
    std::string message;  ///< the same in words
    Eigen::Index mip_node_count = 0;                                   ///< nodes of the tree
    double mip_dual_bound = -std::numeric_limits<double>::infinity();  ///< proven lower bound of fun
    double mip_gap = std::numeric_limits<double>::infinity();          ///< |fun - bound| / |fun|
};

/// Mixed-integer linear programming: minimise c x subject to lb <= A x <= ub, bounds, and some x integers.
///
///     auto r = milp(Eigen::Vector2d(0, -1), {.integrality = 1, .constraints = {{.A = a, .lb = -inf, .ub = b}}});
///
/// @param c        costs, n >= 1 finite numbers.
/// @param options  see MilpOptions.
/// @return         see MilpResult.
/// @throws std::invalid_argument if sizes disagree, a number is not finite (bounds: NaN), or an option is out of its
///         domain.
/// @note   Branch and bound with pseudo-costs on the dual simplex method, no cutting planes: for tens of integers, or
///         hundreds where the relaxation is close. An integer is one within 1e-6, and exact in the result. A run ends
///         at node_limit whatever the problem. Deterministic unless the time limit ends it.
/// @see scipy.optimize.milp. Differs from SciPy: `disp` does not exist; mip_rel_gap is 1e-6, SciPy's None is 1e-4; a
///      problem that is unbounded is told from an infeasible one.
template <core::ArrayLike C = core::InBraces>
    requires(core::rank_of<C> == 1)
[[nodiscard]] MilpResult milp(const C& c, const MilpOptions& options = {}) {
    Eigen::VectorXd costs;
    detail::store_vector<C>(c, costs);
    return detail::linear::milp<MilpResult>(std::move(costs), options);
}

}  // namespace scixx::optimize
