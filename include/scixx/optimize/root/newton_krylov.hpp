// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <functional>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/options.hpp>
#include <scixx/optimize/detail/root/newton_krylov.hpp>
#include <scixx/optimize/root.hpp>
#include <scixx/optimize/root/inner_preconditioner.hpp>
#include <scixx/optimize/root/nonlin_line_search.hpp>
#include <type_traits>

namespace scixx::optimize {

/// Options of newton_krylov and method::krylov, in SciPy's order.
struct NewtonKrylovOptions {
    static constexpr const char* solver = "krylov";
    std::optional<Eigen::Index> iter{};     ///< exact number of iterations; default until the tolerances are met
    double rdiff = 1.4901161193847656e-08;  ///< relative step of the differences, > 0
    Eigen::Index inner_m = 30;              ///< steps of the linear solver an iteration beside outer_k, >= 1
    InnerPreconditioner inner_M{};  ///< approximates the inverse Jacobian, see InnerPreconditioner; default none
    Eigen::Index outer_k = 10;      ///< earlier solutions that the linear solver is given, >= 0
    std::optional<Eigen::Index> maxiter{};                     ///< iterations; 100 (n + 1)
    std::optional<double> f_tol{};                             ///< tol_norm of f that ends it; 6e-6
    std::optional<double> f_rtol{};                            ///< the same relative to f(x0); inf
    std::optional<double> x_tol{};                             ///< tol_norm of the step; inf
    std::optional<double> x_rtol{};                            ///< the same relative to x; inf
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
/// Newton's method with a Krylov solver. Options: NewtonKrylovOptions.
/// @see scipy.optimize.root(method='krylov')
inline constexpr detail::root::NonlinMethod<detail::root::Krylov<>, NewtonKrylovOptions> krylov{};
}  // namespace method

/// Root of n equations in n unknowns by Newton's method, with products of the Jacobian by differences of f.
/// The linear equations are solved by LGMRES, which keeps the last outer_k solutions in its space. Memory is O(n) times
/// inner_m + outer_k: made for large systems.
///
/// @param f        callable `const Eigen::VectorXd& -> n components` (a number for n = 1).
/// @param xin      start, n >= 1 finite numbers.
/// @param options  see NewtonKrylovOptions.
/// @return         see RootResult, which converts to x; status 1: converged; 2: maxiter; 4: the approximate
///                 Jacobian gave no step; 6: f is not finite.
/// @throws std::invalid_argument if a size or an option is out of its domain.
/// @note           A line search makes a step to a point where f is not finite shorter. Source: Knoll and Keyes, J.
///                 Comput. Phys. 193 (2004) 357; Baker, Jessup and Manteuffel, SIAM J. Matrix Anal. Appl. 26 (2005)
///                 962.
/// @see scipy.optimize.newton_krylov. Differs from SciPy: no convergence is a status, no exception; line_search has
/// no wolfe, the linear solver is lgmres, preconditioned from the right, whose inner_m SciPy takes as inner_inner_m;
/// inner_maxiter, without effect on it, is left out.
template <class F, core::ArrayLike X = core::InBraces>
    requires(std::is_invocable_v<F&, const Eigen::VectorXd&> && core::rank_of<X> == 1)
[[nodiscard]] RootResult newton_krylov(F&& f, const X& xin, const NewtonKrylovOptions& options = {}) {
    return detail::root::call_nonlin<X>("newton_krylov", f, xin, method::krylov, options);
}

}  // namespace scixx::optimize
