// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/arguments.hpp>
#include <scixx/linalg/detail/functions/schur_functions.hpp>

namespace scixx::linalg {

namespace detail::functions {

template <class A>
auto complex_matrix(const char* function, const A& a) {
    using Complex = core::ComplexOf<core::ScalarOf<A>>;
    return Dense<Complex>(square_matrix<ScalarOf<A>>(function, "A", a).template cast<Complex>());
}

}  // namespace detail::functions

/// The principal square root of a square matrix: X X = A, eigenvalues of X in the right half plane.
///
/// @param A   n x n; integers count as double
/// @return    X, complex, of A's family and storage order. A singular matrix may have no square root; then X holds
///            infinities and NaN.
/// @throws std::invalid_argument  if A is not square, or for NaN and infinity.
/// @throws LinAlgError            if the Schur form does not converge.
/// @note      O(n^3) time by the Schur form. A. Bjorck, S. Hammarling, A Schur method for the square root of a matrix,
///            Linear Algebra Appl. 52/53 (1983). Differs from SciPy: the result is complex whatever its values.
/// @see       scipy.linalg.sqrtm
template <MatrixLike M = core::MatrixInBraces>
[[nodiscard]] auto sqrtm(const M& A) {
    auto work = detail::functions::complex_matrix("sqrtm", A);
    const detail::functions::SchurForm schur("sqrtm", std::move(work));
    return detail::give<detail::PlainOf<M, core::ComplexOf<core::ScalarOf<M>>>>(
        schur.back(detail::functions::sqrt_triangular(schur.t)));
}

/// The principal logarithm of a square matrix: exp(X) = A, imaginary parts of X's eigenvalues in (-pi, pi].
///
/// @param A   n x n; integers count as double
/// @return    X, complex, of A's family and storage order; a singular A gives infinities and NaN
/// @throws    as sqrtm
/// @note      O(n^3) time: Schur form, square roots until the matrix is near the identity, and a rational approximation
///            in partial fractions. N. J. Higham, Functions of Matrices (2008), chapter 11. Differs from SciPy: the
///            result is complex whatever its values.
/// @see       scipy.linalg.logm
template <MatrixLike M = core::MatrixInBraces>
[[nodiscard]] auto logm(const M& A) {
    auto work = detail::functions::complex_matrix("logm", A);
    const detail::functions::SchurForm schur("logm", std::move(work));
    return detail::give<detail::PlainOf<M, core::ComplexOf<core::ScalarOf<M>>>>(
        schur.back(detail::functions::log_triangular(schur.t)));
}

/// A power of a square matrix with any real exponent: exp(t log A).
///
/// @param A   n x n; integers count as double
/// @param t   exponent, finite
/// @return    A^t, complex, of A's family and storage order: the principal power. For a whole t the power by repeated
///            squaring. For another t, a singular A gives NaN if t < 0, else what Parlett's recurrence gives (see
///            funm).
/// @throws    as sqrtm; std::invalid_argument if t is not finite; LinAlgError for a singular A and a negative whole t.
/// @note      O(n^3) time. Differs from SciPy: the result is complex whatever its values.
/// @see       scipy.linalg.fractional_matrix_power
template <MatrixLike M = core::MatrixInBraces>
[[nodiscard]] auto fractional_matrix_power(const M& A, double t) {
    core::require(std::isfinite(t), "fractional_matrix_power", "t must be finite, got ", t);
    using Complex = core::ComplexOf<core::ScalarOf<M>>;
    auto work = detail::functions::complex_matrix("fractional_matrix_power", A);
    return detail::give<detail::PlainOf<M, Complex>>(detail::functions::power(std::move(work), t));
}

/// A function of a square matrix by its Schur form and Parlett's recurrence.
///
/// @param A     n x n; integers count as double
/// @param func  callable: complex number -> complex number, analytic at the eigenvalues
/// @return      f(A), complex, of A's family and storage order
/// @throws      as sqrtm; what func throws passes through
/// @note        O(n^3) time. Inaccurate where eigenvalues are close to each other: there prefer expm, logm, sqrtm.
///              B. N. Parlett, A recurrence among the elements of functions of triangular matrices, Linear Algebra
///              Appl. 14 (1976). Differs from SciPy: func gets one number at a time; the result is complex.
/// @see         scipy.linalg.funm
template <MatrixLike M = core::MatrixInBraces, class F>
    requires std::is_invocable_v<F&, core::ComplexOf<core::ScalarOf<M>>>
[[nodiscard]] auto funm(const M& A, F&& func) {
    using Complex = core::ComplexOf<core::ScalarOf<M>>;
    auto work = detail::functions::complex_matrix("funm", A);
    const detail::functions::SchurForm schur("funm", std::move(work));
    detail::Dense<Complex> f = detail::Dense<Complex>::Zero(schur.t.rows(), schur.t.cols());
    for (Eigen::Index i = 0; i < f.rows(); ++i) f(i, i) = static_cast<Complex>(func(schur.t(i, i)));
    detail::functions::parlett(schur.t, f);
    return detail::give<detail::PlainOf<M, Complex>>(schur.back(std::move(f)));
}

/// The sign of a square matrix: the function that is 1 right and -1 left of the imaginary axis.
///
/// @param A   n x n without eigenvalues on the imaginary axis; integers count as double
/// @return    sign(A), of A's scalar, family and storage order
/// @throws std::invalid_argument  if A is not square, or for NaN and infinity.
/// @throws LinAlgError            if A or an iterate is singular, or the iteration does not converge.
/// @note      O(n^3) time by Newton's iteration with scaling. J. D. Roberts, Linear model reduction and solution of the
///            algebraic Riccati equation by use of the sign function, Internat. J. Control 32 (1980).
/// @see       scipy.linalg.signm
template <MatrixLike M = core::MatrixInBraces>
[[nodiscard]] auto signm(const M& A) {
    using T = detail::ScalarOf<M>;
    return detail::give<detail::PlainOf<M, T>>(detail::functions::sign(detail::square_matrix<T>("signm", "A", A)));
}

}  // namespace scixx::linalg
