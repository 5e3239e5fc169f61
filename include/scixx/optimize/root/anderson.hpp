// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <functional>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/options.hpp>
#include <scixx/optimize/detail/root/anderson.hpp>
#include <scixx/optimize/root.hpp>
#include <scixx/optimize/root/nonlin_line_search.hpp>
#include <type_traits>

namespace scixx::optimize {

/// Options of anderson, in SciPy's order.
struct AndersonOptions {
    static constexpr const char* solver = "anderson";
    std::optional<Eigen::Index> iter{};     ///< exact number of iterations; default until the tolerances are met
    std::optional<double> alpha{};          ///< the first Jacobian is -1/alpha; max(|x0|, 1) / (2 |f(x0)|)
    double w0 = 0.01;                       ///< regularisation, >= 0
    Eigen::Index M = 5;                     ///< steps that are mixed, >= 0
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
/// Anderson's mixing. Options: AndersonOptions.
/// @see scipy.optimize.root(method='anderson')
inline constexpr detail::root::NonlinMethod<detail::root::Anderson<>, AndersonOptions> anderson{};
}  // namespace method

/// Root of n equations in n unknowns by Anderson's mixing of the last M steps.
/// Of the points seen last, the combination whose f is least is found and improved by alpha f.
///
/// @param f        callable `const Eigen::VectorXd& -> n components` (a number for n = 1).
/// @param xin      start, n >= 1 finite numbers.
/// @param options  see AndersonOptions.
/// @return         see RootResult, which converts to x; status 1: converged; 2: maxiter; 4: the approximate
///                 Jacobian gave no step; 6: f is not finite.
/// @throws std::invalid_argument if a size or an option is out of its domain.
/// @note           A line search makes a step to a point where f is not finite shorter. Source: Eyert, J. Comput.
///                 Phys. 124 (1996) 271.
/// @see scipy.optimize.anderson. Differs from SciPy: no convergence is a status, no exception; line_search has no
/// wolfe.
template <class F, core::ArrayLike X = core::InBraces>
    requires(std::is_invocable_v<F&, const Eigen::VectorXd&> && core::rank_of<X> == 1)
[[nodiscard]] RootResult anderson(F&& f, const X& xin, const AndersonOptions& options = {}) {
    return detail::root::call_nonlin<X>("anderson", f, xin, method::anderson, options);
}

}  // namespace scixx::optimize
