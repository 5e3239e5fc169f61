// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <limits>
#include <scixx/core/kernel/math.hpp>

namespace scixx::integrate::detail {

/// The pseudo-inverse of a small square matrix by one-sided Jacobi rotations (M. R. Hestenes, J. SIAM 6 (1958) 51):
/// they make the columns of W = A V orthogonal, so that A^+ = V diag(1 / |w_j|^2) W^H. Singular values below n eps
/// times the largest count as 0.
template <class T>
[[nodiscard]] Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic> pseudo_inverse(
    const Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>& a) {
    using Matrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>;
    using Eigen::numext::conj;
    constexpr double eps = std::numeric_limits<double>::epsilon();
    const Eigen::Index n = a.rows();
    Matrix w = a, v = Matrix::Identity(n, n), out = Matrix::Zero(n, n);
    const auto product = [&](Eigen::Index p, Eigen::Index q) {
        T sum(0);
        for (Eigen::Index i = 0; i < n; ++i) sum += conj(w(i, p)) * w(i, q);
        return sum;
    };
    for (int sweep = 0; sweep < 60; ++sweep) {
        bool rotated = false;
        for (Eigen::Index p = 0; p < n; ++p)
            for (Eigen::Index q = p + 1; q < n; ++q) {
                const double alpha = std::real(product(p, p)), beta = std::real(product(q, q));
                const T gamma = product(p, q);
                const double size = std::abs(gamma);
                if (!(size > eps * std::sqrt(alpha * beta)) || size == 0) continue;
                rotated = true;
                const double zeta = (beta - alpha) / (2 * size);
                const double tangent = std::copysign(1 / (std::abs(zeta) + std::hypot(1.0, zeta)), zeta);
                const double cosine = 1 / std::hypot(1.0, tangent), sine = cosine * tangent;
                const T phase = gamma / size;
                for (Matrix* each : {&w, &v})
                    for (Eigen::Index i = 0; i < n; ++i) {
                        const T left = (*each)(i, p), right = (*each)(i, q) * conj(phase);
                        (*each)(i, p) = cosine * left - sine * right;
                        (*each)(i, q) = sine * left + cosine * right;
                    }
            }
        if (!rotated) break;
    }
    double most = 0;
    for (Eigen::Index j = 0; j < n; ++j) most = std::max(most, std::real(product(j, j)));
    const double bound = static_cast<double>(n) * eps;
    for (Eigen::Index k = 0; k < n; ++k) {
        const double square = std::real(product(k, k));
        if (!(square > bound * bound * most)) continue;
        for (Eigen::Index j = 0; j < n; ++j)
            for (Eigen::Index i = 0; i < n; ++i) out(i, j) += v(i, k) * conj(w(j, k)) / square;
    }
    return out;
}

}  // namespace scixx::integrate::detail
