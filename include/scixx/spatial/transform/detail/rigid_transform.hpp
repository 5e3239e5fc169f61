// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/spatial/transform/detail/exponential.hpp>
#include <scixx/spatial/transform/detail/inputs.hpp>
#include <utility>

/// Parts of rigid transforms.
namespace scixx::spatial::transform::detail {

/// Adds one translation, or one each, to vectors in rows or to a single vector.
template <class T, class M>
void shift(const NdView<T>& vectors, const M& translations) {
    const bool one = translations.size() == 3;
    for (int k = 0; k < 3; ++k) {
        const double* const from = translations.data() + (one ? k : k * translations.rows());
        if (vectors.rank() == 1)
            vectors(k) += static_cast<T>(from[0]);
        else if (one)
            for (Index i = 0; i < vectors.shape(0); ++i) vectors(i, k) += static_cast<T>(from[0]);
        else
            for (Index i = 0; i < vectors.shape(0); ++i) vectors(i, k) += static_cast<T>(from[i]);
    }
}

/// The 3 x 3 parts of matrices 4 x 4 or n x 4 x 4.
[[nodiscard]] inline NdView<const double> rotation_part(const NdView<const double>& m) {
    if (m.rank() == 2) return {m.data(), {3, 3}, m.strides()};
    return {m.data(), {m.shape(0), 3, 3}, m.strides()};
}
/// @throws std::invalid_argument unless the matrices are 4 x 4 or n x 4 x 4 and end with (0, 0, 0, 1).
template <class = void>
inline void require_last_row(const char* function, const NdView<const double>& m) {
    require_matrices(function, m.shape(), 4);
    const auto ends_well = [](const NdView<const double>& row) {
        return row(0) == 0 && row(1) == 0 && row(2) == 0 && row(3) == 1;
    };
    const Index n = m.rank() == 2 ? 1 : m.shape(0);
    for (Index i = 0; i < n; ++i)
        core::require(ends_well(m.rank() == 2 ? m.slice(0, 3) : m.slice(0, i).slice(0, 3)), function,
                      "the last row of matrix ", i, " must be exactly (0, 0, 0, 1)");
}

/// Row i of a matrix with N columns, and a new row i.
template <int N, class T>
[[nodiscard]] Eigen::Matrix<T, N, 1> row_of(const Eigen::Matrix<T, Eigen::Dynamic, N>& rows, Index i) {
    Eigen::Matrix<T, N, 1> out;
    for (int k = 0; k < N; ++k) out[k] = rows(i, k);
    return out;
}
template <int N, class T>
void set_row(Eigen::Matrix<T, Eigen::Dynamic, N>& rows, Index i, const Eigen::Matrix<T, N, 1>& row) {
    for (int k = 0; k < N; ++k) rows(i, k) = row[k];
}

template <int N>
[[nodiscard]] Eigen::Matrix<double, N, 1> vector_at(const NdView<const double>& row) {
    Eigen::Matrix<double, N, 1> out;
    for (int k = 0; k < N; ++k) out[k] = row(k);
    return out;
}

/// Real part q and dual part (t, 0) q / 2, (x, y, z, w) or (w, x, y, z) each.
template <class T>
[[nodiscard]] Eigen::Matrix<T, 8, 1> dual_quat(const Eigen::Vector4d& quat, const Eigen::Vector3d& t,
                                               bool scalar_first) {
    Lanes<4, 1> q, half, dual;
    for (int k = 0; k < 4; ++k) q[k][0] = quat[k];
    for (int k = 0; k < 3; ++k) half[k][0] = t[k] / 2;
    half[3][0] = 0;
    multiply(half, q, dual);
    const Eigen::Vector4d first = quat_parts(q, scalar_first), second = quat_parts(dual, scalar_first);
    Eigen::Matrix<T, 8, 1> out;
    for (int k = 0; k < 4; ++k) {
        out[k] = first[k];
        out[4 + k] = second[k];
    }
    return out;
}

/// Unit quaternion and translation of a dual quaternion of any norm. A part of the dual quaternion along the real one
/// would be a change of length and is left out: it changes only the scalar part of dual times conjugate real.
template <class = void>
[[nodiscard]] inline std::pair<Lanes<4, 1>, Eigen::Vector3d> from_dual(const char* function,
                                                                       const NdView<const double>& x,
                                                                       bool scalar_first) {
    Lanes<4, 1> q, conjugate, dual, product;
    const int shift = scalar_first ? 1 : 0;
    double norm = 0;
    for (int k = 0; k < 4; ++k) {
        q[k][0] = x((k + shift) % 4);
        dual[k][0] = x(4 + (k + shift) % 4);
        norm = std::hypot(norm, q[k][0]);
    }
    core::require(!normalize(q), function, "dual_quat must not have a real part of norm zero");
    for (int k = 0; k < 4; ++k) conjugate[k][0] = k < 3 ? -q[k][0] : q[k][0];
    multiply(dual, conjugate, product);
    const double scale = 2 / norm;
    return {q, Eigen::Vector3d(scale * product[0][0], scale * product[1][0], scale * product[2][0])};
}

}  // namespace scixx::spatial::transform::detail
