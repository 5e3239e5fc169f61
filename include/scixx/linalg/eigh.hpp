// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <optional>
#include <scixx/linalg/detail/arguments.hpp>
#include <scixx/linalg/detail/eigh.hpp>

namespace scixx::linalg {

/// Options of eigh and eigvalsh.
struct EighOptions {
    bool lower = true;         ///< which triangle of a and b is read
    int type = 1;              ///< with b: 1: a v = w b v; 2: a b v = w v; 3: b a v = w v
    bool check_finite = true;  ///< refuse NaN and infinity
    std::optional<std::array<Eigen::Index, 2>> subset_by_index{};  ///< first and last eigenvalue, from 0, ascending
    std::optional<std::array<double, 2>> subset_by_value{};        ///< eigenvalues in the half-open interval (lo, hi]
};

/// What eigh returns: a v(:, i) = w(i) v(:, i).
template <class Vector, class Matrix>
struct EighResult {
    Vector w;  ///< eigenvalues, real, ascending
    Matrix v;  ///< eigenvectors in its columns; with b, v^H b v = I (types 1 and 2) or v^H b^-1 v = I (type 3)
};

namespace detail {

template <class T, class A>
auto eigh_front(const char* function, const A& a, Dense<T>* b, const EighOptions& options) {
    Dense<T> matrix = square_matrix<T>(function, "a", a, options.check_finite), vectors;
    if (b)
        core::require(b->rows() == matrix.rows(), function, "b must have a's shape, ", matrix.rows(), " x ",
                      matrix.rows(), ", got ", b->rows(), " x ", b->cols());
    Column<core::RealOf<T>> values;
    eigh(function, matrix, b, options, true, values, vectors);
    using Vector = VectorOf<A, core::RealOf<T>>;
    using Matrix = core::PlainOf<A, T>;
    return EighResult<Vector, Matrix>{give<Vector>(std::move(values)), give<Matrix>(std::move(vectors))};
}

template <class T, class A>
auto eigvalsh_front(const char* function, const A& a, Dense<T>* b, const EighOptions& options) {
    Dense<T> matrix = square_matrix<T>(function, "a", a, options.check_finite), vectors;
    if (b)
        core::require(b->rows() == matrix.rows(), function, "b must have a's shape, ", matrix.rows(), " x ",
                      matrix.rows(), ", got ", b->rows(), " x ", b->cols());
    Column<core::RealOf<T>> values;
    eigh(function, matrix, b, options, false, values, vectors);
    return give<VectorOf<A, core::RealOf<T>>>(std::move(values));
}

}  // namespace detail

/// Eigenvalues and eigenvectors of a Hermitian (or real symmetric) matrix: a v = w v.
///
/// @param a        n x n, of which one triangle is read; integers count as double
/// @param options  see EighOptions
/// @return         see EighResult; of a's family and storage order. The vectors are determined up to a factor of modulus 1.
/// @throws std::invalid_argument  if a is not square, a subset is out of range or both are given, or for NaN and infinity
///                                when check_finite.
/// @throws LinAlgError            if the iteration does not converge.
/// @note           O(n^3) time: blocked tridiagonalisation, then divide and conquer. Residuals and the departure of v
///                 from orthogonality are a small multiple of n u |a|. Entries of any size are scaled first.
///                 Differs from SciPy: there is one driver, which computes all and selects; `eigvals_only` is eigvalsh.
/// @see            scipy.linalg.eigh
template <MatrixLike A>
[[nodiscard]] auto eigh(const A& a, const EighOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    return detail::eigh_front<T>("eigh", a, static_cast<detail::Dense<T>*>(nullptr), options);
}

/// Eigenvalues and eigenvectors of a pair of Hermitian matrices, b positive definite; see EighOptions::type.
///
/// @param b        n x n, of which the same triangle is read
/// @throws LinAlgError  if b is not positive definite.
/// @note           Otherwise as eigh(a). The problem is reduced by b's Cholesky factor.
/// @see            scipy.linalg.eigh
template <MatrixLike A, MatrixLike B>
[[nodiscard]] auto eigh(const A& a, const B& b, const EighOptions& options = {}) {
    using T = core::CommonOf<core::ScalarOf<A>, core::ScalarOf<B>>;
    detail::Dense<T> right = detail::square_matrix<T>("eigh", "b", b, options.check_finite);
    return detail::eigh_front<T>("eigh", a, &right, options);
}

/// Eigenvalues of a Hermitian matrix, ascending. Parameters and errors are those of eigh.
/// @see  scipy.linalg.eigvalsh
template <MatrixLike A>
[[nodiscard]] auto eigvalsh(const A& a, const EighOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    return detail::eigvalsh_front<T>("eigvalsh", a, static_cast<detail::Dense<T>*>(nullptr), options);
}

/// Eigenvalues of a pair of Hermitian matrices, ascending. Parameters and errors are those of eigh.
/// @see  scipy.linalg.eigvalsh
template <MatrixLike A, MatrixLike B>
[[nodiscard]] auto eigvalsh(const A& a, const B& b, const EighOptions& options = {}) {
    using T = core::CommonOf<core::ScalarOf<A>, core::ScalarOf<B>>;
    detail::Dense<T> right = detail::square_matrix<T>("eigvalsh", "b", b, options.check_finite);
    return detail::eigvalsh_front<T>("eigvalsh", a, &right, options);
}

}  // namespace scixx::linalg
