// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <scixx/core/kernel/math.hpp>

// Plain loops over vectors: they vectorise as Eigen's expressions do and cost a tenth of the compile time.
namespace scixx::optimize::detail::minimize {

using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;
using Index = Eigen::Index;

/// Inner product of long vectors: as many independent sums as additions can overlap.
template <class = void>
[[nodiscard]] inline double long_dot(const double* a, const double* b, Index n) {
    double part[16] = {};
    Index i = 0;
    for (; i + 16 <= n; i += 16)
        for (Index k = 0; k < 16; ++k) part[k] += a[i + k] * b[i + k];
    for (; i < n; ++i) part[0] += a[i] * b[i];
    for (Index width = 8; width > 0; width /= 2)
        for (Index k = 0; k < width; ++k) part[k] += part[k + width];
    return part[0];
}
template <class = void>
[[nodiscard]] inline double dot(const double* a, const double* b, Index n) {
    if (n >= 64) return long_dot(a, b, n);
    double part[4] = {0, 0, 0, 0};  // independent sums, so that additions overlap
    Index i = 0;
    for (; i + 4 <= n; i += 4)
        for (Index k = 0; k < 4; ++k) part[k] += a[i + k] * b[i + k];
    for (; i < n; ++i) part[0] += a[i] * b[i];
    return (part[0] + part[1]) + (part[2] + part[3]);
}
template <class = void>
[[nodiscard]] inline double dot(const Vector& a, const Vector& b) {
    return dot(a.data(), b.data(), a.size());
}

/// Euclidean norm without overflow.
template <class = void>
[[nodiscard]] inline double norm(const Vector& a) {
    const double square = dot(a, a);
    if (square > 1e-280 && square < 1e280) return std::sqrt(square);
    double largest = 0, sum = 0;
    for (Index i = 0; i < a.size(); ++i) largest = std::max(largest, std::abs(a[i]));
    if (largest == 0 || !std::isfinite(largest)) return largest + square * 0;
    for (Index i = 0; i < a.size(); ++i) sum += (a[i] / largest) * (a[i] / largest);
    return largest * std::sqrt(sum);
}

/// Largest absolute component; NaN if there is one.
template <class = void>
[[nodiscard]] inline double largest(const double* a, Index n) {
    double most = 0;
    for (Index i = 0; i < n; ++i)
        if (!(std::abs(a[i]) <= most)) most = std::abs(a[i]);
    return most;
}
template <class = void>
[[nodiscard]] inline double largest(const Vector& a) {
    return largest(a.data(), a.size());
}

/// |a| of order p: inf, -inf, or p >= 1.
template <class = void>
[[nodiscard]] inline double norm_of_order(const Vector& a, double p) {
    if (p == 2) return norm(a);
    if (std::isinf(p)) {
        if (p > 0) return largest(a);
        double least = a.size() > 0 ? std::abs(a[0]) : 0;
        for (Index i = 1; i < a.size(); ++i) least = std::min(least, std::abs(a[i]));
        return least;
    }
    double sum = 0;
    for (Index i = 0; i < a.size(); ++i) sum += std::pow(std::abs(a[i]), p);
    return std::pow(sum, 1 / p);
}

template <class = void>
[[nodiscard]] inline bool finite(const double* a, Index n) {
    double part[4] = {0, 0, 0, 0};  // 0 times a number that is not finite is NaN
    Index i = 0;
    for (; i + 4 <= n; i += 4)
        for (Index k = 0; k < 4; ++k) part[k] += 0 * a[i + k];
    for (; i < n; ++i) part[0] += 0 * a[i];
    return part[0] + part[1] + part[2] + part[3] == 0;
}
template <class = void>
[[nodiscard]] inline bool finite(const Vector& a) {
    return finite(a.data(), a.size());
}

/// y += a x
template <class = void>
inline void add(double* y, double a, const double* x, Index n) {
    for (Index i = 0; i < n; ++i) y[i] += a * x[i];
}
template <class = void>
inline void add(Vector& y, double a, const Vector& x) {
    add(y.data(), a, x.data(), x.size());
}

/// x *= a
template <class = void>
inline void scale(double* x, double a, Index n) {
    for (Index i = 0; i < n; ++i) x[i] *= a;
}
template <class = void>
inline void scale(Vector& x, double a) {
    scale(x.data(), a, x.size());
}

/// out = x + a p
template <class = void>
inline void move(const Vector& x, double a, const Vector& p, Vector& out) {
    out.resize(x.size());
    const double *xp = x.data(), *pp = p.data();
    double* to = out.data();
    for (Index i = 0; i < x.size(); ++i) to[i] = xp[i] + a * pp[i];
}

/// out = a A x for a matrix A.
template <class = void>
inline void multiply(const Matrix& a, const Vector& x, double factor, Vector& out) {
    const Index m = a.rows(), n = a.cols();
    out.setZero(m);
    double* to = out.data();
    Index j = 0;
    for (; j + 4 <= n; j += 4) {  // four columns a pass, added one after the other
        const double *c0 = a.data() + j * m, *c1 = c0 + m, *c2 = c1 + m, *c3 = c2 + m;
        const double x0 = factor * x[j], x1 = factor * x[j + 1], x2 = factor * x[j + 2], x3 = factor * x[j + 3];
        for (Index i = 0; i < m; ++i) to[i] = to[i] + x0 * c0[i] + x1 * c1[i] + x2 * c2[i] + x3 * c3[i];
    }
    for (; j < n; ++j) add(to, factor * x[j], a.data() + j * m, m);
}

/// out = a A^T x for a matrix A.
template <class = void>
inline void multiply_transposed(const Matrix& a, const Vector& x, double factor, Vector& out) {
    out.resize(a.cols());
    for (Index j = 0; j < a.cols(); ++j) out[j] = factor * dot(a.data() + j * a.rows(), x.data(), a.rows());
}

template <class = void>
[[nodiscard]] inline Matrix unit_matrix(Index n, double value = 1) {
    Matrix a = Matrix::Zero(n, n);
    for (Index i = 0; i < n; ++i) a(i, i) = value;
    return a;
}

/// Cholesky's factor L in the lower triangle of a, of which the lower triangle is read. Returns -1, or the first column
/// whose pivot, which stays in its place, is not above `least` times the entry that was there.
template <class = void>
inline Index factor_lower(Matrix& a, double least = 0) {
    const Index n = a.rows();
    for (Index j = 0; j < n; ++j) {
        double* column = a.data() + j * n;
        const double bound = least > 0 ? least * column[j] : 0;
        for (Index k = 0; k < j; ++k) add(column + j, -a(j, k), a.data() + k * n + j, n - j);
        if (!(column[j] > bound)) return j;
        const double root = std::sqrt(column[j]);
        for (Index i = j; i < n; ++i) column[i] /= root;
    }
    return -1;
}
/// L x = b in place.
template <class = void>
inline void solve_lower(const Matrix& l, double* x) {
    const Index n = l.rows();
    for (Index j = 0; j < n; ++j) {
        x[j] /= l(j, j);
        add(x + j + 1, -x[j], l.data() + j * n + j + 1, n - j - 1);
    }
}
/// L^T x = b in place.
template <class = void>
inline void solve_lower_transposed(const Matrix& l, double* x) {
    const Index n = l.rows();
    for (Index j = n - 1; j >= 0; --j) x[j] = (x[j] - dot(x + j + 1, l.data() + j * n + j + 1, n - j - 1)) / l(j, j);
}

}  // namespace scixx::optimize::detail::minimize
