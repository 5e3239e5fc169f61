// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/list.hpp>
#include <scixx/spatial/transform/detail/exponential.hpp>
#include <scixx/spatial/transform/detail/keyframes.hpp>

/// The cubic polynomials of RotationSpline. With v(t) the rotation vector from the start of a segment, the angular
/// rate in the axes of the body is w = J(-v) v', J the Jacobian of the exponential map.
namespace scixx::spatial::transform::detail {

using Vector = Eigen::Vector3d;
using Matrix = Eigen::Matrix3d;

[[nodiscard]] inline Vector product(const Matrix& m, const Vector& v) noexcept {
    Vector out;
    for (int i = 0; i < 3; ++i) out[i] = m(i, 0) * v[0] + m(i, 1) * v[1] + m(i, 2) * v[2];
    return out;
}
/// f times the matrix of a linear map of vectors.
template <class F>
[[nodiscard]] Matrix matrix_of(double f, const F& map) {
    Matrix out;
    for (int k = 0; k < 3; ++k) {
        const Vector column = map(Vector(k == 0, k == 1, k == 2));
        for (int i = 0; i < 3; ++i) out(i, k) = f * column[i];
    }
    return out;
}
[[nodiscard]] inline Matrix inverse(const Matrix& m) noexcept {
    const auto column = [&](int k) { return Vector(m(0, k), m(1, k), m(2, k)); };
    const Vector row[3] = {cross(column(1), column(2)), cross(column(2), column(0)), cross(column(0), column(1))};
    const double determinant = dot(row[0], column(0));
    Matrix out;
    for (int i = 0; i < 3; ++i)
        for (int j = 0; j < 3; ++j) out(i, j) = row[i][j] / determinant;
    return out;
}

/// The part of the angular acceleration that is quadratic in v': J'(-v) v' for constant v'.
///
/// J(-v) a = a - c v x a + d v x (v x a), c and d as in ExponentialTerms; their derivatives by x^2 / 2 are
/// c' = (x sin x - 2 (1 - cos x)) / x^4 = -2 c e and d' = (c - 3 d) / x^2.
template <class = void>
[[nodiscard]] inline Vector rate_change(const Vector& v, const Vector& rate) noexcept {
    const double square = dot(v, v), x = std::sqrt(square);
    const ExponentialTerms term(x);
    double d_change;
    if (x < 1) {  // (c - 3 d) / x^2 is the sum of -(-1)^m (2 m + 2) x^(2 m) / (2 m + 5)!
        double power = 1, factorial = 120;
        d_change = 0;
        for (int m = 0; m < 10; ++m) {
            d_change -= power / factorial * (2 * m + 2);
            factorial *= (2 * m + 6) * (2 * m + 7);
            power *= -square;
        }
    } else {
        d_change = (term.c - 3 * term.d) / square;
    }
    const Vector once = cross(v, rate), twice = cross(v, once);
    return sum(dot(v, rate), sum(2 * term.c * term.e, once, d_change, twice), term.d, cross(rate, once));
}

/// v(t) = a t^3 + b t^2 + w t on each segment.
struct SplineCoefficients {
    core::List<Vector> a, b, w;
    bool converged = true;

    [[nodiscard]] Vector turn(Index i, double t) const {
        const Vector rate = sum(t, sum(t, a[i], 1, b[i]), 1, w[i]);
        return {t * rate[0], t * rate[1], t * rate[2]};
    }
    template <class = void>
    [[nodiscard]] Vector derivative(Index i, double t, int order) const {
        const Vector v = turn(i, t), back(-v[0], -v[1], -v[2]), rate = sum(t, sum(3 * t, a[i], 2, b[i]), 1, w[i]);
        if (order == 1) return jacobian(back, rate);
        const Vector acceleration = sum(6 * t, a[i], 2, b[i]);
        return sum(1, jacobian(back, acceleration), 1, rate_change(v, rate));
    }
};

/// The rates at the n - 1 inner keys make the accelerations at both sides of each key equal: block tridiagonal
/// equations, but for rate_change, which is taken from the last iterate. `turns` are the rotation vectors of the n
/// segments.
template <class = void>
[[nodiscard]] inline SplineCoefficients spline_coefficients(const Eigen::ArrayXd& times, const Rows<3>& turns) {
    const Index n = turns.rows(), inner = n - 1;
    core::List<Vector> turn(n), back(n), end(n);  // `end` are the rates at the ends of segments, w those at the starts
    core::List<double> dt(n);
    for (Index i = 0; i < n; ++i) {
        dt[i] = times[i + 1] - times[i];
        for (int k = 0; k < 3; ++k) {
            turn[i][k] = turns(i, k);
            back[i][k] = -turns(i, k);
            end[i][k] = turns(i, k) / dt[i];
        }
    }
    SplineCoefficients out{core::List<Vector>(n), core::List<Vector>(n), core::List<Vector>(n)};
    out.w[0] = end[0];
    if (inner > 0) {
        // Gauss elimination of the matrix once: row i is lower[i] x[i-1] + diagonal x[i] + upper[i] x[i+1].
        core::List<Matrix> lower(inner), upper(inner), pivot(inner);
        core::List<Vector> constant(inner), x(inner);
        for (Index i = 0; i < inner; ++i) {
            lower[i] = matrix_of(2 / dt[i], [&](const Vector& a) { return jacobian(back[i], a); });
            upper[i] = matrix_of(2 / dt[i + 1], [&](const Vector& a) { return inverse_jacobian(back[i + 1], a); });
            const double diagonal = 4 * (1 / dt[i] + 1 / dt[i + 1]);
            pivot[i] = inverse(matrix_of(1, [&](const Vector& a) {
                const Vector eliminated =
                    i > 0 ? product(lower[i], product(pivot[i - 1], product(upper[i - 1], a))) : Vector(0, 0, 0);
                return sum(diagonal, a, -1, eliminated);
            }));
            constant[i] = sum(6 / (dt[i] * dt[i]), turn[i], 6 / (dt[i + 1] * dt[i + 1]), turn[i + 1]);
        }
        constant[0] = sum(1, constant[0], -1, product(lower[0], end[0]));
        constant[inner - 1] = sum(1, constant[inner - 1], -1, product(upper[inner - 1], end[n - 1]));
        for (int iteration = 0; iteration < 60; ++iteration) {
            for (Index i = 0; i < inner; ++i) {
                Vector right = sum(1, constant[i], -1, rate_change(turn[i], inverse_jacobian(back[i], end[i])));
                if (i > 0) right = sum(1, right, -1, product(lower[i], x[i - 1]));
                x[i] = product(pivot[i], right);
            }
            for (Index i = inner - 2; i >= 0; --i)
                x[i] = sum(1, x[i], -1, product(pivot[i], product(upper[i], x[i + 1])));
            out.converged = true;
            for (Index i = 0; i < inner; ++i) {
                for (int k = 0; k < 3; ++k)
                    out.converged = out.converged && std::abs(x[i][k] - end[i][k]) < 1e-13 * (1 + std::abs(x[i][k]));
                end[i] = x[i];
            }
            if (out.converged) break;
        }
    }
    for (Index i = 0; i < n; ++i) {
        if (i > 0) out.w[i] = end[i - 1];
        const Vector rate = inverse_jacobian(back[i], end[i]);
        const double cube = 1 / (dt[i] * dt[i] * dt[i]), square = 1 / (dt[i] * dt[i]);
        out.a[i] = sum(-2 * cube, turn[i], dt[i] * cube, sum(1, out.w[i], 1, rate));
        out.b[i] = sum(3 * square, turn[i], -dt[i] * square, sum(2, out.w[i], 1, rate));
    }
    return out;
}

}  // namespace scixx::spatial::transform::detail
