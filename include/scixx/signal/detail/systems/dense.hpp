// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <scixx/core/kernel/math.hpp>
#include <scixx/signal/detail/systems/columns.hpp>
#include <utility>

/// The matrices of linear systems in loops over columns.
namespace scixx::signal::detail::systems {

template <class T>
using Dense = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>;
template <class T>
using Vector = Eigen::Array<T, Eigen::Dynamic, 1>;

/// A row of a matrix as a vector.
template <class T>
Vector<T> row_of(const Dense<T>& a, Index row) {
    Vector<T> out(a.cols());
    for (Index j = 0; j < out.size(); ++j) out[j] = a(row, j);
    return out;
}
/// c a.
template <class T>
Dense<T> scaled(double c, Dense<T> a) {
    scale(c, a.data(), a.size());
    return a;
}
/// Whether all entries are 0.
template <class T>
bool vanishes(const Dense<T>& a) {
    return std::all_of(a.data(), a.data() + a.size(), [](const T& x) { return x == 0; });
}
/// b becomes a^-1 b, by Gaussian elimination with exchanges of rows; false, and nothing of use in b, for a singular a.
template <class T>
bool solve(Dense<T> a, Dense<T>& b) {
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

/// Column j of y += a times column k of x.
template <class T>
void multiply_add(const Dense<T>& a, const Dense<T>& x, Index k, Dense<T>& y, Index j) {
    multiply_add(a.data(), a.rows(), a.cols(), x.data() + k * x.rows(), y.data() + j * y.rows());
}
/// y += a x.
template <class T>
void multiply_add(const Dense<T>& a, const Dense<T>& x, Dense<T>& y) {
    for (Index j = 0; j < x.cols(); ++j) multiply_add(a, x, j, y, j);
}
/// a b.
template <class T>
Dense<T> product(const Dense<T>& a, const Dense<T>& b) {
    Dense<T> out = Dense<T>::Zero(a.rows(), b.cols());
    multiply_add(a, b, out);
    return out;
}
template <class T>
Dense<T> transposed(const Dense<T>& a) {
    Dense<T> out(a.cols(), a.rows());
    for (Index j = 0; j < a.cols(); ++j)
        for (Index i = 0; i < a.rows(); ++i) out(j, i) = a(i, j);
    return out;
}
/// C x + D u of states and inputs that have a column for each time, as a row for each.
template <class T>
Dense<T> outputs(const Dense<T>& C, const Dense<T>& x, const Dense<T>& D, const Dense<T>& u) {
    Dense<T> y = product(C, x);
    multiply_add(D, u, y);
    return transposed(y);
}

}  // namespace scixx::signal::detail::systems
