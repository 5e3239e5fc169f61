// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/arguments.hpp>
#include <scixx/linalg/detail/cholesky.hpp>
#include <scixx/linalg/detail/stack/stack.hpp>

namespace scixx::linalg {

/// Options of cholesky and cho_factor.
struct CholeskyOptions {
    bool lower = false;        ///< L with a = L L^H, from a's lower triangle; else U with a = U^H U, from the upper one
    bool check_finite = true;  ///< refuse NaN and infinity
};

/// What cho_factor returns.
template <class Matrix>
struct ChoFactorResult {
    Matrix c;    ///< n x n: the factor in one triangle; the other one holds what a held there
    bool lower;  ///< which triangle
};

namespace detail {

inline void require_positive(const char* function, Index failed) {
    if (failed >= 0)
        core::fail<LinAlgError>(function, "a is not positive definite: its leading minor of order ", failed + 1,
                                " is not positive");
}

template <class T, class A>
Dense<T> cholesky_factor(const char* function, const A& a, const CholeskyOptions& options) {
    Dense<T> work = square_matrix<T>(function, "a", a, options.check_finite);
    require_positive(function, cholesky_in_place<T>(work, options.lower));
    return work;
}

}  // namespace detail

/// The Cholesky factor of a Hermitian positive definite matrix: a = U^H U, or L L^H.
///
/// @param a        n x n, of which one triangle is read
/// @param options  see CholeskyOptions
/// @return         U or L with zeros in the other triangle, of a's family and storage order
/// @throws std::invalid_argument  if a is not square, or for NaN and infinity when check_finite.
/// @throws LinAlgError            if a is not positive definite.
/// @note           O(n^3 / 3) time.
/// @see            scipy.linalg.cholesky
template <MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto cholesky(const A& a, const CholeskyOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    detail::Dense<T> work = detail::cholesky_factor<T>("cholesky", a, options);
    for (Eigen::Index j = 0; j < work.cols(); ++j)
        std::fill_n(work.data() + j * work.rows() + (options.lower ? 0 : j + 1),
                    options.lower ? j : work.rows() - j - 1, T(0));
    return detail::give<detail::PlainOf<A, T>>(std::move(work));
}

/// The Cholesky factor of a Hermitian positive definite matrix, for cho_solve.
///
/// Parameters and errors are those of cholesky; the triangle that is not the factor keeps what `a` holds there.
/// @see  scipy.linalg.cho_factor
template <MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto cho_factor(const A& a, const CholeskyOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    using Matrix = detail::PlainOf<A, T>;
    return ChoFactorResult<Matrix>{detail::give<Matrix>(detail::cholesky_factor<T>("cho_factor", a, options)),
                                   options.lower};
}

/// Options of cho_solve.
struct ChoSolveOptions {
    bool check_finite = true;  ///< refuse NaN and infinity in b
};

/// The solution of a x = b by the factor of cho_factor (or of cholesky, with `lower` beside it).
///
/// @param c_and_lower  the factor
/// @param b            n-vector or n x k
/// @param options      see ChoSolveOptions
/// @return             x of b's shape, family and storage order
/// @throws std::invalid_argument  if the factor is not square, b has not n rows, or for NaN and infinity in b when
///                                check_finite.
/// @note               O(n^2 k) time.
/// @see                scipy.linalg.cho_solve
template <MatrixLike M, VectorOrMatrix B = core::VectorInBraces>
[[nodiscard]] auto cho_solve(const ChoFactorResult<M>& c_and_lower, const B& b, const ChoSolveOptions& options = {}) {
    using T = core::CommonOf<core::ScalarOf<M>, core::ScalarOf<B>>;
    detail::Dense<T> factor = detail::square_matrix<T>("cho_solve", "c_and_lower", c_and_lower.c, false);
    detail::Dense<T> x = detail::work_matrix<T>("cho_solve", "b", b, options.check_finite);
    core::require(factor.rows() == x.rows(), "cho_solve", "b must have as many rows as the factor, ", factor.rows(),
                  ", got ", x.rows());
    detail::cholesky_solve_in_place<T>(factor, c_and_lower.lower, x);
    return detail::give<detail::SameShapeOf<B, T>>(std::move(x));
}

/// The solution of a x = b by the two parts of what cho_factor returned: auto [c, lower] = cho_factor(a). Otherwise as
/// cho_solve(c_and_lower, b).
/// @see  scipy.linalg.cho_solve
template <MatrixLike M, VectorOrMatrix B>
[[nodiscard]] auto cho_solve(const M& c, bool lower, const B& b, const ChoSolveOptions& options = {}) {
    using Matrix = detail::PlainOf<M>;
    return cho_solve(ChoFactorResult<Matrix>{Matrix(c), lower}, b, options);
}

/// The Cholesky factors of a stack of matrices, in its last two axes (include <scixx/tensor.hpp>). Errors are those of
/// cholesky(a); nothing is allocated a matrix of up to 8 rows.
/// @see  scipy.linalg.cholesky
template <StackLike A>
[[nodiscard]] auto cholesky(const A& a, const CholeskyOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    return detail::map_stack<T, T, 2>(
        "cholesky", a, detail::matrix_shape(a), options.check_finite, [&](auto& work, auto part) {
            if constexpr (detail::is_small<std::remove_reference_t<decltype(work)>>) {
                detail::require_positive("cholesky",
                                         detail::cholesky_in_place<T>(detail::dense::block_of(work), options.lower));
                for (Eigen::Index j = 1; j < work.cols(); ++j)
                    for (Eigen::Index i = 0; i < j; ++i) (options.lower ? work(i, j) : work(j, i)) = T(0);
                detail::put(work, part);
            } else
                detail::put(cholesky(work, {.lower = options.lower, .check_finite = false}), part);
        });
}

}  // namespace scixx::linalg
