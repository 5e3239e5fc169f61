// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/spatial/transform/detail/quaternion.hpp>

/// The rotation that is nearest to a matrix, to other rotations or to pairs of vectors: each time the eigenvector of
/// the largest eigenvalue of a symmetric 4 x 4 matrix (P. B. Davenport's q-method; F. L. Markley, J. Astronaut. Sci. 41
/// (1993) 261).
namespace scixx::spatial::transform::detail {

/// Eigenvalues, the largest first, and eigenvectors (columns) of a symmetric matrix, by cyclic Jacobi rotations.
struct Eigen4 {
    double value[4];
    double vector[4][4];

    explicit Eigen4(const double (&symmetric)[4][4]) noexcept {
        double a[4][4];
        for (int i = 0; i < 4; ++i)
            for (int j = 0; j < 4; ++j) {
                a[i][j] = symmetric[i][j];
                vector[i][j] = i == j;
            }
        for (int sweep = 0; sweep < 30; ++sweep) {
            bool done = true;
            for (int p = 0; p < 3; ++p)
                for (int q = p + 1; q < 4; ++q) {
                    const double off = a[p][q], size = std::abs(a[p][p]) + std::abs(a[q][q]);
                    if (std::abs(off) <= 1e-18 * size || off == 0) continue;
                    done = false;
                    const double theta = (a[q][q] - a[p][p]) / (2 * off);
                    const double t = std::copysign(1.0, theta) / (std::abs(theta) + std::hypot(1.0, theta));
                    const double c = 1 / std::sqrt(1 + t * t), s = t * c;
                    for (int k = 0; k < 4; ++k) turn(a[k][p], a[k][q], c, s);
                    for (int k = 0; k < 4; ++k) turn(a[p][k], a[q][k], c, s);
                    a[p][q] = a[q][p] = 0;
                    for (int k = 0; k < 4; ++k) turn(vector[k][p], vector[k][q], c, s);
                }
            if (done) break;
        }
        for (int i = 0; i < 4; ++i) value[i] = a[i][i];
        for (int i = 0; i < 3; ++i)  // sorts by selection
            for (int j = i + 1; j < 4; ++j)
                if (value[j] > value[i]) {
                    std::swap(value[i], value[j]);
                    for (auto& row : vector) std::swap(row[i], row[j]);
                }
    }

private:
    static void turn(double& x, double& y, double c, double s) noexcept {
        const double old = x;
        x = c * old - s * y;
        y = s * old + c * y;
    }
};

/// Eigenvalues and eigenvectors whose first is the rotation C with the largest trace of C^T B, B in row order. They
/// are s0 + s1 + s2, s0 - s1 - s2, -s0 + s1 - s2, -s0 - s1 + s2 for the singular values of B, s2 with the sign of
/// its determinant.
template <class = void>
[[nodiscard]] inline Eigen4 attitude(const double* b) noexcept {
    const double k[4][4] = {{b[0] - b[4] - b[8], b[1] + b[3], b[2] + b[6], b[7] - b[5]},
                            {b[1] + b[3], b[4] - b[0] - b[8], b[5] + b[7], b[2] - b[6]},
                            {b[2] + b[6], b[5] + b[7], b[8] - b[0] - b[4], b[3] - b[1]},
                            {b[7] - b[5], b[2] - b[6], b[3] - b[1], b[0] + b[4] + b[8]}};
    return Eigen4(k);
}

/// Quaternion of an eigenvector.
template <class = void>
[[nodiscard]] inline Lanes<4, 1> first_vector(const Eigen4& eigen) noexcept {
    Lanes<4, 1> q;
    for (int k = 0; k < 4; ++k) q[k][0] = eigen.vector[k][0];
    static_cast<void>(normalize(q));
    return q;
}

/// From rotation matrices, entries in row order (S. W. Shepperd 1978; F. L. Markley, J. Guid. Control Dyn. 31 (2008)
/// 440). A matrix that is not orthogonal to 1e-12 is replaced by the rotation nearest to it.
struct FromMatrix {
    bool* left_handed;

    template <int L>
    void operator()(Lanes<9, L>& m, Lanes<4, L>& q) const noexcept {
        Lanes<2, L> fault;
        for (int i = 0; i < L; ++i) {
            const double a = m[0][i], b = m[1][i], c = m[2][i], d = m[3][i], e = m[4][i], f = m[5][i];
            const double g = m[6][i], h = m[7][i], k = m[8][i];
            const double aa = a * a + b * b + c * c - 1, dd = d * d + e * e + f * f - 1, gg = g * g + h * h + k * k - 1;
            const double ad = a * d + b * e + c * f, ag = a * g + b * h + c * k, dg = d * g + e * h + f * k;
            fault[0][i] = aa * aa + dd * dd + gg * gg + ad * ad + ag * ag + dg * dg;
            fault[1][i] = a * (e * k - f * h) + b * (f * g - d * k) + c * (d * h - e * g);
        }
        Index faulty = 0;
        for (int i = 0; i < L; ++i) faulty += fault[0][i] <= 1e-24 && fault[1][i] > 0 ? 0 : 1;
        if (faulty != 0) [[unlikely]]
            for (int i = 0; i < L; ++i) repair(m, i, fault[0][i], fault[1][i]);
        Lanes<1, L> norm;
        for (int i = 0; i < L; ++i) {
            const double a = m[0][i], e = m[4][i], k = m[8][i], trace = a + e + k;
            const double xy = m[1][i] + m[3][i], xz = m[2][i] + m[6][i], yz = m[5][i] + m[7][i];
            const double xw = m[7][i] - m[5][i], yw = m[2][i] - m[6][i], zw = m[3][i] - m[1][i];
            // The row of 4 q q^T with the largest diagonal entry; the first of equal ones.
            const double sx = 1 - trace + 2 * a, sy = 1 - trace + 2 * e, sz = 1 - trace + 2 * k, sw = 1 + trace;
            const double use_y = below(a, e), ae = use_y * e + (1 - use_y) * a;
            const double use_z = below(ae, k), aek = use_z * k + (1 - use_z) * ae;
            const double use_w = below(aek, trace);
            const double fx = (1 - use_w) * (1 - use_z) * (1 - use_y), fy = (1 - use_w) * (1 - use_z) * use_y;
            const double fz = (1 - use_w) * use_z;
            q[0][i] = fx * sx + fy * xy + fz * xz + use_w * xw;
            q[1][i] = fx * xy + fy * sy + fz * yz + use_w * yw;
            q[2][i] = fx * xz + fy * yz + fz * sz + use_w * zw;
            q[3][i] = fx * xw + fy * yw + fz * zw + use_w * sw;
            norm[0][i] = q[0][i] * q[0][i] + q[1][i] * q[1][i] + q[2][i] * q[2][i] + q[3][i] * q[3][i];
        }
        core::take_square_roots(norm[0], L);
        for (int i = 0; i < L; ++i) {
            const double scale = 1 / norm[0][i];
            q[0][i] *= scale;
            q[1][i] *= scale;
            q[2][i] *= scale;
            q[3][i] *= scale;
        }
    }

private:
    /// Puts the nearest rotation, the polar factor, in the place of lane i; a NaN stays.
    template <int L>
    void repair(Lanes<9, L>& m, int i, double fault, double determinant) const noexcept {
        if (fault <= 1e-24 && determinant > 0) return;
        double size = 0, b[9];
        bool finite = true;
        for (int k = 0; k < 9; ++k) {
            finite = finite && std::isfinite(m[k][i]);
            size = std::max(size, std::abs(m[k][i]));
        }
        if (!finite) {
            for (int k = 0; k < 9; ++k) m[k][i] = std::numeric_limits<double>::quiet_NaN();
            return;
        }
        for (int k = 0; k < 9; ++k) b[k] = size > 0 ? m[k][i] / size : 0;
        const double det = b[0] * (b[4] * b[8] - b[5] * b[7]) + b[1] * (b[5] * b[6] - b[3] * b[8]) +
                           b[2] * (b[3] * b[7] - b[4] * b[6]);
        if (!(det > 0)) {
            *left_handed = true;
            return;
        }
        if (fault < 1e-4) {
            // Newton and Schulz: M (3 - M^T M) / 2 doubles the digits.
            for (int k = 0; k < 9; ++k) b[k] = m[k][i];
            for (int step = 0; step < 4; ++step) {
                double gram[9], next[9];
                for (int r = 0; r < 3; ++r)
                    for (int c = 0; c < 3; ++c)
                        gram[3 * r + c] =
                            (r == c ? 1.5 : 0.0) - 0.5 * (b[r] * b[c] + b[3 + r] * b[3 + c] + b[6 + r] * b[6 + c]);
                for (int r = 0; r < 3; ++r)
                    for (int c = 0; c < 3; ++c)
                        next[3 * r + c] = b[3 * r] * gram[c] + b[3 * r + 1] * gram[3 + c] + b[3 * r + 2] * gram[6 + c];
                std::copy_n(next, 9, b);
            }
            for (int k = 0; k < 9; ++k) m[k][i] = b[k];
            return;
        }
        const Lanes<4, 1> q = first_vector(attitude(b));
        Lanes<9, 1> nearest;
        ToMatrix()(q, nearest);
        for (int k = 0; k < 9; ++k) m[k][i] = nearest[k][0];
    }
};

/// Sum of the weighted outer products of n quaternions, and the rotation that is their mean: the eigenvector of the
/// largest eigenvalue. `weights` may be null.
template <class = void>
[[nodiscard]] inline Lanes<4, 1> mean_quaternion(const Columns<4, const double>& quats, Index n,
                                                 const double* weights) {
    Lanes<10, block> sums = {};
    for_blocks(n, [&](Index begin, int count) {
        Lanes<4, block> q;
        Lanes<1, block> weight = {};
        load(quats.from(begin), count, q);
        for (int i = 0; i < count; ++i) weight[0][i] = weights ? weights[begin + i] : 1;
        for (int i = 0; i < block; ++i) {
            const double x = q[0][i], y = q[1][i], z = q[2][i], w = q[3][i], f = weight[0][i];
            const double fx = f * x, fy = f * y, fz = f * z;
            sums[0][i] += fx * x;
            sums[1][i] += fx * y;
            sums[2][i] += fx * z;
            sums[3][i] += fx * w;
            sums[4][i] += fy * y;
            sums[5][i] += fy * z;
            sums[6][i] += fy * w;
            sums[7][i] += fz * z;
            sums[8][i] += fz * w;
            sums[9][i] += f * w * w;
        }
    });
    double k[4][4];
    for (int row = 0, next = 0; row < 4; ++row)
        for (int col = row; col < 4; ++col, ++next) k[row][col] = k[col][row] = sum_of(sums, next);
    return first_vector(Eigen4(k));
}

/// B = sum of w a b^T in row order, for n pairs of vectors.
template <class = void>
inline void outer_products(const Columns<3, const double>& a, const Columns<3, const double>& b, Index n,
                           const double* weights, double (&out)[9]) {
    Lanes<9, block> sums = {};
    for_blocks(n, [&](Index begin, int count) {
        Lanes<3, block> u, v;
        load(a.from(begin), count, u);
        load(b.from(begin), count, v);
        for (int k = 0; k < 3; ++k)
            for (int i = 0; i < block; ++i) u[k][i] = i < count ? u[k][i] : 0.0;
        if (weights)
            for (int k = 0; k < 3; ++k)
                for (int i = 0; i < count; ++i) u[k][i] *= weights[begin + i];
        for (int r = 0; r < 3; ++r)
            for (int c = 0; c < 3; ++c)
                for (int i = 0; i < block; ++i) sums[3 * r + c][i] += u[r][i] * v[c][i];
    });
    for (int k = 0; k < 9; ++k) out[k] = sum_of(sums, k);
}

/// Sum of w |a - C b|^2.
template <class = void>
[[nodiscard]] inline double squared_distance(const Columns<3, const double>& a, const Columns<3, const double>& b,
                                             Index n, const double* weights, const Lanes<4, 1>& q) {
    Lanes<9, 1> matrix;
    ToMatrix()(q, matrix);
    Multiply rotate{};
    for (int k = 0; k < 9; ++k) rotate.m[k] = matrix[k][0];
    Lanes<1, block> sums = {};
    for_blocks(n, [&](Index begin, int count) {
        Lanes<3, block> u, v, image;
        Lanes<1, block> weight = {};
        load(a.from(begin), count, u);
        load(b.from(begin), count, v);
        rotate(v, image);
        for (int i = 0; i < count; ++i) weight[0][i] = weights ? weights[begin + i] : 1;
        for (int i = 0; i < block; ++i) {
            const double x = u[0][i] - image[0][i], y = u[1][i] - image[1][i], z = u[2][i] - image[2][i];
            sums[0][i] += weight[0][i] * (x * x + y * y + z * z);
        }
    });
    return sum_of(sums, 0);
}

}  // namespace scixx::spatial::transform::detail
