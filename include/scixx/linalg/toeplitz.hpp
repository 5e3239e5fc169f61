// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/arguments.hpp>
#include <scixx/linalg/detail/toeplitz.hpp>

namespace scixx::linalg {

/// Options of solve_toeplitz.
struct ToeplitzOptions {
    bool check_finite = true;  ///< refuse NaN and infinity
};

/// The solution of T x = b for the Toeplitz matrix T with first column c and first row r.
///
/// @param c        n numbers, the first column; integers count as double
/// @param r        n numbers, the first row, of which the first is not used
/// @param b        n-vector or n x k
/// @param options  see ToeplitzOptions
/// @return         x of b's shape, family and storage order
/// @throws std::invalid_argument  if the sizes do not agree, n = 0, or for NaN and infinity when check_finite.
/// @throws LinAlgError            if a leading principal minor is singular: then call solve.
/// @note           O(n^2 k) time, by Levinson's recursion, which is stable for positive definite matrices and for well
///                 conditioned leading minors. N. Levinson, The Wiener RMS error criterion in filter design and
///                 prediction, J. Math. Phys. 25 (1947).
/// @see            scipy.linalg.solve_toeplitz
template <VectorLike C, VectorLike R, VectorOrMatrix B>
[[nodiscard]] auto solve_toeplitz(const C& c, const R& r, const B& b, const ToeplitzOptions& options = {}) {
    using T = core::CommonOf<core::CommonOf<core::ScalarOf<C>, core::ScalarOf<R>>, core::ScalarOf<B>>;
    const detail::Dense<T> column = detail::work_matrix<T>("solve_toeplitz", "c", c, options.check_finite),
                           row = detail::work_matrix<T>("solve_toeplitz", "r", r, options.check_finite);
    detail::Dense<T> x = detail::work_matrix<T>("solve_toeplitz", "b", b, options.check_finite);
    core::require(column.size() > 0, "solve_toeplitz", "c must not be empty");
    core::require(column.size() == row.size(), "solve_toeplitz", "r must have as many numbers as c, ", column.size(),
                  ", got ", row.size());
    core::require(column.size() == x.rows(), "solve_toeplitz", "b must have as many rows as c has numbers, ",
                  column.size(), ", got ", x.rows());
    detail::levinson<T>("solve_toeplitz", column.data(), row.data(), x);
    return detail::give<core::SameShapeOf<B, T>>(std::move(x));
}

/// The solution of T x = b for the Hermitian Toeplitz matrix T with first column c. See the form with r.
/// @see  scipy.linalg.solve_toeplitz
template <VectorLike C, VectorOrMatrix B>
[[nodiscard]] auto solve_toeplitz(const C& c, const B& b, const ToeplitzOptions& options = {}) {
    using T = detail::ScalarOf<C>;
    detail::Column<T> row(0);
    const detail::Dense<T> column = detail::work_matrix<T>("solve_toeplitz", "c", c, options.check_finite);
    row = column.conjugate();
    return solve_toeplitz(detail::Column<T>(column), row, b, options);
}

}  // namespace scixx::linalg
