// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <scixx/core/kernel/dense/columns.hpp>
#include <scixx/core/kernel/math.hpp>
#include <utility>

namespace scixx::core::dense {

template <class T>
using Matrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>;

template <class T>
[[nodiscard]] Matrix<T> identity(Index n) {
    Matrix<T> out(n, n);
    std::fill_n(out.data(), n * n, T(0));
    for (Index i = 0; i < n; ++i) out.data()[i * (n + 1)] = 1;
    return out;
}
template <class T>
[[nodiscard]] Matrix<T> transposed(const Matrix<T>& a) {
    Matrix<T> out(a.cols(), a.rows());
    for (Index j = 0; j < a.cols(); ++j)
        for (Index i = 0; i < a.rows(); ++i) out(j, i) = a(i, j);
    return out;
}
/// c a.
template <class T>
[[nodiscard]] Matrix<T> scaled(double c, Matrix<T> a) {
    scale(c, a.data(), a.size());
    return a;
}
/// a - b.
template <class T>
[[nodiscard]] Matrix<T> less(Matrix<T> a, const Matrix<T>& b) {
    for (Index k = 0; k < a.size(); ++k) a.data()[k] -= b.data()[k];
    return a;
}

/// Column j of y += a times column k of x.
template <class T>
void multiply_add(const Matrix<T>& a, const Matrix<T>& x, Index k, Matrix<T>& y, Index j) {
    multiply_add(a.data(), a.rows(), a.cols(), x.data() + k * x.rows(), y.data() + j * y.rows());
}
/// y += a x.
template <class T>
void multiply_add(const Matrix<T>& a, const Matrix<T>& x, Matrix<T>& y) {
    multiply_add(a.data(), a.rows(), a.cols(), x.data(), x.cols(), y.data());
}
/// a b.
template <class T>
[[nodiscard]] Matrix<T> product(const Matrix<T>& a, const Matrix<T>& b) {
    Matrix<T> out(a.rows(), b.cols());
    std::fill_n(out.data(), out.size(), T(0));
    multiply_add(a, b, out);
    return out;
}
/// a a^T.
template <class T>
[[nodiscard]] Matrix<T> gram(const Matrix<T>& a) {
    return product(a, transposed(a));
}

template <class T>
[[nodiscard]] bool all_finite(const Matrix<T>& a) {
    return std::all_of(a.data(), a.data() + a.size(), [](T x) { return std::isfinite(x); });
}
/// Whether all entries are 0.
template <class T>
[[nodiscard]] bool vanishes(const Matrix<T>& a) {
    return std::all_of(a.data(), a.data() + a.size(), [](const T& x) { return x == 0; });
}
/// The sum of the logarithms of the diagonal.
template <class T>
[[nodiscard]] T log_diagonal(const Matrix<T>& a) {
    T sum = 0;
    for (Index i = 0; i < a.rows(); ++i) sum += std::log(a(i, i));
    return sum;
}
template <class T>
[[nodiscard]] T sum_of_squares(const Matrix<T>& a) {
    T sum = 0;
    for (Index i = 0; i < a.size(); ++i) sum += a.data()[i] * a.data()[i];
    return sum;
}

/// Cholesky's lower triangle of a, of which the lower triangle is read. False where a is not positive definite.
template <class T>
[[nodiscard]] bool cholesky(const Matrix<T>& a, Matrix<T>& lower) {
    const Index n = a.rows();
    lower = a;
    for (Index j = 0; j < n; ++j) {
        T* const column = lower.data() + j * n;
        for (Index k = 0; k < j; ++k) {
            const T* const before = lower.data() + k * n;
            const T weight = before[j];
            for (Index i = j; i < n; ++i) column[i] -= weight * before[i];
        }
        if (!(column[j] > 0) || !std::isfinite(column[j])) return false;
        const T pivot = std::sqrt(column[j]);
        for (Index i = 0; i < j; ++i) column[i] = 0;
        for (Index i = j; i < n; ++i) column[i] /= pivot;
    }
    return true;
}
/// lower^-1 b.
template <class T>
[[nodiscard]] Matrix<T> solve_lower(const Matrix<T>& lower, Matrix<T> b) {
    const Index n = lower.rows();
    for (Index j = 0; j < b.cols(); ++j) {
        T* const x = b.data() + j * n;
        for (Index k = 0; k < n; ++k) {
            const T* const column = lower.data() + k * n;
            x[k] /= column[k];
            for (Index i = k + 1; i < n; ++i) x[i] -= x[k] * column[i];
        }
    }
    return b;
}
/// b becomes a^-1 b, by Gaussian elimination with exchanges of rows; false, and nothing of use in b, for a singular a.
template <class T>
[[nodiscard]] bool solve(Matrix<T> a, Matrix<T>& b) {
    const Index n = a.rows();
    for (Index k = 0; k < n; ++k) {
        T* const l = a.data() + k * n;
        Index pivot = k;
        for (Index i = k + 1; i < n; ++i)
            if (std::abs(l[i]) > std::abs(l[pivot])) pivot = i;
        if (l[pivot] == 0) return false;
        std::swap(l[k], l[pivot]);
        for (Index i = k + 1; i < n; ++i) l[i] /= l[k];
        // The columns on the right of k, then those of b.
        for (Index j = k + 1; j < n + b.cols(); ++j) {
            T* const column = j < n ? a.data() + j * n : b.data() + (j - n) * n;
            std::swap(column[k], column[pivot]);
            add(-column[k], l + k + 1, column + k + 1, n - k - 1);
        }
    }
    for (Index j = 0; j < b.cols(); ++j)
        for (Index k = n - 1; k >= 0; --k) {
            T* const x = b.data() + j * n;
            x[k] /= a(k, k);
            add(-x[k], a.data() + k * n, x, k);
        }
    return true;
}

}  // namespace scixx::core::dense
