// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <complex>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/options.hpp>
#include <scixx/optimize/bounds.hpp>
#include <scixx/optimize/detail/callables.hpp>
#include <scixx/optimize/detail/finite_difference.hpp>
#include <scixx/optimize/finite_difference.hpp>

namespace scixx::optimize {

/// Options of approx_derivative.
struct ApproxDerivativeOptions {
    FiniteDifference method = FiniteDifference::three_point;  ///< scheme
    /// Step relative to |x|, one or n numbers. Default: eps^(1/2) or eps^(1/3) times max(1, |x|). Where it is too small
    /// to change x the default is used.
    Values rel_step{};
    Values abs_step{};                     ///< step in the unit of x, one or n numbers; wins over rel_step
    core::Optional<Eigen::VectorXd> f0{};  ///< f(x0) if it is known; saves a call
    /// No point outside is evaluated; steps are turned round, shortened, or made one-sided to that end.
    Bounds bounds{};
};

namespace detail {
template <class = void>
inline Eigen::MatrixXd approx_derivative(VectorFunctionRef f, Eigen::VectorXd x, const ApproxDerivativeOptions& options,
                                         const char* name, const char* absolute = "abs_step") {
    const Eigen::Index n = x.size();
    core::require(n > 0, name, "x0 must not be empty");
    const bool three = options.method == FiniteDifference::three_point;
    const Eigen::VectorXd lb = options.bounds.lb.expand(n, name, "bounds.lb");
    const Eigen::VectorXd ub = options.bounds.ub.expand(n, name, "bounds.ub");
    const Values zero = 0.0;
    const Eigen::VectorXd rel = (options.rel_step.empty() ? zero : options.rel_step).expand(n, name, "rel_step");
    const Eigen::VectorXd abs = (options.abs_step.empty() ? zero : options.abs_step).expand(n, name, "abs_step");
    // A step of 0 is a mistake, not the wish for the default.
    for (Eigen::Index i = 0; i < n; ++i) {
        core::require(options.abs_step.empty() || (abs[i] != 0 && std::isfinite(abs[i])), name, absolute,
                      " must be finite and not 0, got ", abs[i]);
        core::require(options.rel_step.empty() || (rel[i] != 0 && std::isfinite(rel[i])), name,
                      "rel_step must be finite and not 0, got ", rel[i]);
    }
    core::List<DifferenceStep> steps(n);
    for (Eigen::Index i = 0; i < n; ++i) {
        core::require(lb[i] <= x[i] && x[i] <= ub[i], name, "x0[", i, "] must be within the bounds [", lb[i], ", ",
                      ub[i], "], got ", x[i]);
        const double step = choose_step(x[i], rel[i], abs[i], three);
        steps[i] = fit_step(x[i], step, lb[i], ub[i], three);
    }
    Eigen::VectorXd f0, plus, minus;
    if (options.f0)
        f0 = *options.f0;
    else
        f(x, f0);
    core::require(f0.size() > 0, name, "fun must return a number or a vector with components");
    Eigen::MatrixXd transposed;
    finite_difference(f, x, f0, steps, three, transposed, plus, minus);
    return transposed;
}
}  // namespace detail

/// Derivative of a function by finite differences.
///
/// @param f   callable `const Eigen::VectorXd& -> number or vector of m`.
/// @param x0  point, n >= 1, within options.bounds.
/// @param options  see ApproxDerivativeOptions.
/// @return    for a number the gradient, n; for a vector the Jacobian, m x n.
/// @throws std::invalid_argument if `x0` is empty or out of bounds, an option has neither 1 nor n components, or a
///            step is 0 or not finite.
/// @note      n (two_point) or 2n (three_point) calls, one more without f0. NaN from `f` stays in its columns. A
///            variable with lb == ub has no room for a step: its derivative is NaN.
/// @see scipy.optimize._numdiff.approx_derivative; for complex steps cs(). Sparse Jacobians and linear operators are
///      not offered.
template <class F, core::ArrayLike X = core::InBraces>
    requires(std::is_invocable_v<F&, const Eigen::VectorXd&> && core::rank_of<X> == 1)
[[nodiscard]] auto approx_derivative(F&& f, const X& x0, const ApproxDerivativeOptions& options = {}) {
    Eigen::VectorXd x;
    detail::store_vector<X>(x0, x);
    const auto adapter = detail::vector_adapter(f);
    const Eigen::MatrixXd transposed = detail::approx_derivative(adapter, std::move(x), options, "approx_derivative");
    if constexpr (detail::returns_number<F>)
        return Eigen::VectorXd(transposed.col(0));
    else
        return Eigen::MatrixXd(transposed.transpose());
}

/// Derivative by two-point differences with an absolute step: the gradient of a number, the Jacobian of a vector.
///
/// @param xk       point, n >= 1.
/// @param f        callable `const Eigen::VectorXd& -> number or vector of m`.
/// @param epsilon  step in the unit of x, one or n numbers; default eps^(1/2).
/// @return         n, or m x n.
/// @throws std::invalid_argument as approx_derivative, and for an epsilon of 0.
/// @see scipy.optimize.approx_fprime
/// Differs from SciPy: a step of 0 is refused (SciPy takes its default instead).
template <core::ArrayLike X = core::InBraces, class F>
    requires(std::is_invocable_v<F&, const Eigen::VectorXd&> && core::rank_of<X> == 1)
[[nodiscard]] auto approx_fprime(const X& xk, F&& f, const Values& epsilon = 1.4901161193847656e-08) {
    Eigen::VectorXd x;
    detail::store_vector<X>(xk, x);
    const auto adapter = detail::vector_adapter(f);
    const Eigen::MatrixXd transposed =
        detail::approx_derivative(adapter, std::move(x), {.method = FiniteDifference::two_point, .abs_step = epsilon},
                                  "approx_fprime", "epsilon");
    if constexpr (detail::returns_number<F>)
        return Eigen::VectorXd(transposed.col(0));
    else
        return Eigen::MatrixXd(transposed.transpose());
}

/// Euclidean norm of the difference between a gradient and its two-point approximation (Frobenius for a Jacobian).
///
/// @param func, grad  callables of `const Eigen::VectorXd&`; grad returns n (or m x n).
/// @param x0          point, n >= 1.
/// @param epsilon     absolute step, as in approx_fprime.
/// @throws std::invalid_argument if grad's result has another shape than the approximation.
/// @see scipy.optimize.check_grad with direction='all'
template <class F, class G, core::ArrayLike X = core::InBraces>
    requires(std::is_invocable_v<F&, const Eigen::VectorXd&> && std::is_invocable_v<G&, const Eigen::VectorXd&>)
[[nodiscard]] double check_grad(F&& func, G&& grad, const X& x0, const Values& epsilon = 1.4901161193847656e-08) {
    Eigen::VectorXd x;
    detail::store_vector<X>(x0, x);
    const auto adapter = detail::vector_adapter(func);
    const Eigen::MatrixXd transposed = detail::approx_derivative(
        adapter, x, {.method = FiniteDifference::two_point, .abs_step = epsilon}, "check_grad", "epsilon");
    Eigen::MatrixXd given;
    detail::store_matrix<std::remove_cvref_t<std::invoke_result_t<G&, const Eigen::VectorXd&>>>(
        std::invoke(grad, std::as_const(x)), given);
    core::require(given.rows() == transposed.cols() && given.cols() == transposed.rows(), "check_grad",
                  "grad must return ", transposed.cols(), " x ", transposed.rows(), ", got ", given.rows(), " x ",
                  given.cols());
    double sum = 0;
    for (Eigen::Index j = 0; j < given.cols(); ++j)
        for (Eigen::Index i = 0; i < given.rows(); ++i) {
            const double gap = given(i, j) - transposed(j, i);
            sum += gap * gap;
        }
    return std::sqrt(sum);
}

/// Exact derivatives by complex steps, f'(x) = Im f(x + i h) / h with h = 1e-20 max(1, |x|).
///
/// @param f  generic callable: analytic, and written so that it takes `const Eigen::VectorXcd&` and returns a complex
///           number or vector of m (no abs, no comparison).
/// @return   a callable `const Eigen::VectorXd& -> gradient (n) or Jacobian (m x n)` that holds a copy of f; use it as
///           `.jac = cs(f)`, as `.hess = cs(gradient)`, or by itself.
/// @note     n calls of f an evaluation. No difference is taken, so there is no cancellation: full accuracy.
///           Source: Squire and Trapp, SIAM Review 40 (1998) 110.
/// @see scipy.optimize._numdiff.approx_derivative with method='cs', here accurate beyond its step of eps^(1/2).
template <class F>
[[nodiscard]] auto cs(F f) {
    // A template, so that it compiles where it is called.
    return [f = std::move(f)]<class T = std::complex<double>>(const Eigen::VectorXd& x) {
        using Point = Eigen::VectorX<T>;
        const Eigen::Index n = x.size();
        Point point(n);
        for (Eigen::Index i = 0; i < n; ++i) point[i] = x[i];
        using Result = std::remove_cvref_t<std::invoke_result_t<const F&, const Point&>>;
        std::conditional_t<core::ArrayLike<Result>, Eigen::MatrixXd, Eigen::VectorXd> derivative;
        if constexpr (!core::ArrayLike<Result>) derivative.resize(n);
        for (Eigen::Index i = 0; i < n; ++i) {
            const double step = 1e-20 * std::max(1.0, std::abs(x[i]));
            point[i] = T(x[i], step);
            if constexpr (core::ArrayLike<Result>) {
                const Point value = std::invoke(f, std::as_const(point));
                if (i == 0) derivative.resize(value.size(), n);
                for (Eigen::Index k = 0; k < derivative.rows(); ++k) derivative(k, i) = value[k].imag() / step;
            } else {
                derivative[i] = T(std::invoke(f, std::as_const(point))).imag() / step;
            }
            point[i] = x[i];
        }
        return derivative;
    };
}

}  // namespace scixx::optimize
