// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/qr.hpp>

namespace scixx::linalg {

/// On which side of c qr_multiply puts Q.
enum class MultiplyMode {
    left,   ///< Q c
    right,  ///< c Q
};

/// Options of qr_multiply.
struct QrMultiplyOptions {
    MultiplyMode mode = MultiplyMode::right;  ///< the side
    bool conjugate = false;                   ///< whether the conjugate of Q is taken
};

/// What qr_multiply returns.
template <class Product, class Matrix>
struct QrMultiplyResult {
    Product CQ;  ///< the product
    Matrix R;    ///< K x N
};
/// What qr_multiply with pivoting returns.
template <class Product, class Matrix>
struct PivotedQrMultiplyResult {
    Product CQ;
    Matrix R;
    Permutation P;  ///< column j of the permuted matrix is column P[j] of a
};

/// The product of a matrix or vector with Q of the QR factorisation a = Q R, without Q itself.
///
///     auto [CQ, R] = qr_multiply(a, c);        auto [CQ, R, P] = qr_multiply<Pivoting::on>(a, c, {.mode =
///                                              MultiplyMode::left});
///
/// @tparam pivoting  as in qr; it changes the type of the result
/// @param a          M x N; integers count as double. Let K = min(M, N); Q stands for its first K columns.
/// @param c          mode left: K numbers or K x k; right: M numbers or k x M
/// @param options    see QrMultiplyOptions
/// @return           Q c (M x k) or c Q (k x K), a vector where c is one; R, K x N; of c's and a's family
/// @throws std::invalid_argument  if the shapes do not agree, or for NaN and infinity.
/// @note             O(M N K) time.
/// @see              scipy.linalg.qr_multiply
template <Pivoting pivoting = Pivoting::off, MatrixLike A = core::MatrixInBraces,
          VectorOrMatrix C = core::VectorInBraces>
[[nodiscard]] auto qr_multiply(const A& a, const C& c, const QrMultiplyOptions& options = {}) {
    using T = core::CommonOf<core::ScalarOf<A>, core::ScalarOf<C>>;
    using Matrix = detail::PlainOf<A, T>;
    using Product = detail::PlainOf<C, T>;
    using Eigen::Index;
    detail::Dense<T> work = detail::work_matrix<T>("qr_multiply", "a", a),
                     x = detail::work_matrix<T>("qr_multiply", "c", c);
    const Index m = work.rows(), n = work.cols(), k = std::min(m, n);
    const bool left = options.mode == MultiplyMode::left, vector = core::rank_of<C> == 1;
    if (!left && vector) x.transposeInPlace();
    if (left)
        core::require(x.rows() == k, "qr_multiply", "c must have min(M, N) = ", k, " rows, got ", x.rows());
    else
        core::require(x.cols() == m, "qr_multiply", "c must have as many columns as a has rows, ", m, ", got ",
                      x.cols());
    detail::Column<T> tau(k);
    Permutation P;
    if constexpr (pivoting == Pivoting::on) {
        P.resize(n);
        detail::pivoted_qr_in_place<T>(work, tau.data(), P.data());
    } else
        detail::qr_in_place<T>(work, tau.data());
    if (options.conjugate) x = x.conjugate().eval();
    const auto reflectors = detail::dense::Block<T>(work).columns(0, k);
    if (left) {
        x.conservativeResize(m, x.cols());
        x.bottomRows(m - k).setZero();
        detail::dense::apply_q<T>(reflectors, tau.data(), 0, x, false);
    } else {
        detail::dense::apply_q_right<T>(reflectors, tau.data(), 0, x, false);
        x.conservativeResize(x.rows(), k);
        if (vector) x.transposeInPlace();
    }
    if (options.conjugate) x = x.conjugate().eval();
    Matrix R = detail::give<Matrix>(detail::upper_part(work, k));
    if constexpr (pivoting == Pivoting::on)
        return PivotedQrMultiplyResult<Product, Matrix>{detail::give<Product>(std::move(x)), std::move(R),
                                                        std::move(P)};
    else
        return QrMultiplyResult<Product, Matrix>{detail::give<Product>(std::move(x)), std::move(R)};
}

}  // namespace scixx::linalg
