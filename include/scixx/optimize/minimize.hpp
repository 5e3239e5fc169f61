// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <cmath>
#include <concepts>
#include <functional>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/optimize/bounds.hpp>
#include <scixx/optimize/constraints.hpp>
#include <scixx/optimize/detail/callables.hpp>
#include <scixx/optimize/detail/nonlinear_program.hpp>
#include <scixx/optimize/detail/trust_constr.hpp>
#include <scixx/optimize/hessian_update.hpp>
#include <scixx/optimize/optimize_result.hpp>
#include <type_traits>
#include <utility>
#include <vector>

namespace scixx::optimize {

/// Algorithms of minimize.
enum class Method {
    trust_constr,  ///< trust region, with any constraints; see minimize
};

/// How projections on the null space of the constraints' Jacobian are computed. Jacobians are dense here, and a
/// rank-revealing QR with complete orthogonal decomposition does what SciPy does by QR and, for dependent constraints,
/// by SVD; the forms for sparse Jacobians are refused.
enum class FactorizationMethod {
    QRFactorization,   ///< the default
    SVDFactorization,  ///< the same solutions (those of the pseudo-inverse), from the same code
    NormalEquation,    ///< for sparse Jacobians: refused
    AugmentedSystem,   ///< for sparse Jacobians: refused
};

/// A callable `(const Eigen::VectorXd& x, const Eigen::VectorXd& p) -> Hessian times p, n`.
using HessianProduct = detail::ProductCallable;

/// A callable `(const Eigen::VectorXd& xk, const OptimizeResult& state)`, called after each iteration; where it returns
/// true the optimisation stops.
class Callback {
public:
    Callback() = default;
    template <class F>
        requires(!std::same_as<F, Callback> && std::is_invocable_v<F&, const Eigen::VectorXd&, const OptimizeResult&>)
    Callback(F f) {  // NOLINT(google-explicit-constructor): stands for the function
        using Result = std::invoke_result_t<F&, const Eigen::VectorXd&, const OptimizeResult&>;
        static_assert(std::is_void_v<Result> || std::is_convertible_v<Result, bool>,
                      "a callback returns nothing, or whether to stop");
        call_ = [f = std::move(f)](const Eigen::VectorXd& x, const OptimizeResult& state) mutable -> bool {
            if constexpr (std::is_void_v<Result>) {
                std::invoke(f, x, state);
                return false;
            } else {
                return static_cast<bool>(std::invoke(f, x, state));
            }
        };
    }
    explicit operator bool() const noexcept { return static_cast<bool>(call_); }
    bool operator()(const Eigen::VectorXd& x, const OptimizeResult& state) const { return call_(x, state); }

private:
    std::function<bool(const Eigen::VectorXd&, const OptimizeResult&)> call_;
};

/// Settings of the algorithms, SciPy's `options`. What is not set has the algorithm's default, given here for
/// trust_constr. SciPy's verbose and disp are not here, since the library does not print: use a callback. SciPy's
/// sparse_jacobian is not here, since Jacobians are dense.
struct SolverOptions {
    std::optional<double> gtol{};         ///< stops where optimality and constr_violation are no larger; 1e-8
    std::optional<double> xtol{};         ///< stops where the trust region's radius is below it; 1e-8
    std::optional<double> barrier_tol{};  ///< complementarity to be reached with inequalities, if above gtol; 1e-8
    std::optional<double> initial_tr_radius{};                  ///< in scaled x, > 0; 1
    std::optional<double> initial_constr_penalty{};             ///< > 0; 1
    std::optional<double> initial_barrier_parameter{};          ///< > 0; 0.1
    std::optional<double> initial_barrier_tolerance{};          ///< of the first barrier problem, > 0; 0.1
    std::optional<FactorizationMethod> factorization_method{};  ///< QRFactorization
    Values finite_diff_rel_step{};          ///< relative step for the gradient, one or n; see approx_derivative
    std::optional<Eigen::Index> maxiter{};  ///< iterations, >= 0; 1000
};

/// Options of minimize, in SciPy's order.
struct MinimizeOptions {
    std::optional<Method> method{};         ///< must be set; see Method
    Jacobian jac{};                         ///< gradient of the objective; default two_point, which keeps to 1e-8
    Hessian hess{};                         ///< Hessian of the objective; default BFGS{} (if hessp is not given)
    HessianProduct hessp{};                 ///< or its product with a vector
    Bounds bounds{};                        ///< bounds of the variables; default none
    std::vector<Constraint> constraints{};  ///< LinearConstraint and NonlinearConstraint in any number and order
    std::optional<double> tol{};            ///< sets gtol, xtol and barrier_tol where options does not
    Callback callback{};                    ///< see Callback
    SolverOptions options{};                ///< see SolverOptions
};

namespace detail {

[[nodiscard]] inline TrustConstrSettings trust_constr_settings(const MinimizeOptions& opts) {
    const SolverOptions& o = opts.options;
    const auto positive = [](std::optional<double> value, double fallback, const char* what) {
        const double v = value.value_or(fallback);
        core::require(v > 0 && std::isfinite(v), "minimize", what, " must be positive and finite, got ", v);
        return v;
    };
    const auto tolerance = [&](std::optional<double> value, const char* what) {
        const double v = value.value_or(opts.tol.value_or(1e-8));
        core::require(v >= 0, "minimize", what, " must not be negative, got ", v);
        return v;
    };
    const FactorizationMethod factorization = o.factorization_method.value_or(FactorizationMethod::QRFactorization);
    core::require(
        factorization == FactorizationMethod::QRFactorization || factorization == FactorizationMethod::SVDFactorization,
        "minimize", "options.factorization_method must be QRFactorization or SVDFactorization: Jacobians are dense");
    const Eigen::Index maxiter = o.maxiter.value_or(1000);
    core::require(maxiter >= 0, "minimize", "options.maxiter must not be negative, got ", maxiter);
    return {.gtol = tolerance(o.gtol, "options.gtol"),
            .xtol = tolerance(o.xtol, "options.xtol"),
            .barrier_tol = tolerance(o.barrier_tol, "options.barrier_tol"),
            .tr_radius = positive(o.initial_tr_radius, 1.0, "options.initial_tr_radius"),
            .penalty = positive(o.initial_constr_penalty, 1.0, "options.initial_constr_penalty"),
            .barrier_parameter = positive(o.initial_barrier_parameter, 0.1, "options.initial_barrier_parameter"),
            .barrier_tolerance = positive(o.initial_barrier_tolerance, 0.1, "options.initial_barrier_tolerance"),
            .maxiter = maxiter};
}

inline OptimizeResult minimize(ObjectiveRef objective, Eigen::VectorXd x0, const MinimizeOptions& opts) {
    core::require(opts.method.has_value(), "minimize", "method must be set, for example to Method::trust_constr");
    const TrustConstrSettings settings = trust_constr_settings(opts);
    NonlinearProgram program(objective, std::move(x0),
                             {.jac = &opts.jac,
                              .hess = &opts.hess,
                              .hessp = &opts.hessp,
                              .bounds = &opts.bounds,
                              .constraints = &opts.constraints,
                              .rel_step = &opts.options.finite_diff_rel_step});
    TrustConstr solver(program, settings);
    if (!opts.callback) return solver.run(nullptr);
    const auto ask = [&](const OptimizeResult& state) { return opts.callback(state.x, state); };
    const StopRef stop = ask;
    return solver.run(&stop);
}

template <class R>
concept ValueAndGradient = requires(const R& r) {
    { r.first } -> std::convertible_to<double>;
    requires core::ArrayLike<std::remove_cvref_t<decltype(r.second)>>;
};

}  // namespace detail

/// Minimum of a function of several variables, with bounds, linear and nonlinear constraints:
///     minimise fun(x)  subject to  bounds.lb <= x <= bounds.ub,  lb <= A x <= ub,  lb <= c(x) <= ub.
///
///     auto result = minimize(area, Eigen::Vector2d(0, 1),
///                            {.method = Method::trust_constr,
///                             .jac = autodiff(area),
///                             .bounds = {-1, 1},
///                             .constraints = {NonlinearConstraint{.fun = circle, .lb = 0, .ub = 1}}});
///
/// Method::trust_constr is a trust-region method for any smooth problem: sequential quadratic programming with steps by
/// Byrd and Omojokun for equations, within an interior-point method if there are inequalities.
///
/// @param fun      callable `const Eigen::VectorXd& -> number`; with `.jac = true`, `-> pair of number and n-vector`.
///                 It is called by reference, one call at a time.
/// @param x0       start, n >= 1 finite numbers; need not satisfy the constraints, save those with keep_feasible, whose
///                 inequalities it has to satisfy strictly (a start on a bound is moved inside).
/// @param options  see MinimizeOptions and SolverOptions.
/// @return         see OptimizeResult; `status` is
///                 0: maxiter reached;
///                 1: optimality and constr_violation are at most gtol, complementarity at most max(gtol, barrier_tol);
///                 2: the trust region's radius is below xtol and constr_violation at most gtol;
///                 3: stopped by the callback;
///                 4: no feasible point in reach: constr_violation is stationary, or the region below xtol;
///                 5: fun, a constraint or a derivative is not finite at x0, or the iterates diverge (unbounded: beyond
///                    1e20 max(1, |x0|), or fun below -1e100).
///                 `success` is status 1 or 2. Jacobians and multipliers `v` belong to `constraints` in their order,
///                 then to `bounds` if one is finite; the Lagrangian is fun + sum of v^T c.
/// @throws std::invalid_argument if method is not set, a size or an option is out of its domain, a callable's result
///         has the wrong size, lb > ub, hess and hessp are both given, or hess asks for finite differences of a
///         gradient that is itself one.
/// @note   An iteration takes O(n^2 + n m) for each step of conjugate gradients (at most n - m of them) and O(n m^2)
///         for a QR of the m equations and general inequalities; bounds take O(n). A step to a point where a function
///         is NaN or inf is rejected and made shorter. An exception of a callable passes through. Thread-safe if the
///         callables are.
/// @note   Sources: Byrd, Hribar and Nocedal, SIAM J. Optim. 9 (1999) 877; Lalee, Nocedal and Plantenga, SIAM J. Optim.
///         8 (1998) 682; Conn, Gould and Toint, Trust-Region Methods (2000); Nocedal and Wright, Numerical
///         Optimization, 2nd ed., chapters 16, 18 and 19.
/// @see    scipy.optimize.minimize(method='trust-constr'). Other than SciPy: where the objective and all nonlinear
///         constraints have the same quasi-Newton rule, one matrix approximates the Hessian of the Lagrangian, in place
///         of one each (fewer calls; parts need not be positive definite where the whole is); status 1 asks for
///         complementarity too (SciPy can stop with a large barrier parameter, far from the minimum); the barrier
///         parameter falls superlinearly; a ratio within rounding does not shrink the region; infeasible and unbounded
///         problems are no success. `.method` has no default until there are SciPy's default methods.
template <class F, core::ArrayLike X>
    requires(std::is_invocable_v<F&, const Eigen::VectorXd&> && core::rank_of<X> == 1)
[[nodiscard]] OptimizeResult minimize(F&& fun, const X& x0, const MinimizeOptions& options) {
    using Result = std::remove_cvref_t<std::invoke_result_t<F&, const Eigen::VectorXd&>>;
    Eigen::VectorXd start;
    detail::store_vector<X>(x0, start);
    const bool with_gradient = std::holds_alternative<Jacobian::WithValue>(options.jac.choice());
    if constexpr (detail::ValueAndGradient<Result>) {
        core::require(with_gradient, "minimize", "jac must be true where fun returns a value and a gradient");
        return detail::minimize(
            [&](const Eigen::VectorXd& x, Eigen::VectorXd& gradient) {
                const Result result = std::invoke(fun, x);
                detail::store_vector<std::remove_cvref_t<decltype(result.second)>>(result.second, gradient);
                return static_cast<double>(result.first);
            },
            std::move(start), options);
    } else {
        static_assert(std::is_convertible_v<Result, double>, "fun must return a number, or with jac = true a pair");
        core::require(!with_gradient, "minimize", "jac can be true only where fun returns a pair");
        return detail::minimize(
            [&](const Eigen::VectorXd& x, Eigen::VectorXd&) { return static_cast<double>(std::invoke(fun, x)); },
            std::move(start), options);
    }
}

}  // namespace scixx::optimize
