// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/arguments.hpp>
#include <scixx/linalg/detail/qr.hpp>

namespace scixx::linalg {

/// Which factors qr returns.
enum class QrMode {
    full,      ///< Q m x m and R m x n
    r,         ///< R m x n
    economic,  ///< Q m x k and R k x n, k = min(m, n)
    raw,       ///< the reflectors as LAPACK has them, and R k x n
};

/// Whether qr exchanges columns.
enum class Pivoting { off, on };

/// Options of qr.
struct QrOptions {
    bool check_finite = true;  ///< refuse NaN and infinity
};

/// Column numbers of a permutation: column j of the permuted matrix is column P[j].
using Permutation = Eigen::Matrix<Eigen::Index, Eigen::Dynamic, 1>;

/// What qr returns: a = Q R.
template <class Matrix>
struct QrResult {
    Matrix Q;
    Matrix R;
};
/// What qr with pivoting returns: a P = Q R.
template <class Matrix>
struct PivotedQrResult {
    Matrix Q;
    Matrix R;
    Permutation P;
};
/// What qr of QrMode::r with pivoting returns.
template <class Matrix>
struct PivotedRResult {
    Matrix R;
    Permutation P;
};
/// What qr of QrMode::raw returns: the vectors of the reflectors below the diagonal of qr, and their factors tau.
template <class Matrix, class Vector>
struct RawQrResult {
    Matrix qr;
    Vector tau;
    Matrix R;
};
/// What qr of QrMode::raw with pivoting returns.
template <class Matrix, class Vector>
struct PivotedRawQrResult {
    Matrix qr;
    Vector tau;
    Matrix R;
    Permutation P;
};

namespace detail {

template <QrMode mode, Pivoting pivoting, class A, class Kernels>
auto qr(const A& a, const QrOptions& options, const Kernels& kernels) {
    using T = ScalarOf<A>;
    using Matrix = detail::PlainOf<A, T>;
    using Vector = VectorOf<A, T>;
    Dense<T> work = work_matrix<T>("qr", "a", a, options.check_finite);
    const Index m = work.rows(), n = work.cols(), k = std::min(m, n);
    Column<T> tau(k);
    Permutation P(pivoting == Pivoting::on ? n : 0);
    kernels.factor(work, tau.data(), pivoting == Pivoting::on ? P.data() : nullptr);
    Matrix R = give<Matrix>(upper_part(work, mode == QrMode::economic || mode == QrMode::raw ? k : m));
    if constexpr (mode == QrMode::r) {
        if constexpr (pivoting == Pivoting::on)
            return PivotedRResult<Matrix>{std::move(R), std::move(P)};
        else
            return R;
    } else if constexpr (mode == QrMode::raw) {
        if constexpr (pivoting == Pivoting::on)
            return PivotedRawQrResult<Matrix, Vector>{give<Matrix>(std::move(work)), give<Vector>(std::move(tau)),
                                                      std::move(R), std::move(P)};
        else
            return RawQrResult<Matrix, Vector>{give<Matrix>(std::move(work)), give<Vector>(std::move(tau)),
                                               std::move(R)};
    } else {
        Dense<T> Q(m, mode == QrMode::economic ? k : m);
        kernels.form_q(work, tau.data(), Q);
        if constexpr (pivoting == Pivoting::on)
            return PivotedQrResult<Matrix>{give<Matrix>(std::move(Q)), std::move(R), std::move(P)};
        else
            return QrResult<Matrix>{give<Matrix>(std::move(Q)), std::move(R)};
    }
}

}  // namespace detail

/// QR factorisation by Householder reflections: a = Q R with orthonormal columns of Q and an upper triangular R.
///
///     auto [Q, R] = qr(a);        auto [Q, R, P] = qr<QrMode::economic, Pivoting::on>(a);       auto R =
///                                 qr<QrMode::r>(a);
///
/// With pivoting a(:, P) = Q R, where the diagonal of R does not grow.
///
/// @tparam mode      which factors; it changes the type of the result
/// @tparam pivoting  whether columns are exchanged
/// @param a          m x n; integers count as double
/// @param options    see QrOptions
/// @return           the factors, of a's family and storage order; the signs are LAPACK's
/// @throws std::invalid_argument  for NaN and infinity when check_finite.
/// @note             O(m n min(m, n)) time; backward stable.
/// @see              scipy.linalg.qr
template <QrMode mode = QrMode::full, Pivoting pivoting = Pivoting::off, MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto qr(const A& a, const QrOptions& options = {}) {
    return detail::qr<mode, pivoting>(a, options, detail::QrKernels());
}

}  // namespace scixx::linalg
