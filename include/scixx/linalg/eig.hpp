// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/arguments.hpp>
#include <scixx/linalg/detail/spectral/eig.hpp>

namespace scixx::linalg {

/// Which eigenvectors eig returns.
enum class EigVectors { right, left, both };

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

/// Eigenvalues and eigenvectors of a square matrix.
///
///     auto [w, vr] = eig(a);      auto [w, vl, vr] = eig<EigVectors::both>(a);
///
/// @tparam vectors  right ones (SciPy's default), left ones, or both; it changes the type of the result
/// @param a         n x n; integers count as double
/// @param options   see EigOptions
/// @return          complex eigenvalues in the order of the Schur form, and complex vectors of a's family; a vector that
///                  belongs to a real eigenvalue of a real matrix is real
/// @throws std::invalid_argument  if a is not square, or for NaN and infinity when check_finite.
/// @throws LinAlgError            if the iteration does not converge.
/// @note            O(n^3) time: Hessenberg form, implicitly shifted QR, back substitution. Backward stable. The vectors
///                  of a defective matrix are nearly dependent. Differs from SciPy: vectors are always complex, and
///                  scaling by diagonal matrices does not take place first (see matrix_balance).
/// @see             scipy.linalg.eig
template <EigVectors vectors = EigVectors::right, MatrixLike A>
[[nodiscard]] auto eig(const A& a, const EigOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    using Complex = core::ComplexOf<T>;
    using Vector = detail::VectorOf<A, Complex>;
    using Matrix = core::PlainOf<A, Complex>;
    detail::Dense<T> work = detail::square_matrix<T>("eig", "a", a, options.check_finite);
    auto found =
        detail::spectral::eig("eig", std::move(work), vectors != EigVectors::right, vectors != EigVectors::left);
    Vector w = detail::give<Vector>(std::move(found.w));
    if constexpr (vectors == EigVectors::right)
        return EigResult<Vector, Matrix>{std::move(w), detail::give<Matrix>(std::move(found.vr))};
    else if constexpr (vectors == EigVectors::left)
        return LeftEigResult<Vector, Matrix>{std::move(w), detail::give<Matrix>(std::move(found.vl))};
    else
        return BothEigResult<Vector, Matrix>{std::move(w), detail::give<Matrix>(std::move(found.vl)),
                                             detail::give<Matrix>(std::move(found.vr))};
}

/// Eigenvalues of a square matrix, complex. Parameters and errors are those of eig; no vectors are formed.
/// @see  scipy.linalg.eigvals
template <MatrixLike A>
[[nodiscard]] auto eigvals(const A& a, const EigOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    detail::Dense<T> work = detail::square_matrix<T>("eigvals", "a", a, options.check_finite);
    auto found = detail::spectral::eig("eigvals", std::move(work), false, false);
    return detail::give<detail::VectorOf<A, core::ComplexOf<T>>>(std::move(found.w));
}

}  // namespace scixx::linalg
