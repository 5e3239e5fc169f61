// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/error.hpp>
#include <scixx/spatial/transform/detail/quaternion.hpp>
#include <string_view>

/// Rotations as products of rotations about given axes: Euler's and Davenport's angles.
namespace scixx::spatial::transform::detail {

/// A sequence like "xyz" (about fixed axes) or "XYZ" (about axes that turn with the body).
struct EulerSequence {
    int axis[3] = {0, 0, 0};
    int size = 0;
    bool extrinsic = true;
};

/// @throws std::invalid_argument for a sequence that is none, for equal neighbours, and, when `full`, for less than
/// three axes.
[[nodiscard]] inline EulerSequence parse_sequence(const char* function, std::string_view seq, bool full) {
    core::require(seq.size() >= 1 && seq.size() <= 3, function, "seq must be a string of 1 to 3 characters, got ",
                  seq.size());
    EulerSequence out;
    out.extrinsic = seq[0] >= 'x';
    const char first = out.extrinsic ? 'x' : 'X';
    for (const char axis : seq) {
        core::require(axis >= first && axis <= first + 2, function,
                      "seq must hold axes of ['x', 'y', 'z'] or of ['X', 'Y', 'Z'], got \"", seq, "\"");
        out.axis[out.size++] = axis - first;
    }
    core::require(!full || out.size == 3, function, "seq must have 3 axes, got ", out.size);
    for (int k = 0; k + 1 < out.size; ++k)
        core::require(out.axis[k] != out.axis[k + 1], function,
                      "seq must not have the same axis twice in a row, got \"", seq, "\"");
    return out;
}

/// q = q e (e is the later factor) or e q for the rotation e about coordinate axis `axis` with the half angle given by
/// its sine and cosine.
template <int L>
void turn_about(int axis, bool right, const double* sine, const double* cosine, Lanes<4, L>& q) noexcept {
    const double side = right ? 1 : -1;
    double *const a = q[axis], *const b = q[(axis + 1) % 3], *const d = q[(axis + 2) % 3], *const w = q[3];
    for (int i = 0; i < L; ++i) {
        const double s = sine[i], c = cosine[i], qa = a[i], qb = b[i], qd = d[i], qw = w[i], t = side * s;
        a[i] = c * qa + s * qw;
        b[i] = c * qb + t * qd;
        d[i] = c * qd - t * qb;
        w[i] = c * qw - s * qa;
    }
}

/// Sines and cosines of the halves of angles in units of `unit` radians.
template <int N, int L>
void sincos_of_halves(const Lanes<N, L>& angles, double unit, Lanes<N, L>& sine, Lanes<N, L>& cosine) noexcept {
    Lanes<N, L> half;
    for (int k = 0; k < N; ++k)
        for (int i = 0; i < L; ++i) half[k][i] = 0.5 * (unit * angles[k][i]);
    core::sincos(half[0], N * L, sine[0], cosine[0]);
}

/// From N angles in units of `unit` radians.
struct FromEuler {
    EulerSequence seq;
    double unit = 1;
    template <int N, int L>
    void operator()(const Lanes<N, L>& angles, Lanes<4, L>& q) const noexcept {
        Lanes<N, L> sine, cosine;
        sincos_of_halves(angles, unit, sine, cosine);
        q = {};
        for (int i = 0; i < L; ++i) {
            q[seq.axis[0]][i] = sine[0][i];
            q[3][i] = cosine[0][i];
        }
        for (int k = 1; k < N; ++k) turn_about(seq.axis[k], !seq.extrinsic, sine[k], cosine[k], q);
    }
};

/// Angles of rotation about three axes n1, n2, n3 in turn.
struct DavenportAxes {
    double n[3][3] = {};
    int size = 0;
    bool extrinsic = true;
};

struct FromDavenport {
    DavenportAxes axes;
    double unit = 1;
    template <int N, int L>
    void operator()(const Lanes<N, L>& angles, Lanes<4, L>& q) const noexcept {
        Lanes<N, L> sine, cosine;
        sincos_of_halves(angles, unit, sine, cosine);
        for (int k = 0; k < N; ++k) {
            Lanes<4, L> turn, product;
            for (int j = 0; j < 3; ++j)
                for (int i = 0; i < L; ++i) turn[j][i] = sine[k][i] * axes.n[k][j];
            for (int i = 0; i < L; ++i) turn[3][i] = cosine[k][i];
            if (k == 0)
                product = turn;
            else if (axes.extrinsic)
                multiply(turn, q, product);
            else
                multiply(q, turn, product);
            q = product;
        }
    }
};

/// x brought from (-2 pi, 2 pi] into [-pi, pi].
[[nodiscard]] inline double wrapped(double x) noexcept {
    constexpr double pi = 3.1415926535897931;
    return x + 2 * pi * (below(x, -pi) - below(pi, x));
}

/// Angle below which the first and third axes count as parallel (gimbal lock): half its tangent.
inline constexpr double lock_tangent = 0.5e-7;

/// The outer two angles t1, t3 of e(n1, t3) e(n2, t2) e(n1, t1), of which (t1 + t3) / 2 is the arc of (a, b) and
/// (t3 - t1) / 2 that of (c, d), t2 / 2 being the arc of their lengths. (E. Bernardes and S. Viollet, Quaternion to
/// Euler angles conversion, PLoS ONE 17 (2022).) Where t2 is 0 or pi the later given one of both is set to 0.
///
/// The terms come in as lanes 0 to 3; first, third and whether there is lock go out as lanes 0, 2, 3 of `out`, the
/// lengths as lanes 0 and 1 of `size`.
template <int L>
void outer_angles(const Lanes<4, L>& terms, bool extrinsic, Lanes<4, L>& out, Lanes<2, L>& size) noexcept {
    Lanes<1, L> sum, difference;
    const double *const a = terms[0], *const b = terms[1], *const c = terms[2], *const d = terms[3];
    for (int i = 0; i < L; ++i) {
        size[0][i] = a[i] * a[i] + b[i] * b[i];
        size[1][i] = c[i] * c[i] + d[i] * d[i];
    }
    core::take_square_roots(size[0], L);
    core::take_square_roots(size[1], L);
    core::atan2(b, a, L, sum[0]);
    core::atan2(d, c, L, difference[0]);
    const double back = extrinsic ? -1 : 1;
    for (int i = 0; i < L; ++i) {
        const double at_zero = 1 - below(lock_tangent * size[0][i], size[1][i]);
        const double at_pi = 1 - below(lock_tangent * size[1][i], size[0][i]), free = 1 - at_zero - at_pi;
        const double earlier = sum[0][i] - difference[0][i], later = sum[0][i] + difference[0][i];
        const double first = extrinsic ? earlier : later, third = extrinsic ? later : earlier;
        out[0][i] = free * first + at_zero * 2 * sum[0][i] + at_pi * back * 2 * difference[0][i];
        out[2][i] = free * third;
        out[3][i] = 1 - free;
    }
}

/// The three angles in units of `unit` radians, and in lane 3 whether there is gimbal lock.
struct ToEuler {
    EulerSequence seq;
    double unit = 1;
    template <int L>
    void operator()(const Lanes<4, L>& q, Lanes<4, L>& out) const noexcept {
        // Intrinsic angles are the extrinsic ones of the reversed sequence, in reversed order.
        const int i1 = seq.axis[seq.extrinsic ? 0 : 2], j = seq.axis[1], i3 = seq.axis[seq.extrinsic ? 2 : 0];
        const bool symmetric = i1 == i3;
        const int k = 3 - i1 - j;
        const double sign = (j - i1 + 3) % 3 == 1 ? 1 : -1;  // of the permutation (i1, j, k)
        Lanes<4, L> terms;
        Lanes<2, L> size, middle;
        for (int i = 0; i < L; ++i) {
            const double w = q[3][i], x = q[i1][i], y = q[j][i], z = sign * q[k][i];
            terms[0][i] = symmetric ? w : w - y;
            terms[1][i] = symmetric ? x : x + z;
            terms[2][i] = symmetric ? y : y + w;
            terms[3][i] = symmetric ? z : z - x;
        }
        outer_angles(terms, seq.extrinsic, out, size);
        // The middle angle: twice the arc of the lengths; for three axes less pi/2, whose sine is 2 (w y - x z).
        for (int i = 0; i < L; ++i) {
            const double sine = 2 * (q[3][i] * q[j][i] - sign * q[i1][i] * q[k][i]);
            middle[0][i] = symmetric ? size[1][i] : sine;
            middle[1][i] = symmetric ? size[0][i] : size[0][i] * size[1][i];
        }
        core::atan2(middle[0], middle[1], L, out[1]);
        const double first_sign = symmetric || seq.extrinsic ? 1 : sign;
        const double third_sign = symmetric || !seq.extrinsic ? 1 : sign;
        for (int i = 0; i < L; ++i) {
            out[0][i] = wrapped(first_sign * out[0][i]) / unit;
            out[1][i] = (symmetric ? 2 * out[1][i] : out[1][i]) / unit;
            out[2][i] = wrapped(third_sign * out[2][i]) / unit;
        }
    }
};

/// As ToEuler, for axes n1, n2, n3 of length 1, n2 orthogonal to both others.
struct ToDavenport {
    DavenportAxes axes;
    double unit = 1;
    template <int L>
    void operator()(const Lanes<4, L>& q, Lanes<4, L>& out) const noexcept {
        const double(&n1)[3] = axes.n[axes.extrinsic ? 0 : 2];
        const double(&n3)[3] = axes.n[axes.extrinsic ? 2 : 0];
        const double* const n2 = axes.n[1];
        double n12[3];
        for (int k = 0; k < 3; ++k) n12[k] = n1[(k + 1) % 3] * n2[(k + 2) % 3] - n1[(k + 2) % 3] * n2[(k + 1) % 3];
        const auto dot = [](const double* u, const double* v) { return u[0] * v[0] + u[1] * v[1] + u[2] * v[2]; };
        // n3 is n1 turned by -lambda about n2, so that e(n2, lambda) e(n3, t3) e(n2, t2) e(n1, t1) is
        // e(n1, t3) e(n2, lambda + t2) e(n1, t1). For negative lambda all is seen from the other side of n2.
        double lambda = std::atan2(dot(n3, n12), dot(n3, n1));
        const double side = lambda < 0 ? -1 : 1;
        lambda *= side;
        const double s = side * std::sin(lambda / 2), c = std::cos(lambda / 2);
        Lanes<4, L> turn, turned, terms;
        for (int i = 0; i < L; ++i) {
            for (int k = 0; k < 3; ++k) turn[k][i] = s * n2[k];
            turn[3][i] = c;
        }
        multiply(turn, q, turned);
        for (int i = 0; i < L; ++i) {
            const double x = turned[0][i], y = turned[1][i], z = turned[2][i];
            terms[0][i] = turned[3][i];
            terms[1][i] = x * n1[0] + y * n1[1] + z * n1[2];
            terms[2][i] = side * (x * n2[0] + y * n2[1] + z * n2[2]);
            terms[3][i] = side * (x * n12[0] + y * n12[1] + z * n12[2]);
        }
        Lanes<2, L> size;
        outer_angles(terms, axes.extrinsic, out, size);
        core::atan2(size[1], size[0], L, out[1]);
        for (int i = 0; i < L; ++i) {
            out[0][i] = wrapped(out[0][i]) / unit;
            out[1][i] = side * (2 * out[1][i] - lambda) / unit;
            out[2][i] = wrapped(out[2][i]) / unit;
        }
    }
};

}  // namespace scixx::spatial::transform::detail
