// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/dense/product.hpp>

namespace scixx::linalg::detail::dense {

/// A reflector H = I - tau v v^H with v[0] = 1 such that H^H x = (beta, 0, ..., 0)^T with real beta: x becomes
/// (beta, v[1], ..., v[n-1]). @return tau, which is 0 where x has that form already.
template <class T>
T make_reflector(T* x, Index n) {
    using Real = core::RealOf<T>;
    if (n <= 0) return T(0);
    Real tail = norm2(x + 1, n - 1);
    if (tail == 0 && imag(x[0]) == 0) return T(0);
    const auto length = [&](const T& head) { return std::hypot(std::hypot(real(head), imag(head)), tail); };
    Real size = length(x[0]);
    // Tiny columns are scaled up, or 1 / size could overflow.
    constexpr Real least = std::numeric_limits<Real>::min() / std::numeric_limits<Real>::epsilon();
    int rescaled = 0;
    while (size < least && rescaled < 20) {
        ++rescaled;
        scale(T(1 / least), x, n);
        tail = norm2(x + 1, n - 1);
        size = length(x[0]);
    }
    Real beta = -std::copysign(size, real(x[0]));
    T tau;
    if constexpr (core::is_complex<T>)
        tau = T((beta - x[0].real()) / beta, -x[0].imag() / beta);
    else
        tau = (beta - x[0]) / beta;
    scale(T(T(1) / (x[0] - T(beta))), x + 1, n - 1);
    for (int i = 0; i < rescaled; ++i) beta *= least;
    x[0] = T(beta);
    return tau;
}

/// C := (I - factor v v^H) C, where v[0] stands for 1; `work` has C.cols elements.
template <class T>
void apply_reflector(const T& factor, T* v, const Block<T>& c, T* work) {
    if (factor == T(0) || c.rows == 0 || c.cols == 0) return;
    const T head = v[0];
    v[0] = T(1);
    if (c.cols < 16) {
        for (Index j = 0; j < c.cols; ++j) axpy(T(-times(factor, dot(v, c.col(j), c.rows))), v, c.col(j), c.rows);
    } else {
        std::fill_n(work, c.cols, T(0));
        multiply_add_adjoint<T>(T(1), c, v, work);  // C^H v
        rank_one(T(-factor), v, work, c);
    }
    v[0] = head;
}

/// C := C (I - factor v v^H), where v[0] stands for 1; `work` has C.rows elements.
template <class T>
void apply_reflector_right(const T& factor, T* v, const Block<T>& c, T* work) {
    if (factor == T(0) || c.rows == 0 || c.cols == 0) return;
    const T head = v[0];
    v[0] = T(1);
    std::fill_n(work, c.rows, T(0));
    multiply_add<T>(T(1), c, v, work);  // C v
    rank_one(T(-factor), work, v, c);
    v[0] = head;
}

/// The reflectors in the columns of V (unit lower trapezoidal, the upper part is not read) as one product
/// H(0) H(1) ... = I - W Z W^H with W = V and an upper triangular Z.
/// R. Schreiber, C. Van Loan, A storage-efficient WY representation for products of Householder transformations, SIAM
/// J. Sci. Stat. Comput. 10 (1989).
template <class T>
class Reflectors {
public:
    /// `shift` rows above the ones belong to V as zeros: column j of V has its 1 in row j + shift.
    Reflectors(const Block<T>& v, const T* tau, Index shift = 0)
        : w_(v.rows, v.cols), z_(Dense<T>::Zero(v.cols, v.cols)) {
        const Index m = v.rows, k = v.cols;
        for (Index j = 0; j < k; ++j) {
            const Index one = std::min(m, j + shift);
            for (Index i = 0; i < one; ++i) w_(i, j) = T(0);
            if (one < m) w_(one, j) = T(1);
            for (Index i = one + 1; i < m; ++i) w_(i, j) = v(i, j);
        }
        Dense<T> gram = Dense<T>::Zero(k, k);
        const Block<T> w(w_);
        multiply_add<T>(T(1), w, Op::adjoint, w, Op::none, gram, Part::upper);
        for (Index j = 0; j < k; ++j) {
            z_(j, j) = tau[j];
            for (Index i = 0; i < j; ++i) {
                T sum(0);
                for (Index p = i; p < j; ++p) sum += times(z_(i, p), gram(p, j));
                z_(i, j) = -times(tau[j], sum);
            }
        }
    }

    /// C := Q C, or Q^H C.
    void apply(const Block<T>& c, bool adjoint) {
        // C^H W and not its adjoint, as products are fast where the result has many rows.
        Dense<T> product = Dense<T>::Zero(c.cols, z_.rows()), scaled = product;
        const Block<T> w(w_), z(z_);
        multiply_add<T>(T(1), c, Op::adjoint, w, Op::none, product);
        multiply_add<T>(T(1), product, Op::none, z, adjoint ? Op::none : Op::adjoint, scaled);
        multiply_add<T>(T(-1), w, Op::none, scaled, Op::adjoint, c);
    }

    /// C := C Q, or C Q^H.
    void apply_right(const Block<T>& c, bool adjoint) {
        Dense<T> product = Dense<T>::Zero(c.rows, z_.rows()), scaled = product;
        const Block<T> w(w_), z(z_);
        multiply_add<T>(T(1), c, Op::none, w, Op::none, product);
        multiply_add<T>(T(1), product, Op::none, z, adjoint ? Op::adjoint : Op::none, scaled);
        multiply_add<T>(T(-1), scaled, Op::none, w, Op::adjoint, c);
    }

private:
    Dense<T> w_, z_;
};

/// Number of reflectors that are applied at once.
inline constexpr Index panel = 32;

/// Q C or Q^H C, where Q = H(0) H(1) ... and column j of V holds the vector of H(j), its 1 in row j + shift.
template <class T>
void apply_q(const Block<T>& v, const T* tau, Index shift, const Block<T>& c, bool adjoint) {
    const Index k = v.cols;
    if (k == 0 || c.cols == 0) return;
    if (c.cols == 1 || k < 4) {
        Column<T> work(c.cols);
        for (Index step = 0; step < k; ++step) {
            const Index j = adjoint ? step : k - 1 - step;
            if (j + shift >= v.rows) continue;
            apply_reflector(adjoint ? conj(tau[j]) : tau[j], v.at(j + shift, j), c.lines(j + shift, c.rows - j - shift),
                            work.data());
        }
        return;
    }
    const Index count = (k + panel - 1) / panel;
    for (Index step = 0; step < count; ++step) {
        const Index j = (adjoint ? step : count - 1 - step) * panel, w = std::min(panel, k - j);
        Reflectors<T> q(v.block(j, j, v.rows - j, w), tau + j, shift);
        q.apply(c.lines(j, c.rows - j), adjoint);
    }
}

/// C Q or C Q^H, as apply_q.
template <class T>
void apply_q_right(const Block<T>& v, const T* tau, Index shift, const Block<T>& c, bool adjoint) {
    const Index k = v.cols;
    if (k == 0 || c.rows == 0) return;
    const Index count = (k + panel - 1) / panel;
    for (Index step = 0; step < count; ++step) {
        const Index j = (adjoint ? count - 1 - step : step) * panel, w = std::min(panel, k - j);
        Reflectors<T> q(v.block(j, j, v.rows - j, w), tau + j, shift);
        q.apply_right(c.columns(j, c.cols - j), adjoint);
    }
}

/// The first columns of Q (as in apply_q) in `q`, which need not be the memory of V.
template <class T>
void form_q(const Block<T>& v, const T* tau, Index shift, const Block<T>& q) {
    q.set_identity();
    const Index k = v.cols;
    const Index count = (k + panel - 1) / panel;
    for (Index step = 0; step < count; ++step) {
        const Index j = (count - 1 - step) * panel, w = std::min(panel, k - j);
        Reflectors<T> block(v.block(j, j, v.rows - j, w), tau + j, shift);
        // Columns before the panel are still those of the identity.
        block.apply(q.block(j, std::min(j, q.cols), q.rows - j, std::max<Index>(q.cols - j, 0)), false);
    }
}

}  // namespace scixx::linalg::detail::dense
