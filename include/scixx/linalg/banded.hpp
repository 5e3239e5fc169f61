// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/arguments.hpp>
#include <scixx/linalg/detail/banded.hpp>

namespace scixx::linalg {

/// Number of diagonals below and above the main one.
struct Bandwidths {
    Eigen::Index l, u;
};

/// Options of solve_banded.
struct SolveBandedOptions {
    bool check_finite = true;  ///< refuse NaN and infinity
};

/// The solution of a x = b for a band matrix in diagonal ordered form: ab(u + i - j, j) = a(i, j).
///
/// @param l_and_u  number of diagonals below and above the main one, >= 0
/// @param ab       (l + u + 1) x n; integers count as double
/// @param b        n-vector or n x k
/// @param options  see SolveBandedOptions
/// @return         x of b's shape, family and storage order
/// @throws std::invalid_argument  if ab has another number of rows than l + u + 1, b another number of rows than ab has
///                                columns, or for NaN and infinity when check_finite.
/// @throws LinAlgError            if the matrix is singular.
/// @note           O(n (l + 1)(l + u + k)) time, by elimination with partial pivoting.
/// @see            scipy.linalg.solve_banded
template <MatrixLike A = core::MatrixInBraces, VectorOrMatrix B = core::VectorInBraces>
[[nodiscard]] auto solve_banded(Bandwidths l_and_u, const A& ab, const B& b, const SolveBandedOptions& options = {}) {
    using T = core::CommonOf<core::ScalarOf<A>, core::ScalarOf<B>>;
    const auto [l, u] = l_and_u;
    const detail::Dense<T> band = detail::work_matrix<T>("solve_banded", "ab", ab, options.check_finite);
    detail::Dense<T> x = detail::work_matrix<T>("solve_banded", "b", b, options.check_finite);
    core::require(l >= 0 && u >= 0, "solve_banded", "l_and_u must not be negative, got ", l, " and ", u);
    core::require(band.rows() == l + u + 1, "solve_banded", "ab must have l + u + 1 = ", l + u + 1, " rows, got ",
                  band.rows());
    core::require(band.cols() == x.rows(), "solve_banded", "b must have as many rows as ab has columns, ", band.cols(),
                  ", got ", x.rows());
    if (!detail::solve_band<T>(band, l, u, x)) core::fail<LinAlgError>("solve_banded", "the matrix is singular");
    return detail::give<detail::SameShapeOf<B, T>>(std::move(x));
}

/// Options of the functions of Hermitian band matrices.
struct HermitianBandedOptions {
    bool lower = false;        ///< ab(i - j, j) = a(i, j) for i >= j; else ab(u + i - j, j) = a(i, j) for i <= j
    bool check_finite = true;  ///< refuse NaN and infinity
};

/// The Cholesky factor of a Hermitian positive definite band matrix, in the same band form.
///
/// @param ab       (u + 1) x n, see HermitianBandedOptions; integers count as double
/// @param options  see HermitianBandedOptions
/// @return         the factor (L or U) of ab's shape, family and storage order
/// @throws std::invalid_argument  for NaN and infinity when check_finite, or an ab without rows.
/// @throws LinAlgError            if the matrix is not positive definite.
/// @note           O(n u^2) time.
/// @see            scipy.linalg.cholesky_banded
template <MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto cholesky_banded(const A& ab, const HermitianBandedOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    detail::Dense<T> band = detail::work_matrix<T>("cholesky_banded", "ab", ab, options.check_finite);
    core::require(band.rows() > 0, "cholesky_banded", "ab must have a row");
    detail::factor_band("cholesky_banded", band, options.lower);
    return detail::give<detail::PlainOf<A, T>>(std::move(band));
}

/// The solution of a x = b by the factor of cholesky_banded.
///
/// @param cb       the factor, (u + 1) x n
/// @param b        n-vector or n x k
/// @param options  `lower` as for cholesky_banded
/// @return         x of b's shape, family and storage order
/// @throws std::invalid_argument  if the sizes do not agree, or for NaN and infinity when check_finite.
/// @note           O(n u k) time.
/// @see            scipy.linalg.cho_solve_banded
template <MatrixLike A = core::MatrixInBraces, VectorOrMatrix B = core::VectorInBraces>
[[nodiscard]] auto cho_solve_banded(const A& cb, const B& b, const HermitianBandedOptions& options = {}) {
    using T = core::CommonOf<core::ScalarOf<A>, core::ScalarOf<B>>;
    const detail::Dense<T> band = detail::work_matrix<T>("cho_solve_banded", "cb", cb, options.check_finite);
    detail::Dense<T> x = detail::work_matrix<T>("cho_solve_banded", "b", b, options.check_finite);
    core::require(band.rows() > 0, "cho_solve_banded", "cb must have a row");
    core::require(band.cols() == x.rows(), "cho_solve_banded", "b must have as many rows as cb has columns, ",
                  band.cols(), ", got ", x.rows());
    detail::solve_factored_band(band, options.lower, x);
    return detail::give<detail::SameShapeOf<B, T>>(std::move(x));
}

/// The solution of a x = b for a Hermitian positive definite band matrix.
///
/// @param ab       (u + 1) x n, see HermitianBandedOptions
/// @param b        n-vector or n x k
/// @param options  see HermitianBandedOptions
/// @return         x of b's shape, family and storage order
/// @throws std::invalid_argument  if the sizes do not agree, or for NaN and infinity when check_finite.
/// @throws LinAlgError            if the matrix is not positive definite.
/// @note           O(n u (u + k)) time.
/// @see            scipy.linalg.solveh_banded
template <MatrixLike A = core::MatrixInBraces, VectorOrMatrix B = core::VectorInBraces>
[[nodiscard]] auto solveh_banded(const A& ab, const B& b, const HermitianBandedOptions& options = {}) {
    using T = core::CommonOf<core::ScalarOf<A>, core::ScalarOf<B>>;
    detail::Dense<T> band = detail::work_matrix<T>("solveh_banded", "ab", ab, options.check_finite);
    detail::Dense<T> x = detail::work_matrix<T>("solveh_banded", "b", b, options.check_finite);
    core::require(band.rows() > 0, "solveh_banded", "ab must have a row");
    core::require(band.cols() == x.rows(), "solveh_banded", "b must have as many rows as ab has columns, ", band.cols(),
                  ", got ", x.rows());
    detail::factor_band("solveh_banded", band, options.lower);
    detail::solve_factored_band(band, options.lower, x);
    return detail::give<detail::SameShapeOf<B, T>>(std::move(x));
}

}  // namespace scixx::linalg
