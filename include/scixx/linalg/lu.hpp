// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/list.hpp>
#include <scixx/linalg/detail/arguments.hpp>
#include <scixx/linalg/detail/lu.hpp>

namespace scixx::linalg {

/// Options of lu, lu_factor and lu_solve.
struct LuOptions {
    bool check_finite = true;  ///< refuse NaN and infinity
};

/// What lu returns: a = P L U.
template <class Matrix>
struct LuResult {
    Matrix P;  ///< m x m, a permutation
    Matrix L;  ///< m x k, ones on the diagonal, zeros above; k = min(m, n)
    Matrix U;  ///< k x n, zeros below the diagonal
};

/// What lu with `permute_l` returns: a = PL U.
template <class Matrix>
struct PermutedLuResult {
    Matrix PL;  ///< m x k, P L
    Matrix U;   ///< k x n
};

/// What lu with `p_indices` returns: a = L[p, :] U.
template <class Matrix>
struct IndexedLuResult {
    Eigen::Matrix<Eigen::Index, Eigen::Dynamic, 1> p;  ///< row i of a is row p[i] of L U
    Matrix L;                                          ///< m x k
    Matrix U;                                          ///< k x n
};

/// The form in which lu returns the permutation.
enum class LuForm {
    plu,        ///< P, L and U
    permute_l,  ///< P L and U
    p_indices,  ///< p, L and U with P as indices
};

/// What lu_factor returns.
template <class Matrix>
struct LuFactorResult {
    Matrix lu;                                           ///< m x n: U, and below the diagonal L without its ones
    Eigen::Matrix<Eigen::Index, Eigen::Dynamic, 1> piv;  ///< row i changed places with row piv[i]
};

namespace detail {

/// The three forms of lu from what lu_in_place gives.
template <LuForm form, class A, class T>
auto unpack_lu(Dense<T>&& work, const core::List<Index>& pivots) {
    using Matrix = detail::PlainOf<A, T>;
    const Index m = work.rows(), n = work.cols(), k = std::min(m, n);
    Eigen::Matrix<Index, Eigen::Dynamic, 1> rows(m);  // row i of L U is row rows[i] of a
    for (Index i = 0; i < m; ++i) rows[i] = i;
    for (Index i = 0; i < k; ++i) std::swap(rows[i], rows[pivots[i]]);
    auto [L, U] = split_lu(std::move(work));
    if constexpr (form == LuForm::permute_l) {
        const Dense<T> ordered = std::move(L);
        L.resize(m, k);
        for (Index j = 0; j < k; ++j)
            for (Index i = 0; i < m; ++i) L(rows[i], j) = ordered(i, j);
    }
    if constexpr (form == LuForm::permute_l)
        return PermutedLuResult<Matrix>{give<Matrix>(std::move(L)), give<Matrix>(std::move(U))};
    else if constexpr (form == LuForm::p_indices) {
        Eigen::Matrix<Index, Eigen::Dynamic, 1> p(m);
        for (Index i = 0; i < m; ++i) p[rows[i]] = i;
        return IndexedLuResult<Matrix>{p, give<Matrix>(std::move(L)), give<Matrix>(std::move(U))};
    } else {
        Dense<T> P = Dense<T>::Zero(m, m);
        for (Index i = 0; i < m; ++i) P(rows[i], i) = T(1);
        return LuResult<Matrix>{give<Matrix>(std::move(P)), give<Matrix>(std::move(L)), give<Matrix>(std::move(U))};
    }
}

}  // namespace detail

/// LU factorisation with partial pivoting, a = P L U.
///
///     auto [P, L, U] = lu(a);    auto [PL, U] = lu<LuForm::permute_l>(a);    auto [p, L, U] =
///                                lu<LuForm::p_indices>(a);
///
/// @param a        m x n; integers count as double
/// @param options  see LuOptions
/// @return         the factors, of a's family and storage order
/// @throws std::invalid_argument  for NaN and infinity when check_finite.
/// @note           O(m n min(m, n)) time; a singular matrix has zeros on the diagonal of U and is no error.
/// @see            scipy.linalg.lu
template <LuForm form = LuForm::plu, MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto lu(const A& a, const LuOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    detail::Dense<T> work = detail::work_matrix<T>("lu", "a", a, options.check_finite);
    core::List<Eigen::Index> pivots(std::min(work.rows(), work.cols()));
    detail::lu_in_place<T>(work, pivots.data());
    return detail::unpack_lu<form, A>(std::move(work), pivots);
}

/// LU factorisation with partial pivoting in compact form, for lu_solve.
///
/// @param a        m x n; integers count as double
/// @param options  see LuOptions
/// @return         the factors in one matrix, and the row exchanges
/// @throws std::invalid_argument  for NaN and infinity when check_finite.
/// @note           O(m n min(m, n)) time. Differs from SciPy: a singular matrix gives no warning.
/// @see            scipy.linalg.lu_factor
template <MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto lu_factor(const A& a, const LuOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    detail::Dense<T> work = detail::work_matrix<T>("lu_factor", "a", a, options.check_finite);
    Eigen::Matrix<Eigen::Index, Eigen::Dynamic, 1> piv(std::min(work.rows(), work.cols()));
    detail::lu_in_place<T>(work, piv.data());
    using Matrix = detail::PlainOf<A, T>;
    return LuFactorResult<Matrix>{detail::give<Matrix>(std::move(work)), std::move(piv)};
}

/// Options of lu_solve.
struct LuSolveOptions {
    int trans = 0;             ///< 0: a x = b; 1: a^T x = b; 2: a^H x = b
    bool check_finite = true;  ///< refuse NaN and infinity in b
};

/// The solution of a x = b by the factors of lu_factor.
///
/// @param lu_and_piv  what lu_factor returned for a square matrix
/// @param b           n-vector or n x k
/// @param options     see LuSolveOptions
/// @return            x of b's shape, family and storage order
/// @throws std::invalid_argument  if the factors are not square, b has not n rows, piv is no list of rows, trans is
///                                none of 0, 1, 2, or for NaN and infinity in b when check_finite.
/// @note              O(n^2 k) time; a zero on U's diagonal gives infinities and NaN.
/// @see               scipy.linalg.lu_solve
template <MatrixLike M, VectorOrMatrix B = core::VectorInBraces>
[[nodiscard]] auto lu_solve(const LuFactorResult<M>& lu_and_piv, const B& b, const LuSolveOptions& options = {}) {
    using T = core::CommonOf<core::ScalarOf<M>, core::ScalarOf<B>>;
    // Factors of the kernel's own type are not copied; it only reads them.
    auto&& lu = [&]() -> decltype(auto) {
        if constexpr (std::is_same_v<M, detail::Dense<T>>) {
            core::require(lu_and_piv.lu.rows() == lu_and_piv.lu.cols(), "lu_solve", "lu_and_piv must be square, got ",
                          lu_and_piv.lu.rows(), " x ", lu_and_piv.lu.cols());
            return const_cast<detail::Dense<T>&>(lu_and_piv.lu);
        } else {
            return detail::square_matrix<T>("lu_solve", "lu_and_piv", lu_and_piv.lu, false);
        }
    }();
    detail::Dense<T> x = detail::work_matrix<T>("lu_solve", "b", b, options.check_finite);
    const Eigen::Index n = lu.rows();
    core::require(n == x.rows(), "lu_solve", "b must have as many rows as the factors, ", n, ", got ", x.rows());
    core::require(options.trans >= 0 && options.trans <= 2, "lu_solve", "trans must be 0, 1 or 2, got ", options.trans);
    const auto& piv = lu_and_piv.piv;
    core::require(piv.size() == n && (n == 0 || (piv.minCoeff() >= 0 && piv.maxCoeff() < n)), "lu_solve",
                  "lu_and_piv.piv must hold n row numbers");
    constexpr detail::dense::Op ops[] = {detail::dense::Op::none, detail::dense::Op::transpose,
                                         detail::dense::Op::adjoint};
    detail::lu_solve_in_place<T>(lu, piv.data(), ops[options.trans], x);
    return detail::give<detail::SameShapeOf<B, T>>(std::move(x));
}

/// The solution of a x = b by the two parts of what lu_factor returned: auto [lu, piv] = lu_factor(a). Otherwise as
/// lu_solve(lu_and_piv, b).
/// @see  scipy.linalg.lu_solve
template <MatrixLike M, VectorLike P = core::VectorInBraces, VectorOrMatrix B>
    requires std::integral<core::ScalarOf<P>>
[[nodiscard]] auto lu_solve(const M& lu, const P& piv, const B& b, const LuSolveOptions& options = {}) {
    using Matrix = detail::PlainOf<M>;
    const core::Source<Eigen::Index, P> rows(piv);
    LuFactorResult<Matrix> factors{Matrix(lu), {}};
    factors.piv.resize(rows.view().shape(0));
    for (Eigen::Index i = 0; i < factors.piv.size(); ++i) factors.piv[i] = rows.view()(i);
    return lu_solve(factors, b, options);
}

}  // namespace scixx::linalg
