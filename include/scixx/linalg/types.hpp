// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/array.hpp>
#include <type_traits>

namespace scixx::linalg {

/// A matrix (rank 2) of any scalar.
template <class A>
concept MatrixLike = core::ArrayLike<A> && (core::rank_of<A> == 2);

/// A vector (rank 1) of any scalar.
template <class A>
concept VectorLike = core::ArrayLike<A> && (core::rank_of<A> == 1);

/// A vector or a matrix: the right-hand side of a linear system, one column or several.
template <class A>
concept VectorOrMatrix = VectorLike<A> || MatrixLike<A>;

/// What stands for a matrix where SciPy takes anything of at most two axes: a number is 1 x 1, a vector a column (a row
/// vector of Eigen's a row).
template <class A>
concept MatrixOrLess = VectorOrMatrix<A> || std::is_arithmetic_v<A> || core::is_complex<A>;

/// A stack of matrices: an array of three or more axes, of which the last two belong to a matrix.
template <class A>
concept StackLike = core::ArrayLike<A> && (core::rank_of<A> >= 3);

}  // namespace scixx::linalg
