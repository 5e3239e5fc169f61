// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <scixx/spatial/detail/nd_predicates.hpp>
#include <scixx/spatial/index_lists.hpp>

namespace scixx::spatial::detail {

/// The affine map to barycentric coordinates of a simplex with corners p[0] to p[d]: d rows of the inverse of the
/// matrix with columns p[k] - p[d], then p[d]; the inverse is NaN when its reciprocal condition number (1-norm) is
/// below 1000 epsilon. Gauss-Jordan elimination with row pivots, scaled to entries of at most 1.
template <class = void>
inline void barycentric_map(const double* const* p, int dimension, double* out) {
    const int d = dimension;
    double matrix[max_dimension * max_dimension] = {}, inverse[max_dimension * max_dimension] = {};
    double scale = 0, norm = 0, inverse_norm = 0;
    for (int j = 0; j < d; ++j)
        for (int k = 0; k < d; ++k) scale = std::max(scale, std::abs(p[k][j] - p[d][j]));
    const auto at = [d](double* m, int i, int j) -> double& { return m[i * d + j]; };
    for (int j = 0; j < d; ++j) {
        for (int k = 0; k < d; ++k) at(matrix, j, k) = (p[k][j] - p[d][j]) / scale;
        at(inverse, j, j) = 1;
    }
    const auto one_norm = [&](double* m) {
        double largest = 0;
        for (int k = 0; k < d; ++k) {
            double sum = 0;
            for (int j = 0; j < d; ++j) sum += std::abs(at(m, j, k));
            largest = std::max(largest, sum);
        }
        return largest;
    };
    norm = one_norm(matrix);
    for (int k = 0; k < d; ++k) {
        int pivot = k;
        for (int i = k + 1; i < d; ++i)
            if (std::abs(at(matrix, i, k)) > std::abs(at(matrix, pivot, k))) pivot = i;
        for (int j = 0; j < d; ++j) {
            std::swap(at(matrix, k, j), at(matrix, pivot, j));
            std::swap(at(inverse, k, j), at(inverse, pivot, j));
        }
        const double factor = 1 / at(matrix, k, k);  // infinite: NaN, refused below
        for (int j = 0; j < d; ++j) {
            at(matrix, k, j) *= factor;
            at(inverse, k, j) *= factor;
        }
        for (int i = 0; i < d; ++i) {
            if (i == k) continue;
            const double other = at(matrix, i, k);
            for (int j = 0; j < d; ++j) {
                at(matrix, i, j) -= other * at(matrix, k, j);
                at(inverse, i, j) -= other * at(inverse, k, j);
            }
        }
    }
    inverse_norm = one_norm(inverse);
    const bool sound = norm * inverse_norm * 1000 * std::numeric_limits<double>::epsilon() < 1;
    for (int i = 0; i < d * d; ++i) *out++ = sound ? inverse[i] / scale : std::numeric_limits<double>::quiet_NaN();
    std::copy_n(p[d], d, out);
}

/// Barycentric coordinates of q in the simplex with corners p[0] to p[d], rounded; false when the simplex is too flat.
template <class = void>
inline bool barycentric_coordinates(const double* const* p, int dimension, const double* q, double* out) {
    const int d = dimension, columns = d + 1;
    double matrix[max_dimension * max_columns];  // the edges from corner d, and q
    const auto at = [&](int i, int j) -> double& { return matrix[i * columns + j]; };
    for (int j = 0; j < d; ++j) {
        for (int k = 0; k < d; ++k) at(j, k) = p[k][j] - p[d][j];
        at(j, d) = q[j] - p[d][j];
    }
    for (int k = 0; k < d; ++k) {
        int pivot = k;
        for (int i = k + 1; i < d; ++i)
            if (std::abs(at(i, k)) > std::abs(at(pivot, k))) pivot = i;
        if (at(pivot, k) == 0) return false;
        if (pivot != k)
            for (int j = k; j <= d; ++j) std::swap(at(k, j), at(pivot, j));
        for (int i = 0; i < d; ++i) {
            if (i == k) continue;
            const double factor = at(i, k) / at(k, k);
            for (int j = k + 1; j <= d; ++j) at(i, j) -= factor * at(k, j);
        }
    }
    double rest = 1;
    for (int k = 0; k < d; ++k) {
        out[k] = at(k, d) / at(k, k);
        rest -= out[k];
    }
    out[d] = rest;
    return std::isfinite(rest);
}

/// The corners joined to each of n points by an edge, ascending.
template <class I = int, class Simplices>
[[nodiscard]] CompressedRows<I> vertex_neighbors(const Simplices& simplices, Eigen::Index n) {
    List<List<I>> lists(n);
    for (Eigen::Index t = 0; t < simplices.rows(); ++t)
        for (Eigen::Index k = 0; k < simplices.cols(); ++k)
            for (Eigen::Index i = 0; i < simplices.cols(); ++i)
                if (i != k) lists[simplices(t, k)].push_back(simplices(t, i));
    CompressedRows<I> out;
    out.indptr.resize(n + 1);
    out.indptr[0] = 0;
    for (Eigen::Index v = 0; v < n; ++v) {
        List<I>& list = lists[v];
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
        out.indptr[v + 1] = out.indptr[v] + static_cast<int>(list.size());
    }
    out.indices.resize(out.indptr[n]);
    for (Eigen::Index v = 0; v < n; ++v)
        std::copy(lists[v].begin(), lists[v].end(), out.indices.data() + out.indptr[v]);
    return out;
}

/// The plane n . (x, z) + b = 0 through the corners lifted to z = scale |x|^2 + shift, n of unit length with a negative
/// last component (positive where `up`): n and b. Heights over p[0] are taken without cancellation.
template <class = void>
inline void lifted_plane(const double* const* p, int dimension, double scale, double shift, bool up, double* out) {
    const int d = dimension, columns = d + 1;
    std::array<double, max_columns * max_columns> rows{};
    double* row = rows.data();
    double lift = 0;
    for (int j = 0; j < d; ++j) lift += p[0][j] * p[0][j];
    for (int k = 1; k <= d; ++k) {
        double rise = 0;
        for (int j = 0; j < d; ++j) {
            *row++ = p[k][j] - p[0][j];
            rise += (p[k][j] - p[0][j]) * (p[k][j] + p[0][j]);
        }
        *row++ = scale * rise;
    }
    double minor[column_sets], permanent[column_sets];
    minors_and_permanents<1>(rows.data(), d, columns, minor, permanent);
    double square = 0;
    for (int j = 0; j < columns; ++j) {
        const double value = minor[((1 << columns) - 1) ^ (1 << j)];
        out[j] = (columns - j) % 2 == 1 ? value : -value;
        square += out[j] * out[j];
    }
    const double factor = ((out[d] > 0) == up ? 1 : -1) / std::sqrt(square);
    double offset = 0;
    for (int j = 0; j < columns; ++j) {
        out[j] *= factor;
        offset -= out[j] * (j < d ? p[0][j] : scale * lift + shift);
    }
    out[columns] = offset;
}

}  // namespace scixx::spatial::detail
