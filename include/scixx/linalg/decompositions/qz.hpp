// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/generalized/reorder.hpp>
#include <scixx/linalg/schur.hpp>

namespace scixx::linalg {

/// Options of qz and ordqz.
struct QzOptions {
    bool check_finite = true;  ///< refuse NaN and infinity
};

/// What qz returns: A = Q AA Z^H and B = Q BB Z^H.
template <class Matrix>
struct QzResult {
    Matrix AA;  ///< upper triangular, or quasi-triangular
    Matrix BB;  ///< upper triangular, its diagonal not negative; diagonal where AA has a block of size 2
    Matrix Q;   ///< unitary
    Matrix Z;   ///< unitary
};

/// What ordqz returns: A = Q AA Z^H and B = Q BB Z^H.
template <class Matrix, class Alpha, class Beta>
struct OrdqzResult {
    Matrix AA;    ///< as in QzResult
    Matrix BB;    ///< as in QzResult
    Alpha alpha;  ///< complex; the eigenvalues are alpha / beta
    Beta beta;    ///< of AA's scalar, not negative
    Matrix Q;     ///< unitary
    Matrix Z;     ///< unitary
};

namespace detail {

/// The generalised Schur form in work matrices.
template <class T>
struct PencilWork {
    Dense<T> a, b, q, z;
    generalized::Pencil<T> pencil() { return {a, b, q, z}; }
};

/// finish(pencil, i, j) is called while the form is of moderate size, see qz_in_place.
template <SchurOutput output, class A, class B, class F>
auto qz_work(const char* function, const A& a, const B& b, bool check_finite, F&& finish) {
    using Scalar = core::CommonOf<core::ScalarOf<A>, core::ScalarOf<B>>;
    using T = std::conditional_t<output == SchurOutput::complex, core::ComplexOf<Scalar>, Scalar>;
    const Dense<Scalar> first = square_matrix<Scalar>(function, "A", a, check_finite),
                        second = square_matrix<Scalar>(function, "B", b, check_finite);
    const Index n = first.rows();
    core::require(second.rows() == n, function, "B must have A's shape, ", n, " x ", n, ", got ", second.rows(), " x ",
                  second.cols());
    PencilWork<T> work{first.template cast<T>(), second.template cast<T>(), Dense<T>(n, n), Dense<T>(n, n)};
    const auto pencil = work.pencil();
    generalized::qz_in_place(pencil, function, [&](int i, int j) { finish(pencil, i, j); });
    return work;
}

}  // namespace detail

/// The generalised Schur decomposition of a pair of square matrices: A = Q AA Z^H and B = Q BB Z^H.
///
///     auto [AA, BB, Q, Z] = qz(a, b);        auto [AA, BB, Q, Z] = qz<SchurOutput::complex>(a, b);
///
/// @tparam output  see SchurOutput; it changes the type of the result
/// @param A, B     n x n; integers count as double
/// @param options  see QzOptions
/// @return         see QzResult; of A's family and storage order
/// @throws std::invalid_argument  if A is not square, B has not A's shape, or for NaN and infinity when check_finite.
/// @throws LinAlgError            if the iteration does not converge.
/// @note           O(n^3) time: Hessenberg-triangular form and the QZ iteration; backward stable. Eigenvalues come in
///                 the order in which they converge; ordqz puts them in another one. C. B. Moler, G. W. Stewart, An
///                 algorithm for generalized matrix eigenvalue problems, SIAM J. Numer. Anal. 10 (1973).
/// @see            scipy.linalg.qz
template <SchurOutput output = SchurOutput::real, MatrixLike M = core::MatrixInBraces,
          MatrixLike N = core::MatrixInBraces>
[[nodiscard]] auto qz(const M& A, const N& B, const QzOptions& options = {}) {
    auto work = detail::qz_work<output>("qz", A, B, options.check_finite, [](const auto&, int, int) {});
    using Matrix = detail::PlainOf<M, typename decltype(work.a)::Scalar>;
    return QzResult<Matrix>{detail::give<Matrix>(std::move(work.a)), detail::give<Matrix>(std::move(work.b)),
                            detail::give<Matrix>(std::move(work.q)), detail::give<Matrix>(std::move(work.z))};
}

/// The generalised Schur decomposition with chosen eigenvalues at the top.
///
///     auto [AA, BB, alpha, beta, Q, Z] = ordqz(a, b, Sort::ouc);
///     ordqz(a, b, [](std::complex<double> alpha, double beta) { return alpha.real() < beta; });
///
/// @tparam output  see SchurOutput
/// @param A, B     n x n; integers count as double
/// @param sort     a Sort (infinite eigenvalues count for ouc alone, 0 / 0 for none), or a callable that takes alpha
///                 and beta (of AA's scalar) and tells whether alpha / beta comes to the top
/// @param options  see QzOptions
/// @return         see OrdqzResult; a pair of conjugate eigenvalues in real output comes up when one of them is chosen
/// @throws std::invalid_argument  if A is not square, B has not A's shape, or for NaN and infinity when check_finite.
/// @throws LinAlgError            if the iteration does not converge.
/// @note           O(n^3) time: qz, then neighbouring blocks change places. Differs from SciPy: a callable gets one
///                 eigenvalue at a time.
/// @see            scipy.linalg.ordqz
template <SchurOutput output = SchurOutput::real, MatrixLike M = core::MatrixInBraces,
          MatrixLike N = core::MatrixInBraces, class S = Sort>
[[nodiscard]] auto ordqz(const M& A, const N& B, const S& sort = Sort::lhp, const QzOptions& options = {}) {
    using Scalar = core::CommonOf<core::ScalarOf<M>, core::ScalarOf<N>>;
    using T = std::conditional_t<output == SchurOutput::complex, core::ComplexOf<Scalar>, Scalar>;
    using Complex = core::ComplexOf<T>;
    const auto reorder = [&](const detail::generalized::Pencil<T>& pencil, int power_a, int power_b) {
        auto w = detail::generalized::form_eigenvalues<T>(pencil.a, pencil.b);
        detail::generalized::scale_quotients(w, power_a, power_b);
        const auto chosen = [&](Eigen::Index k) -> bool {
            if constexpr (std::is_same_v<S, Sort>) {
                const auto beta = detail::dense::real(w.beta[k]);
                if (beta == 0) return sort == Sort::ouc && w.alpha[k] != Complex(0);
                const Complex quotient = w.alpha[k] / beta;
                return sort == Sort::lhp   ? quotient.real() < 0
                       : sort == Sort::rhp ? quotient.real() > 0
                       : sort == Sort::iuc ? std::abs(quotient) < 1
                                           : std::abs(quotient) > 1;
            } else
                return static_cast<bool>(sort(w.alpha[k], w.beta[k]));
        };
        detail::generalized::move_up<T>(pencil.a, chosen, [&](Eigen::Index k, Eigen::Index p, Eigen::Index q) {
            detail::generalized::swap_blocks(pencil, k, p, q);
        });
    };
    auto work = detail::qz_work<output>("ordqz", A, B, options.check_finite, reorder);
    auto w = detail::generalized::form_eigenvalues<T>(work.a, work.b);
    using Matrix = detail::PlainOf<M, T>;
    using Alpha = detail::VectorOf<M, Complex>;
    using Beta = detail::VectorOf<M, T>;
    return OrdqzResult<Matrix, Alpha, Beta>{
        detail::give<Matrix>(std::move(work.a)), detail::give<Matrix>(std::move(work.b)),
        detail::give<Alpha>(std::move(w.alpha)), detail::give<Beta>(std::move(w.beta)),
        detail::give<Matrix>(std::move(work.q)), detail::give<Matrix>(std::move(work.z))};
}

}  // namespace scixx::linalg
