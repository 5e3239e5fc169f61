// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/list.hpp>
#include <scixx/linalg/detail/arguments.hpp>
#include <scixx/linalg/detail/ldl.hpp>

namespace scixx::linalg {

/// Options of ldl.
struct LdlOptions {
    bool lower = true;         ///< which triangle of A is read, and whether L is lower triangular (after row exchanges)
    bool hermitian = true;     ///< A = L D L^H; else A is symmetric, complex too, and A = L D L^T
    bool check_finite = true;  ///< refuse NaN and infinity
};

/// What ldl returns: A = lu d lu^H; lu(perm, :) is triangular.
template <class Matrix>
struct LdlResult {
    Matrix lu;                                            ///< n x n, the outer factor with its rows in A's order
    Matrix d;                                             ///< n x n, blocks of size 1 and 2 on the diagonal
    Eigen::Matrix<Eigen::Index, Eigen::Dynamic, 1> perm;  ///< row i of the triangular factor is row perm[i] of lu
};

/// The LDL^T (Bunch-Kaufman) factorisation of a symmetric or Hermitian matrix, which may be indefinite.
///
/// @param A        n x n, of which one triangle is read; integers count as double
/// @param options  see LdlOptions
/// @return         see LdlResult; of A's family and storage order
/// @throws std::invalid_argument  if A is not square, or for NaN and infinity when check_finite.
/// @note           O(n^3 / 3) time, stable with diagonal pivoting. Differs from SciPy: with lower = false the pivots
///                 are chosen in another order, so lu and d may differ while their product does not.
/// @see            scipy.linalg.ldl
template <MatrixLike M = core::MatrixInBraces>
[[nodiscard]] auto ldl(const M& A, const LdlOptions& options = {}) {
    using T = detail::ScalarOf<M>;
    using Eigen::Index;
    detail::Dense<T> work = detail::square_matrix<T>("ldl", "A", A, options.check_finite);
    const Index n = work.rows();
    // The upper form is the lower one of the matrix turned by 180 degrees.
    if (!options.lower) {
        const detail::Dense<T> given = work;
        for (Index j = 0; j < n; ++j)
            for (Index i = j; i < n; ++i) work(i, j) = given(n - 1 - i, n - 1 - j);
    }
    const detail::LdlFactors<T> f = detail::ldl_factor(std::move(work), options.hermitian);
    detail::Dense<T> L = detail::Dense<T>::Identity(n, n), D = detail::Dense<T>::Zero(n, n);
    for (Index j = 0; j < n; ++j) {
        const Index size = f.size[j];
        D(j, j) = f.a(j, j);
        if (size == 2) {
            D(j + 1, j) = f.a(j + 1, j);
            D(j, j + 1) = options.hermitian ? detail::dense::conj(f.a(j + 1, j)) : f.a(j + 1, j);
        }
        for (Index i = j + (size == 2 ? 2 : 1); i < n; ++i) L(i, j) = f.a(i, j);
    }
    Eigen::Matrix<Index, Eigen::Dynamic, 1> perm(n), rows(n);
    for (Index i = 0; i < n; ++i) rows[i] = i;
    for (Index i = 0; i < n; ++i) std::swap(rows[i], rows[f.pivots[i]]);
    detail::Dense<T> lu(n, n), d(n, n);
    const auto turned = [&](Index i) { return options.lower ? i : n - 1 - i; };
    for (Index i = 0; i < n; ++i) perm[turned(i)] = turned(rows[i]);
    for (Index j = 0; j < n; ++j)
        for (Index i = 0; i < n; ++i) {
            lu(turned(rows[i]), turned(j)) = L(i, j);
            d(turned(i), turned(j)) = D(i, j);
        }
    using Matrix = detail::PlainOf<M, T>;
    return LdlResult<Matrix>{detail::give<Matrix>(std::move(lu)), detail::give<Matrix>(std::move(d)), std::move(perm)};
}

}  // namespace scixx::linalg
