// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/arguments.hpp>
#include <scixx/linalg/detail/functions/expm_cond.hpp>
#include <scixx/linalg/detail/stack/stack.hpp>

namespace scixx::linalg {

/// The exponential of a square matrix.
///
/// @param A   n x n; integers count as double
/// @return    exp(A), of A's family and storage order. A diagonal matrix gives the exponentials of its diagonal, the
///            diagonal of a triangular one is exact; a NaN or an infinity gives NaN.
/// @throws std::invalid_argument  if A is not square.
/// @note      O(n^3) time: scaling, rational approximation of order up to 13, and squaring (Higham 2005; Al-Mohy and
///            Higham 2009).
/// @see       scipy.linalg.expm
template <MatrixLike M = core::MatrixInBraces>
[[nodiscard]] auto expm(const M& A) {
    using T = detail::ScalarOf<M>;
    return detail::give<detail::PlainOf<M, T>>(
        detail::functions::expm<T>(detail::square_matrix<T>("expm", "A", A, false)));
}

/// What expm_frechet returns.
template <class Matrix>
struct ExpmFrechetResult {
    Matrix expm_A;        ///< exp(A)
    Matrix expm_frechet;  ///< the derivative of exp at A in the direction E
};

/// The matrix exponential and its Frechet derivative L(A, E): exp(A + E) - exp(A) = L(A, E) + o(|E|).
///
/// @param A, E  n x n
/// @return      exp(A) and L(A, E), of A's family and storage order
/// @throws std::invalid_argument  if A is not square, E has another shape, or for NaN and infinity.
/// @note        8 times the work of expm: the exponential of [[A, E], [0, A]]. R. Mathias, A chain rule for matrix
///              functions and applications, SIAM J. Matrix Anal. Appl. 17 (1996).
/// @see         scipy.linalg.expm_frechet
template <MatrixLike M = core::MatrixInBraces, MatrixLike N = core::MatrixInBraces>
[[nodiscard]] auto expm_frechet(const M& A, const N& E) {
    using T = core::CommonOf<core::ScalarOf<M>, core::ScalarOf<N>>;
    const detail::Dense<T> a = detail::square_matrix<T>("expm_frechet", "A", A),
                           e = detail::square_matrix<T>("expm_frechet", "E", E);
    core::require(a.rows() == e.rows(), "expm_frechet", "E must have A's shape, ", a.rows(), " x ", a.rows(), ", got ",
                  e.rows(), " x ", e.cols());
    const Eigen::Index n = a.rows();
    const detail::Dense<T> both = detail::functions::expm_with_derivative<T>(a, e);
    using Matrix = detail::PlainOf<M, T>;
    return ExpmFrechetResult<Matrix>{detail::give<Matrix>(detail::Dense<T>(both.topLeftCorner(n, n))),
                                     detail::give<Matrix>(detail::Dense<T>(both.topRightCorner(n, n)))};
}

/// Options of expm_cond.
struct ExpmCondOptions {
    bool check_finite = true;  ///< refuse NaN and infinity
};

/// The relative condition number of the matrix exponential in Frobenius' norm: max |L(A, E)| |A| / |exp(A)| over |E| =
/// 1.
///
/// @param A        n x n; integers count as double
/// @param options  see ExpmCondOptions
/// @return         the condition number, real; 0 for A = 0, NaN without check_finite for a NaN or an infinity
/// @throws std::invalid_argument  if A is not square, or for NaN and infinity when check_finite.
/// @note           Some dozen exponentials of 2 n x 2 n matrices: Lanczos' method, which does not form the n^2 x n^2
///                 matrix of the derivative. N. J. Higham, Functions of Matrices (2008), chapter 3.
/// @see            scipy.linalg.expm_cond
template <MatrixLike M = core::MatrixInBraces>
[[nodiscard]] auto expm_cond(const M& A, const ExpmCondOptions& options = {}) {
    using T = detail::ScalarOf<M>;
    using Real = core::RealOf<T>;
    const detail::Dense<T> a = detail::square_matrix<T>("expm_cond", "A", A, options.check_finite);
    const Real size = detail::dense::norm2(a.data(), a.size());
    if (size == 0) return Real(0);
    if (!detail::all_finite(a)) return std::numeric_limits<Real>::quiet_NaN();
    const detail::Dense<T> x = detail::functions::expm<T>(a);
    return Real(detail::functions::expm_derivative_norm<T>(a) / detail::dense::norm2(x.data(), x.size()) * size);
}

/// The sine and the cosine of a matrix by exp(iA), the hyperbolic ones by exp(A).
namespace detail::functions {

/// exp(i a).
template <class T>
Dense<core::ComplexOf<T>> exp_i(const Dense<T>& a, bool minus) {
    using Complex = core::ComplexOf<T>;
    return expm<Complex>(a.template cast<Complex>() * Complex(0, minus ? -1 : 1));
}
template <class T>
Dense<T> cosm(const Dense<T>& a) {
    if constexpr (core::is_complex<T>)
        return (exp_i(a, false) + exp_i(a, true)) / T(2);
    else
        return exp_i(a, false).real();
}
template <class T>
Dense<T> sinm(const Dense<T>& a) {
    if constexpr (core::is_complex<T>) {
        if (is_small(a)) return small_sinhm<T>(a * T(0, 1)) * T(0, -1);
        return (exp_i(a, false) - exp_i(a, true)) * T(0, core::RealOf<T>(-0.5));
    } else
        return exp_i(a, false).imag();
}
template <class T>
Dense<T> coshm(const Dense<T>& a) {
    return (expm<T>(a) + expm<T>(-a)) / T(2);
}
template <class T>
Dense<T> sinhm(const Dense<T>& a) {
    return is_small(a) ? small_sinhm<T>(a) : Dense<T>((expm<T>(a) - expm<T>(-a)) / T(2));
}

}  // namespace detail::functions

/// The cosine of a square matrix. @param A n x n, finite @throws std::invalid_argument unless it is. @see
/// scipy.linalg.cosm
template <MatrixLike M = core::MatrixInBraces>
[[nodiscard]] auto cosm(const M& A) {
    using T = detail::ScalarOf<M>;
    return detail::give<detail::PlainOf<M, T>>(detail::functions::cosm<T>(detail::square_matrix<T>("cosm", "A", A)));
}
/// The sine of a square matrix. @param A n x n, finite @throws std::invalid_argument unless it is. @see
/// scipy.linalg.sinm
template <MatrixLike M = core::MatrixInBraces>
[[nodiscard]] auto sinm(const M& A) {
    using T = detail::ScalarOf<M>;
    return detail::give<detail::PlainOf<M, T>>(detail::functions::sinm<T>(detail::square_matrix<T>("sinm", "A", A)));
}
/// The tangent of a square matrix, cosm(A)^-1 sinm(A). @param A n x n, finite @throws std::invalid_argument unless it
/// is; LinAlgError if the cosine is singular. @see scipy.linalg.tanm
template <MatrixLike M = core::MatrixInBraces>
[[nodiscard]] auto tanm(const M& A) {
    using T = detail::ScalarOf<M>;
    const detail::Dense<T> a = detail::square_matrix<T>("tanm", "A", A);
    return detail::give<detail::PlainOf<M, T>>(
        detail::functions::solved<T>("tanm", detail::functions::cosm<T>(a), detail::functions::sinm<T>(a)));
}
/// The hyperbolic cosine of a square matrix. @param A n x n, finite @throws std::invalid_argument unless it is.
/// @see scipy.linalg.coshm
template <MatrixLike M = core::MatrixInBraces>
[[nodiscard]] auto coshm(const M& A) {
    using T = detail::ScalarOf<M>;
    return detail::give<detail::PlainOf<M, T>>(detail::functions::coshm<T>(detail::square_matrix<T>("coshm", "A", A)));
}
/// The hyperbolic sine of a square matrix. @param A n x n, finite @throws std::invalid_argument unless it is.
/// @see scipy.linalg.sinhm
template <MatrixLike M = core::MatrixInBraces>
[[nodiscard]] auto sinhm(const M& A) {
    using T = detail::ScalarOf<M>;
    return detail::give<detail::PlainOf<M, T>>(detail::functions::sinhm<T>(detail::square_matrix<T>("sinhm", "A", A)));
}
/// The hyperbolic tangent of a square matrix, coshm(A)^-1 sinhm(A). @param A n x n, finite @throws
/// std::invalid_argument unless it is; LinAlgError if the hyperbolic cosine is singular. @see scipy.linalg.tanhm
template <MatrixLike M = core::MatrixInBraces>
[[nodiscard]] auto tanhm(const M& A) {
    using T = detail::ScalarOf<M>;
    const detail::Dense<T> a = detail::square_matrix<T>("tanhm", "A", A);
    return detail::give<detail::PlainOf<M, T>>(
        detail::functions::solved<T>("tanhm", detail::functions::coshm<T>(a), detail::functions::sinhm<T>(a)));
}

/// The exponentials of a stack of square matrices, in its last two axes (include <scixx/tensor.hpp>). As expm(A);
/// nothing is allocated a matrix of up to 8 rows.
/// @see  scipy.linalg.expm
template <StackLike M>
[[nodiscard]] auto expm(const M& A) {
    using T = detail::ScalarOf<M>;
    return detail::map_stack<T, T, 2>("expm", A, detail::matrix_shape(A), false, [&](auto& work, auto part) {
        using Work = std::remove_reference_t<decltype(work)>;
        detail::put(detail::functions::expm_of<T, Work>(work), part);
    });
}

}  // namespace scixx::linalg
