// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/qr.hpp>

namespace scixx::linalg {

/// Which factors rq returns.
enum class RqMode {
    full,      ///< R m x n and Q n x n
    r,         ///< R m x n
    economic,  ///< R m x k and Q k x n, k = min(m, n)
};

/// What rq returns: a = R Q.
template <class Matrix>
struct RqResult {
    Matrix R;  ///< upper trapezoidal
    Matrix Q;  ///< orthonormal rows
};

/// RQ factorisation by Householder reflections: a = R Q with orthonormal rows of Q and an upper triangular R.
///
/// @tparam mode    which factors; it changes the type of the result
/// @param a        m x n; integers count as double
/// @param options  see QrOptions
/// @return         the factors, of a's family and storage order
/// @throws std::invalid_argument  for NaN and infinity when check_finite.
/// @note           O(m n min(m, n)) time, by the QR factorisation of the adjoint with rows and columns in reverse.
///                 Differs from SciPy: the signs of R's rows may be others.
/// @see            scipy.linalg.rq
template <RqMode mode = RqMode::full, MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto rq(const A& a, const QrOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    using Matrix = detail::PlainOf<A, T>;
    using Eigen::Index;
    const detail::Dense<T> given = detail::work_matrix<T>("rq", "a", a, options.check_finite);
    const Index m = given.rows(), n = given.cols(), k = std::min(m, n);
    detail::Dense<T> work(n, m);  // (J a)^H, J the reversal of rows
    for (Index j = 0; j < m; ++j)
        for (Index i = 0; i < n; ++i) work(i, j) = detail::dense::conj(given(m - 1 - j, i));
    detail::Column<T> tau(k);
    detail::qr_in_place<T>(work, tau.data());
    // J a = r^H q^H, a = (J r^H J)(J q^H).
    const Index size = mode == RqMode::economic ? k : n;
    detail::Dense<T> R = detail::Dense<T>::Zero(m, size);
    for (Index j = 0; j < m; ++j)
        for (Index i = 0; i <= std::min(j, k - 1); ++i) R(m - 1 - j, size - 1 - i) = detail::dense::conj(work(i, j));
    if constexpr (mode == RqMode::r)
        return detail::give<Matrix>(std::move(R));
    else {
        detail::Dense<T> q(n, size), Q(size, n);
        detail::dense::form_q<T>(detail::dense::Block<T>(work).columns(0, k), tau.data(), 0, q);
        for (Index j = 0; j < n; ++j)
            for (Index i = 0; i < size; ++i) Q(i, j) = detail::dense::conj(q(j, size - 1 - i));
        return RqResult<Matrix>{detail::give<Matrix>(std::move(R)), detail::give<Matrix>(std::move(Q))};
    }
}

}  // namespace scixx::linalg
