// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/options.hpp>
#include <scixx/optimize/detail/minimize/run_method.hpp>
#include <scixx/optimize/minimize/powell.hpp>
#include <scixx/optimize/minimize_options.hpp>
#include <type_traits>

namespace scixx::optimize {

/// Options of fmin_powell, in SciPy's order.
struct FminPowellOptions {
    double xtol = 1e-4;                     ///< relative tolerance of x in the line searches, times 100
    double ftol = 1e-4;                     ///< relative decrease in a round that ends it
    std::optional<Eigen::Index> maxiter{};  ///< rounds; 1000 n
    std::optional<Eigen::Index> maxfun{};   ///< calls; 1000 n
    Callback callback{};                    ///< see Callback
    core::MatrixInBraces direc{};           ///< first directions in rows, n x n; the unit vectors
};

/// Minimum of a function of several variables by Powell's conjugate directions.
/// @param func     callable `const Eigen::VectorXd& -> number`.
/// @param x0       start, n >= 1 finite numbers.
/// @param options  see FminPowellOptions.
/// @return         see OptimizeResult, which tells all of SciPy's full_output; direc.
/// @throws std::invalid_argument as minimize.
/// @note           A thin form of minimize with method::powell, which tells more.
/// @see scipy.optimize.fmin_powell
template <class F, core::ArrayLike X = core::InBraces>
    requires(std::is_invocable_r_v<double, F&, const Eigen::VectorXd&> && core::rank_of<X> == 1)
[[nodiscard]] OptimizeResult fmin_powell(F&& func, const X& x0, const FminPowellOptions& options = {}) {
    return detail::minimize::run_method(func, detail::minimize::to_vector(x0),
                                        {.method = method::powell,
                                         .callback = options.callback,
                                         .options = PowellOptions{.xtol = options.xtol,
                                                                  .ftol = options.ftol,
                                                                  .maxiter = options.maxiter,
                                                                  .maxfev = options.maxfun,
                                                                  .direc = options.direc}});
}

}  // namespace scixx::optimize
