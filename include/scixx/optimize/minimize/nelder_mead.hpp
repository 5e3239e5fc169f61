// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/optimize/detail/minimize/nelder_mead.hpp>
#include <scixx/optimize/minimize_options.hpp>

namespace scixx::optimize {

/// Options of method::nelder_mead.
struct NelderMeadOptions {
    static constexpr const char* solver = "nelder_mead";
    template <class O>
    static constexpr auto run = &detail::minimize::nelder_mead<O>;
    std::optional<Eigen::Index> maxiter{};   ///< iterations; 200 n (no limit if only maxfev is given)
    std::optional<Eigen::Index> maxfev{};    ///< calls; 200 n (no limit if only maxiter is given)
    core::MatrixInBraces initial_simplex{};  ///< vertices in rows as in SciPy, (n + 1) x n; wins over x0
    std::optional<double> xatol{};           ///< size of the simplex at the solution, in x; 1e-4
    std::optional<double> fatol{};           ///< range of its values; 1e-4
    bool adaptive = false;                   ///< coefficients that depend on n (Gao and Han)
};

namespace method {
/// The simplex method of Nelder and Mead: no derivatives, bounds by clipping. Options: NelderMeadOptions.
///
/// Result: final_simplex; status 0: the simplex is smaller than xatol and fatol; 1: maxfev; 2: maxiter; 3: no finite
/// value was met; 99: stopped by the callback.
/// @note O(n^2) an iteration. Sources: Nelder and Mead, Comput. J. 7 (1965) 308; Gao and Han, Comput. Optim. Appl. 51
///       (2012) 259.
/// @see scipy.optimize.minimize(method='Nelder-Mead')
inline constexpr detail::minimize::MethodOf<NelderMeadOptions> nelder_mead{{.bounds = true}};
}  // namespace method

}  // namespace scixx::optimize
