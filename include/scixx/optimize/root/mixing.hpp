// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <functional>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/options.hpp>
#include <scixx/optimize/detail/root/mixing.hpp>
#include <scixx/optimize/root.hpp>
#include <scixx/optimize/root/nonlin_line_search.hpp>
#include <type_traits>

namespace scixx::optimize {

/// Options of linearmixing and diagbroyden, in SciPy's order.
struct MixingOptions {
    static constexpr const char* solver = "linearmixing or diagbroyden";
    std::optional<Eigen::Index> iter{};     ///< exact number of iterations; default until the tolerances are met
    std::optional<double> alpha{};          ///< the first Jacobian is -1/alpha; max(|x0|, 1) / (2 |f(x0)|)
    std::optional<Eigen::Index> maxiter{};  ///< iterations; 100 (n + 1)
    std::optional<double> f_tol{};          ///< tol_norm of f that ends it; 6e-6
    std::optional<double> f_rtol{};         ///< the same relative to f(x0); inf
    std::optional<double> x_tol{};          ///< tol_norm of the step; inf
    std::optional<double> x_rtol{};         ///< the same relative to x; inf
    std::function<double(const Eigen::VectorXd&)> tol_norm{};  ///< default: the largest |component|
    NonlinLineSearch line_search = NonlinLineSearch::armijo;   ///< see NonlinLineSearch
    std::function<void(const Eigen::VectorXd& x, const Eigen::VectorXd& f)> callback{};  ///< after each iteration

    /// As the options of root.
    template <class = void>
    operator RootSettings() const {  // NOLINT(google-explicit-constructor)
        return detail::root::as_settings(*this);
    }
};

/// Options of excitingmixing, in SciPy's order.
struct ExcitingMixingOptions {
    static constexpr const char* solver = "excitingmixing";
    std::optional<Eigen::Index> iter{};     ///< exact number of iterations; default until the tolerances are met
    std::optional<double> alpha{};          ///< the first Jacobian is -1/alpha; max(|x0|, 1) / (2 |f(x0)|)
    double alphamax = 1;                    ///< largest entry of the inverse Jacobian's diagonal
    std::optional<Eigen::Index> maxiter{};  ///< iterations; 100 (n + 1)
    std::optional<double> f_tol{};          ///< tol_norm of f that ends it; 6e-6
    std::optional<double> f_rtol{};         ///< the same relative to f(x0); inf
    std::optional<double> x_tol{};          ///< tol_norm of the step; inf
    std::optional<double> x_rtol{};         ///< the same relative to x; inf
    std::function<double(const Eigen::VectorXd&)> tol_norm{};  ///< default: the largest |component|
    NonlinLineSearch line_search = NonlinLineSearch::armijo;   ///< see NonlinLineSearch
    std::function<void(const Eigen::VectorXd& x, const Eigen::VectorXd& f)> callback{};  ///< after each iteration

    /// As the options of root.
    template <class = void>
    operator RootSettings() const {  // NOLINT(google-explicit-constructor)
        return detail::root::as_settings(*this);
    }
};

namespace method {
/// Steps alpha f. Options: MixingOptions.
/// @see scipy.optimize.root(method='linearmixing')
inline constexpr detail::root::NonlinMethod<detail::root::LinearMixing<>, MixingOptions> linearmixing{};
/// Broyden's method with a diagonal Jacobian. Options: MixingOptions.
/// @see scipy.optimize.root(method='diagbroyden')
inline constexpr detail::root::NonlinMethod<detail::root::DiagBroyden<>, MixingOptions> diagbroyden{};
/// Steps with a diagonal that grows while f keeps its sign. Options: ExcitingMixingOptions.
/// @see scipy.optimize.root(method='excitingmixing')
inline constexpr detail::root::NonlinMethod<detail::root::ExcitingMixing<>, ExcitingMixingOptions> excitingmixing{};
}  // namespace method

/// Root of n equations in n unknowns by steps alpha f.
/// It converges only where -1/alpha is near to the Jacobian.
///
/// @param f        callable `const Eigen::VectorXd& -> n components` (a number for n = 1).
/// @param xin      start, n >= 1 finite numbers.
/// @param options  see MixingOptions.
/// @return         see RootResult, which converts to x; status 1: converged; 2: maxiter; 4: the approximate
///                 Jacobian gave no step; 6: f is not finite.
/// @throws std::invalid_argument if a size or an option is out of its domain.
/// @note           A line search makes a step to a point where f is not finite shorter. Source: Eyert, J. Comput.
///                 Phys. 124 (1996) 271.
/// @see scipy.optimize.linearmixing. Differs from SciPy: no convergence is a status, no exception; line_search has no
/// wolfe.
template <class F, core::ArrayLike X = core::InBraces>
    requires(std::is_invocable_v<F&, const Eigen::VectorXd&> && core::rank_of<X> == 1)
[[nodiscard]] RootResult linearmixing(F&& f, const X& xin, const MixingOptions& options = {}) {
    return detail::root::call_nonlin<X>("linearmixing", f, xin, method::linearmixing, options);
}

/// Root of n equations in n unknowns by Broyden's method with a diagonal Jacobian.
/// It converges only where the Jacobian is nearly diagonal.
///
/// @param f        callable `const Eigen::VectorXd& -> n components` (a number for n = 1).
/// @param xin      start, n >= 1 finite numbers.
/// @param options  see MixingOptions.
/// @return         see RootResult, which converts to x; status 1: converged; 2: maxiter; 4: the approximate
///                 Jacobian gave no step; 6: f is not finite.
/// @throws std::invalid_argument if a size or an option is out of its domain.
/// @note           A line search makes a step to a point where f is not finite shorter. Source: Eyert, J. Comput.
///                 Phys. 124 (1996) 271.
/// @see scipy.optimize.diagbroyden. Differs from SciPy: no convergence is a status, no exception; line_search has no
/// wolfe.
template <class F, core::ArrayLike X = core::InBraces>
    requires(std::is_invocable_v<F&, const Eigen::VectorXd&> && core::rank_of<X> == 1)
[[nodiscard]] RootResult diagbroyden(F&& f, const X& xin, const MixingOptions& options = {}) {
    return detail::root::call_nonlin<X>("diagbroyden", f, xin, method::diagbroyden, options);
}

/// Root of n equations in n unknowns by steps with a diagonal that grows while f keeps its sign.
/// A component of the diagonal grows by alpha, up to alphamax, while that of f keeps its sign, and else starts anew.
///
/// @param f        callable `const Eigen::VectorXd& -> n components` (a number for n = 1).
/// @param xin      start, n >= 1 finite numbers.
/// @param options  see ExcitingMixingOptions.
/// @return         see RootResult, which converts to x; status 1: converged; 2: maxiter; 4: the approximate
///                 Jacobian gave no step; 6: f is not finite.
/// @throws std::invalid_argument if a size or an option is out of its domain.
/// @note           A line search makes a step to a point where f is not finite shorter. Source: Eyert, J. Comput.
///                 Phys. 124 (1996) 271.
/// @see scipy.optimize.excitingmixing. Differs from SciPy: no convergence is a status, no exception; line_search has
/// no wolfe.
template <class F, core::ArrayLike X = core::InBraces>
    requires(std::is_invocable_v<F&, const Eigen::VectorXd&> && core::rank_of<X> == 1)
[[nodiscard]] RootResult excitingmixing(F&& f, const X& xin, const ExcitingMixingOptions& options = {}) {
    return detail::root::call_nonlin<X>("excitingmixing", f, xin, method::excitingmixing, options);
}

}  // namespace scixx::optimize
