// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/dense/rotation.hpp>

/// Factorisations that follow from others: updates of QR, the cosine-sine decomposition, balancing.
namespace scixx::linalg::detail::factors {

using dense::Block;
using dense::Rotation;

/// Q and R with A = Q R: all of Q (m x m), or its first columns alone. A rotation of rows of R and columns of Q changes
/// neither A nor the orthogonality of Q. J. W. Daniel, W. B. Gragg, L. Kaufman, G. W. Stewart, Reorthogonalization and
/// stable algorithms for updating the Gram-Schmidt QR factorization, Math. Comput. 30 (1976).
template <class T>
class QrFactors {
public:
    using Real = core::RealOf<T>;

    QrFactors(Dense<T> q, Dense<T> r) : Q(std::move(q)), R(std::move(r)) {}

    Dense<T> Q, R;

    [[nodiscard]] bool full() const { return Q.rows() == Q.cols(); }

    /// Q gets one more column, such that it spans u, and R a row of zeros; nothing happens to a square Q.
    /// @return the reciprocal condition number of [Q, u / |u|] before that.
    Real extend(const Column<T>& u) {
        const Index m = Q.rows(), k = Q.cols();
        if (k == m) return 0;
        Q.conservativeResize(m, k + 1);
        R.conservativeResize(k + 1, R.cols());
        R.row(k).setZero();
        const Real size = dense::norm2(u.data(), m);
        Column<T> q = size > 0 ? Column<T>(u / size) : Column<T>::Zero(m);
        const Real left = orthogonalize(q, k);
        Real within = 0;
        for (Index j = 0; j < k; ++j) within = std::hypot(within, std::abs(dense::dot(Q.data() + j * m, u.data(), m)));
        within = size > 0 ? std::min(Real(1), within / size) : Real(1);
        // Where u lies in the span of Q, any unit vector outside it does.
        bool found = left > dense::epsilon<T> * static_cast<Real>(m);
        for (Index i = 0; !found && i < m; ++i) {
            q.setZero();
            q[i] = T(1);
            found = orthogonalize(q, k) > Real(0.7) / std::sqrt(static_cast<Real>(m));
        }
        Q.col(k) = q;
        return left / (1 + within);
    }

    /// The last column of Q and the last row of R, which is zero, go.
    void drop_last() {
        Q.conservativeResize(Q.rows(), Q.cols() - 1);
        R.conservativeResize(R.rows() - 1, R.cols());
    }

    /// Q^H u.
    [[nodiscard]] Column<T> coordinates(const Column<T>& u) const {
        Column<T> w(Q.cols());
        for (Index j = 0; j < w.size(); ++j) w[j] = dense::dot(Q.data() + j * Q.rows(), u.data(), u.size());
        return w;
    }

    /// Rows i and k of R from column `from` on, and columns i and k of Q.
    void rotate(const Rotation<T>& g, Index i, Index k, Index from) {
        g.rows(R, i, k, std::min(from, R.cols()), R.cols());
        g.columns(Q, i, k, Q.rows());
    }

    /// A := A + u v^H.
    void add(const Column<T>& u, const Column<T>& v) {
        const bool thin = !full();
        if (thin) extend(u);
        Column<T> w = coordinates(u);
        for (Index i = w.size() - 1; i > 0; --i) rotate(dense::rotate_away(w[i - 1], w[i]), i - 1, i, i - 1);
        if (w.size() > 0)
            for (Index j = 0; j < R.cols(); ++j) R(0, j) += dense::times(w[0], T(dense::conj(v[j])));
        triangularize(0, 1);
        if (thin) drop_last();
    }

    /// A gets the row u before row k.
    void insert_row(const Column<T>& u, Index k) {
        const Index m = Q.rows(), r = Q.cols();
        const bool thin = !full();
        Dense<T> wider = Dense<T>::Zero(m + 1, r + 1);
        wider.topLeftCorner(k, r) = Q.topRows(k);
        wider.bottomLeftCorner(m - k, r) = Q.bottomRows(m - k);
        wider(k, r) = T(1);
        Q = std::move(wider);
        R.conservativeResize(r + 1, R.cols());
        for (Index j = 0; j < R.cols(); ++j) R(r, j) = u[j];
        for (Index j = 0; j < std::min(r, R.cols()); ++j) rotate(dense::rotate_away(R(j, j), R(r, j)), j, r, j + 1);
        if (thin) drop_last();
    }

    /// A gets the column u before column k. @return as extend.
    Real insert_column(const Column<T>& u, Index k) {
        const Real condition = full() ? Real(1) : extend(u);
        Column<T> w = coordinates(u);
        const Index n = R.cols();
        R.conservativeResize(R.rows(), n + 1);
        for (Index j = n; j > k; --j) R.col(j) = R.col(j - 1);
        R.col(k).setZero();
        for (Index i = w.size() - 1; i > k; --i) rotate(dense::rotate_away(w[i - 1], w[i]), i - 1, i, k + 1);
        R.col(k) = w;
        return condition;
    }

    /// A loses row k.
    void delete_row(Index k) {
        const Index m = Q.rows();
        if (!full()) extend(Column<T>::Unit(m, k));
        Column<T> row = Q.row(k).adjoint();
        for (Index i = row.size() - 1; i > 0; --i) rotate(dense::rotate_away(row[i - 1], row[i]), i - 1, i, i - 1);
        // Now row k of Q is (c, 0, ..., 0) with |c| = 1, and so is its first column, from row k.
        Dense<T> q(m - 1, Q.cols() - 1);
        q.topRows(k) = Q.topRightCorner(k, q.cols());
        q.bottomRows(m - 1 - k) = Q.bottomRightCorner(m - 1 - k, q.cols());
        Q = std::move(q);
        R = R.bottomRows(R.rows() - 1).eval();
    }

    /// A loses the columns k .. k + p - 1.
    void delete_columns(Index k, Index p) {
        const bool thin = !full();
        const Index n = R.cols() - p;
        for (Index j = k; j < n; ++j) R.col(j) = R.col(j + p);
        R.conservativeResize(R.rows(), n);
        triangularize(k, p);
        if (thin)
            for (Index i = 0; i < p; ++i) drop_last();
    }

private:
    /// q less its components along the first k columns of Q, of norm 1 again. @return its length before that.
    Real orthogonalize(Column<T>& q, Index k) const {
        const Index m = Q.rows();
        Real length = 1;
        for (int pass = 0; pass < 3; ++pass) {
            for (Index j = 0; j < k; ++j)
                dense::axpy(T(-dense::dot(Q.data() + j * m, q.data(), m)), Q.data() + j * m, q.data(), m);
            const Real now = dense::norm2(q.data(), m);
            length *= now;
            if (now == 0) break;
            q /= now;
        }
        return length;
    }

    /// R is triangular but for `below` more diagonals from column `first` on; rotations remove them.
    void triangularize(Index first, Index below) {
        for (Index j = first; j < R.cols(); ++j)
            for (Index i = std::min(j + below, R.rows() - 1); i > j; --i)
                rotate(dense::rotate_away(R(i - 1, j), R(i, j)), i - 1, i, j + 1);
    }
};

}  // namespace scixx::linalg::detail::factors
