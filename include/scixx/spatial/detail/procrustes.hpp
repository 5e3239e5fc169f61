// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/kernel/dense/polar.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/nd_view.hpp>
#include <scixx/linalg/polar.hpp>
#include <utility>

/// The kernel of procrustes on arrays of rows.
namespace scixx::spatial::detail {

using core::Index;
using core::List;
using core::NdView;

/// The points of `data`, centred and scaled to a sum of squares of 1, as columns.
template <class = void>
[[nodiscard]] inline core::dense::Columns<double> standardized(const char* function, const char* parameter,
                                                               const NdView<const double>& data) {
    const Index n = data.shape(0), k = data.shape(1);
    core::dense::Columns<double> points(k, n);
    List<double> mean(k, 0.0);
    double *const begin = points[0], *const end = begin + n * k, *to = begin;
    bool finite = true;
    for (Index i = 0; i < n; ++i)
        for (Index j = 0; j < k; ++j) {
            const double x = data(i, j);
            *to++ = x;
            mean[j] += x;
            finite = finite && std::isfinite(x);
        }
    core::require(finite, function, parameter, " must not hold NaN or infinity");
    for (double& value : mean) value /= static_cast<double>(n);
    double largest = 0;
    for (to = begin; to != end;)
        for (Index j = 0; j < k; ++j, ++to) {
            *to -= mean[j];
            largest = std::max(largest, std::abs(*to));
        }
    core::require(largest > 0, function, parameter, " must hold at least two different points");
    // By a power of two, so that squares neither overflow nor vanish and no digit changes.
    const double scale = std::ldexp(1.0, std::min(-std::ilogb(largest), 1000));
    double square = 0;
    for (to = begin; to != end; ++to) {
        *to *= scale;
        square += *to * *to;
    }
    const double norm = std::sqrt(square);
    for (to = begin; to != end; ++to) *to /= norm;
    return points;
}

/// The points y (columns) as they lie nearest to x after a rotation or reflection, and the sum of the singular values
/// of x y^T.
template <class T>
[[nodiscard]] std::pair<core::dense::Columns<T>, T> turned_onto(const core::dense::Columns<T>& x,
                                                                const core::dense::Columns<T>& y) {
    const Index k = x.rows(), n = x.cols();
    constexpr Index few = 8;  // up to so many coordinates blocked algorithms do not pay
    if (k <= few) {
        const auto [turn, scale] = core::dense::polar(times(x, transposed(y)));
        return {times(turn, y), scale};
    }
    using Rows = Eigen::Map<const Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>;
    using Matrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>;
    const auto [turn, scale] = linalg::orthogonal_procrustes(Rows(x[0], n, k), Rows(y[0], n, k));
    core::dense::Columns<T> turned(k, n);
    Eigen::Map<Matrix>(turned[0], k, n).noalias() = Matrix(turn) * Eigen::Map<const Matrix>(y[0], k, n);
    return {std::move(turned), scale};
}

/// Procrustes analysis of two arrays n x k; returns the disparity.
template <class = void>
inline double procrustes(const char* function, const NdView<const double>& data1, const NdView<const double>& data2,
                         const NdView<double>& mtx1, const NdView<double>& mtx2) {
    const Index n = data1.shape(0), k = data1.shape(1);
    const core::dense::Columns<double> x = standardized(function, "data1", data1),
                                       y = standardized(function, "data2", data2);
    const auto [turned, scale] = turned_onto(x, y);
    double disparity = 0;
    for (Index i = 0; i < n; ++i)
        for (Index j = 0; j < k; ++j) {
            const double fixed = x[i][j], moved = scale * turned[i][j];
            mtx1(i, j) = fixed;
            mtx2(i, j) = moved;
            disparity += (fixed - moved) * (fixed - moved);
        }
    return disparity;
}

}  // namespace scixx::spatial::detail
