// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <limits>
#include <optional>
#include <scixx/optimize/detail/minimize/cobyla.hpp>
#include <scixx/optimize/minimize_options.hpp>

namespace scixx::optimize {

/// Options of method::cobyla.
struct COBYLAOptions {
    static constexpr const char* solver = "cobyla";
    template <class O>
    static constexpr auto run = &detail::minimize::cobyla<O>;
    double rhobeg = 1.0;                                         ///< first changes of the variables, > 0, unit of x
    std::optional<double> tol{};                                 ///< last size of the trust region, unit of x; 1e-4
    Eigen::Index maxiter = 1000;                                 ///< calls of the objective, > 0
    double catol = 2e-4;                                         ///< violation of constraints that is no fault, >= 0
    double f_target = -std::numeric_limits<double>::infinity();  ///< stops where a feasible point has such a value
};

namespace method {
/// Constrained optimisation by linear approximation of Powell: no derivatives, constraints of all kinds. Options:
/// COBYLAOptions.
///
/// Functions are interpolated at the vertices of a simplex. Bounds are constraints like the others, and constraints can
/// be violated on the way. Result: maxcv; nit counts the steps after the first simplex; status 1 (success): the trust
/// region shrank to tol, or f_target was reached; 2: maxiter; 3: rounding errors; 4: as 1, but maxcv > catol; 5: a
/// function is not finite at the start; 99: stopped by the callback. A value that is not finite elsewhere counts as one
/// that is worse than all others.
/// @note O(n^2 + n m) a call for m constraints, beside the linear program of the step. Source: Powell, in Advances in
///       Optimization and Numerical Analysis (1994) 51.
/// @see scipy.optimize.minimize(method='COBYLA'). Differs from SciPy: the models' last minimum is tried too where it is
///      nearer than half of tol; equations are taken; bounds hold at the solution (SciPy 1.10 forgets all but the
///      last).
inline constexpr detail::minimize::MethodOf<COBYLAOptions> cobyla{{.bounds = true, .constraints = true}};
}  // namespace method

}  // namespace scixx::optimize
