// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/linalg/detail/arguments.hpp>
#include <scixx/linalg/detail/stack/jacobi.hpp>
#include <scixx/linalg/detail/svd.hpp>

namespace scixx::linalg {

/// The algorithm of svd, called after the LAPACK drivers that SciPy chooses from.
enum class SvdDriver {
    gesdd,  ///< divide and conquer: fast
    gesvd,  ///< one-sided Jacobi: slower; small singular values to a small relative error where the data determine them
};

/// Options of svd.
struct SvdOptions {
    bool full_matrices = true;                   ///< whether U and Vh are square, or have min(m, n) columns and rows
    bool compute_uv = true;                      ///< without it U and Vh are 0 x 0
    bool check_finite = true;                    ///< refuse NaN and infinity as misuse, before any work
    SvdDriver lapack_driver = SvdDriver::gesdd;  ///< the algorithm
};

/// Options of svdvals.
struct SvdvalsOptions {
    bool check_finite = true;  ///< as in SvdOptions
};

/// Options of orth and null_space.
struct RankOptions {
    std::optional<double> rcond =
        {};  ///< relative size of a singular value that counts as zero; by default eps max(m, n)
};

/// What svd returns: a = U diag(s) Vh.
template <class Matrix, class Vector>
struct SvdResult {
    Matrix U;   ///< orthonormal columns: m x m, or m x k with k = min(m, n)
    Vector s;   ///< k singular values, real, from the largest to the smallest
    Matrix Vh;  ///< orthonormal rows: n x n, or k x n
};

namespace detail {

/// The factors of any matrix; the thin ones unless `full`.
/// @throws std::invalid_argument for a NaN or an infinity when `check_finite`, LinAlgError as tall_svd.
template <class T, bool values_alone = false, class A>
Factors<T> decompose(const char* function, const A& a, bool full, bool vectors, bool check_finite, bool jacobi) {
    Dense<T> tall = work_matrix<T>(function, "a", a, check_finite);
    const Index m = tall.rows(), n = tall.cols(), k = std::min(m, n);
    // A wide matrix is decomposed as its adjoint: A^H = U S V^H gives A = V S U^H.
    const bool wide = m < n;
    if (wide) tall = adjoint_of(tall);
    Factors<T> factors;
    if (k > 0)
        factors = tall_svd<T, values_alone>(function, std::move(tall), full, vectors, jacobi);
    else if (vectors) {
        factors.U.setIdentity(std::max(m, n), full ? std::max(m, n) : 0);
        factors.V.resize(0, 0);
    }
    if (wide && vectors) std::swap(factors.U, factors.V);
    return factors;
}

/// Number of singular values above rcond times the largest.
template <class Real>
Index numerical_rank(const char* function, const Column<Real>& s, Index m, Index n, std::optional<double> rcond) {
    core::require(!rcond || *rcond >= 0, function, "rcond must not be negative, got ", rcond.value_or(0));
    if (s.size() == 0) return 0;
    const Real relative =
        rcond ? static_cast<Real>(*rcond) : std::numeric_limits<Real>::epsilon() * static_cast<Real>(std::max(m, n));
    return std::count_if(s.data(), s.data() + s.size(), [&](Real x) { return x > s[0] * relative; });
}

}  // namespace detail

/// Singular value decomposition, a = U diag(s) Vh with orthonormal columns of U and rows of Vh.
///
/// @param a        m x n; integers count as double. It is copied once.
/// @param options  see SvdOptions; the defaults are SciPy's.
/// @return         U, s and Vh, of a's family and storage order. The vectors are determined up to a common factor of
///                 modulus 1 (a common rotation for equal singular values), so they may differ from LAPACK's.
///                 With m or n = 0, s is empty and the factors are identities.
/// @throws std::invalid_argument  for a NaN or an infinity when check_finite.
/// @throws LinAlgError            if the iteration does not converge; for a NaN or an infinity without check_finite.
/// @note           O(m n min(m, n)) time. Backward stable: singular values have an error of a few eps s(0). Any finite
///                 input, subnormal and huge entries included, is scaled so that nothing overflows on the way.
///                 Up to 16 columns, and with gesvd, one-sided Jacobi; else bidiagonalisation and divide and conquer;
///                 in both cases of the triangular factor when the matrix is not nearly square. Thread-safe.
/// @see            scipy.linalg.svd
template <MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto svd(const A& a, const SvdOptions& options = {}) {
    using T = core::FloatOf<core::ScalarOf<A>>;
    detail::Factors<T> factors = detail::decompose<T>("svd", a, options.full_matrices, options.compute_uv,
                                                      options.check_finite, options.lapack_driver == SvdDriver::gesvd);
    using Matrix = detail::PlainOf<A, T>;
    using Vector = detail::VectorOf<A, core::RealOf<T>>;
    return SvdResult<Matrix, Vector>{detail::give<Matrix>(std::move(factors.U)),
                                     detail::give<Vector>(std::move(factors.s)),
                                     detail::give<Matrix>(detail::adjoint_of(factors.V))};
}

/// Singular values of a matrix, from the largest to the smallest; empty for an empty matrix.
///
/// Parameters and errors are those of svd; no vectors are formed.
/// @see  scipy.linalg.svdvals
template <MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto svdvals(const A& a, const SvdvalsOptions& options = {}) {
    using T = core::FloatOf<core::ScalarOf<A>>;
    using Vector = detail::VectorOf<A, core::RealOf<T>>;
    return Vector(detail::decompose<T, true>("svdvals", a, false, false, options.check_finite, false).s);
}

/// The M x N matrix with `s` on its main diagonal and zeros elsewhere, the middle factor of svd with full matrices.
///
/// @param s     singular values, min(M, N) of them
/// @param M, N  sizes, >= 0
/// @throws std::invalid_argument if s has another length or a size is negative.
/// @see    scipy.linalg.diagsvd
template <core::ArrayLike S = core::InBraces>
    requires(core::rank_of<S> == 1)
[[nodiscard]] auto diagsvd(const S& s, Eigen::Index M, Eigen::Index N) {
    using T = core::ScalarOf<S>;
    const core::Source<T, S> source(s);
    core::require(M >= 0 && N >= 0, "diagsvd", "M and N must not be negative, got ", M, " and ", N);
    core::require(source.view().shape(0) == std::min(M, N), "diagsvd", "s must have min(M, N) = ", std::min(M, N),
                  " elements, got ", source.view().shape(0));
    detail::MatrixOf<S> out = detail::MatrixOf<S>::Zero(M, N);
    for (Eigen::Index i = 0; i < std::min(M, N); ++i) out(i, i) = source.view()(i);
    return out;
}

/// An orthonormal basis of the range of `a`: the left singular vectors of the singular values above rcond * s(0).
///
/// @param a        m x n, finite
/// @param options  rcond >= 0, relative; by default eps max(m, n)
/// @return         m x r with r the numerical rank
/// @throws         as svd; std::invalid_argument for a negative rcond.
/// @see            scipy.linalg.orth
template <MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto orth(const A& a, const RankOptions& options = {}) {
    using T = core::FloatOf<core::ScalarOf<A>>;
    const detail::Factors<T> factors = detail::decompose<T>("orth", a, false, true, true, false);
    const Eigen::Index rank =
        detail::numerical_rank("orth", factors.s, factors.U.rows(), factors.V.rows(), options.rcond);
    return detail::PlainOf<A, T>(factors.U.leftCols(rank));
}

/// An orthonormal basis of the null space of `a`: the right singular vectors of the singular values that are at most
/// rcond * s(0), or missing.
///
/// @param a        m x n, finite
/// @param options  rcond >= 0, relative; by default eps max(m, n)
/// @return         n x (n - r) with r the numerical rank
/// @throws         as svd; std::invalid_argument for a negative rcond.
/// @see            scipy.linalg.null_space
template <MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto null_space(const A& a, const RankOptions& options = {}) {
    using T = core::FloatOf<core::ScalarOf<A>>;
    const detail::Factors<T> factors = detail::decompose<T>("null_space", a, true, true, true, false);
    const Eigen::Index rank =
        detail::numerical_rank("null_space", factors.s, factors.U.rows(), factors.V.rows(), options.rcond);
    return detail::PlainOf<A, T>(factors.V.rightCols(factors.V.cols() - rank));
}

/// Singular value decompositions of a stack of matrices, in its last two axes (include <scixx/tensor.hpp>): s has one
/// axis less. As svd(a); nothing is allocated a matrix of up to 8 rows and columns, for which one-sided Jacobi is used.
/// @see  scipy.linalg.svd
template <StackLike A>
[[nodiscard]] auto svd(const A& a, const SvdOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    using Real = core::RealOf<T>;
    using Eigen::Index;
    const core::Dims shape = detail::matrix_shape(a), batch = detail::batch_of(core::shape_of(a), 2);
    const Index m = shape[0], n = shape[1], k = std::min(m, n);
    const bool vectors = options.compute_uv, full = options.full_matrices;
    detail::StackResult<A, T, 2> U(batch, {vectors ? m : 0, !vectors ? 0 : full ? m : k});
    detail::StackResult<A, Real, 1> s(batch, {k});
    detail::StackResult<A, T, 2> Vh(batch, {!vectors ? 0 : full ? n : k, vectors ? n : 0});
    const auto left = U.parts(batch), right = Vh.parts(batch);
    const auto values = s.parts(batch);
    detail::each_matrix<T>("svd", a, options.check_finite, false, [&](Index number, auto& work) {
        if constexpr (detail::is_small<std::remove_reference_t<decltype(work)>>) {
            if (!options.check_finite && !detail::all_finite(work))
                core::fail<LinAlgError>("svd", "the matrix holds a NaN or an infinity");
            // A wide matrix is decomposed as its adjoint.
            const bool wide = m < n;
            if (wide) work.adjointInPlace();
            Real found[8] = {};
            detail::Small<T> u, v;
            detail::small_svd<T>("svd", work, found, u, v, full ? work.rows() : k);
            for (Index i = 0; i < k; ++i) values[number](i) = found[i];
            if (!vectors) return;
            if (wide) u.swap(v);
            detail::put(u, left[number]);
            detail::put(detail::Small<T>(v.adjoint()), right[number]);
        } else {
            SvdOptions each = options;
            each.check_finite = false;
            const auto found = svd(work, each);
            detail::put(found.U, left[number]);
            detail::put(found.s, values[number]);
            detail::put(found.Vh, right[number]);
        }
    });
    return SvdResult<decltype(U.array), decltype(s.array)>{std::move(U.array), std::move(s.array), std::move(Vh.array)};
}

}  // namespace scixx::linalg
