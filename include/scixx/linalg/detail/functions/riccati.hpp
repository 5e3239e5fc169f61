// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/error.hpp>
#include <scixx/linalg/detail/functions/sylvester.hpp>

namespace scixx::linalg::detail::functions {

/// Shapes and symmetry of a Riccati equation's data. @return B R^-1 B^H.
template <class T>
Dense<T> riccati_weight(const char* function, const Dense<T>& a, const Dense<T>& b, const Dense<T>& q,
                        const Dense<T>& r) {
    const Index n = a.rows(), m = b.cols();
    core::require(b.rows() == n, function, "b must have as many rows as a, ", n, ", got ", b.rows());
    core::require(q.rows() == n, function, "q must have a's shape, ", n, " x ", n, ", got ", q.rows(), " x ", q.cols());
    core::require(r.rows() == m, function, "r must be ", m, " x ", m, ", got ", r.rows(), " x ", r.cols());
    const auto hermitian = [](const Dense<T>& x) {
        return (x - x.adjoint()).norm() <= 100 * dense::epsilon<T> * x.norm();
    };
    core::require(hermitian(q), function, "q must be Hermitian");
    core::require(hermitian(r), function, "r must be Hermitian");
    Dense<T> g = product(b, solved<T>(function, r, b.adjoint()));
    g = ((g + g.adjoint()) / T(2)).eval();
    return g;
}

template <class T>
Dense<T> discrete_are(const Dense<T>& a, const Dense<T>& b, const Dense<T>& q, const Dense<T>& r) {
    const Dense<T> g = riccati_weight<T>("solve_discrete_are", a, b, q, r);
    if (a.rows() == 0) return q;
    return doubled<T>("solve_discrete_are", a, g, q);
}

/// Cayley's transform of the Hamiltonian matrix [A -G; -Q -A^H] gives a discrete equation with the same solution.
template <class T>
Dense<T> continuous_are(const Dense<T>& a, const Dense<T>& b, const Dense<T>& q, const Dense<T>& r) {
    using Real = core::RealOf<T>;
    const Dense<T> g = riccati_weight<T>("solve_continuous_are", a, b, q, r);
    const Index n = a.rows();
    if (n == 0) return q;
    // A shift beyond all eigenvalues of the Hamiltonian matrix, whose norm after scaling is at most this size.
    Dense<T> own = a, mirrored = a.adjoint();
    const Real size = std::min(norm1<T>(own), norm1<T>(mirrored)) + std::sqrt(g.norm()) * std::sqrt(q.norm());
    const Real gamma = size > 0 ? size * Real(1.25) : Real(1);
    const Dense<T> identity = Dense<T>::Identity(n, n);
    const Dense<T> shifted = a - T(gamma) * identity;                               // A_g
    const Dense<T> inverse = solved<T>("solve_continuous_are", shifted, identity);  // A_g^-1
    // W = A_g^H + H A_g^-1 G
    const Dense<T> w = shifted.adjoint() + product(product(q, inverse), g);
    const Dense<T> winv = solved<T>("solve_continuous_are", w, identity);
    const Dense<T> ad = identity + T(2 * gamma) * Dense<T>(winv.adjoint());
    const Dense<T> gd = T(2 * gamma) * product(product(inverse, g), winv);
    const Dense<T> hd = T(2 * gamma) * product(product(winv, q), inverse);
    const auto symmetric = [](const Dense<T>& x) { return Dense<T>((x + x.adjoint()) / T(2)); };
    return doubled<T>("solve_continuous_are", ad, symmetric(gd), symmetric(hd));
}

}  // namespace scixx::linalg::detail::functions
