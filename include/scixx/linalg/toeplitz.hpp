// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/linalg/detail/arguments.hpp>
#include <scixx/linalg/detail/circulant.hpp>
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
template <VectorLike C = core::VectorInBraces, VectorLike R = core::VectorInBraces, VectorOrMatrix B>
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
    return detail::give<detail::SameShapeOf<B, T>>(std::move(x));
}

/// The solution of T x = b for the Hermitian Toeplitz matrix T with first column c. See the form with r.
/// @see  scipy.linalg.solve_toeplitz
template <VectorLike C = core::VectorInBraces, VectorOrMatrix B = core::VectorInBraces>
[[nodiscard]] auto solve_toeplitz(const C& c, const B& b, const ToeplitzOptions& options = {}) {
    using T = detail::ScalarOf<C>;
    detail::Column<T> row(0);
    const detail::Dense<T> column = detail::work_matrix<T>("solve_toeplitz", "c", c, options.check_finite);
    row = column.conjugate();
    return solve_toeplitz(detail::Column<T>(column), row, b, options);
}

/// Options of matmul_toeplitz.
struct MatmulToeplitzOptions {
    bool check_finite = false;  ///< refuse NaN and infinity
};

/// The product T x for the Toeplitz matrix T with first column c and first row r.
///
/// @param c        m numbers, the first column; integers count as double
/// @param r        n numbers, the first row, of which the first is not used
/// @param x        n-vector or n x k
/// @param options  see MatmulToeplitzOptions
/// @return         m-vector or m x k, of x's family and storage order
/// @throws std::invalid_argument  if x has not n rows, or for NaN and infinity when check_finite.
/// @note           O((m + n) log(m + n) k) time by transforms of a circulant matrix that contains T; a few rows or
///                 columns are multiplied directly. Errors are a small multiple of eps |T| |x|, norms of the whole, not
///                 of a row. A NaN spreads to its whole column.
/// @see            scipy.linalg.matmul_toeplitz
template <VectorLike C = core::VectorInBraces, VectorLike R = core::VectorInBraces, VectorOrMatrix X>
[[nodiscard]] auto matmul_toeplitz(const C& c, const R& r, const X& x, const MatmulToeplitzOptions& options = {}) {
    using T = core::CommonOf<core::CommonOf<core::ScalarOf<C>, core::ScalarOf<R>>, core::ScalarOf<X>>;
    const detail::Dense<T> column = detail::work_matrix<T>("matmul_toeplitz", "c", c, options.check_finite),
                           row = detail::work_matrix<T>("matmul_toeplitz", "r", r, options.check_finite),
                           right = detail::work_matrix<T>("matmul_toeplitz", "x", x, options.check_finite);
    core::require(row.size() == right.rows(), "matmul_toeplitz", "x must have as many rows as r has numbers, ",
                  row.size(), ", got ", right.rows());
    return detail::give<detail::PlainOf<X, T>>(
        detail::toeplitz_product<T>(column.data(), column.size(), row.data(), row.size(), right));
}

/// The product T x for the square Toeplitz matrix T with first column c and first row conj(c). See the form with r.
/// @see  scipy.linalg.matmul_toeplitz
template <VectorLike C = core::VectorInBraces, VectorOrMatrix X = core::VectorInBraces>
[[nodiscard]] auto matmul_toeplitz(const C& c, const X& x, const MatmulToeplitzOptions& options = {}) {
    using T = detail::ScalarOf<C>;
    const detail::Dense<T> column = detail::work_matrix<T>("matmul_toeplitz", "c", c, options.check_finite);
    const detail::Column<T> row = column.conjugate();
    return matmul_toeplitz(detail::Column<T>(column), row, x, options);
}

/// What solve_circulant does with a singular matrix.
enum class Singular {
    raise,  ///< LinAlgError
    lstsq,  ///< the least-squares solution of least norm
};

/// Options of solve_circulant.
struct SolveCirculantOptions {
    Singular singular = Singular::raise;  ///< what happens to a singular matrix
    std::optional<double> tol{};  ///< size of an eigenvalue that counts as zero; by default n eps times the largest
    int caxis = -1;               ///< the axis of c that holds the first columns
    int baxis = 0;                ///< the axis of b that holds the right-hand sides
    int outaxis = 0;              ///< the axis of the result that holds the solutions
};

/// The solution of C x = b for the circulant matrix C with first column c.
///
///     solve_circulant(c, b)        // as solve(circulant(c), b)
///
/// @param c        n numbers, or an array of them along caxis; integers count as double
/// @param b        n numbers, or an array of them along baxis. The other axes of c and b are broadcast.
/// @param options  see SolveCirculantOptions; negative axes count from the end
/// @return         the solutions along outaxis, of b's family (c's if c has more axes)
/// @throws std::invalid_argument  if the lengths differ, an axis is out of range, or the other axes do not broadcast.
/// @throws LinAlgError            if an eigenvalue of C is at most tol, unless singular is Singular::lstsq.
/// @note           O(n log n) time a matrix and a right-hand side, for any n: division of discrete Fourier transforms.
///                 The error of x is eps times C's condition number. NaN spreads to the whole solution.
/// @see            scipy.linalg.solve_circulant
template <core::ArrayLike C = core::InBraces, core::ArrayLike B = core::InBraces>
[[nodiscard]] auto solve_circulant(const C& c, const B& b, const SolveCirculantOptions& options = {}) {
    using T = core::CommonOf<core::ScalarOf<C>, core::ScalarOf<B>>;
    using Wider = std::conditional_t<(core::rank_of<C> > core::rank_of<B>), C, B>;
    using Out = detail::PlainOf<Wider, T>;
    const core::Source<T, C> left(c);
    const core::Source<T, B> right(b);
    detail::CirculantStack<T> stack(left.view(), right.view(), options.caxis, options.baxis, options.outaxis);
    Out out = core::allocate<Out>(stack.out_shape());
    stack.solve(core::view(out), options.tol, options.singular == Singular::raise);
    return out;
}

}  // namespace scixx::linalg
