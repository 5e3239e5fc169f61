// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <optional>
#include <scixx/optimize/detail/trust_constr.hpp>
#include <scixx/optimize/minimize_options.hpp>

namespace scixx::optimize {

/// How projections on the null space of the constraints' Jacobian are computed. Jacobians are dense here, and a
/// rank-revealing QR with complete orthogonal decomposition does what SciPy does by QR and, for dependent constraints,
/// by SVD; the forms for sparse Jacobians do not exist.
enum class FactorizationMethod {
    QRFactorization,   ///< the default
    SVDFactorization,  ///< the same solutions (those of the pseudo-inverse), from the same code
};

/// Options of method::trust_constr. SciPy's verbose and disp are not here, since the library does not print: use a
/// callback. SciPy's sparse_jacobian is not here, since Jacobians are dense.
struct TrustConstrOptions {
    static constexpr const char* solver = "trust_constr";
    template <class O>
    static constexpr auto run = &detail::trust_constr<O>;
    std::optional<double> gtol{};            ///< stops where optimality and constr_violation are no larger; 1e-8
    std::optional<double> xtol{};            ///< stops where the trust region's radius is below it; 1e-8
    std::optional<double> barrier_tol{};     ///< complementarity to be reached with inequalities, if above gtol; 1e-8
    double initial_tr_radius = 1;            ///< in scaled x, > 0
    double initial_constr_penalty = 1;       ///< > 0
    double initial_barrier_parameter = 0.1;  ///< > 0
    double initial_barrier_tolerance = 0.1;  ///< of the first barrier problem, > 0
    FactorizationMethod factorization_method = FactorizationMethod::QRFactorization;  ///< see FactorizationMethod
    Values finite_diff_rel_step{};  ///< relative step for the gradient, one or n; see approx_derivative
    Eigen::Index maxiter = 1000;    ///< iterations, >= 0
};

namespace method {
/// A trust-region method for any smooth problem, with bounds, linear and nonlinear constraints: sequential quadratic
/// programming with steps by Byrd and Omojokun for equations, within an interior-point method if there are
/// inequalities. Options: TrustConstrOptions.
///
/// A start need not satisfy the constraints, save those with keep_feasible, whose inequalities it has to satisfy
/// strictly (a start on a bound is moved inside). Result: `status` is
///                 0: maxiter reached;
///                 1: optimality and constr_violation are at most gtol, complementarity at most max(gtol, barrier_tol);
///                 2: the trust region's radius is below xtol and constr_violation at most gtol;
///                 3: stopped by the callback;
///                 4: no feasible point in reach: constr_violation is stationary, or the region below xtol;
///                 5: fun, a constraint or a derivative is not finite at x0, or the iterates diverge (unbounded: beyond
///                    1e20 max(1, |x0|), or fun below -1e100).
/// `success` is status 1 or 2. Jacobians constr_jac and multipliers `v` belong to `constraints` in their order, then to
/// `bounds` if one is finite; the Lagrangian is fun + sum of v^T c.
/// @note   An iteration takes O(n^2 + n m) for each step of conjugate gradients (at most n - m of them) and O(n m^2)
///         for a QR of the m equations and general inequalities; bounds take O(n). A step to a point where a function
///         is NaN or inf is rejected and made shorter.
/// @note   Sources: Byrd, Hribar and Nocedal, SIAM J. Optim. 9 (1999) 877; Lalee, Nocedal and Plantenga, SIAM J. Optim.
///         8 (1998) 682; Conn, Gould and Toint, Trust-Region Methods (2000); Nocedal and Wright, Numerical
///         Optimization, 2nd ed., chapters 16, 18 and 19.
/// @see    scipy.optimize.minimize(method='trust-constr'). Differs from SciPy: where the objective and all nonlinear
///         constraints have the same quasi-Newton rule, one matrix approximates the Hessian of the Lagrangian, in place
///         of one each (fewer calls; parts need not be positive definite where the whole is); status 1 asks for
///         complementarity too (SciPy can stop with a large barrier parameter, far from the minimum); the barrier
///         parameter falls superlinearly; a ratio within rounding does not shrink the region; infeasible and unbounded
///         problems are no success; SciPy's list `jac` is called constr_jac.
inline constexpr detail::minimize::MethodOf<TrustConstrOptions> trust_constr{
    {.jac = true, .hess = true, .bounds = true, .constraints = true}};
}  // namespace method

}  // namespace scixx::optimize
