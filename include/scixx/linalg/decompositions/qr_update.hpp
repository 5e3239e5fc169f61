// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/linalg/detail/arguments.hpp>
#include <scixx/linalg/detail/factors/qr_update.hpp>
#include <scixx/linalg/qr.hpp>

namespace scixx::linalg {

/// Whether qr_insert and qr_delete work on rows or on columns.
enum class Which { row, col };

/// Options of qr_insert.
struct QrInsertOptions {
    Which which = Which::row;       ///< what is inserted
    std::optional<double> rcond{};  ///< economic factors and columns: least reciprocal condition number of Q and the
                                    ///< normalised column; by default eps
    bool check_finite = true;       ///< refuse NaN and infinity
};

/// Options of qr_delete.
struct QrDeleteOptions {
    Which which = Which::row;  ///< what is deleted
    bool check_finite = true;  ///< refuse NaN and infinity
};

/// Options of qr_update.
struct QrUpdateOptions {
    bool check_finite = true;  ///< refuse NaN and infinity
};

namespace detail {

template <class T, class M, class N>
factors::QrFactors<T> qr_factors(const char* function, const M& Q, const N& R, bool check_finite) {
    factors::QrFactors<T> f{work_matrix<T>(function, "Q", Q, check_finite),
                            work_matrix<T>(function, "R", R, check_finite)};
    const Index m = f.Q.rows(), k = f.Q.cols(), n = f.R.cols();
    core::require(f.R.rows() == k && (k == m || (k == n && n < m)), function,
                  "Q and R must be M x M and M x N, or M x N and N x N, got ", m, " x ", k, " and ", f.R.rows(), " x ",
                  n);
    return f;
}

template <class M, class T>
auto give_qr(factors::QrFactors<T>&& f) {
    using Matrix = detail::PlainOf<M, T>;
    return QrResult<Matrix>{give<Matrix>(std::move(f.Q)), give<Matrix>(std::move(f.R))};
}

/// k counted from the end where it is negative.
inline Index position(const char* function, Index k, Index count, Index most) {
    core::require(-count <= k && k <= most, function, "k must lie in ", -count, " .. ", most, ", got ", k);
    return k < 0 ? k + count : k;
}

}  // namespace detail

/// The QR factorisation of a matrix with more rows or columns, from that of the matrix A = Q R.
///
///     auto [Q1, R1] = qr_insert(Q, R, row, 2);        auto [Q1, R1] = qr_insert(Q, R, column, 0, {.which =
///                                                     Which::col});
///
/// @param Q, R     the factors: M x M and M x N, or M x N and N x N (economic)
/// @param u        what is inserted: N numbers or p x N (rows), M numbers or M x p (columns)
/// @param k        the row or column of A before which u comes, 0 .. its number; negative ones count from the end
/// @param options  see QrInsertOptions
/// @return         Q and R, economic where the given ones are and the new matrix still has more rows than columns
/// @throws std::invalid_argument  if the shapes do not agree, k is out of range, or for NaN and infinity when
///                                check_finite.
/// @throws LinAlgError            if a column comes into economic factors that lies in the span of Q, by rcond.
/// @note           O(M N) time a row and O(M^2) or, economic, O(M N) time a column, by plane rotations. The signs of
///                 R's rows may change. J. W. Daniel, W. B. Gragg, L. Kaufman, G. W. Stewart, Math. Comput. 30 (1976).
/// @see            scipy.linalg.qr_insert
template <MatrixLike M = core::MatrixInBraces, MatrixLike N = core::MatrixInBraces,
          VectorOrMatrix U = core::VectorInBraces>
[[nodiscard]] auto qr_insert(const M& Q, const N& R, const U& u, Eigen::Index k, const QrInsertOptions& options = {}) {
    using T = core::CommonOf<core::CommonOf<core::ScalarOf<M>, core::ScalarOf<N>>, core::ScalarOf<U>>;
    auto f = detail::qr_factors<T>("qr_insert", Q, R, options.check_finite);
    detail::Dense<T> given = detail::work_matrix<T>("qr_insert", "u", u, options.check_finite);
    const bool rows = options.which == Which::row;
    if (rows && core::rank_of<U> == 2) given.transposeInPlace();
    const Eigen::Index size = rows ? f.R.cols() : f.Q.rows(), count = rows ? f.Q.rows() : f.R.cols();
    core::require(given.rows() == size, "qr_insert", "u must have ", rows ? "rows" : "columns", " of ", size,
                  " numbers, got ", given.rows());
    k = detail::position("qr_insert", k, count, count);
    const double least = options.rcond.value_or(static_cast<double>(detail::dense::epsilon<T>));
    for (Eigen::Index i = 0; i < given.cols(); ++i) {
        const detail::Column<T> vector = given.col(i);
        if (rows)
            f.insert_row(vector, k + i);
        else if (!(static_cast<double>(f.insert_column(vector, k + i)) >= least))
            core::fail<LinAlgError>("qr_insert", "column ", i, " of u lies in the span of Q");
    }
    return detail::give_qr<M>(std::move(f));
}

/// The QR factorisation of a matrix without some rows or columns, from that of the matrix A = Q R.
///
/// @param Q, R     the factors: M x M and M x N, or M x N and N x N (economic)
/// @param k        the first row or column of A that goes; negative ones count from the end
/// @param p        how many go
/// @param options  see QrDeleteOptions
/// @return         Q and R, economic where the given ones are and the new matrix still has more rows than columns
/// @throws std::invalid_argument  if the shapes do not agree, k or p is out of range, or for NaN and infinity when
///                                check_finite.
/// @note           O(M^2) or, economic, O(M N) time a row; O(p N (M + N)) for columns, by plane rotations. The signs of
///                 R's rows may change. Differs from SciPy: a row of A that alone spans a direction of Q may be deleted
///                 from economic factors.
/// @see            scipy.linalg.qr_delete
template <MatrixLike M = core::MatrixInBraces, MatrixLike N = core::MatrixInBraces>
[[nodiscard]] auto qr_delete(const M& Q, const N& R, Eigen::Index k, Eigen::Index p = 1,
                             const QrDeleteOptions& options = {}) {
    using T = core::CommonOf<core::ScalarOf<M>, core::ScalarOf<N>>;
    auto f = detail::qr_factors<T>("qr_delete", Q, R, options.check_finite);
    const bool rows = options.which == Which::row;
    const Eigen::Index count = rows ? f.Q.rows() : f.R.cols();
    k = detail::position("qr_delete", k, count, count - 1);
    core::require(p >= 1 && p <= count - k, "qr_delete", "p must lie in 1 .. ", count - k, ", got ", p);
    if (rows)
        for (Eigen::Index i = 0; i < p; ++i) f.delete_row(k);
    else
        f.delete_columns(k, p);
    return detail::give_qr<M>(std::move(f));
}

/// The QR factorisation of A + u v^H, from that of the matrix A = Q R.
///
/// @param Q, R     the factors: M x M and M x N, or M x N and N x N (economic)
/// @param u, v     vectors of M and N numbers, or M x k and N x k
/// @param options  see QrUpdateOptions
/// @return         Q and R of the same shapes
/// @throws std::invalid_argument  if the shapes do not agree, or for NaN and infinity when check_finite.
/// @note           O(M^2 + M N) or, economic, O(M N) time a column of u, by plane rotations. The signs of R's rows may
///                 change.
/// @see            scipy.linalg.qr_update
template <MatrixLike M = core::MatrixInBraces, MatrixLike N = core::MatrixInBraces,
          VectorOrMatrix U = core::VectorInBraces, VectorOrMatrix V = core::VectorInBraces>
    requires(core::rank_of<U> == core::rank_of<V>)
[[nodiscard]] auto qr_update(const M& Q, const N& R, const U& u, const V& v, const QrUpdateOptions& options = {}) {
    using T = core::CommonOf<core::CommonOf<core::ScalarOf<M>, core::ScalarOf<N>>,
                             core::CommonOf<core::ScalarOf<U>, core::ScalarOf<V>>>;
    auto f = detail::qr_factors<T>("qr_update", Q, R, options.check_finite);
    const detail::Dense<T> left = detail::work_matrix<T>("qr_update", "u", u, options.check_finite),
                           right = detail::work_matrix<T>("qr_update", "v", v, options.check_finite);
    core::require(left.rows() == f.Q.rows(), "qr_update", "u must have as many rows as Q, ", f.Q.rows(), ", got ",
                  left.rows());
    core::require(right.rows() == f.R.cols(), "qr_update", "v must have as many rows as R has columns, ", f.R.cols(),
                  ", got ", right.rows());
    core::require(left.cols() == right.cols(), "qr_update", "v must have as many columns as u, ", left.cols(), ", got ",
                  right.cols());
    for (Eigen::Index i = 0; i < left.cols(); ++i)
        f.add(detail::Column<T>(left.col(i)), detail::Column<T>(right.col(i)));
    return detail::give_qr<M>(std::move(f));
}

}  // namespace scixx::linalg
