// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/list.hpp>
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
        gain_row(R, k, 0);
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
        lose_row(R, R.rows() - 1, 0);
    }

    /// Q^H u.
    [[nodiscard]] Column<T> coordinates(const Column<T>& u) const {
        Column<T> w(Q.cols());
        for (Index j = 0; j < w.size(); ++j) w[j] = dense::dot(Q.data() + j * Q.rows(), u.data(), u.size());
        return w;
    }

    /// A := A + u v^H.
    void add(const Column<T>& u, const Column<T>& v) {
        const bool thin = !full();
        if (thin) extend(u);
        Column<T> w = coordinates(u);
        roll_up(w, 0, 0);
        if (w.size() > 0)
            for (Index j = 0; j < R.cols(); ++j) R(0, j) += dense::times(w[0], T(dense::conj(v[j])));
        triangularize(0, 1);
        if (thin) drop_last();
    }

    /// A gets the row u before row k.
    void insert_row(const Column<T>& u, Index k) {
        const Index r = Q.cols();
        const bool thin = !full();
        gain_row(Q, k, 1);
        Q(k, r) = T(1);
        gain_row(R, r, 0);
        for (Index j = 0; j < R.cols(); ++j) R(r, j) = u[j];
        turns_.clear();
        eliminate(0, [&](Index j) {
            if (j < r) turn(dense::rotate_away(R(j, j), R(r, j)), j, r);
        });
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
        roll_up(w, k, k + 1);
        R.col(k) = w;
        return condition;
    }

    /// A loses row k.
    void delete_row(Index k) {
        if (!full()) extend(Column<T>::Unit(Q.rows(), k));
        Column<T> row = Q.row(k).adjoint();
        roll_up(row, 0, 0);
        // Now row k of Q is (c, 0, ..., 0) with |c| = 1, and so is its first column, from row k.
        lose_row(Q, k, 1);
        lose_row(R, 0, 0);
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

    /// A rotation of rows i and k of R and of columns i and k of Q.
    struct Turn {
        Rotation<T> rotation;
        Index i, k;
    };

    /// Columns i and k of Q turn at once; the rows of R will.
    void turn(const Rotation<T>& rotation, Index i, Index k) {
        rotation.columns(Q, i, k, Q.rows());
        turns_.push_back({rotation, i, k});
    }

    /// The turns from number `from` on, in W columns of R from j on. The columns take turns, as each one is a chain of
    /// operations that wait for each other.
    template <int W>
    void turn_columns(Index j, Index from, Index to) {
        const Index m = R.rows();
        T* const corner = R.data() + j * m;
        for (Index t = from; t < to; ++t) {
            const auto [rotation, i, k] = turns_[t];
            const T adjoint = dense::conj(rotation.s);
            for (Index c = 0; c < W; ++c) {
                T &x = corner[i + c * m], &y = corner[k + c * m];
                const T u = x, v = y;
                x = rotation.c * u + dense::times(rotation.s, v);
                y = rotation.c * v - dense::times(adjoint, u);
            }
        }
    }

    static constexpr Index group = 8;

    /// Rotations that remove w[last] ... w[k + 1] in favour of w[k], from below, in the columns of R from `first` on.
    /// Row i of R is zero before column i - 1.
    void roll_up(Column<T>& w, Index k, Index first) {
        turns_.clear();
        for (Index i = w.size() - 1; i > k; --i) turn(dense::rotate_away(w[i - 1], w[i]), i - 1, i);
        const Index n = R.cols(), count = turns_.size();
        const auto start = [&](Index j) { return std::clamp<Index>(w.size() - 1 - (j + 1), 0, count); };
        Index j = first;
        for (; j + group <= n; j += group) turn_columns<group>(j, start(j + group - 1), count);
        for (; j < n; ++j) turn_columns<1>(j, start(j), count);
    }

    /// remove(j) for the columns of R from `first` on, after the turns that those before it have made.
    template <class F>
    void eliminate(Index first, F&& remove) {
        const Index n = R.cols();
        for (Index j = first; j < n;) {
            const Index before = turns_.size(), end = std::min(n, j + group);
            if (end - j == group)
                turn_columns<group>(j, 0, before);
            else
                for (Index c = j; c < end; ++c) turn_columns<1>(c, 0, before);
            for (; j < end; ++j) {
                turn_columns<1>(j, before, turns_.size());
                remove(j);
            }
        }
    }

    /// R is triangular but for `below` more diagonals from column `first` on; rotations remove them.
    void triangularize(Index first, Index below) {
        turns_.clear();
        eliminate(first, [&](Index j) {
            for (Index i = std::min(j + below, R.rows() - 1); i > j; --i)
                turn(dense::rotate_away(R(i - 1, j), R(i, j)), i - 1, i);
        });
    }

    /// `a` gets a row of zeros before row k and some columns of zeros at the end; a large one stays where it is in
    /// memory.
    static void gain_row(Dense<T>& a, Index k, Index columns) {
        const Index m = a.rows(), n = a.cols();
        a.resize(1, m * n);
        a.conservativeResize(1, (m + 1) * (n + columns));
        T* const data = a.data();
        std::fill(data + (m + 1) * n, data + a.size(), T(0));
        for (Index j = n - 1; j >= 0; --j) {
            T *const from = data + j * m, *const to = data + j * (m + 1);
            std::copy_backward(from + k, from + m, to + m + 1);
            std::copy_backward(from, from + k, to + k);
            to[k] = T(0);
        }
        a.resize(m + 1, n + columns);
    }

    /// `a` loses row k and its first columns; a large one stays where it is in memory.
    static void lose_row(Dense<T>& a, Index k, Index columns) {
        const Index m = a.rows(), n = a.cols() - columns;
        T* to = a.data();
        for (Index j = 0; j < n; ++j) {
            const T* const from = a.data() + (j + columns) * m;
            to = std::copy(from, from + k, to);
            to = std::copy(from + k + 1, from + m, to);
        }
        a.resize(1, a.size());
        a.conservativeResize(1, (m - 1) * n);
        a.resize(m - 1, n);
    }

    core::List<Turn> turns_;
};

}  // namespace scixx::linalg::detail::factors
