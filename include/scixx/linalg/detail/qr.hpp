// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/dense/householder.hpp>
#include <vector>

namespace scixx::linalg::detail {

/// A = Q R in place: R in the upper triangle, below it the vectors of the reflectors whose factors are tau.
template <class T>
void qr_in_place(const dense::Block<T>& a, T* tau) {
    const Index m = a.rows, n = a.cols, k = std::min(m, n);
    Column<T> work(n);
    for (Index j = 0; j < k; j += dense::panel) {
        const Index w = std::min(dense::panel, k - j), end = n - j <= 2 * dense::panel ? n : j + w;
        for (Index q = j; q < j + w; ++q) {
            tau[q] = dense::make_reflector(a.at(q, q), m - q);
            dense::apply_reflector(dense::conj(tau[q]), a.at(q, q), a.block(q, q + 1, m - q, end - q - 1), work.data());
        }
        if (end < n) {
            dense::Reflectors<T> q(a.block(j, j, m - j, w), tau + j);
            q.apply(a.block(j, end, m - j, n - end), true);
        }
    }
}

/// A P = Q R with column pivoting, in place; column j of A P is column permutation[j] of A.
/// P. Businger, G. H. Golub, Linear least squares solutions by Householder transformations, Numer. Math. 7 (1965); the
/// norms are updated as in Z. Drmac, Z. Bujanovic, On the failure of rank-revealing QR factorization software, ACM
/// Trans. Math. Softw. 35 (2008).
template <class T>
void pivoted_qr_in_place(const dense::Block<T>& a, T* tau, Index* permutation) {
    using Real = core::RealOf<T>;
    const Index m = a.rows, n = a.cols, k = std::min(m, n);
    Column<T> work(n);
    Column<Real> partial(n), reference(n);
    for (Index j = 0; j < n; ++j) {
        permutation[j] = j;
        partial[j] = reference[j] = dense::norm2(a.col(j), m);
    }
    const Real tolerance = std::sqrt(dense::epsilon<T>);
    for (Index j = 0; j < k; ++j) {
        Index best = j;
        for (Index q = j + 1; q < n; ++q)
            if (partial[q] > partial[best]) best = q;
        if (best != j) {
            std::swap_ranges(a.col(j), a.col(j) + m, a.col(best));
            std::swap(permutation[j], permutation[best]);
            partial[best] = partial[j];
            reference[best] = reference[j];
        }
        tau[j] = dense::make_reflector(a.at(j, j), m - j);
        dense::apply_reflector(dense::conj(tau[j]), a.at(j, j), a.block(j, j + 1, m - j, n - j - 1), work.data());
        for (Index q = j + 1; q < n; ++q) {
            if (partial[q] == 0) continue;
            const Real ratio = std::abs(a(j, q)) / partial[q];
            const Real shrink = std::max(Real(0), (1 + ratio) * (1 - ratio));
            const Real relative = partial[q] / reference[q];
            if (shrink * relative * relative <= tolerance)
                partial[q] = reference[q] = j + 1 < m ? dense::norm2(a.at(j + 1, q), m - j - 1) : 0;
            else
                partial[q] *= std::sqrt(shrink);
        }
    }
}

/// The upper trapezoid of the first `rows` rows.
template <class T>
Dense<T> upper_part(const Dense<T>& a, Index rows) {
    Dense<T> r = Dense<T>::Zero(rows, a.cols());
    for (Index j = 0; j < a.cols(); ++j)
        std::copy_n(a.data() + j * a.rows(), std::min(j + 1, rows), r.data() + j * rows);
    return r;
}

/// What qr calls.
struct QrKernels {
    template <class T>
    void factor(Dense<T>& a, T* tau, Index* permutation) const {
        if (permutation)
            pivoted_qr_in_place<T>(a, tau, permutation);
        else
            qr_in_place<T>(a, tau);
    }
    template <class T>
    void form_q(Dense<T>& a, const T* tau, Dense<T>& q) const {
        dense::form_q<T>(dense::Block<T>(a).columns(0, std::min(a.rows(), a.cols())), tau, 0, q);
    }
};

}  // namespace scixx::linalg::detail
