// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/linalg/eigh.hpp>
#include <scixx/linalg/svd.hpp>

namespace scixx::linalg {

/// Options of pinv.
struct PinvOptions {
    std::optional<double> atol{};  ///< singular values up to atol + rtol s(0) count as zero; 0
    std::optional<double> rtol{};  ///< by default eps max(m, n)
    bool check_finite = true;      ///< refuse NaN and infinity
};

/// Options of pinvh.
struct PinvhOptions {
    std::optional<double> atol{};  ///< eigenvalues up to atol + rtol max |w| in modulus count as zero; 0
    std::optional<double> rtol{};  ///< by default eps n
    bool lower = true;             ///< which triangle is read
    bool check_finite = true;      ///< refuse NaN and infinity
};

/// What pinv_rank and pinvh_rank return: SciPy's return_rank=True.
template <class Matrix>
struct PinvResult {
    Matrix B;           ///< the pseudo-inverse
    Eigen::Index rank;  ///< the numerical rank
};

namespace detail {

template <class Real>
Real rank_tolerance(const char* function, std::optional<double> atol, std::optional<double> rtol, Real largest,
                    Index n) {
    core::require(!(atol && *atol < 0) && !(rtol && *rtol < 0), function, "atol and rtol must not be negative");
    const Real absolute = static_cast<Real>(atol.value_or(0));
    const Real relative = rtol ? static_cast<Real>(*rtol) : std::numeric_limits<Real>::epsilon() * static_cast<Real>(n);
    return absolute + relative * largest;
}

}  // namespace detail

/// The Moore-Penrose pseudo-inverse of any matrix and its numerical rank, by the singular value decomposition.
///
/// @param a        m x n; integers count as double
/// @param options  see PinvOptions
/// @return         n x m, of a's family and storage order, and the rank
/// @throws std::invalid_argument  for a negative tolerance, or for NaN and infinity when check_finite.
/// @throws LinAlgError            if the decomposition does not converge.
/// @note           O(m n min(m, n)) time.
/// @see            scipy.linalg.pinv (return_rank=True)
template <MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto pinv_rank(const A& a, const PinvOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    using Real = core::RealOf<T>;
    detail::Factors<T> f = detail::decompose<T>("pinv", a, false, true, options.check_finite, false);
    const Eigen::Index m = f.U.rows(), n = f.V.rows();
    const Real tolerance =
        detail::rank_tolerance<Real>("pinv", options.atol, options.rtol, f.s.size() ? f.s[0] : Real(0), std::max(m, n));
    Eigen::Index rank = 0;
    while (rank < f.s.size() && f.s[rank] > tolerance) ++rank;
    // Number by number: a vector of complex numbers is divided through squares, which underflow and overflow.
    for (Eigen::Index j = 0; j < rank; ++j)
        for (Eigen::Index i = 0; i < m; ++i) f.U(i, j) /= f.s[j];
    detail::Dense<T> out = detail::Dense<T>::Zero(n, m);
    if (rank > 0)
        detail::dense::multiply_add<T>(T(1), detail::dense::Block<T>(f.V).columns(0, rank), detail::dense::Op::none,
                                       detail::dense::Block<T>(f.U).columns(0, rank), detail::dense::Op::adjoint, out);
    using Matrix = detail::PlainOf<A, T>;
    return PinvResult<Matrix>{detail::give<Matrix>(std::move(out)), rank};
}

/// The Moore-Penrose pseudo-inverse of any matrix; see pinv_rank.
/// @see  scipy.linalg.pinv
template <MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto pinv(const A& a, const PinvOptions& options = {}) {
    return pinv_rank(a, options).B;
}

/// The Moore-Penrose pseudo-inverse of a Hermitian matrix and its numerical rank, by its eigenvalues.
///
/// @param a        n x n, of which one triangle is read
/// @param options  see PinvhOptions
/// @return         n x n, of a's family and storage order, and the rank
/// @throws         as pinv_rank; std::invalid_argument if a is not square.
/// @note           O(n^3) time.
/// @see            scipy.linalg.pinvh (return_rank=True)
template <MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto pinvh_rank(const A& a, const PinvhOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    using Real = core::RealOf<T>;
    detail::Dense<T> matrix = detail::square_matrix<T>("pinvh", "a", a, options.check_finite), v;
    detail::Column<Real> w;
    detail::eigh<T>("pinvh", matrix, nullptr, EighOptions{.lower = options.lower}, true, w, v,
                    detail::HermitianEigen());
    const Eigen::Index n = w.size();
    const Real largest = n > 0 ? std::max(std::abs(w[0]), std::abs(w[n - 1])) : Real(0);
    const Real tolerance = detail::rank_tolerance<Real>("pinvh", options.atol, options.rtol, largest, n);
    detail::Dense<T> scaled(n, n), kept(n, n);
    Eigen::Index rank = 0;
    for (Eigen::Index j = 0; j < n; ++j)
        if (std::abs(w[j]) > tolerance) {
            kept.col(rank) = v.col(j);
            scaled.col(rank++) = v.col(j) / w[j];
        }
    detail::Dense<T> out = detail::Dense<T>::Zero(n, n);
    if (rank > 0)
        detail::dense::multiply_add<T>(T(1), detail::dense::Block<T>(scaled).columns(0, rank), detail::dense::Op::none,
                                       detail::dense::Block<T>(kept).columns(0, rank), detail::dense::Op::adjoint, out);
    using Matrix = detail::PlainOf<A, T>;
    return PinvResult<Matrix>{detail::give<Matrix>(std::move(out)), rank};
}

/// The Moore-Penrose pseudo-inverse of a Hermitian matrix; see pinvh_rank.
/// @see  scipy.linalg.pinvh
template <MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto pinvh(const A& a, const PinvhOptions& options = {}) {
    return pinvh_rank(a, options).B;
}

}  // namespace scixx::linalg
