// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/options.hpp>
#include <scixx/optimize/detail/minimize/run_method.hpp>
#include <scixx/optimize/minimize/nelder_mead.hpp>
#include <scixx/optimize/minimize_options.hpp>
#include <type_traits>

namespace scixx::optimize {

/// Options of fmin, in SciPy's order.
struct FminOptions {
    double xtol = 1e-4;                      ///< size of the simplex at the solution, in x
    double ftol = 1e-4;                      ///< range of its values
    std::optional<Eigen::Index> maxiter{};   ///< iterations; 200 n
    std::optional<Eigen::Index> maxfun{};    ///< calls; 200 n
    Callback callback{};                     ///< see Callback
    core::MatrixInBraces initial_simplex{};  ///< vertices in rows, (n + 1) x n
};

/// Minimum of a function of several variables by the simplex method of Nelder and Mead.
/// @param func     callable `const Eigen::VectorXd& -> number`.
/// @param x0       start, n >= 1 finite numbers.
/// @param options  see FminOptions.
/// @return         see OptimizeResult, which tells all of SciPy's full_output; final_simplex.
/// @throws std::invalid_argument as minimize.
/// @note           A thin form of minimize with method::nelder_mead, which tells more.
/// @see scipy.optimize.fmin
template <class F, core::ArrayLike X = core::InBraces>
    requires(std::is_invocable_r_v<double, F&, const Eigen::VectorXd&> && core::rank_of<X> == 1)
[[nodiscard]] OptimizeResult fmin(F&& func, const X& x0, const FminOptions& options = {}) {
    return detail::minimize::run_method(func, detail::minimize::to_vector(x0),
                                        {.method = method::nelder_mead,
                                         .callback = options.callback,
                                         .options = NelderMeadOptions{.maxiter = options.maxiter,
                                                                      .maxfev = options.maxfun,
                                                                      .initial_simplex = options.initial_simplex,
                                                                      .xatol = options.xtol,
                                                                      .fatol = options.ftol}});
}

}  // namespace scixx::optimize
