// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/determinant.hpp>

/// Systems of at most four unknowns, without heap.
namespace scixx::linalg::detail {

/// The size of a square matrix type that is small and known to the compiler, else 0.
template <class A>
constexpr int small_size() {
    if constexpr (requires { A::RowsAtCompileTime; })
        if constexpr (int(A::RowsAtCompileTime) == int(A::ColsAtCompileTime) && int(A::RowsAtCompileTime) >= 1 &&
                      int(A::RowsAtCompileTime) <= 4)
            return A::RowsAtCompileTime;
    return 0;
}

/// Gaussian elimination with partial pivoting: `a` (N x N, column-major) becomes L and U, the `cols` columns of `b`
/// the solution. @return the determinant; 0 where a pivot is 0, and then b is not solved for.
template <class T, int N>
T small_solve(T* a, T* b, Index cols) {
    Product<T> determinant;
    for (int k = 0; k < N; ++k) {
        int best = k;
        core::RealOf<T> size = dense::size1(a[k + k * N]);
        for (int i = k + 1; i < N; ++i)
            if (const core::RealOf<T> other = dense::size1(a[i + k * N]); other > size) size = other, best = i;
        if (size == 0) return T(0);
        if (best != k) {
            for (int j = k; j < N; ++j) std::swap(a[k + j * N], a[best + j * N]);
            for (Index j = 0; j < cols; ++j) std::swap(b[k + j * N], b[best + j * N]);
        }
        determinant.multiply(best != k ? T(-a[k + k * N]) : a[k + k * N]);
        for (int i = k + 1; i < N; ++i) {
            const T factor = a[i + k * N] / a[k + k * N];
            for (int j = k + 1; j < N; ++j) a[i + j * N] -= dense::times(factor, a[k + j * N]);
            for (Index j = 0; j < cols; ++j) b[i + j * N] -= dense::times(factor, b[k + j * N]);
        }
    }
    for (Index j = 0; j < cols; ++j)
        for (int k = N - 1; k >= 0; --k) {
            T sum = b[k + j * N];
            for (int i = k + 1; i < N; ++i) sum -= dense::times(a[k + i * N], b[i + j * N]);
            b[k + j * N] = sum / a[k + k * N];
        }
    return determinant.value();
}

/// The elements of a small matrix, column by column. @return whether all are finite.
template <class T, int N, class A>
bool small_copy(const A& a, T* to) {
    core::RealOf<T> sum = 0;
    for (int j = 0; j < N; ++j)
        for (int i = 0; i < N; ++i) {
            const T value = static_cast<T>(a(i, j));
            to[i + j * N] = value;
            sum += (dense::real(value) + dense::imag(value)) * 0;
        }
    return sum == 0;
}

}  // namespace scixx::linalg::detail
