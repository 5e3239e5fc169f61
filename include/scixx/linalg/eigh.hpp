// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <optional>
#include <scixx/core/options.hpp>
#include <scixx/linalg/detail/arguments.hpp>
#include <scixx/linalg/detail/eigh.hpp>
#include <scixx/linalg/detail/stack/jacobi.hpp>

namespace scixx::linalg {

/// Options of eigh and eigvalsh.
struct EighOptions {
    bool lower = true;         ///< which triangle of a and b is read
    int type = 1;              ///< with b: 1: a v = w b v; 2: a b v = w v; 3: b a v = w v
    bool check_finite = true;  ///< refuse NaN and infinity
    core::Optional<std::array<Eigen::Index, 2>> subset_by_index{};  ///< first and last eigenvalue, from 0, ascending
    core::Optional<std::array<double, 2>> subset_by_value{};        ///< eigenvalues in the half-open interval (lo, hi]
};

/// What eigh returns: a v(:, i) = w(i) v(:, i).
template <class Vector, class Matrix>
struct EighResult {
    Vector w;  ///< eigenvalues, real, ascending
    Matrix v;  ///< eigenvectors in its columns; with b, v^H b v = I (types 1 and 2) or v^H b^-1 v = I (type 3)
};

namespace detail {

template <class T, class A, class Solver = HermitianEigen>
auto eigh_front(const char* function, const A& a, Dense<T>* b, const EighOptions& options, const Solver& solver = {}) {
    Dense<T> matrix = square_matrix<T>(function, "a", a, options.check_finite), vectors;
    if (b)
        core::require(b->rows() == matrix.rows(), function, "b must have a's shape, ", matrix.rows(), " x ",
                      matrix.rows(), ", got ", b->rows(), " x ", b->cols());
    Column<core::RealOf<T>> values;
    eigh(function, matrix, b, options, true, values, vectors, solver);
    using Vector = VectorOf<A, core::RealOf<T>>;
    using Matrix = detail::PlainOf<A, T>;
    return EighResult<Vector, Matrix>{give<Vector>(std::move(values)), give<Matrix>(std::move(vectors))};
}

template <class T, class A, class Solver = HermitianEigen>
auto eigvalsh_front(const char* function, const A& a, Dense<T>* b, const EighOptions& options,
                    const Solver& solver = {}) {
    Dense<T> matrix = square_matrix<T>(function, "a", a, options.check_finite), vectors;
    if (b)
        core::require(b->rows() == matrix.rows(), function, "b must have a's shape, ", matrix.rows(), " x ",
                      matrix.rows(), ", got ", b->rows(), " x ", b->cols());
    Column<core::RealOf<T>> values;
    eigh(function, matrix, b, options, false, values, vectors, solver);
    return give<VectorOf<A, core::RealOf<T>>>(std::move(values));
}

}  // namespace detail

/// Eigenvalues and eigenvectors of a Hermitian (or real symmetric) matrix: a v = w v.
///
/// @param a        n x n, of which one triangle is read; integers count as double
/// @param options  see EighOptions
/// @return         see EighResult; of a's family and storage order. The vectors are determined up to a factor of
///                 modulus 1.
/// @throws std::invalid_argument  if a is not square, a subset is out of range or both are given, or for NaN and
///                                infinity when check_finite.
/// @throws LinAlgError            if the iteration does not converge.
/// @note           O(n^3) time: blocked tridiagonalisation, then divide and conquer, or inverse iteration where
///                 subset_by_index asks for a quarter at most. Residuals and the departure of v
///                 from orthogonality are a small multiple of n u |a|. Entries of any size are scaled first.
///                 Differs from SciPy: there is no choice of drivers; `eigvals_only` is eigvalsh.
/// @see            scipy.linalg.eigh
template <MatrixLike A = core::MatrixInBraces>
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
template <MatrixLike A = core::MatrixInBraces, MatrixLike B>
[[nodiscard]] auto eigh(const A& a, const B& b, const EighOptions& options = {}) {
    using T = core::CommonOf<core::ScalarOf<A>, core::ScalarOf<B>>;
    detail::Dense<T> right = detail::square_matrix<T>("eigh", "b", b, options.check_finite);
    return detail::eigh_front<T>("eigh", a, &right, options);
}

/// Eigenvalues of a Hermitian matrix, ascending. Parameters and errors are those of eigh.
/// @see  scipy.linalg.eigvalsh
template <MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto eigvalsh(const A& a, const EighOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    return detail::eigvalsh_front<T>("eigvalsh", a, static_cast<detail::Dense<T>*>(nullptr), options);
}

/// Eigenvalues of a pair of Hermitian matrices, ascending. Parameters and errors are those of eigh.
/// @see  scipy.linalg.eigvalsh
template <MatrixLike A = core::MatrixInBraces, MatrixLike B>
[[nodiscard]] auto eigvalsh(const A& a, const B& b, const EighOptions& options = {}) {
    using T = core::CommonOf<core::ScalarOf<A>, core::ScalarOf<B>>;
    detail::Dense<T> right = detail::square_matrix<T>("eigvalsh", "b", b, options.check_finite);
    return detail::eigvalsh_front<T>("eigvalsh", a, &right, options);
}

/// Eigenvalues and eigenvectors of a stack of Hermitian matrices, in its last two axes (include <scixx/tensor.hpp>): w
/// has one axis less. As eigh(a), but without subset_by_value; nothing is allocated a matrix of up to 8 rows, for which
/// Jacobi's method is used.
/// @see  scipy.linalg.eigh
template <StackLike A>
[[nodiscard]] auto eigh(const A& a, const EighOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    using Real = core::RealOf<T>;
    using Eigen::Index;
    core::require(!options.subset_by_value, "eigh", "subset_by_value must not be given for a stack");
    const core::Dims shape = detail::matrix_shape(a), batch = detail::batch_of(core::shape_of(a), 2);
    const auto [first, last] = detail::eigh_range("eigh", options, shape[0]);
    const Index count = last - first + 1;
    detail::StackResult<A, Real, 1> w(batch, {count});
    detail::StackResult<A, T, 2> v(batch, {shape[0], count});
    const auto values = w.parts(batch);
    const auto vectors = v.parts(batch);
    detail::each_matrix<T>("eigh", a, options.check_finite, true, [&, from = first](Index k, auto& work) {
        if constexpr (detail::is_small<std::remove_reference_t<decltype(work)>>) {
            detail::dense::mirror<T>(detail::dense::block_of(work),
                                     options.lower ? detail::dense::Triangle::lower : detail::dense::Triangle::upper,
                                     true);
            for (Index i = 0; i < work.rows(); ++i) work(i, i) = T(detail::dense::real(work(i, i)));
            detail::Small<T> found;
            Real all[8] = {};
            detail::small_eigh<T>("eigh", work, all, found);
            for (Index i = 0; i < count; ++i) values[k](i) = all[from + i];
            detail::put(detail::Small<T>(found.middleCols(from, count)), vectors[k]);
        } else {
            EighOptions each = options;
            each.check_finite = false;
            const auto found = eigh(work, each);
            detail::put(found.w, values[k]);
            detail::put(found.v, vectors[k]);
        }
    });
    return EighResult<decltype(w.array), decltype(v.array)>{std::move(w.array), std::move(v.array)};
}

}  // namespace scixx::linalg
