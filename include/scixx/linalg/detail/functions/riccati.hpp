// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/linalg/detail/functions/sylvester.hpp>

namespace scixx::linalg::detail::functions {

/// The data of a Riccati equation; `e` and `s` may be empty, for I and 0.
template <class T>
struct Riccati {
    const char* function;
    Dense<T> a, b, q, r, e{}, s{};

    /// Shapes, symmetry, and finite regular e.
    void check() const {
        const Index n = a.rows(), m = b.cols();
        core::require(b.rows() == n, function, "b must have as many rows as a, ", n, ", got ", b.rows());
        const auto square = [&](const Dense<T>& x, const char* name, const char* like, Index size) {
            core::require(x.rows() == size && x.cols() == size, function, name, " must ", like, size, " x ", size,
                          ", got ", x.rows(), " x ", x.cols());
        };
        square(q, "q", "have a's shape, ", n);
        square(r, "r", "be ", m);
        if (e.size() > 0) square(e, "e", "have a's shape, ", n);
        core::require(s.size() == 0 || (s.rows() == n && s.cols() == m), function, "s must have b's shape, ", n, " x ",
                      m, ", got ", s.rows(), " x ", s.cols());
        const auto hermitian = [](const Dense<T>& x) {
            return (x - x.adjoint()).norm() <= 100 * dense::epsilon<T> * x.norm();
        };
        core::require(hermitian(q), function, "q must be Hermitian");
        core::require(hermitian(r), function, "r must be Hermitian");
    }

    /// The same solution without s and e: a - b r^-1 s^H and q - s r^-1 s^H by completing the square, then multiplied
    /// by e^-1 (and by its adjoint from the left) where x stands alone.
    void reduce() {
        if (s.size() > 0) {
            const Dense<T> gain = solved<T>(function, r, s.adjoint());
            a -= product(b, gain);
            q -= product(s, gain);
            s.resize(0, 0);
        }
        if (e.size() > 0) {
            const Dense<T> adjoint = e.adjoint();
            a = solved<T>(function, adjoint, Dense<T>(a.adjoint())).adjoint().eval();
            q = solved<T>(function, adjoint, q);
            q = solved<T>(function, adjoint, Dense<T>(q.adjoint())).adjoint().eval();
            e.resize(0, 0);
        }
        q = ((q + q.adjoint()) / T(2)).eval();
    }

    /// Whether r^-1 would lose half of the digits.
    [[nodiscard]] bool has_singular_r() const {
        Dense<T> factor = r, inverse = r;
        core::List<Index> pivots(r.rows());
        if (lu_in_place<T>(inverse, pivots.data()) >= 0) return true;
        lu_invert<T>(inverse, pivots.data());
        return !(norm1<T>(factor) * norm1<T>(inverse) * std::sqrt(dense::epsilon<T>) < 1);
    }

    /// The discrete equation for x - c I instead of x: its r is that of now plus c b^H b, and so regular where the
    /// equation has a solution.
    void shift(core::RealOf<T> c) {
        const auto gram = [c](const Dense<T>& x, const Dense<T>& y) {
            return Dense<T>(T(c) * product(x, dense::Op::adjoint, y, dense::Op::none));
        };
        if (s.size() == 0) s = Dense<T>::Zero(b.rows(), b.cols());
        r += gram(b, b);
        s += gram(a, b);
        q += gram(a, a);
        if (e.size() > 0)
            q -= gram(e, e);
        else
            q.diagonal().array() -= T(c);
    }

    /// b r^-1 b^H
    [[nodiscard]] Dense<T> weight() const {
        const Dense<T> g = product(b, solved<T>(function, r, b.adjoint()));
        return (g + g.adjoint()) / T(2);
    }
};

/// The scalar that holds those of all arguments.
template <class A, class... M>
struct CommonScalar {
    using type = core::CommonOf<core::ScalarOf<A>, typename CommonScalar<M...>::type>;
};
template <class A>
struct CommonScalar<A> {
    using type = core::ScalarOf<A>;
};

template <class T, class A, class B, class Q, class R, class... M>
Riccati<T> riccati(const char* function, const A& a, const B& b, const Q& q, const R& r, const M&... e_and_s) {
    Riccati<T> data{function, square_matrix<T>(function, "a", a), work_matrix<T>(function, "b", b),
                    square_matrix<T>(function, "q", q), square_matrix<T>(function, "r", r)};
    const auto take = [&](const auto&... matrix) {
        Dense<T>* const to[] = {&data.e, &data.s};
        static constexpr const char* names[] = {"e", "s"};
        int i = 0;
        ((*to[i] = work_matrix<T>(function, names[i], matrix), ++i), ...);
    };
    if constexpr (sizeof...(M) > 0) take(e_and_s...);
    return data;
}

template <class T>
Dense<T> discrete_are(Riccati<T> data) {
    data.check();
    if (data.a.rows() == 0) return data.q;
    // A singular r is no obstacle as long as r + b^H x b is regular.
    core::RealOf<T> c = 0;
    if (data.b.cols() > 0 && data.has_singular_r()) {
        const core::RealOf<T> size = data.b.norm();
        c = data.r.norm() / (size * size) + data.q.norm();
        data.shift(std::isfinite(c)&& c > 0 ? c : c = 1);
    }
    data.reduce();
    Dense<T> x = doubled<T>(data.function, data.a, data.weight(), data.q);
    x.diagonal().array() += T(c);
    return x;
}

/// Cayley's transform of the Hamiltonian matrix [A -G; -Q -A^H] gives a discrete equation with the same solution.
template <class T>
Dense<T> continuous_are(Riccati<T> data) {
    using Real = core::RealOf<T>;
    data.check();
    const Dense<T>&a = data.a, &q = data.q;
    const Index n = a.rows();
    if (n == 0) return q;
    data.reduce();
    const Dense<T> g = data.weight();
    // A shift beyond all eigenvalues of the Hamiltonian matrix, whose norm after scaling is at most this size.
    Dense<T> own = a, mirrored = a.adjoint();
    const Real size = std::min(norm1<T>(own), norm1<T>(mirrored)) + std::sqrt(g.norm()) * std::sqrt(q.norm());
    const Real gamma = size > 0 ? size * Real(1.25) : Real(1);
    const Dense<T> identity = Dense<T>::Identity(n, n);
    const Dense<T> shifted = a - T(gamma) * identity;                      // A_g
    const Dense<T> inverse = solved<T>(data.function, shifted, identity);  // A_g^-1
    // W = A_g^H + H A_g^-1 G
    const Dense<T> w = shifted.adjoint() + product(product(q, inverse), g);
    const Dense<T> winv = solved<T>(data.function, w, identity);
    const Dense<T> ad = identity + T(2 * gamma) * Dense<T>(winv.adjoint());
    const Dense<T> gd = T(2 * gamma) * product(product(inverse, g), winv);
    const Dense<T> hd = T(2 * gamma) * product(product(winv, q), inverse);
    const auto symmetric = [](const Dense<T>& x) { return Dense<T>((x + x.adjoint()) / T(2)); };
    return doubled<T>(data.function, ad, symmetric(gd), symmetric(hd));
}

}  // namespace scixx::linalg::detail::functions
