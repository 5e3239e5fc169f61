// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/arguments.hpp>
#include <scixx/linalg/detail/factors/cossin.hpp>

namespace scixx::linalg {

/// The form in which cossin returns the factors.
enum class CossinForm {
    full,      ///< three matrices
    separate,  ///< the blocks and the angles: SciPy's separate=True
};

/// Options of cossin.
struct CossinOptions {
    bool swap_sign = false;  ///< whether -S and -I stand in the lower left block instead of the upper right one
    bool compute_u = true;   ///< without it u (u1 and u2) is 0 x 0
    bool compute_vh = true;  ///< without it vh (v1h and v2h) is 0 x 0
};

/// What cossin returns: X = u cs vh.
template <class Matrix>
struct CossinResult {
    Matrix u;   ///< block diagonal: u1 and u2
    Matrix cs;  ///< cosines and sines
    Matrix vh;  ///< block diagonal: v1h and v2h
};
/// What cossin of CossinForm::separate returns.
template <class Matrix, class Vector>
struct SeparateCossinResult {
    Matrix u1;     ///< p x p
    Matrix u2;     ///< (m - p) x (m - p)
    Vector theta;  ///< r = min(p, m - p, q, m - q) angles
    Matrix v1h;    ///< q x q
    Matrix v2h;    ///< (m - q) x (m - q)
};

namespace detail {

template <CossinForm form, class A, class T>
auto give_cossin(const Dense<T>& x, Index p, Index q, const CossinOptions& options) {
    using Matrix = detail::PlainOf<A, T>;
    const Index m = x.rows();
    auto f = factors::cossin<T>(x, p, q, options.swap_sign);
    if constexpr (form == CossinForm::separate) {
        using Vector = VectorOf<A, core::RealOf<T>>;
        if (!options.compute_u) f.u1.resize(0, 0), f.u2.resize(0, 0);
        if (!options.compute_vh) f.v1h.resize(0, 0), f.v2h.resize(0, 0);
        return SeparateCossinResult<Matrix, Vector>{give<Matrix>(std::move(f.u1)), give<Matrix>(std::move(f.u2)),
                                                    give<Vector>(std::move(f.theta)), give<Matrix>(std::move(f.v1h)),
                                                    give<Matrix>(std::move(f.v2h))};
    } else {
        const auto diagonal = [&](bool wanted, const Dense<T>& first, const Dense<T>& second) {
            Dense<T> out = Dense<T>::Zero(wanted ? m : 0, wanted ? m : 0);
            if (wanted) {
                out.topLeftCorner(first.rows(), first.rows()) = first;
                out.bottomRightCorner(second.rows(), second.rows()) = second;
            }
            return give<Matrix>(std::move(out));
        };
        return CossinResult<Matrix>{diagonal(options.compute_u, f.u1, f.u2),
                                    give<Matrix>(factors::cossin_matrix<T>(f.theta, m, p, q, options.swap_sign)),
                                    diagonal(options.compute_vh, f.v1h, f.v2h)};
    }
}

}  // namespace detail

/// The cosine-sine decomposition of an orthogonal or unitary matrix X in four blocks, of which the first is p x q:
///
///                                    [ I  0  0 | 0  0  0 ]
///     [ X11 | X12 ]   [ u1 |    ]    [ 0  C  0 | 0 -S  0 ]    [ v1h |     ]
///     [ ----+---- ] = [ ---+--- ]    [ 0  0  0 | 0  0 -I ]    [ ----+---- ]
///     [ X21 | X22 ]   [    | u2 ]    [ 0  0  0 | I  0  0 ]    [     | v2h ]
///                                    [ 0  S  0 | 0  C  0 ]
///                                    [ 0  0  I | 0  0  0 ]
///
/// C and S are diagonal, the cosines and the sines of r = min(p, m - p, q, m - q) angles in [0, pi/2].
///
///     auto [u, cs, vh] = cossin(x, 2, 3);
///     auto [u1, u2, theta, v1h, v2h] = cossin<CossinForm::separate>(x, 2, 3);
///
/// @tparam form    see CossinForm; it changes the type of the result
/// @param X        m x m, orthogonal or unitary (which is not checked)
/// @param p, q     rows and columns of the first block, 1 .. m - 1
/// @param options  see CossinOptions
/// @return         the factors, of X's family and storage order
/// @throws std::invalid_argument  if X is not square, p or q is out of range, or for NaN and infinity.
/// @throws LinAlgError            if a singular value decomposition does not converge.
/// @note           O(m^3) time, by singular value decompositions of the left blocks. C. Van Loan, Computing the CS and
///                 the generalized singular value decompositions, Numer. Math. 46 (1985). Differs from SciPy: the
///                 separate form is flat, not three tuples.
/// @see            scipy.linalg.cossin
template <CossinForm form = CossinForm::full, MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto cossin(const A& X, Eigen::Index p, Eigen::Index q, const CossinOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    const detail::Dense<T> x = detail::square_matrix<T>("cossin", "X", X);
    core::require(0 < p && p < x.rows(), "cossin", "p must lie in 1 .. ", x.rows() - 1, ", got ", p);
    core::require(0 < q && q < x.rows(), "cossin", "q must lie in 1 .. ", x.rows() - 1, ", got ", q);
    return detail::give_cossin<form, A>(x, p, q, options);
}

/// The cosine-sine decomposition of the matrix of four blocks [X11 X12; X21 X22].
///
/// @param X11, X12, X21, X22  p x q, p x (m - q), (m - p) x q and (m - p) x (m - q), none empty
/// @throws std::invalid_argument  if the shapes do not agree. Otherwise as cossin(X, p, q).
/// @see    scipy.linalg.cossin
template <CossinForm form = CossinForm::full, MatrixLike A = core::MatrixInBraces, MatrixLike B = core::MatrixInBraces,
          MatrixLike C = core::MatrixInBraces, MatrixLike D>
[[nodiscard]] auto cossin(const A& X11, const B& X12, const C& X21, const D& X22, const CossinOptions& options = {}) {
    using T = core::CommonOf<core::CommonOf<core::ScalarOf<A>, core::ScalarOf<B>>,
                             core::CommonOf<core::ScalarOf<C>, core::ScalarOf<D>>>;
    const detail::Dense<T> x11 = detail::work_matrix<T>("cossin", "X11", X11),
                           x12 = detail::work_matrix<T>("cossin", "X12", X12),
                           x21 = detail::work_matrix<T>("cossin", "X21", X21),
                           x22 = detail::work_matrix<T>("cossin", "X22", X22);
    const Eigen::Index p = x11.rows(), q = x11.cols(), m = p + x21.rows();
    core::require(p > 0 && q > 0, "cossin", "X11 must not be empty");
    core::require(x12.rows() == p && x12.cols() > 0, "cossin", "X12 must have ", p, " rows and not be empty, got ",
                  x12.rows(), " x ", x12.cols());
    core::require(x21.cols() == q && x21.rows() > 0, "cossin", "X21 must have ", q, " columns and not be empty, got ",
                  x21.rows(), " x ", x21.cols());
    core::require(x22.rows() == x21.rows() && x22.cols() == x12.cols(), "cossin", "X22 must be ", x21.rows(), " x ",
                  x12.cols(), ", got ", x22.rows(), " x ", x22.cols());
    core::require(m == q + x12.cols(), "cossin", "X11, X12, X21, X22 must form a square matrix, got ", m, " x ",
                  q + x12.cols());
    detail::Dense<T> x(m, m);
    x << x11, x12, x21, x22;
    return detail::give_cossin<form, A>(x, p, q, options);
}

}  // namespace scixx::linalg
