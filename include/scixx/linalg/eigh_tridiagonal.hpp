// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/eigh_tridiagonal.hpp>
#include <scixx/linalg/eigh.hpp>

namespace scixx::linalg {

/// How eigh_tridiagonal selects.
enum class Select {
    a,  ///< all eigenvalues
    v,  ///< those in the half-open interval (min, max]
    i,  ///< those with the numbers min .. max
};

/// Options of eigh_tridiagonal, eigvalsh_tridiagonal, eig_banded and eigvals_banded.
struct TridiagonalOptions {
    Select select = Select::a;             ///< which eigenvalues
    std::array<double, 2> select_range{};  ///< min and max; for Select::i whole numbers from 0
    bool check_finite = true;              ///< refuse NaN and infinity
};

/// Options of eig_banded and eigvals_banded.
struct EigBandedOptions {
    bool lower = false;                    ///< the band form, as in cholesky_banded
    Select select = Select::a;             ///< which eigenvalues
    std::array<double, 2> select_range{};  ///< min and max; for Select::i whole numbers from 0
    bool check_finite = true;              ///< refuse NaN and infinity
};

/// Eigenvalues and eigenvectors of a real symmetric tridiagonal matrix.
///
/// @param d        n numbers, the diagonal; integers count as double
/// @param e        n - 1 numbers beside the diagonal
/// @param options  see TridiagonalOptions
/// @return         w ascending and v with the eigenvectors in its columns, of d's family
/// @throws std::invalid_argument  if e has another length, the range is wrong, or for NaN and infinity when
///                                check_finite.
/// @throws LinAlgError            if the iteration does not converge.
/// @note           O(n^3) time at most, by divide and conquer. Differs from SciPy: there is one driver.
/// @see            scipy.linalg.eigh_tridiagonal
template <VectorLike D = core::VectorInBraces, VectorLike E = core::VectorInBraces>
[[nodiscard]] auto eigh_tridiagonal(const D& d, const E& e, const TridiagonalOptions& options = {}) {
    using Real = core::CommonOf<core::ScalarOf<D>, core::ScalarOf<E>>;
    detail::Column<Real> w;
    detail::Dense<Real> v;
    detail::tridiagonal_eigen<Real>("eigh_tridiagonal", detail::list_of(detail::Values<Real>(d)),
                                    detail::list_of(detail::Values<Real>(e)), options, true, w, v);
    using Vector = detail::VectorOf<D, Real>;
    using Matrix = detail::MatrixOf<D, Real>;
    return EighResult<Vector, Matrix>{detail::give<Vector>(std::move(w)), detail::give<Matrix>(std::move(v))};
}

/// Eigenvalues of a real symmetric tridiagonal matrix, ascending. Parameters and errors are those of eigh_tridiagonal.
/// @note  O(n^2) time.
/// @see   scipy.linalg.eigvalsh_tridiagonal
template <VectorLike D = core::VectorInBraces, VectorLike E = core::VectorInBraces>
[[nodiscard]] auto eigvalsh_tridiagonal(const D& d, const E& e, const TridiagonalOptions& options = {}) {
    using Real = core::CommonOf<core::ScalarOf<D>, core::ScalarOf<E>>;
    detail::Column<Real> w;
    detail::Dense<Real> v;
    detail::tridiagonal_eigen<Real>("eigvalsh_tridiagonal", detail::list_of(detail::Values<Real>(d)),
                                    detail::list_of(detail::Values<Real>(e)), options, false, w, v);
    return detail::give<detail::VectorOf<D, Real>>(std::move(w));
}

/// Eigenvalues and eigenvectors of a Hermitian band matrix.
///
/// @param a_band   (u + 1) x n, see EigBandedOptions; integers count as double
/// @param options  see EigBandedOptions
/// @return         w ascending and v with the eigenvectors in its columns
/// @throws std::invalid_argument  if the range is wrong, or for NaN and infinity when check_finite.
/// @throws LinAlgError            if the iteration does not converge.
/// @note           O(n^3) time: the band is filled up.
/// @see            scipy.linalg.eig_banded
template <MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto eig_banded(const A& a_band, const EigBandedOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    detail::Column<core::RealOf<T>> w;
    detail::Dense<T> v;
    detail::band_eigen<T>("eig_banded", a_band, options, w, v, true);
    using Vector = detail::VectorOf<A, core::RealOf<T>>;
    using Matrix = detail::PlainOf<A, T>;
    return EighResult<Vector, Matrix>{detail::give<Vector>(std::move(w)), detail::give<Matrix>(std::move(v))};
}

/// Eigenvalues of a Hermitian band matrix, ascending. Parameters and errors are those of eig_banded.
/// @note  O(n^2 u) time for a narrow band of real numbers, which is reduced by rotations as it is.
/// @see  scipy.linalg.eigvals_banded
template <MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto eigvals_banded(const A& a_band, const EigBandedOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    detail::Column<core::RealOf<T>> w;
    detail::Dense<T> v;
    detail::band_eigen<T>("eigvals_banded", a_band, options, w, v, false);
    return detail::give<detail::VectorOf<A, core::RealOf<T>>>(std::move(w));
}

}  // namespace scixx::linalg
