// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <limits>
#include <optional>
#include <scixx/optimize/detail/minimize/cobyqa.hpp>
#include <scixx/optimize/minimize_options.hpp>

namespace scixx::optimize {

/// Options of method::cobyqa.
struct COBYQAOptions {
    static constexpr const char* solver = "cobyqa";
    template <class O>
    static constexpr auto run = &detail::minimize::cobyqa<O>;
    std::optional<Eigen::Index> maxfev{};                        ///< calls of the objective, > 0; 500 n
    std::optional<Eigen::Index> maxiter{};                       ///< iterations, > 0; 1000 n
    double f_target = -std::numeric_limits<double>::infinity();  ///< stops where a feasible point has such a value
    double feasibility_tol = 1e-8;                               ///< violation of constraints that is no fault, >= 0
    double initial_tr_radius = 1.0;                              ///< first changes of the variables, > 0
    std::optional<double> final_tr_radius{};                     ///< last size of the trust region, > 0; 1e-6
    bool scale = false;  ///< whether variables with two bounds are scaled so that these are -1 and 1
};

namespace method {
/// Constrained optimisation by quadratic approximations of Ragonneau and Zhang: no derivatives, constraints of all
/// kinds, few calls. Options: COBYQAOptions.
///
/// The objective and the constraints are interpolated at 2 n + 1 points; the quadratics make the sub-problems of
/// sequential quadratic programming in a trust region. Bounds hold in every evaluation of the objective. Result: maxcv;
/// status 0 (success): the trust region shrank to final_tr_radius; 1 (success): f_target was reached; 2 (success): all
/// variables are fixed; 3: stopped by the callback; 5:
/// maxfev; 6: maxiter; -2: the points no longer determine quadratics; -3: a function is not finite at the start. A
/// point whose maxcv is above feasibility_tol is no success. A value that is not finite elsewhere counts as one that is
/// worse than all others.
/// @note O(n^3) a call, beside O(n^2 m) for m constraints: for some tens of variables. Sources: Ragonneau, Model-based
///       derivative-free optimization methods and software (2022); Powell, Math. Program. 100 (2004) 183.
/// @see scipy.optimize.minimize(method='COBYQA'). Differs from SciPy: there is no second-order correction, linear
///      constraints are interpolated like the others, and an equation is a pair of inequalities.
inline constexpr detail::minimize::MethodOf<COBYQAOptions> cobyqa{{.bounds = true, .constraints = true}};
}  // namespace method

}  // namespace scixx::optimize
