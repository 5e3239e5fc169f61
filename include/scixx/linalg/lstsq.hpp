// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/linalg/detail/arguments.hpp>
#include <scixx/linalg/detail/lstsq.hpp>

namespace scixx::linalg {

/// The algorithm of lstsq, called after the LAPACK drivers that SciPy chooses from.
enum class LstsqDriver {
    gelsd,  ///< singular value decomposition by divide and conquer
    gelsy,  ///< QR with column pivoting: faster; no singular values
    gelss,  ///< singular value decomposition by one-sided Jacobi
};

/// Options of lstsq.
struct LstsqOptions {
    std::optional<double> cond{};  ///< relative size of a singular value that counts as zero; by default eps max(m, n)
    bool check_finite = true;      ///< refuse NaN and infinity
    LstsqDriver lapack_driver = LstsqDriver::gelsd;  ///< the algorithm
};

/// What lstsq returns.
template <class X, class Residues, class Vector>
struct LstsqResult {
    X x;                ///< n-vector or n x k
    Residues residues;  ///< sums of squares of b - a x, one a column; empty where rank < n or m <= n
    Eigen::Index rank;  ///< the numerical rank of a
    Vector s;           ///< singular values of a; empty with gelsy
};

/// The least-squares solution of a x = b: of all x that minimise |b - a x| the one of least norm.
///
/// @param a        m x n; integers count as double
/// @param b        m-vector or m x k
/// @param options  see LstsqOptions
/// @return         see LstsqResult; residues is a vector of k numbers (1 for a vector b), or empty
/// @throws std::invalid_argument  if b has not m rows, for a negative cond, or for NaN and infinity when check_finite.
/// @throws LinAlgError            if the singular value decomposition does not converge.
/// @note           O(m n min(m, n)) time; backward stable. Differs from SciPy: residues of a vector b is a vector of
///                 one number; cond is not eps by default, as rounding alone leaves singular values of that size.
/// @see            scipy.linalg.lstsq
template <MatrixLike A = core::MatrixInBraces, VectorOrMatrix B = core::VectorInBraces>
[[nodiscard]] auto lstsq(const A& a, const B& b, const LstsqOptions& options = {}) {
    using T = core::CommonOf<core::ScalarOf<A>, core::ScalarOf<B>>;
    using Real = core::RealOf<T>;
    detail::Dense<T> matrix = detail::work_matrix<T>("lstsq", "a", a, options.check_finite);
    detail::Dense<T> rhs = detail::work_matrix<T>("lstsq", "b", b, options.check_finite);
    core::require(matrix.rows() == rhs.rows(), "lstsq", "b must have as many rows as a, ", matrix.rows(), ", got ",
                  rhs.rows());
    core::require(!options.cond || *options.cond >= 0, "lstsq", "cond must not be negative, got ",
                  options.cond.value_or(0));
    const Real cond = detail::rank_tolerance<Real>(options.cond, matrix.rows(), matrix.cols());
    detail::LeastSquares<T> found = options.lapack_driver == LstsqDriver::gelsy
                                        ? detail::least_squares_qr(std::move(matrix), std::move(rhs), cond)
                                        : detail::least_squares_svd(std::move(matrix), std::move(rhs), cond,
                                                                    options.lapack_driver == LstsqDriver::gelss);
    using X = detail::PlainOf<B, T>;
    using Vector = detail::VectorOf<A, Real>;
    return LstsqResult<X, Vector, Vector>{detail::give<X>(std::move(found.x)),
                                          detail::give<Vector>(std::move(found.residues)), found.rank,
                                          detail::give<Vector>(std::move(found.s))};
}

}  // namespace scixx::linalg
