// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <functional>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/options.hpp>
#include <scixx/optimize/detail/minimize/run_method.hpp>
#include <scixx/optimize/minimize/bfgs.hpp>
#include <scixx/optimize/minimize/l_bfgs_b.hpp>
#include <scixx/optimize/minimize/slsqp.hpp>
#include <scixx/optimize/minimize_options.hpp>
#include <type_traits>
#include <utility>

namespace scixx::optimize {

namespace detail {

template <class>
OptimizeResult minimize::run_suitable(const Request& request) {
    const MinimizeOptions& options = request.options;
    const Method method = !options.constraints.empty()                                       ? Method(method::slsqp)
                          : options.bounds.lb.any_finite() || options.bounds.ub.any_finite() ? Method(method::l_bfgs_b)
                                                                                             : Method(method::bfgs);
    return run_method(method, request.objective, request.x0, options);
}

}  // namespace detail

/// Minimum of a function of several variables, with bounds, linear and nonlinear constraints:
///     minimise fun(x)  subject to  bounds.lb <= x <= bounds.ub,  lb <= A x <= ub,  lb <= c(x) <= ub.
///
///     auto result = minimize(f, x0);
///     auto bounded = minimize(f, x0, {.jac = autodiff(f), .bounds = {0, 1}});
///     auto simplex = minimize(f, x0, {.method = method::nelder_mead, .options = NelderMeadOptions{.xatol = 1e-6}});
///
/// Without a method it is method::bfgs, with bounds method::l_bfgs_b, with constraints method::slsqp. The others stand
/// in headers of their own, <scixx/optimize/minimize/nelder_mead.hpp> and so on; each header tells what the method's
/// `status` means.
///
/// @param fun      callable `const Eigen::VectorXd& -> number`; with `.jac = true`, `-> pair of number and n-vector`.
///                 It is called by reference, one call at a time.
/// @param x0       start, n >= 1 finite numbers.
/// @param options  see MinimizeOptions and the method's own options.
/// @return         see OptimizeResult.
/// @throws std::invalid_argument if a size or an option is out of its domain, something is given that the method does
///         not take, a callable's result has the wrong size, or lb > ub.
/// @note   A step to a point where a function is NaN or inf is made shorter, or ends the run with a status; every run
///         ends. An exception of a callable passes through. Thread-safe if the callables are.
/// @see    scipy.optimize.minimize. Differs from SciPy: what a method does not take is an error, not a warning; `disp`
///         and `return_all` do not exist, a callback sees it all.
template <class F, core::ArrayLike X = core::InBraces>
    requires(std::is_invocable_v<F&, const Eigen::VectorXd&> && core::rank_of<X> == 1)
[[nodiscard]] OptimizeResult minimize(F&& fun, const X& x0, const MinimizeOptions& options = {}) {
    return detail::minimize::run_function(fun, detail::minimize::to_vector(x0), options);
}

}  // namespace scixx::optimize
