// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <functional>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/options.hpp>
#include <scixx/optimize/detail/root/broyden.hpp>
#include <scixx/optimize/root.hpp>
#include <scixx/optimize/root/nonlin_line_search.hpp>
#include <type_traits>

namespace scixx::optimize {

/// What happens where an approximation of rank max_rank is full: restart drops all of it, simple the oldest part.
enum class ReductionMethod { restart, simple };

/// Options of broyden1 and broyden2, in SciPy's order.
struct BroydenOptions {
    static constexpr const char* solver = "broyden";
    std::optional<Eigen::Index> iter{};  ///< exact number of iterations; default until the tolerances are met
    std::optional<double> alpha{};       ///< the first Jacobian is -1/alpha; max(|x0|, 1) / (2 |f(x0)|)
    ReductionMethod reduction_method = ReductionMethod::restart;  ///< see ReductionMethod
    std::optional<Eigen::Index> max_rank{};                       ///< largest rank of the approximation, >= 2; no limit
    std::optional<Eigen::Index> maxiter{};                        ///< iterations; 100 (n + 1)
    std::optional<double> f_tol{};                                ///< tol_norm of f that ends it; 6e-6
    std::optional<double> f_rtol{};                               ///< the same relative to f(x0); inf
    std::optional<double> x_tol{};                                ///< tol_norm of the step; inf
    std::optional<double> x_rtol{};                               ///< the same relative to x; inf
    std::function<double(const Eigen::VectorXd&)> tol_norm{};     ///< default: the largest |component|
    NonlinLineSearch line_search = NonlinLineSearch::armijo;      ///< see NonlinLineSearch
    std::function<void(const Eigen::VectorXd& x, const Eigen::VectorXd& f)> callback{};  ///< after each iteration

    /// As the options of root.
    template <class = void>
    operator RootSettings() const {  // NOLINT(google-explicit-constructor)
        return detail::root::as_settings(*this);
    }
};

namespace method {
/// Broyden's first method. Options: BroydenOptions.
/// @see scipy.optimize.root(method='broyden1')
inline constexpr detail::root::NonlinMethod<detail::root::BroydenFirst, BroydenOptions> broyden1{};
/// Broyden's second method. Options: BroydenOptions.
/// @see scipy.optimize.root(method='broyden2')
inline constexpr detail::root::NonlinMethod<detail::root::BroydenSecond, BroydenOptions> broyden2{};
}  // namespace method

/// Root of n equations in n unknowns by Broyden's first method, which needs no Jacobian.
/// The inverse Jacobian G is changed least in J so that it maps the last change of f to the last step,
///     G += (dx - G df) dx^T G / (dx^T G df).
///
///     const Eigen::VectorXd x = broyden1(f, x0, {.f_tol = 1e-10});
///
/// @param f        callable `const Eigen::VectorXd& -> n components` (a number for n = 1).
/// @param xin      start, n >= 1 finite numbers.
/// @param options  see BroydenOptions.
/// @return         see RootResult, which converts to x; status 1: converged; 2: maxiter; 4: the approximate
///                 Jacobian gave no step; 6: f is not finite.
/// @throws std::invalid_argument if a size or an option is out of its domain.
/// @note           A line search makes a step to a point where f is not finite shorter. Source: Broyden, Math. Comp.
///                 19 (1965) 577.
/// @see scipy.optimize.broyden1. Differs from SciPy: no convergence is a status, no exception; line_search has no
/// wolfe, reduction_method no svd.
template <class F, core::ArrayLike X = core::InBraces>
    requires(std::is_invocable_v<F&, const Eigen::VectorXd&> && core::rank_of<X> == 1)
[[nodiscard]] RootResult broyden1(F&& f, const X& xin, const BroydenOptions& options = {}) {
    return detail::root::call_nonlin<X>("broyden1", f, xin, method::broyden1, options);
}

/// Root of n equations in n unknowns by Broyden's second method, which needs no Jacobian.
/// The inverse Jacobian G is changed least so that it maps the last change of f to the last step,
///     G += (dx - G df) df^T / |df|^2.
///
/// @param f        callable `const Eigen::VectorXd& -> n components` (a number for n = 1).
/// @param xin      start, n >= 1 finite numbers.
/// @param options  see BroydenOptions.
/// @return         see RootResult, which converts to x; status 1: converged; 2: maxiter; 4: the approximate
///                 Jacobian gave no step; 6: f is not finite.
/// @throws std::invalid_argument if a size or an option is out of its domain.
/// @note           A line search makes a step to a point where f is not finite shorter. Source: Broyden, Math. Comp.
///                 19 (1965) 577.
/// @see scipy.optimize.broyden2. Differs from SciPy: no convergence is a status, no exception; line_search has no
/// wolfe, reduction_method no svd.
template <class F, core::ArrayLike X = core::InBraces>
    requires(std::is_invocable_v<F&, const Eigen::VectorXd&> && core::rank_of<X> == 1)
[[nodiscard]] RootResult broyden2(F&& f, const X& xin, const BroydenOptions& options = {}) {
    return detail::root::call_nonlin<X>("broyden2", f, xin, method::broyden2, options);
}

}  // namespace scixx::optimize
