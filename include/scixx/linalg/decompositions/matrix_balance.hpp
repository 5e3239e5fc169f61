// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/arguments.hpp>
#include <scixx/linalg/detail/factors/balance.hpp>

namespace scixx::linalg {

/// The form in which matrix_balance returns the transformation.
enum class BalanceForm {
    full,      ///< the matrix T
    separate,  ///< scaling and permutation as vectors: SciPy's separate=True
};

/// Options of matrix_balance.
struct MatrixBalanceOptions {
    bool permute = true;  ///< whether rows and columns change places first
    bool scale = true;    ///< whether rows and columns are scaled
};

/// What matrix_balance returns: B = T^-1 A T.
template <class Matrix, class Real>
struct MatrixBalanceResult {
    Matrix B;
    Real T;  ///< a diagonal matrix of powers of two with its rows permuted
};
/// What matrix_balance of BalanceForm::separate returns: B(i, j) = A(perm[i], perm[j]) scale[j] / scale[i].
template <class Matrix, class Vector>
struct SeparateBalanceResult {
    Matrix B;
    Vector scale;  ///< powers of two
    Eigen::Matrix<Eigen::Index, Eigen::Dynamic, 1> perm;
};

/// A matrix similar to a given one whose rows and columns are alike in norm: its eigenvalues can be computed more
/// accurately.
///
///     auto [B, T] = matrix_balance(a);        auto [B, scale, perm] = matrix_balance<BalanceForm::separate>(a);
///
/// @tparam form    see BalanceForm; it changes the type of the result
/// @param A        n x n, finite; integers count as double
/// @param options  see MatrixBalanceOptions
/// @return         B and the transformation, of A's family and storage order; no element is rounded
/// @throws std::invalid_argument  if A is not square, or for NaN and infinity.
/// @note           O(n^2) time a sweep, and few sweeps. The norms are Euclidean. B. N. Parlett, C. Reinsch, Numer.
///                 Math. 13 (1969); R. James, J. Langou, B. R. Lowery, arXiv:1401.5766.
/// @see            scipy.linalg.matrix_balance
template <BalanceForm form = BalanceForm::full, MatrixLike M = core::MatrixInBraces>
[[nodiscard]] auto matrix_balance(const M& A, const MatrixBalanceOptions& options = {}) {
    using T = detail::ScalarOf<M>;
    using Real = core::RealOf<T>;
    using Matrix = detail::PlainOf<M, T>;
    detail::Dense<T> work = detail::square_matrix<T>("matrix_balance", "A", A);
    auto found = detail::factors::balance<T>(work, options.permute, options.scale);
    Matrix B = detail::give<Matrix>(std::move(work));
    if constexpr (form == BalanceForm::separate) {
        using Vector = detail::VectorOf<M, Real>;
        return SeparateBalanceResult<Matrix, Vector>{std::move(B), detail::give<Vector>(std::move(found.scale)),
                                                     std::move(found.order)};
    } else {
        const Eigen::Index n = found.order.size();
        detail::Dense<Real> t = detail::Dense<Real>::Zero(n, n);
        for (Eigen::Index i = 0; i < n; ++i) t(found.order[i], i) = found.scale[i];
        using Transformation = detail::PlainOf<M, Real>;
        return MatrixBalanceResult<Matrix, Transformation>{std::move(B), detail::give<Transformation>(std::move(t))};
    }
}

}  // namespace scixx::linalg
