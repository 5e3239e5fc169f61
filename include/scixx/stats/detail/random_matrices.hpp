// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <vector>

namespace scixx::stats::detail {

/// Q of the decomposition with a positive diagonal of R: Haar's measure where z is Gaussian (F. Mezzadri, Notices of
/// the AMS 54 (2007) 592).
template <class M>
[[nodiscard]] M positive_q(M q) {
    using Scalar = typename M::Scalar;
    const Eigen::Index n = q.rows();
    for (Eigen::Index k = 0; k < q.cols(); ++k) {
        Scalar* column = q.data() + k * n;
        // Gram's and Schmidt's process; the second pass leaves orthogonality to rounding.
        for (int pass = 0; pass < 2; ++pass)
            for (Eigen::Index j = 0; j < k; ++j) {
                const Scalar* before = q.data() + j * n;
                Scalar along = 0;
                for (Eigen::Index i = 0; i < n; ++i) along += Eigen::numext::conj(before[i]) * column[i];
                for (Eigen::Index i = 0; i < n; ++i) column[i] -= along * before[i];
            }
        double length = 0;
        for (Eigen::Index i = 0; i < n; ++i) length += Eigen::numext::abs2(column[i]);
        length = 1 / std::sqrt(length);
        for (Eigen::Index i = 0; i < n; ++i) column[i] *= length;
    }
    return q;
}
/// Draws one after the other, where the stream has all entries of one before those of the next.
template <class M, class F, class Rng>
[[nodiscard]] std::vector<M> repeated(Eigen::Index size, F&& draw, Rng& rng) {
    core::List<M> out;
    out.reserve(size);
    for (Eigen::Index i = 0; i < size; ++i) out.push_back(draw(rng));
    return out;
}
template <class = void>
inline void require_dimension(const char* function, Eigen::Index dim, Eigen::Index least) {
    core::require(dim >= least, function, "dim must be at least ", least, ", got ", dim);
}
/// A correlation matrix with the eigenvalues of m, by rotations that put a 1 on the diagonal each (P. I. Davies,
/// N. J. Higham, BIT 40 (2000) 640).
template <class T>
void rotate_to_correlation(Eigen::MatrixX<T>& m) {
    const Eigen::Index d = m.rows();
    for (Eigen::Index i = 0; i + 1 < d; ++i) {
        if (m(i, i) == 1) continue;
        // A partner on the other side of 1; the last one, where rounding leaves none.
        const bool above = m(i, i) > 1;
        Eigen::Index j = i + 1;
        while (j + 1 < d && !(above ? m(j, j) < 1 : m(j, j) > 1)) ++j;
        const double a = m(i, i) - 1, b = m(j, j) - 1, e = m(i, j);
        double c = 0, s = 1;
        if (b != 0) {
            const double t = (e + std::copysign(std::sqrt(std::max(e * e - a * b, 0.0)), e)) / b;
            c = 1 / std::sqrt(1 + t * t);
            s = c == 0 ? 1.0 : c * t;
        }
        for (Eigen::Index k = 0; k < d; ++k) {
            const double x = m(k, i), y = m(k, j);
            m(k, i) = c * x - s * y;
            m(k, j) = s * x + c * y;
        }
        for (Eigen::Index k = 0; k < d; ++k) {
            const double x = m(i, k), y = m(j, k);
            m(i, k) = c * x - s * y;
            m(j, k) = s * x + c * y;
        }
    }
}

}  // namespace scixx::stats::detail
