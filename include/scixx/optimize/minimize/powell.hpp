// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/optimize/detail/minimize/powell.hpp>
#include <scixx/optimize/minimize_options.hpp>

namespace scixx::optimize {

/// Options of method::powell.
struct PowellOptions {
    static constexpr const char* solver = "powell";
    template <class O>
    static constexpr auto run = &detail::minimize::powell<O>;
    std::optional<double> xtol{};           ///< relative tolerance of x in the line searches, times 100; 1e-4
    std::optional<double> ftol{};           ///< relative decrease of f in a round that ends it; 1e-4
    std::optional<Eigen::Index> maxiter{};  ///< rounds; 1000 n (no limit if only maxfev is given)
    std::optional<Eigen::Index> maxfev{};   ///< calls; 1000 n (no limit if only maxiter is given)
    core::MatrixInBraces direc{};           ///< first directions in rows as in SciPy, n x n; the unit vectors
};

namespace method {
/// Powell's conjugate directions: no derivatives, line searches by Brent's method, bounds. Options: PowellOptions.
///
/// Result: direc; status 0: the last round gained less than ftol; 1: maxfev; 2: maxiter; 3: no finite value was met; 4:
/// the objective falls without end along a direction; 99: stopped by the callback.
/// @note Source: Powell, Comput. J. 7 (1964) 155; Brent (1973), chapter 7.
/// @see scipy.optimize.minimize(method='Powell')
inline constexpr detail::minimize::MethodOf<PowellOptions> powell{{.bounds = true}};
}  // namespace method

}  // namespace scixx::optimize
