// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/arguments.hpp>
#include <scixx/linalg/detail/functions/riccati.hpp>
#include <scixx/linalg/detail/functions/sylvester.hpp>

namespace scixx::linalg {

namespace detail::functions {

/// What the Lyapunov equations have in common: arguments, and the shape of the result.
template <class A, class Q, class F>
auto lyapunov(const char* function, const A& a, const Q& q, F&& solve) {
    using T = core::CommonOf<core::ScalarOf<A>, core::ScalarOf<Q>>;
    const Dense<T> left = square_matrix<T>(function, "a", a), rhs = square_matrix<T>(function, "q", q);
    core::require(rhs.rows() == left.rows(), function, "q must have a's shape");
    return give<detail::PlainOf<A, T>>(solve(left, rhs));
}

}  // namespace detail::functions

/// The solution of Sylvester's equation a X + X b = q.
///
/// @param a, b, q  m x m, n x n and m x n; integers count as double
/// @return         X, m x n, of a's family
/// @throws std::invalid_argument  if the shapes do not agree, or for NaN and infinity.
/// @throws LinAlgError            if an eigenvalue of a is minus one of b.
/// @note           O(m^3 + n^3 + m n (m + n)) time, by Schur forms (Bartels and Stewart 1972).
/// @see            scipy.linalg.solve_sylvester
template <MatrixLike A = core::MatrixInBraces, MatrixLike B = core::MatrixInBraces, MatrixLike Q = core::MatrixInBraces>
[[nodiscard]] auto solve_sylvester(const A& a, const B& b, const Q& q) {
    using T = core::CommonOf<core::CommonOf<core::ScalarOf<A>, core::ScalarOf<B>>, core::ScalarOf<Q>>;
    const detail::Dense<T> left = detail::square_matrix<T>("solve_sylvester", "a", a),
                           right = detail::square_matrix<T>("solve_sylvester", "b", b),
                           rhs = detail::work_matrix<T>("solve_sylvester", "q", q);
    core::require(rhs.rows() == left.rows() && rhs.cols() == right.rows(), "solve_sylvester", "q must be ", left.rows(),
                  " x ", right.rows(), ", got ", rhs.rows(), " x ", rhs.cols());
    using Form = detail::functions::SchurForm<T>;
    return detail::give<detail::PlainOf<A, T>>(detail::functions::sylvester<T>(
        "solve_sylvester", Form("solve_sylvester", left), Form("solve_sylvester", right), rhs));
}

/// The solution of Sylvester's equation where q is a vector, a column, or a or b a number. Otherwise as above.
/// @see  scipy.linalg.solve_sylvester
template <MatrixOrLess A, MatrixOrLess B, MatrixOrLess Q>
    requires(!(MatrixLike<A> && MatrixLike<B> && MatrixLike<Q>))
[[nodiscard]] auto solve_sylvester(const A& a, const B& b, const Q& q) {
    return solve_sylvester(detail::as_matrix(a), detail::as_matrix(b), detail::as_matrix(q));
}

/// The solution of the continuous Lyapunov equation a X + X a^H = q.
///
/// @param a, q  n x n
/// @return      X, n x n, of a's family
/// @throws std::invalid_argument  if the shapes do not agree, or for NaN and infinity.
/// @throws LinAlgError            if two eigenvalues of a have the sum of one and the other's conjugate zero.
/// @note        O(n^3) time, as solve_sylvester.
/// @see         scipy.linalg.solve_continuous_lyapunov
template <MatrixLike A = core::MatrixInBraces, MatrixLike Q = core::MatrixInBraces>
[[nodiscard]] auto solve_continuous_lyapunov(const A& a, const Q& q) {
    return detail::functions::lyapunov("solve_continuous_lyapunov", a, q, [](const auto& left, const auto& rhs) {
        return detail::functions::continuous_lyapunov("solve_continuous_lyapunov", left, rhs);
    });
}

/// The solution of the discrete Lyapunov equation a X a^H - X + q = 0.
///
/// @param a, q  n x n
/// @return      X, n x n, of a's family
/// @throws std::invalid_argument  if the shapes do not agree, or for NaN and infinity.
/// @throws LinAlgError            if the product of an eigenvalue of a and the conjugate of another is 1.
/// @note        O(n^3) time, by a Schur form. Differs from SciPy: there is one method.
/// @see         scipy.linalg.solve_discrete_lyapunov
template <MatrixLike A = core::MatrixInBraces, MatrixLike Q = core::MatrixInBraces>
[[nodiscard]] auto solve_discrete_lyapunov(const A& a, const Q& q) {
    return detail::functions::lyapunov("solve_discrete_lyapunov", a, q, [](const auto& left, const auto& rhs) {
        using Matrix = std::remove_cvref_t<decltype(left)>;
        using Complex = core::ComplexOf<typename Matrix::Scalar>;
        const detail::Dense<Complex> x = detail::functions::stein<Complex>(
            "solve_discrete_lyapunov", left.template cast<Complex>(), rhs.template cast<Complex>());
        if constexpr (std::is_same_v<detail::Dense<Complex>, Matrix>)
            return x;
        else
            return Matrix(x.real());
    });
}

/// The stabilising solution X of the continuous Riccati equation
/// a^H X e + e^H X a - (e^H X b + s) r^-1 (b^H X e + s^H) + q = 0.
///
///     const Eigen::MatrixXd x = solve_continuous_are(a, b, q, r);      // e = I and s = 0
///     const Eigen::MatrixXd y = solve_continuous_are(a, b, q, r, e, s);
///
/// @param a, b, q, r  n x n, n x m, n x n and m x m; q and r Hermitian, r regular
/// @param e_and_s     e, n x n and regular, or e and s, n x m
/// @return            X, n x n, Hermitian, of a's family: the eigenvalues of the closed loop lie in the left half plane
/// @throws std::invalid_argument  if the shapes do not agree, q or r is not Hermitian, or for NaN and infinity.
/// @throws LinAlgError            if r or e is singular or there is no stabilising solution.
/// @note              O(n^3) time: Cayley's transform and the structure-preserving doubling algorithm. Differs from
///                    SciPy:
///                    there is no `balanced`, since no pencil is formed.
/// @see               scipy.linalg.solve_continuous_are
template <MatrixLike A = core::MatrixInBraces, MatrixLike B = core::MatrixInBraces, MatrixLike Q = core::MatrixInBraces,
          MatrixLike R = core::MatrixInBraces, MatrixLike... M>
    requires(sizeof...(M) <= 2)
[[nodiscard]] auto solve_continuous_are(const A& a, const B& b, const Q& q, const R& r, const M&... e_and_s) {
    using T = typename detail::functions::CommonScalar<A, B, Q, R, M...>::type;
    return detail::give<detail::PlainOf<A, T>>(detail::functions::continuous_are<T>(
        detail::functions::riccati<T>("solve_continuous_are", a, b, q, r, e_and_s...)));
}

/// The solution of the continuous Riccati equation where b or s is a vector, a column, or a, q or r a number: one
/// input. Otherwise as above.
/// @see  scipy.linalg.solve_continuous_are
template <MatrixOrLess A, MatrixOrLess B, MatrixOrLess Q, MatrixOrLess R, MatrixOrLess... M>
    requires(sizeof...(M) <= 2 &&
             !(MatrixLike<A> && MatrixLike<B> && MatrixLike<Q> && MatrixLike<R> && (... && MatrixLike<M>)))
[[nodiscard]] auto solve_continuous_are(const A& a, const B& b, const Q& q, const R& r, const M&... e_and_s) {
    return solve_continuous_are(detail::as_matrix(a), detail::as_matrix(b), detail::as_matrix(q), detail::as_matrix(r),
                                detail::as_matrix(e_and_s)...);
}

/// The stabilising solution X of the discrete Riccati equation
/// a^H X a - e^H X e - (a^H X b + s) (r + b^H X b)^-1 (b^H X a + s^H) + q = 0.
///
/// @param a, b, q, r  n x n, n x m, n x n and m x m; q and r Hermitian; r may be singular
/// @param e_and_s     e, n x n and regular, or e and s, n x m
/// @return            X, n x n, Hermitian, of a's family
/// @throws std::invalid_argument  if the shapes do not agree, q or r is not Hermitian, or for NaN and infinity.
/// @throws LinAlgError            if e or r + b^H X b is singular or there is no stabilising solution.
/// @note              O(n^3) time, by the structure-preserving doubling algorithm; for a singular r of the equation for
///                    X - c I, whose r is regular. Differs from SciPy: there is no `balanced`, since no pencil is
///                    formed.
/// @see               scipy.linalg.solve_discrete_are
template <MatrixLike A = core::MatrixInBraces, MatrixLike B = core::MatrixInBraces, MatrixLike Q = core::MatrixInBraces,
          MatrixLike R = core::MatrixInBraces, MatrixLike... M>
    requires(sizeof...(M) <= 2)
[[nodiscard]] auto solve_discrete_are(const A& a, const B& b, const Q& q, const R& r, const M&... e_and_s) {
    using T = typename detail::functions::CommonScalar<A, B, Q, R, M...>::type;
    return detail::give<detail::PlainOf<A, T>>(detail::functions::discrete_are<T>(
        detail::functions::riccati<T>("solve_discrete_are", a, b, q, r, e_and_s...)));
}

/// The solution of the discrete Riccati equation where b or s is a vector, a column, or a, q or r a number: one input.
/// Otherwise as above.
/// @see  scipy.linalg.solve_discrete_are
template <MatrixOrLess A, MatrixOrLess B, MatrixOrLess Q, MatrixOrLess R, MatrixOrLess... M>
    requires(sizeof...(M) <= 2 &&
             !(MatrixLike<A> && MatrixLike<B> && MatrixLike<Q> && MatrixLike<R> && (... && MatrixLike<M>)))
[[nodiscard]] auto solve_discrete_are(const A& a, const B& b, const Q& q, const R& r, const M&... e_and_s) {
    return solve_discrete_are(detail::as_matrix(a), detail::as_matrix(b), detail::as_matrix(q), detail::as_matrix(r),
                              detail::as_matrix(e_and_s)...);
}

}  // namespace scixx::linalg
