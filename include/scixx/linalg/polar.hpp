// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/dense/triangle.hpp>
#include <scixx/linalg/svd.hpp>

namespace scixx::linalg {

/// On which side of the unitary factor polar has the positive one.
enum class PolarSide { right, left };

/// What polar returns: a = u p, or p u.
template <class Matrix>
struct PolarResult {
    Matrix u;  ///< m x n with orthonormal columns or rows
    Matrix p;  ///< Hermitian, positive semidefinite: n x n (right) or m x m (left)
};

/// The polar decomposition of a matrix: a = u p (right) or a = p u (left).
///
/// @param a     m x n; integers count as double
/// @param side  where p stands
/// @return      u and p, of a's family and storage order
/// @throws std::invalid_argument  for NaN and infinity.
/// @throws LinAlgError            if the singular value decomposition does not converge.
/// @note        O(m n min(m, n)) time, by the singular value decomposition.
/// @see         scipy.linalg.polar
template <MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto polar(const A& a, PolarSide side = PolarSide::right) {
    using T = detail::ScalarOf<A>;
    detail::Factors<T> f = detail::decompose<T>("polar", a, false, true, true, false);
    using namespace detail::dense;
    const Eigen::Index m = f.U.rows(), n = f.V.rows(), k = f.s.size();
    detail::Dense<T> u = detail::Dense<T>::Zero(m, n), &x = side == PolarSide::right ? f.V : f.U;
    if (k > 0)
        multiply_add<T>(T(1), Block<T>(f.U).columns(0, k), Op::none, Block<T>(f.V).columns(0, k), Op::adjoint, u);
    detail::Dense<T> scaled = x.leftCols(k) * f.s.asDiagonal(), p = detail::Dense<T>::Zero(x.rows(), x.rows());
    if (k > 0) multiply_add<T>(T(1), scaled, Op::none, Block<T>(x).columns(0, k), Op::adjoint, p);
    mirror<T>(p, Triangle::lower, true);
    for (Eigen::Index i = 0; i < p.rows(); ++i) p(i, i) = T(real(p(i, i)));
    using Matrix = detail::PlainOf<A, T>;
    return PolarResult<Matrix>{detail::give<Matrix>(std::move(u)), detail::give<Matrix>(std::move(p))};
}

/// What orthogonal_procrustes returns.
template <class Matrix, class Real>
struct OrthogonalProcrustesResult {
    Matrix R;    ///< n x n, orthogonal (unitary)
    Real scale;  ///< sum of the singular values of A^H B
};

/// The orthogonal matrix R that takes A nearest to B: it minimises |A R - B| in Frobenius' norm.
///
/// @param A, B     m x n
/// @return         see OrthogonalProcrustesResult
/// @throws std::invalid_argument  if the shapes differ, or for NaN and infinity.
/// @throws LinAlgError            if the singular value decomposition does not converge.
/// @note           O(m n^2 + n^3) time. P. H. Schonemann, A generalized solution of the orthogonal Procrustes problem,
///                 Psychometrika 31 (1966).
/// @see            scipy.linalg.orthogonal_procrustes
template <MatrixLike M = core::MatrixInBraces, MatrixLike N = core::MatrixInBraces>
[[nodiscard]] auto orthogonal_procrustes(const M& A, const N& B) {
    using T = core::CommonOf<core::ScalarOf<M>, core::ScalarOf<N>>;
    detail::Dense<T> a = detail::work_matrix<T>("orthogonal_procrustes", "A", A),
                     b = detail::work_matrix<T>("orthogonal_procrustes", "B", B);
    core::require(a.rows() == b.rows() && a.cols() == b.cols(), "orthogonal_procrustes", "B must have A's shape, ",
                  a.rows(), " x ", a.cols(), ", got ", b.rows(), " x ", b.cols());
    using namespace detail::dense;
    detail::Dense<T> product = detail::Dense<T>::Zero(a.cols(), a.cols()), R = product;
    multiply_add<T>(T(1), a, Op::adjoint, b, Op::none, product);
    detail::Factors<T> f = detail::decompose<T>("orthogonal_procrustes", product, true, true, true, false);
    multiply_add<T>(T(1), f.U, Op::none, f.V, Op::adjoint, R);
    using Matrix = detail::PlainOf<M, T>;
    return OrthogonalProcrustesResult<Matrix, core::RealOf<T>>{detail::give<Matrix>(std::move(R)), f.s.sum()};
}

/// The angles between two subspaces, in radians, from the largest to the smallest.
///
/// @param A, B  m x p and m x q: the subspaces are spanned by their columns
/// @return      min(rank A, rank B) angles in [0, pi / 2]
/// @throws std::invalid_argument  if the numbers of rows differ, or for NaN and infinity.
/// @throws LinAlgError            if the singular value decomposition does not converge.
/// @note        Small angles come from sines, large ones from cosines, so that all are accurate. A. V. Knyazev, M. E.
///              Argentati, Principal angles between subspaces in an A-based scalar product, SIAM J. Sci. Comput. 23
///              (2002).
/// @see         scipy.linalg.subspace_angles
template <MatrixLike M = core::MatrixInBraces, MatrixLike N = core::MatrixInBraces>
[[nodiscard]] auto subspace_angles(const M& A, const N& B) {
    using T = core::CommonOf<core::ScalarOf<M>, core::ScalarOf<N>>;
    using Real = core::RealOf<T>;
    using Eigen::Index;
    using namespace detail::dense;
    detail::Dense<T> a = detail::work_matrix<T>("subspace_angles", "A", A),
                     b = detail::work_matrix<T>("subspace_angles", "B", B);
    core::require(a.rows() == b.rows(), "subspace_angles", "B must have as many rows as A, ", a.rows(), ", got ",
                  b.rows());
    const auto basis = [](const detail::Dense<T>& x) {
        const detail::Factors<T> f = detail::decompose<T>("subspace_angles", x, false, true, true, false);
        const Index rank = detail::numerical_rank<Real>("subspace_angles", f.s, x.rows(), x.cols(), {});
        return detail::Dense<T>(f.U.leftCols(rank));
    };
    detail::Dense<T> qa = basis(a), qb = basis(b);
    if (qa.cols() < qb.cols()) qa.swap(qb);
    detail::Dense<T> product = detail::Dense<T>::Zero(qa.cols(), qb.cols()), rest = qb;
    multiply_add<T>(T(1), qa, Op::adjoint, qb, Op::none, product);
    multiply_add<T>(T(-1), qa, Op::none, product, Op::none, rest);
    const Index k = qb.cols();
    detail::Column<Real> angles(k);
    if (k > 0) {
        const auto cosines = detail::decompose<T>("subspace_angles", product, false, false, true, false).s;
        const auto sines = detail::decompose<T>("subspace_angles", rest, false, false, true, false).s;
        for (Index i = 0; i < k; ++i) {
            const Real c = std::min(Real(1), cosines[k - 1 - i]), s = std::min(Real(1), sines[i]);
            angles[i] = c * c >= Real(0.5) ? std::asin(s) : std::acos(c);
        }
    }
    return detail::give<detail::VectorOf<M, Real>>(std::move(angles));
}

/// The angles between a line, spanned by a vector, and a subspace or another line. Otherwise as above.
/// @see  scipy.linalg.subspace_angles
template <VectorOrMatrix M = core::MatrixInBraces, VectorOrMatrix N = core::MatrixInBraces>
    requires(!(MatrixLike<M> && MatrixLike<N>))
[[nodiscard]] auto subspace_angles(const M& A, const N& B) {
    return subspace_angles(detail::as_matrix(A), detail::as_matrix(B));
}

}  // namespace scixx::linalg
