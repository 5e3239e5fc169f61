// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <complex>
#include <scixx/core/dims.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>

/// Small dense algebra in plain loops over columns, which compiles in a fraction of the time of Eigen's products and
/// decompositions: here columns of numbers, in matrix.hpp matrices of Eigen's, in symmetric_eigen.hpp and polar.hpp
/// decompositions.
namespace scixx::core::dense {

inline double conjugate(double x) {
    return x;
}
inline std::complex<double> conjugate(const std::complex<double>& x) {
    return std::conj(x);
}

/// sum conj(x[i]) y[i], in eight sums that lie side by side in vectors.
template <class S>
inline S dot(const S* x, const S* y, Index n) {
    S rest = 0;
    Index i = 0;
    if (n >= 8) {
        S sum[8] = {};
        for (; i + 8 <= n; i += 8)
            for (Index k = 0; k < 8; ++k) sum[k] += conjugate(x[i + k]) * y[i + k];
        rest = ((sum[0] + sum[4]) + (sum[2] + sum[6])) + ((sum[1] + sum[5]) + (sum[3] + sum[7]));
    }
    for (; i < n; ++i) rest += conjugate(x[i]) * y[i];
    return rest;
}
/// y += c x.
template <class S>
inline void add(S c, const S* x, S* y, Index n) {
    for (Index i = 0; i < n; ++i) y[i] += c * x[i];
}
/// y += a x for a matrix that lies column after column. Four columns at a time, so that y is loaded and stored less
/// often.
template <class S>
inline void multiply_add(const S* a, Index rows, Index cols, const S* x, S* y) {
    Index j = 0;
    for (; j + 3 < cols; j += 4) {
        const S *const p = a + j * rows, *const q = p + rows, *const r = q + rows, *const s = r + rows;
        const S c[4] = {x[j], x[j + 1], x[j + 2], x[j + 3]};
        for (Index i = 0; i < rows; ++i) y[i] = y[i] + c[0] * p[i] + c[1] * q[i] + c[2] * r[i] + c[3] * s[i];
    }
    for (; j < cols; ++j) add(x[j], a + j * rows, y, rows);
}
/// Y += A X for matrices that lie column after column; A is taken in bands of columns that the cache holds.
template <class S>
void multiply_add(const S* a, Index rows, Index inner, const S* x, Index cols, S* y) {
    constexpr Index band = 32;
    for (Index first = 0; first < inner; first += band)
        for (Index j = 0; j < cols; ++j)
            multiply_add(a + first * rows, rows, std::min(band, inner - first), x + j * inner + first, y + j * rows);
}
/// Turns two columns by an angle: x becomes c x - s y, y becomes s x + c y.
template <class S>
inline void rotate(S* x, S* y, Index n, double c, double s) {
    for (Index i = 0; i < n; ++i) {
        const S old = x[i];
        x[i] = c * old - s * y[i];
        y[i] = s * old + c * y[i];
    }
}
template <class S>
inline double norm(const S* x, Index n) {
    double sum = 0;
    for (Index i = 0; i < n; ++i) sum += std::norm(x[i]);
    return std::sqrt(sum);
}
template <class S>
inline void scale(double c, S* x, Index n) {
    for (Index i = 0; i < n; ++i) x[i] *= c;
}
/// Gives x the length 1 unless it is 0, and returns the length that it had.
template <class S>
double normalise(S* x, Index n) {
    const double length = norm(x, n);
    if (length > 0) scale(1 / length, x, n);
    return length;
}

/// A matrix column after column; columns[j] points to one.
template <class S>
class Columns {
public:
    Columns() = default;
    Columns(Index rows, Index cols) : rows_(rows), cols_(cols), values_(rows * cols) {}

    [[nodiscard]] Index rows() const noexcept { return rows_; }
    [[nodiscard]] Index cols() const noexcept { return cols_; }
    [[nodiscard]] S* operator[](Index j) noexcept { return values_.data() + j * rows_; }
    [[nodiscard]] const S* operator[](Index j) const noexcept { return values_.data() + j * rows_; }

private:
    Index rows_ = 0, cols_ = 0;
    List<S> values_;
};

/// An array of Eigen (or its transpose) as columns.
template <class S, class Matrix>
Columns<S> columns_of(const Matrix& a) {
    Columns<S> out(a.rows(), a.cols());
    for (Index j = 0; j < a.cols(); ++j)
        for (Index i = 0; i < a.rows(); ++i) out[j][i] = a(i, j);
    return out;
}

/// The columns of the transposed matrix.
template <class S>
Columns<S> transposed(const Columns<S>& a) {
    Columns<S> out(a.cols(), a.rows());
    for (Index j = 0; j < a.cols(); ++j)
        for (Index i = 0; i < a.rows(); ++i) out[i][j] = a[j][i];
    return out;
}
/// a' b.
template <class S>
Columns<S> adjoint_times(const Columns<S>& a, const Columns<S>& b) {
    Columns<S> out(a.cols(), b.cols());
    for (Index j = 0; j < out.cols(); ++j)
        for (Index i = 0; i < out.rows(); ++i) out[j][i] = dot(a[i], b[j], a.rows());
    return out;
}
/// a b.
template <class S>
Columns<S> times(const Columns<S>& a, const Columns<S>& b) {
    Columns<S> out(a.rows(), b.cols());
    multiply_add(a[0], a.rows(), a.cols(), b[0], b.cols(), out[0]);
    return out;
}

}  // namespace scixx::core::dense
