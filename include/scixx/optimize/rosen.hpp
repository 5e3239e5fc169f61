// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/optimize/detail/rosen.hpp>

namespace scixx::optimize {

/// Rosenbrock's function, sum over i < n - 1 of 100 (x[i+1] - x[i]^2)^2 + (1 - x[i])^2, least (0) where all x are 1.
///
///     auto r = minimize(rosen, {1.3, 0.7, 0.8}, {.jac = rosen_der});
///
/// It is a function object, as are its derivatives, so that its name can be passed on.
/// @param x  point, n >= 1; any scalar with arithmetic, so it serves complex steps and automatic differentiation too.
/// @return   the value, scalar of `x` (integers give double); 0 for n = 1.
/// @throws std::invalid_argument if `x` is empty.
/// @note O(n), no allocation; NaN in gives NaN.
/// @see scipy.optimize.rosen
inline constexpr detail::Rosen rosen{};

/// Gradient of rosen.
/// @param x  point, n >= 2.
/// @return   n-vector of `x`'s family.
/// @throws std::invalid_argument if n < 2.
/// @see scipy.optimize.rosen_der
inline constexpr detail::RosenDer rosen_der{};

/// Hessian of rosen.
/// @param x  point, n >= 2.
/// @return   n x n, tridiagonal and symmetric.
/// @throws std::invalid_argument if n < 2.
/// @see scipy.optimize.rosen_hess
inline constexpr detail::RosenHess rosen_hess{};

/// Product of rosen's Hessian with a vector, without the matrix: O(n).
/// @param x  point, n >= 2.
/// @param p  vector, n.
/// @return   n-vector of `x`'s family.
/// @throws std::invalid_argument if n < 2 or the sizes differ.
/// @see scipy.optimize.rosen_hess_prod
inline constexpr detail::RosenHessProd rosen_hess_prod{};

}  // namespace scixx::optimize
