// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/arguments.hpp>
#include <scixx/linalg/detail/generalized/reorder.hpp>

namespace scixx::linalg {

/// The scalar of a Schur form.
enum class SchurOutput {
    real,     ///< that of the matrix: a real one gets blocks of size 2 for pairs of conjugate eigenvalues
    complex,  ///< complex: triangular
};

/// Which eigenvalues schur and ordqz put at the top.
enum class Sort {
    lhp,  ///< in the left half plane, real part < 0
    rhp,  ///< in the right half plane: real part >= 0 for schur, > 0 for ordqz
    iuc,  ///< inside the unit circle: modulus <= 1 for schur, < 1 for ordqz
    ouc,  ///< outside the unit circle, modulus > 1
};

/// Options of schur and hessenberg.
struct SchurOptions {
    bool check_finite = true;  ///< refuse NaN and infinity
};

/// What schur and rsf2csf return: a = Z T Z^H.
template <class Matrix>
struct SchurResult {
    Matrix T;  ///< upper triangular, or quasi-triangular
    Matrix Z;  ///< unitary
};

/// What schur with `sort` returns: a = Z T Z^H.
template <class Matrix>
struct SortedSchurResult {
    Matrix T;           ///< upper triangular, or quasi-triangular
    Matrix Z;           ///< unitary
    Eigen::Index sdim;  ///< number of eigenvalues that were chosen; so many columns of Z span their invariant subspace
};

/// What hessenberg_q returns: a = Q H Q^H.
template <class Matrix>
struct HessenbergResult {
    Matrix H;  ///< zero below its first subdiagonal
    Matrix Q;  ///< unitary
};

namespace detail {

template <SchurOutput output, class A>
auto schur_work(const A& a, bool check_finite) {
    using Scalar = ScalarOf<A>;
    using T = std::conditional_t<output == SchurOutput::complex, core::ComplexOf<Scalar>, Scalar>;
    const Dense<Scalar> given = square_matrix<Scalar>("schur", "a", a, check_finite);
    std::pair<Dense<T>, Dense<T>> form{given.template cast<T>(), Dense<T>(given.rows(), given.rows())};
    spectral::schur_in_place<T>(form.first, form.second, "schur");
    return form;
}

}  // namespace detail

/// The Schur decomposition of a square matrix: a = Z T Z^H.
///
///     auto [T, Z] = schur(a);        auto [T, Z] = schur<SchurOutput::complex>(a);
///
/// @tparam output  see SchurOutput; it changes the type of the result
/// @param a        n x n; integers count as double
/// @param options  see SchurOptions
/// @return         T and Z, of a's family and storage order
/// @throws std::invalid_argument  if a is not square, or for NaN and infinity when check_finite.
/// @throws LinAlgError            if the iteration does not converge.
/// @note           O(n^3) time: Hessenberg form and implicitly shifted QR; backward stable. Eigenvalues come in the
///                 order in which they converge.
/// @see            scipy.linalg.schur
template <SchurOutput output = SchurOutput::real, MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto schur(const A& a, const SchurOptions& options = {}) {
    auto [t, z] = detail::schur_work<output>(a, options.check_finite);
    using Matrix = detail::PlainOf<A, typename decltype(t)::Scalar>;
    return SchurResult<Matrix>{detail::give<Matrix>(std::move(t)), detail::give<Matrix>(std::move(z))};
}

/// The Schur decomposition of a square matrix with chosen eigenvalues at the top.
///
///     auto [T, Z, sdim] = schur(a, Sort::lhp);
///     auto [T, Z, sdim] = schur(a, [](std::complex<double> w) { return w.imag() > 0; });
///
/// @param sort  a Sort, or a callable that takes a complex eigenvalue and tells whether it comes to the top. A pair of
///              conjugate eigenvalues in real output comes up when one of them is chosen.
/// @return      see SortedSchurResult; otherwise as schur(a)
/// @note        Neighbouring diagonal blocks change places until all stand right: O(n) time an exchange.
/// @see         scipy.linalg.schur
template <SchurOutput output = SchurOutput::real, MatrixLike A = core::MatrixInBraces, class S>
    requires(std::is_same_v<S, Sort> || std::is_invocable_r_v<bool, const S&, core::ComplexOf<detail::ScalarOf<A>>>)
[[nodiscard]] auto schur(const A& a, const S& sort, const SchurOptions& options = {}) {
    auto [t, z] = detail::schur_work<output>(a, options.check_finite);
    using T = typename decltype(t)::Scalar;
    const detail::dense::Block<T> form(t), vectors(z);
    const auto w = detail::spectral::schur_eigenvalues<T>(form);
    const auto chosen = [&](Eigen::Index k) -> bool {
        if constexpr (std::is_same_v<S, Sort>)
            return sort == Sort::lhp   ? w[k].real() < 0
                   : sort == Sort::rhp ? w[k].real() >= 0
                   : sort == Sort::iuc ? std::abs(w[k]) <= 1
                                       : std::abs(w[k]) > 1;
        else
            return static_cast<bool>(sort(w[k]));
    };
    const Eigen::Index sdim =
        detail::generalized::move_up<T>(form, chosen, [&](Eigen::Index k, Eigen::Index p, Eigen::Index q) {
            detail::generalized::swap_blocks(form, vectors, k, p, q);
        });
    using Matrix = detail::PlainOf<A, T>;
    return SortedSchurResult<Matrix>{detail::give<Matrix>(std::move(t)), detail::give<Matrix>(std::move(z)), sdim};
}

/// The complex Schur form of a real one.
///
/// @param T, Z  the real Schur form and its vectors, n x n
/// @return      T and Z, complex and triangular, of T's family
/// @throws std::invalid_argument  if the shapes are not square and equal, or for NaN and infinity.
/// @note        O(n^2) time a pair of conjugate eigenvalues.
/// @see         scipy.linalg.rsf2csf
template <MatrixLike M = core::MatrixInBraces, MatrixLike N = core::MatrixInBraces>
[[nodiscard]] auto rsf2csf(const M& T, const N& Z) {
    using Complex = core::ComplexOf<core::CommonOf<core::ScalarOf<M>, core::ScalarOf<N>>>;
    const auto t = detail::square_matrix<detail::ScalarOf<M>>("rsf2csf", "T", T);
    const auto z = detail::square_matrix<detail::ScalarOf<N>>("rsf2csf", "Z", Z);
    core::require(t.rows() == z.rows(), "rsf2csf", "Z must have T's shape, ", t.rows(), " x ", t.rows(), ", got ",
                  z.rows(), " x ", z.cols());
    detail::Dense<Complex> tc = t.template cast<Complex>(), zc = z.template cast<Complex>();
    const int exponent = detail::dense::extreme_exponent<Complex>(tc);
    detail::dense::scale_by_power<Complex>(tc, -exponent);
    detail::spectral::schur_form_complex<Complex>(tc, zc, "rsf2csf");
    detail::dense::scale_by_power<Complex>(tc, exponent);
    for (Eigen::Index j = 0; j < tc.cols(); ++j)
        for (Eigen::Index i = j + 1; i < tc.rows(); ++i) tc(i, j) = Complex(0);
    using Matrix = detail::PlainOf<M, Complex>;
    return SchurResult<Matrix>{detail::give<Matrix>(std::move(tc)), detail::give<Matrix>(std::move(zc))};
}

/// The Hessenberg form of a square matrix and its vectors: a = Q H Q^H. SciPy's hessenberg with calc_q=True.
///
/// @param a        n x n; integers count as double
/// @param options  see SchurOptions
/// @return         H and Q, of a's family and storage order
/// @throws std::invalid_argument  if a is not square, or for NaN and infinity when check_finite.
/// @note           O(n^3) time.
/// @see            scipy.linalg.hessenberg
template <MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto hessenberg_q(const A& a, const SchurOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    detail::Dense<T> work = detail::square_matrix<T>("hessenberg_q", "a", a, options.check_finite);
    detail::Dense<T> q(work.rows(), work.rows());
    detail::spectral::hessenberg<T>(work, q);
    using Matrix = detail::PlainOf<A, T>;
    return HessenbergResult<Matrix>{detail::give<Matrix>(std::move(work)), detail::give<Matrix>(std::move(q))};
}

/// The Hessenberg form of a square matrix, unitarily similar to it. Parameters and errors are those of hessenberg_q.
/// @see  scipy.linalg.hessenberg
template <MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto hessenberg(const A& a, const SchurOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    detail::Dense<T> work = detail::square_matrix<T>("hessenberg", "a", a, options.check_finite);
    detail::spectral::hessenberg<T>(work, {});
    return detail::give<detail::PlainOf<A, T>>(std::move(work));
}

}  // namespace scixx::linalg
