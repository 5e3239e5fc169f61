// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/nd_view.hpp>
#include <utility>

/// The kernel of procrustes on arrays of rows. A singular value decomposition of Eigen's would cost a caller five times as
/// much to compile.
namespace scixx::spatial::detail {

using core::Index;
using core::List;
using core::NdView;

/// The rows of `data`, centred and scaled to a sum of squares of 1.
template <class = void>
[[nodiscard]] inline List<double> standardized(const char* function, const char* parameter,
                                               const NdView<const double>& data) {
    const Index n = data.shape(0), k = data.shape(1);
    List<double> x(n * k), mean(k, 0.0);
    bool finite = true;
    for (Index i = 0; i < n; ++i)
        for (Index j = 0; j < k; ++j) {
            x[i * k + j] = data(i, j);
            mean[j] += data(i, j);
            finite = finite && std::isfinite(data(i, j));
        }
    core::require(finite, function, parameter, " must not hold NaN or infinity");
    double largest = 0;
    for (Index i = 0; i < n; ++i)
        for (Index j = 0; j < k; ++j) {
            x[i * k + j] -= mean[j] / static_cast<double>(n);
            largest = std::max(largest, std::abs(x[i * k + j]));
        }
    core::require(largest > 0, function, parameter, " must hold at least two different points");
    // By a power of two, so that squares neither overflow nor vanish and no digit changes.
    const double scale = std::ldexp(1.0, std::min(-std::ilogb(largest), 1000));
    double square = 0;
    for (double& value : x) {
        value *= scale;
        square += value * value;
    }
    const double norm = std::sqrt(square);
    for (double& value : x) value /= norm;
    return x;
}

/// Turns two columns of a matrix of k rows, stored column by column.
template <class = void>
inline void turn_columns(double* p, double* q, Index k, double cosine, double sine) {
    for (Index i = 0; i < k; ++i) {
        const double old = p[i];
        p[i] = cosine * old - sine * q[i];
        q[i] = sine * old + cosine * q[i];
    }
}

template <class = void>
[[nodiscard]] inline double dot_product(const double* p, const double* q, Index k) {
    double sum = 0;
    for (Index i = 0; i < k; ++i) sum += p[i] * q[i];
    return sum;
}

/// The orthogonal matrix V U^T of the singular value decomposition U diag(w) V^T of a matrix k x k, stored column by column,
/// and the sum of w. One-sided Jacobi rotations make the columns orthogonal (M. R. Hestenes, J. SIAM 6 (1958) 51).
template <class = void>
[[nodiscard]] inline std::pair<List<double>, double> orthogonal_factor(List<double> u, Index k) {
    List<double> v(k * k, 0.0), length(k, 0.0);
    for (Index j = 0; j < k; ++j) v[j * k + j] = 1;
    const auto column = [k](List<double>& matrix, Index j) { return matrix.data() + j * k; };
    const double tolerance = 1e-16 * static_cast<double>(k + 2);
    bool done = false;
    for (int sweep = 0; sweep < 60 && !done; ++sweep) {
        done = true;
        for (Index p = 0; p < k; ++p)
            for (Index q = p + 1; q < k; ++q) {
                double *const a = column(u, p), *const b = column(u, q);
                const double aa = dot_product(a, a, k), bb = dot_product(b, b, k), ab = dot_product(a, b, k);
                if (std::abs(ab) <= tolerance * std::sqrt(aa) * std::sqrt(bb) || ab == 0) continue;
                done = false;
                const double theta = (bb - aa) / (2 * ab);
                const double tangent = std::copysign(1.0, theta) / (std::abs(theta) + std::hypot(1.0, theta));
                const double cosine = 1 / std::sqrt(1 + tangent * tangent);
                turn_columns(a, b, k, cosine, tangent * cosine);
                turn_columns(column(v, p), column(v, q), k, cosine, tangent * cosine);
            }
    }
    double sum = 0;
    for (Index j = 0; j < k; ++j) {
        double* const a = column(u, j);
        length[j] = std::sqrt(dot_product(a, a, k));
        sum += length[j];
        for (Index i = 0; length[j] > 0 && i < k; ++i) a[i] /= length[j];
    }
    // Where a singular value is 0, any direction across the others will do: that of the unit vector farthest from them.
    for (Index j = 0; j < k; ++j) {
        if (length[j] > 0) continue;
        double* const a = column(u, j);
        Index axis = 0;
        double most = -1;
        for (Index i = 0; i < k; ++i) {
            double rest = 1;
            for (Index other = 0; other < k; ++other)
                rest -= length[other] > 0 ? u[other * k + i] * u[other * k + i] : 0;
            if (rest > most) most = rest, axis = i;
        }
        std::fill_n(a, k, 0.0);
        a[axis] = 1;
        for (int twice = 0; twice < 2; ++twice)
            for (Index other = 0; other < k; ++other) {
                if (!(length[other] > 0)) continue;
                const double along = dot_product(a, column(u, other), k);
                for (Index i = 0; i < k; ++i) a[i] -= along * u[other * k + i];
            }
        length[j] = std::sqrt(dot_product(a, a, k));
        for (Index i = 0; i < k; ++i) a[i] /= length[j];
    }
    List<double> factor(k * k, 0.0);
    for (Index j = 0; j < k; ++j)
        for (Index l = 0; l < k; ++l)
            for (Index i = 0; i < k; ++i) factor[i * k + l] += v[j * k + i] * u[j * k + l];
    return {std::move(factor), sum};  // row by row
}

/// Procrustes analysis of two arrays n x k; returns the disparity.
template <class = void>
inline double procrustes(const char* function, const NdView<const double>& data1, const NdView<const double>& data2,
                         const NdView<double>& mtx1, const NdView<double>& mtx2) {
    const Index n = data1.shape(0), k = data1.shape(1);
    const List<double> x = standardized(function, "data1", data1), y = standardized(function, "data2", data2);
    List<double> product(k * k, 0.0);  // X1^T X2
    for (Index i = 0; i < n; ++i)
        for (Index j = 0; j < k; ++j)
            for (Index l = 0; l < k; ++l) product[j * k + l] += y[i * k + j] * x[i * k + l];
    const auto [factor, scale] = orthogonal_factor(std::move(product), k);
    double disparity = 0;
    for (Index i = 0; i < n; ++i)
        for (Index j = 0; j < k; ++j) {
            double moved = 0;
            for (Index l = 0; l < k; ++l) moved += y[i * k + l] * factor[l * k + j];
            moved *= scale;
            mtx1(i, j) = x[i * k + j];
            mtx2(i, j) = moved;
            disparity += (x[i * k + j] - moved) * (x[i * k + j] - moved);
        }
    return disparity;
}

}  // namespace scixx::spatial::detail
