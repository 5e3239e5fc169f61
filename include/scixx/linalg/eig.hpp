// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/arguments.hpp>
#include <scixx/linalg/detail/generalized/eig.hpp>
#include <scixx/linalg/detail/spectral/eig.hpp>

namespace scixx::linalg {

/// Which eigenvectors eig returns.
enum class EigVectors { right, left, both };

/// In which form eig and eigvals of a pair of matrices return the eigenvalues.
enum class EigValues {
    quotients,    ///< w, a vector; infinite where b makes it so
    homogeneous,  ///< alpha and beta, the rows of a 2 x n matrix: w = alpha / beta. SciPy's homogeneous_eigvals=True
};

/// Options of eig and eigvals.
struct EigOptions {
    bool check_finite = true;  ///< refuse NaN and infinity
};

/// What eig returns: a vr(:, i) = w(i) vr(:, i).
template <class Vector, class Matrix>
struct EigResult {
    Vector w;   ///< eigenvalues, complex; those of a real matrix in conjugate pairs, the positive imaginary part first
    Matrix vr;  ///< right eigenvectors in its columns, of norm 1
};
/// What eig of EigVectors::left returns: vl(:, i)^H a = w(i) vl(:, i)^H.
template <class Vector, class Matrix>
struct LeftEigResult {
    Vector w;
    Matrix vl;  ///< left eigenvectors in its columns, of norm 1
};
/// What eig of EigVectors::both returns.
template <class Vector, class Matrix>
struct BothEigResult {
    Vector w;
    Matrix vl;
    Matrix vr;
};

namespace detail {

template <EigVectors vectors, class A, class Real>
auto give_eig(spectral::Eigenpairs<Real>&& found) {
    using Vector = VectorOf<A, std::complex<Real>>;
    using Matrix = detail::PlainOf<A, std::complex<Real>>;
    Vector w = give<Vector>(std::move(found.w));
    if constexpr (vectors == EigVectors::right)
        return EigResult<Vector, Matrix>{std::move(w), give<Matrix>(std::move(found.vr))};
    else if constexpr (vectors == EigVectors::left)
        return LeftEigResult<Vector, Matrix>{std::move(w), give<Matrix>(std::move(found.vl))};
    else
        return BothEigResult<Vector, Matrix>{std::move(w), give<Matrix>(std::move(found.vl)),
                                             give<Matrix>(std::move(found.vr))};
}

}  // namespace detail

/// Eigenvalues and eigenvectors of a square matrix.
///
///     auto [w, vr] = eig(a);      auto [w, vl, vr] = eig<EigVectors::both>(a);
///
/// @tparam vectors  right ones (SciPy's default), left ones, or both; it changes the type of the result
/// @param a         n x n; integers count as double
/// @param options   see EigOptions
/// @return          complex eigenvalues in the order of the Schur form, and complex vectors of a's family; a vector
///                  that belongs to a real eigenvalue of a real matrix is real
/// @throws std::invalid_argument  if a is not square, or for NaN and infinity when check_finite.
/// @throws LinAlgError            if the iteration does not converge.
/// @note            O(n^3) time: balancing as by matrix_balance, Hessenberg form, implicitly shifted QR, back
///                  substitution. Backward stable. The vectors of a defective matrix are nearly dependent. Differs from
///                  SciPy: vectors are always complex.
/// @see             scipy.linalg.eig
template <EigVectors vectors = EigVectors::right, MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto eig(const A& a, const EigOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    detail::Dense<T> work = detail::square_matrix<T>("eig", "a", a, options.check_finite);
    auto found =
        detail::spectral::eig("eig", std::move(work), vectors != EigVectors::right, vectors != EigVectors::left);
    return detail::give_eig<vectors, A>(std::move(found));
}

/// Eigenvalues of a square matrix, complex. Parameters and errors are those of eig; no vectors are formed.
/// @see  scipy.linalg.eigvals
template <MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto eigvals(const A& a, const EigOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    detail::Dense<T> work = detail::square_matrix<T>("eigvals", "a", a, options.check_finite);
    auto found = detail::spectral::eig("eigvals", std::move(work), false, false);
    return detail::give<detail::VectorOf<A, core::ComplexOf<T>>>(std::move(found.w));
}

namespace detail {

template <EigValues form, class A, class T>
auto give_eigenvalues(const generalized::Quotients<T>& w) {
    using Complex = core::ComplexOf<T>;
    if constexpr (form == EigValues::quotients)
        return give<VectorOf<A, Complex>>(generalized::ratios(w));
    else {
        Dense<Complex> both(2, w.alpha.size());
        for (Index i = 0; i < w.alpha.size(); ++i) {
            both(0, i) = w.alpha[i];
            both(1, i) = w.beta[i];
        }
        return give<detail::PlainOf<A, Complex>>(std::move(both));
    }
}

template <class T, class A, class B>
auto generalized_eig(const char* function, const A& a, const B& b, bool left, bool right, bool check_finite) {
    Dense<T> first = square_matrix<T>(function, "a", a, check_finite),
             second = square_matrix<T>(function, "b", b, check_finite);
    core::require(first.rows() == second.rows(), function, "b must have a's shape, ", first.rows(), " x ", first.rows(),
                  ", got ", second.rows(), " x ", second.cols());
    return generalized::eig<T>(function, std::move(first), std::move(second), left, right);
}

}  // namespace detail

/// Eigenvalues, in a given form, and eigenvectors of a square matrix: of the pair of it and the identity.
///
///     auto [w, vr] = eig<EigVectors::right, EigValues::homogeneous>(a);
///
/// Otherwise as eig(a).
/// @see  scipy.linalg.eig
template <EigVectors vectors, EigValues form, MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto eig(const A& a, const EigOptions& options = {}) {
    auto found = eig<vectors>(a, options);
    auto w = detail::give_eigenvalues<form, A>(detail::generalized::over_one<detail::ScalarOf<A>>(found.w));
    using Values = decltype(w);
    using Matrix = detail::PlainOf<A, core::ComplexOf<core::ScalarOf<A>>>;
    if constexpr (vectors == EigVectors::right)
        return EigResult<Values, Matrix>{std::move(w), std::move(found.vr)};
    else if constexpr (vectors == EigVectors::left)
        return LeftEigResult<Values, Matrix>{std::move(w), std::move(found.vl)};
    else
        return BothEigResult<Values, Matrix>{std::move(w), std::move(found.vl), std::move(found.vr)};
}

/// Eigenvalues of a square matrix in a given form: eigvals<EigValues::homogeneous>(a). Otherwise as eigvals(a).
/// @see  scipy.linalg.eigvals
template <EigValues form, MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto eigvals(const A& a, const EigOptions& options = {}) {
    return detail::give_eigenvalues<form, A>(detail::generalized::over_one<detail::ScalarOf<A>>(eigvals(a, options)));
}

/// Eigenvalues and eigenvectors of a pair of square matrices: a vr(:, i) = w(i) b vr(:, i), and
/// vl(:, i)^H a = w(i) vl(:, i)^H b.
///
///     auto [w, vr] = eig(a, b);        auto [w, vr] = eig<EigVectors::right, EigValues::homogeneous>(a, b);
///
/// @tparam vectors  as in eig(a)
/// @tparam form     see EigValues; it changes the type of w
/// @param a, b      n x n; integers count as double
/// @param options   see EigOptions
/// @return          as eig(a). Where b is singular some w are infinite, and NaN where a and b have a null vector in
///                  common.
/// @throws std::invalid_argument  if a is not square, b has not a's shape, or for NaN and infinity when check_finite.
/// @throws LinAlgError            if the iteration does not converge.
/// @note            O(n^3) time: the QZ algorithm and back substitution; backward stable. C. B. Moler, G. W. Stewart,
///                  An algorithm for generalized matrix eigenvalue problems, SIAM J. Numer. Anal. 10 (1973).
///                  Differs from SciPy: vectors are always complex, and no scaling takes place first.
/// @see             scipy.linalg.eig
template <EigVectors vectors = EigVectors::right, EigValues form = EigValues::quotients,
          MatrixLike A = core::MatrixInBraces, MatrixLike B>
[[nodiscard]] auto eig(const A& a, const B& b, const EigOptions& options = {}) {
    using T = core::CommonOf<core::ScalarOf<A>, core::ScalarOf<B>>;
    using Matrix = detail::PlainOf<A, core::ComplexOf<T>>;
    auto found = detail::generalized_eig<T>("eig", a, b, vectors != EigVectors::right, vectors != EigVectors::left,
                                            options.check_finite);
    auto w = detail::give_eigenvalues<form, A>(found.w);
    using Values = decltype(w);
    if constexpr (vectors == EigVectors::right)
        return EigResult<Values, Matrix>{std::move(w), detail::give<Matrix>(std::move(found.vr))};
    else if constexpr (vectors == EigVectors::left)
        return LeftEigResult<Values, Matrix>{std::move(w), detail::give<Matrix>(std::move(found.vl))};
    else
        return BothEigResult<Values, Matrix>{std::move(w), detail::give<Matrix>(std::move(found.vl)),
                                             detail::give<Matrix>(std::move(found.vr))};
}

/// Eigenvalues of a pair of square matrices, complex. Parameters and errors are those of eig(a, b); no vectors are
/// formed.
/// @see  scipy.linalg.eigvals
template <EigValues form = EigValues::quotients, MatrixLike A = core::MatrixInBraces, MatrixLike B>
[[nodiscard]] auto eigvals(const A& a, const B& b, const EigOptions& options = {}) {
    using T = core::CommonOf<core::ScalarOf<A>, core::ScalarOf<B>>;
    const auto found = detail::generalized_eig<T>("eigvals", a, b, false, false, options.check_finite);
    return detail::give_eigenvalues<form, A>(found.w);
}

}  // namespace scixx::linalg
