// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/spatial/transform/detail/exponential.hpp>
#include <scixx/spatial/transform/detail/keyframes.hpp>
#include <vector>

/// The cubic polynomials of RotationSpline. With v(t) the rotation vector from the start of a segment, the angular
/// rate in the axes of the body is w = J(-v) v', J the Jacobian of the exponential map.
namespace scixx::spatial::transform::detail {

/// The matrix of a linear map of vectors.
template <class F>
[[nodiscard]] Eigen::Matrix3d matrix_of(const F& map) {
    Eigen::Matrix3d out;
    for (int k = 0; k < 3; ++k) out.col(k) = map(Eigen::Vector3d(Eigen::Vector3d::Unit(k)));
    return out;
}
template <class = void>
[[nodiscard]] inline Eigen::Matrix3d inverse(const Eigen::Matrix3d& m) noexcept {
    const Eigen::Vector3d a = cross(m.col(1), m.col(2)), b = cross(m.col(2), m.col(0)), c = cross(m.col(0), m.col(1));
    Eigen::Matrix3d out;
    out.row(0) = a.transpose();
    out.row(1) = b.transpose();
    out.row(2) = c.transpose();
    return out / a.dot(m.col(0));
}

/// The part of the angular acceleration that is quadratic in v': J'(-v) v' for constant v'.
///
/// J(-v) a = a - c v x a + d v x (v x a), c and d as in ExponentialTerms; their derivatives by x^2 / 2 are
/// c' = (x sin x - 2 (1 - cos x)) / x^4 = -2 c e and d' = (c - 3 d) / x^2.
template <class = void>
[[nodiscard]] inline Eigen::Vector3d rate_change(const Eigen::Vector3d& v, const Eigen::Vector3d& dot) noexcept {
    const double x = v.norm(), square = x * x;
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
    const Eigen::Vector3d once = cross(v, dot), twice = cross(v, once);
    return v.dot(dot) * (2 * term.c * term.e * once + d_change * twice) + term.d * cross(dot, once);
}

/// v(t) = a t^3 + b t^2 + w t on each segment, in rows.
struct SplineCoefficients {
    Rows<3> a, b, w;
    bool converged = true;

    template <class = void>
    [[nodiscard]] Eigen::Vector3d turn(Index i, double t) const {
        return (((a.row(i) * t + b.row(i)) * t + w.row(i)) * t).transpose();
    }
    template <class = void>
    [[nodiscard]] Eigen::Vector3d derivative(Index i, double t, int order) const {
        const Eigen::Vector3d v = turn(i, t);
        const Eigen::Vector3d dot = ((3 * t * a.row(i) + 2 * b.row(i)) * t + w.row(i)).transpose();
        if (order == 1) return jacobian(-v, dot);
        const Eigen::Vector3d dot_dot = (6 * t * a.row(i) + 2 * b.row(i)).transpose();
        return jacobian(-v, dot_dot) + rate_change(v, dot);
    }
};

/// The rates at the n - 1 inner keys make the accelerations at both sides of each key equal: block tridiagonal
/// equations, but for rate_change, which is taken from the last iterate.
///
/// A template so that only files with a call compile it; Vectors is Rows<3>.
template <class Vectors>
[[nodiscard]] SplineCoefficients spline_coefficients(const Eigen::ArrayXd& times, const Vectors& turns) {
    using T = typename Vectors::Scalar;
    using Matrix = Eigen::Matrix<T, 3, 3>;
    using Vector = Eigen::Vector3<T>;
    using Row = Eigen::RowVector3<T>;
    const Index n = turns.rows();
    const Eigen::ArrayX<T> dt = times.tail(n) - times.head(n);
    const auto v = [&](Index i) { return Vector(turns.row(i).transpose()); };
    SplineCoefficients out{Vectors(n, 3), Vectors(n, 3), Vectors(n, 3)};
    // Rates at the start (w) and the end of each segment.
    Vectors end(n, 3);
    for (Index i = 0; i < n; ++i) end.row(i) = turns.row(i) / dt[i];
    const Row first = end.row(0);
    const Index inner = n - 1;
    const auto size = static_cast<std::size_t>(inner);
    if (inner > 0) {
        // Gauss elimination of the matrix once: row i is lower[i] x[i-1] + diagonal x[i] + upper[i] x[i+1].
        std::vector<Matrix> lower(size), upper(size), pivot(size);
        Vectors constant(inner, 3), x(inner, 3);
        for (Index i = 0; i < inner; ++i) {
            const auto at = static_cast<std::size_t>(i);
            lower[at] = matrix_of([&](const auto& a) { return jacobian(-v(i), a); }) * (2 / dt[i]);
            upper[at] = matrix_of([&](const auto& a) { return inverse_jacobian(-v(i + 1), a); }) * (2 / dt[i + 1]);
            Matrix diagonal = Matrix::Identity() * (4 * (1 / dt[i] + 1 / dt[i + 1]));
            if (i > 0) diagonal -= lower[at].lazyProduct(pivot[at - 1].lazyProduct(upper[at - 1]).eval());
            pivot[at] = inverse(diagonal);
            constant.row(i) = 6 * (turns.row(i) / (dt[i] * dt[i]) + turns.row(i + 1) / (dt[i + 1] * dt[i + 1]));
        }
        constant.row(0) -= first * lower[0].transpose();
        constant.row(inner - 1) -= end.row(n - 1) * upper[size - 1].transpose();
        for (int iteration = 0; iteration < 60; ++iteration) {
            for (Index i = 0; i < inner; ++i) {
                const auto at = static_cast<std::size_t>(i);
                const Vector dot = inverse_jacobian(-v(i), end.row(i).transpose());
                Vector right = constant.row(i).transpose() - rate_change(v(i), dot);
                if (i > 0) right -= lower[at].lazyProduct(x.row(i - 1).transpose());
                x.row(i) = pivot[at].lazyProduct(right).transpose();
            }
            for (Index i = inner - 2; i >= 0; --i) {
                const auto at = static_cast<std::size_t>(i);
                const Vector next = upper[at].lazyProduct(x.row(i + 1).transpose());
                x.row(i) -= pivot[at].lazyProduct(next).transpose();
            }
            const bool done = ((x - end.topRows(inner)).array().abs() < 1e-13 * (1 + x.array().abs())).all();
            end.topRows(inner) = x;
            out.converged = done;
            if (done) break;
        }
    }
    out.w.row(0) = first;
    out.w.bottomRows(inner) = end.topRows(inner);
    for (Index i = 0; i < n; ++i) {
        const Row dot = inverse_jacobian(-v(i), end.row(i).transpose()).transpose();
        out.a.row(i) = (-2 * turns.row(i) + dt[i] * (out.w.row(i) + dot)) / (dt[i] * dt[i] * dt[i]);
        out.b.row(i) = (3 * turns.row(i) - dt[i] * (2 * out.w.row(i) + dot)) / (dt[i] * dt[i]);
    }
    return out;
}

}  // namespace scixx::spatial::transform::detail
