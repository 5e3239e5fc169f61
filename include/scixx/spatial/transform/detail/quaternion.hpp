// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/trigonometry.hpp>
#include <scixx/spatial/transform/detail/lanes.hpp>

/// Kernels on unit quaternions (x, y, z, w), w the scalar part, in lanes.
namespace scixx::spatial::transform::detail {

inline constexpr double radians_per_degree = 0.017453292519943295;
/// Squares of lengths below it: there sin(x) / x is 1 to the last bit, and above it nothing underflows.
inline constexpr double tiny = 1e-30;

/// Brings quaternions to norm 1. Whether one of them is zero and can not be.
template <int L>
[[nodiscard]] bool normalize(Lanes<4, L>& q) noexcept {
    Lanes<1, L> norm;
    for (int i = 0; i < L; ++i)
        norm[0][i] = q[0][i] * q[0][i] + q[1][i] * q[1][i] + q[2][i] * q[2][i] + q[3][i] * q[3][i];
    Index outside = 0;
    for (int i = 0; i < L; ++i) outside += norm[0][i] > 1e-280 && norm[0][i] < 1e280 ? 0 : 1;
    if (outside != 0) [[unlikely]]
        for (int i = 0; i < L; ++i) {  // squares out of range: by a power of two first
            double size = 0;
            for (int k = 0; k < 4; ++k) size = std::max(size, std::abs(q[k][i]));
            if (size == 0 && norm[0][i] == 0) return true;
            if (!std::isfinite(size) || size == 0) continue;
            const int exponent = -std::ilogb(size);
            norm[0][i] = 0;
            for (int k = 0; k < 4; ++k) {
                q[k][i] = std::ldexp(q[k][i], exponent);
                norm[0][i] += q[k][i] * q[k][i];
            }
        }
    core::take_square_roots(norm[0], L);
    for (int k = 0; k < 4; ++k)
        for (int i = 0; i < L; ++i) q[k][i] /= norm[0][i];
    return false;
}

/// Removes the error of a few roundings from the norm, by one step of Newton's method for 1 / sqrt at 1.
template <int L>
void refresh(Lanes<4, L>& q) noexcept {
    for (int i = 0; i < L; ++i) {
        const double x = q[0][i], y = q[1][i], z = q[2][i], w = q[3][i];
        const double scale = 1.5 - 0.5 * (x * x + y * y + z * z + w * w);
        q[0][i] = x * scale;
        q[1][i] = y * scale;
        q[2][i] = z * scale;
        q[3][i] = w * scale;
    }
}

/// r = p q, Hamilton's product.
template <int L>
void multiply(const Lanes<4, L>& p, const Lanes<4, L>& q, Lanes<4, L>& r) noexcept {
    for (int i = 0; i < L; ++i) {
        const double px = p[0][i], py = p[1][i], pz = p[2][i], pw = p[3][i];
        const double qx = q[0][i], qy = q[1][i], qz = q[2][i], qw = q[3][i];
        r[0][i] = pw * qx + qw * px + (py * qz - pz * qy);
        r[1][i] = pw * qy + qw * py + (pz * qx - px * qz);
        r[2][i] = pw * qz + qw * pz + (px * qy - py * qx);
        r[3][i] = pw * qw - (px * qx + py * qy + pz * qz);
    }
}

/// The composition p q of rotations, its norm kept at 1.
struct Compose {
    template <int L>
    void operator()(const Lanes<4, L>& p, const Lanes<4, L>& q, Lanes<4, L>& r) const noexcept {
        multiply(p, q, r);
        refresh(r);
    }
};

/// out = v rotated, for turn = 1, or rotated back, for turn = -1: v + 2 w (u x v) + 2 u x (u x v).
struct Rotate {
    double turn = 1;
    template <int L>
    void operator()(const Lanes<4, L>& q, const Lanes<3, L>& v, Lanes<3, L>& out) const noexcept {
        for (int i = 0; i < L; ++i) {
            const double x = q[0][i], y = q[1][i], z = q[2][i], w = turn * q[3][i];
            const double a = v[0][i], b = v[1][i], c = v[2][i];
            const double s = 2 * (y * c - z * b), t = 2 * (z * a - x * c), u = 2 * (x * b - y * a);
            out[0][i] = a + w * s + (y * u - z * t);
            out[1][i] = b + w * t + (z * s - x * u);
            out[2][i] = c + w * u + (x * t - y * s);
        }
    }
};

/// Rotation matrices, entries in row order.
struct ToMatrix {
    template <int L>
    void operator()(const Lanes<4, L>& q, Lanes<9, L>& m) const noexcept {
        for (int i = 0; i < L; ++i) {
            const double x = q[0][i], y = q[1][i], z = q[2][i], w = q[3][i];
            const double x2 = x * x, y2 = y * y, z2 = z * z, w2 = w * w;
            const double xy = x * y, zw = z * w, xz = x * z, yw = y * w, yz = y * z, xw = x * w;
            m[0][i] = x2 - y2 - z2 + w2;
            m[1][i] = 2 * (xy - zw);
            m[2][i] = 2 * (xz + yw);
            m[3][i] = 2 * (xy + zw);
            m[4][i] = -x2 + y2 - z2 + w2;
            m[5][i] = 2 * (yz - xw);
            m[6][i] = 2 * (xz - yw);
            m[7][i] = 2 * (yz + xw);
            m[8][i] = -x2 - y2 + z2 + w2;
        }
    }
};

/// v rotated by one matrix, entries in row order, for many v.
struct Multiply {
    double m[9];
    template <int L>
    void operator()(const Lanes<3, L>& v, Lanes<3, L>& out) const noexcept {
        for (int i = 0; i < L; ++i) {
            const double a = v[0][i], b = v[1][i], c = v[2][i];
            out[0][i] = m[0] * a + m[1] * b + m[2] * c;
            out[1][i] = m[3] * a + m[4] * b + m[5] * c;
            out[2][i] = m[6] * a + m[7] * b + m[8] * c;
        }
    }
};

/// Length of the vector part, and 1 or 0 by whether its square is below `tiny`.
template <int N, int L>
void lengths(const Lanes<N, L>& v, double* length, double* is_tiny) noexcept {
    for (int i = 0; i < L; ++i) {
        length[i] = v[0][i] * v[0][i] + v[1][i] * v[1][i] + v[2][i] * v[2][i];
        is_tiny[i] = below(length[i], tiny);
    }
    core::take_square_roots(length, L);
}

/// Rotations by |v| about v: (sin(|v|/2) v / |v|, cos(|v|/2)), v in units of `unit` radians.
struct FromRotvec {
    double unit = 1;
    template <int L>
    void operator()(const Lanes<3, L>& v, Lanes<4, L>& q) const noexcept {
        Lanes<1, L> length, little, half, sine, cosine;
        Lanes<3, L> u;
        for (int k = 0; k < 3; ++k)
            for (int i = 0; i < L; ++i) u[k][i] = unit * v[k][i];
        lengths(u, length[0], little[0]);
        for (int i = 0; i < L; ++i) half[0][i] = 0.5 * length[0][i];
        core::sincos(half[0], L, sine[0], cosine[0]);
        for (int i = 0; i < L; ++i) {
            const double s = little[0][i], scale = 0.5 * s + (1 - s) * sine[0][i] / (length[0][i] + s);
            q[0][i] = scale * u[0][i];
            q[1][i] = scale * u[1][i];
            q[2][i] = scale * u[2][i];
            q[3][i] = cosine[0][i];
        }
    }
};

/// Half the angles of rotation, in [0, pi/2], and what lengths() gives.
template <int L>
void half_angles(const Lanes<4, L>& q, double* half, double* length, double* is_tiny) noexcept {
    Lanes<1, L> scalar;
    lengths(q, length, is_tiny);
    for (int i = 0; i < L; ++i) scalar[0][i] = std::abs(q[3][i]);
    core::atan2(length, scalar[0], L, half);
}

/// 1 or -1, by the sign of w; 1 for zeros of either sign.
[[nodiscard]] inline double sign_of(double w) noexcept {
    return std::copysign(1.0, w + 0.0);
}

/// Rotation vectors with lengths in [0, pi], divided by `unit`.
struct ToRotvec {
    double unit = 1;
    template <int L>
    void operator()(const Lanes<4, L>& q, Lanes<3, L>& v) const noexcept {
        Lanes<1, L> half, length, little;
        half_angles(q, half[0], length[0], little[0]);
        for (int i = 0; i < L; ++i) {
            const double s = little[0][i], scale = s + (1 - s) * half[0][i] / (length[0][i] + s);
            const double factor = sign_of(q[3][i]) * 2 * scale / unit;
            v[0][i] = factor * q[0][i];
            v[1][i] = factor * q[1][i];
            v[2][i] = factor * q[2][i];
        }
    }
};

/// Angles of rotation in [0, pi].
struct Magnitude {
    template <int L>
    void operator()(const Lanes<4, L>& q, Lanes<1, L>& angle) const noexcept {
        Lanes<1, L> length, little;
        half_angles(q, angle[0], length[0], little[0]);
        for (int i = 0; i < L; ++i) angle[0][i] *= 2;
    }
};

/// Rotations about the same axes by `exponent` times the angles in [0, pi].
struct Power {
    double exponent;
    template <int L>
    void operator()(const Lanes<4, L>& q, Lanes<4, L>& out) const noexcept {
        Lanes<1, L> half, length, little, sine;
        half_angles(q, half[0], length[0], little[0]);
        for (int i = 0; i < L; ++i) half[0][i] *= exponent;
        core::sincos(half[0], L, sine[0], out[3]);
        for (int i = 0; i < L; ++i) {
            const double s = little[0][i];
            const double scale = sign_of(q[3][i]) * (exponent * s + (1 - s) * sine[0][i] / (length[0][i] + s));
            out[0][i] = scale * q[0][i];
            out[1][i] = scale * q[1][i];
            out[2][i] = scale * q[2][i];
        }
    }
};

/// From modified Rodrigues parameters m = axis tan(angle / 4): (2 m, 1 - m^2) / (1 + m^2).
struct FromMrp {
    template <int L>
    void operator()(const Lanes<3, L>& m, Lanes<4, L>& q) const noexcept {
        for (int i = 0; i < L; ++i) {
            const double x = m[0][i], y = m[1][i], z = m[2][i], square = x * x + y * y + z * z;
            const double scale = 2 / (1 + square);
            q[0][i] = scale * x;
            q[1][i] = scale * y;
            q[2][i] = scale * z;
            q[3][i] = (1 - square) / (1 + square);
        }
    }
};

/// Modified Rodrigues parameters of length at most 1.
struct ToMrp {
    template <int L>
    void operator()(const Lanes<4, L>& q, Lanes<3, L>& m) const noexcept {
        for (int i = 0; i < L; ++i) {
            const double scale = sign_of(q[3][i]) / (1 + std::abs(q[3][i]));
            m[0][i] = scale * q[0][i];
            m[1][i] = scale * q[1][i];
            m[2][i] = scale * q[2][i];
        }
    }
};

/// From quaternions of any length; `zero` is set when one of them is zero.
struct FromQuat {
    bool* zero;
    template <int L>
    void operator()(const Lanes<4, L>& q, Lanes<4, L>& out) const noexcept {
        out = q;
        if (normalize(out)) *zero = true;
    }
};

/// Quaternions of which the first part that is not zero, in the order w, x, y, z, is positive.
struct Canonical {
    template <int L>
    void operator()(const Lanes<4, L>& q, Lanes<4, L>& out) const noexcept {
        for (int i = 0; i < L; ++i) {
            const double x = q[0][i], y = q[1][i], z = q[2][i], w = q[3][i];
            const double key = w != 0 ? w : x != 0 ? x : y != 0 ? y : z, sign = std::copysign(1.0, key);
            out[0][i] = sign * x;
            out[1][i] = sign * y;
            out[2][i] = sign * z;
            out[3][i] = sign * w;
        }
    }
};

}  // namespace scixx::spatial::transform::detail
