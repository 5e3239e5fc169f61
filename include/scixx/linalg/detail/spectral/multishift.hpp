// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/dims.hpp>
#include <scixx/linalg/detail/dense/householder.hpp>
#include <vector>

namespace scixx::linalg::detail::spectral {

using dense::Block;

template <class T>
void hessenberg(const Block<T>& a, const Block<T>& q);
template <class T>
void schur_form_real(const Block<T>& h, const Block<T>& z, const char* function);

/// A chain of 3 x 3 bulges, one a pair of shifts, chased down an upper Hessenberg matrix: the reflectors of some steps
/// work within a window around the chain and are gathered in one orthogonal matrix, by which products then update the
/// rest. K. Braman, R. Byers, R. Mathias, The multishift QR algorithm, part I, SIAM J. Matrix Anal. Appl. 23 (2002).
template <class T>
class BulgeChain {
public:
    /// A pair of shifts: two real ones, or conjugate ones with p = q and an imaginary part.
    struct Pair {
        T p, q, imag;
    };
    static constexpr Index bulges = 12, steps = 36;

    BulgeChain(const Block<T>& h, const Block<T>& z) : h_(h), z_(z), product_(window, h.rows), u_(window, window) {}

    /// One sweep over the rows and columns low .. high, a block without zeros on its subdiagonal.
    void sweep(Index low, Index high, const std::vector<Pair>& pairs) {
        const auto count = static_cast<Index>(pairs.size());
        const Index total = high - low + 3 * (count - 1);  // bulge b acts on row low + t - 3 b at time t
        for (Index begin = 0; begin < total; begin += steps) {
            const Index end = std::min(total, begin + steps);
            // Rows that the reflectors of these steps touch, and the column before them.
            const Index last = low + begin - 3 * (count - 1);
            const Index first = std::max(low, last - 1), past = std::min(high + 1, low + end + 3);
            const Index width = past - first;
            const Block<T> u = Block<T>(u_).block(0, 0, width, width);
            u.set_identity();
            for (Index t = begin; t < end; ++t)
                for (Index b = 0; b < count; ++b) {
                    const Index k = low + t - 3 * b;
                    if (k >= low && k < high) step(low, high, k, pairs[core::to_size(b)], first, past, u);
                }
            update(first, past, u);
        }
    }

private:
    static constexpr Index window = 3 * bulges + steps + 8;

    /// One reflector of a bulge at row k, on the window's rows and columns alone.
    void step(Index low, Index high, Index k, const Pair& shifts, Index first, Index past, const Block<T>& u) const {
        const Block<T>& h = h_;
        const Index m = std::min<Index>(3, high - k + 1);
        T v[3];
        if (k > low) {
            v[0] = h(k, k - 1);
            v[1] = h(k + 1, k - 1);
            v[2] = m == 3 ? h(k + 2, k - 1) : T(0);
        } else {
            const T p = h(k, k), q = h(k + 1, k + 1), below = h(k + 1, k);
            const T unit = std::max({std::abs(p), std::abs(q), std::abs(below), std::abs(h(k, k + 1)),
                                     std::abs(shifts.p), std::abs(shifts.q)});
            v[0] = ((p - shifts.p) / unit * (p - shifts.q) + shifts.imag / unit * shifts.imag) / below +
                   h(k, k + 1) / unit;
            v[1] = ((p - shifts.p) + (q - shifts.q)) / unit;
            v[2] = m == 3 ? h(k + 2, k + 1) / unit : T(0);
        }
        const T tau = dense::make_reflector(v, m);
        const T v1 = v[1], v2 = m == 3 ? v[2] : T(0);
        if (k > low) {
            h(k, k - 1) = v[0];
            h(k + 1, k - 1) = 0;
            if (m == 3) h(k + 2, k - 1) = 0;
        }
        if (tau == 0) return;
        const auto columns = [&](const Block<T>& a, Index from, Index rows_from, Index rows_past) {
            T *const c0 = a.col(from), *const c1 = a.col(from + 1), *const c2 = m == 3 ? a.col(from + 2) : c1;
            if (m == 3)
                for (Index i = rows_from; i < rows_past; ++i) {
                    const T sum = tau * (c0[i] + v1 * c1[i] + v2 * c2[i]);
                    c0[i] -= sum;
                    c1[i] -= sum * v1;
                    c2[i] -= sum * v2;
                }
            else
                for (Index i = rows_from; i < rows_past; ++i) {
                    const T sum = tau * (c0[i] + v1 * c1[i]);
                    c0[i] -= sum;
                    c1[i] -= sum * v1;
                }
        };
        for (Index j = k; j < past; ++j) {
            T* const c = h.at(k, j);
            const T sum = tau * (c[0] + v1 * c[1] + (m == 3 ? v2 * c[2] : T(0)));
            c[0] -= sum;
            c[1] -= sum * v1;
            if (m == 3) c[2] -= sum * v2;
        }
        columns(h, k, first, std::min(high, k + 3) + 1);
        columns(u, k - first, 0, u.rows);
    }

    /// The rest of the window's rows and columns, and the vectors.
    void update(Index first, Index past, const Block<T>& u) {
        const Index width = past - first, n = h_.rows;
        const auto from_left = [&](const Block<T>& c) {
            if (c.cols == 0) return;
            const Block<T> out = Block<T>(product_.data(), width, c.cols, window);
            out.fill(T(0));
            dense::multiply_add<T>(T(1), u, dense::Op::adjoint, c, dense::Op::none, out);
            c.assign(out);
        };
        const auto from_right = [&](const Block<T>& c) {
            if (c.rows == 0) return;
            const Block<T> out = Block<T>(product_.data(), c.rows, width, c.rows);
            out.fill(T(0));
            dense::multiply_add<T>(T(1), c, dense::Op::none, u, dense::Op::none, out);
            c.assign(out);
        };
        from_left(h_.block(first, past, width, n - past));
        from_right(h_.block(0, first, first, width));
        if (z_.rows > 0) from_right(z_.block(0, first, z_.rows, width));
    }

    Block<T> h_, z_;
    Dense<T> product_, u_;
};

/// Aggressive early deflation in rows and columns low .. high of a Hessenberg matrix: the Schur form of the last `size`
/// of them shows eigenvalues that are converged. K. Braman, R. Byers, R. Mathias, The multishift QR algorithm, part II,
/// SIAM J. Matrix Anal. Appl. 23 (2002), without their exchanges of eigenvalues.
/// `pairs` gets the other eigenvalues as shifts. @return how many eigenvalues are deflated.
template <class T>
Index deflate_early(const Block<T>& h, const Block<T>& z, Index high, Index size, const char* function,
                    std::vector<typename BulgeChain<T>::Pair>& pairs) {
    constexpr T eps = std::numeric_limits<T>::epsilon(), tiny = std::numeric_limits<T>::min() / eps;
    const Index top = high - size + 1, n = h.rows;
    Dense<T> t(size, size), v = Dense<T>::Identity(size, size);
    Block<T>(t).assign(h.block(top, top, size, size));
    for (Index j = 0; j < size; ++j)
        for (Index i = j + 2; i < size; ++i) t(i, j) = 0;
    schur_form_real<T>(t, v, function);
    const T spike = h(top, top - 1);
    Index left = size;  // rows that are not deflated
    while (left > 0) {
        const bool pair = left > 1 && t(left - 1, left - 2) != 0;
        const Index k = left - 1;
        T scale = std::abs(t(k, k)), off = std::abs(spike * v(0, k));
        if (pair) {
            scale += std::sqrt(std::abs(t(k, k - 1))) * std::sqrt(std::abs(t(k - 1, k)));
            off = std::max(off, std::abs(spike * v(0, k - 1)));
        }
        if (off > std::max(tiny, eps * scale)) break;
        left -= pair ? 2 : 1;
    }
    pairs.clear();
    for (Index k = left - 1; k > 0 && static_cast<Index>(pairs.size()) < BulgeChain<T>::bulges;) {
        if (t(k, k - 1) != 0) {
            pairs.push_back(
                {t(k, k), t(k - 1, k - 1), std::sqrt(std::abs(t(k, k - 1))) * std::sqrt(std::abs(t(k - 1, k)))});
            k -= 2;
        } else if (k > 1 && t(k - 1, k - 2) != 0) {  // a real number by itself
            pairs.push_back({t(k, k), t(k, k), T(0)});
            --k;
        } else {
            pairs.push_back({t(k, k), t(k - 1, k - 1), T(0)});
            k -= 2;
        }
    }
    if (left == size) return 0;
    // The spike becomes (beta, 0, ...), and what is left of the window Hessenberg again.
    T beta = 0;
    if (left > 0) {
        Column<T> x(left), work(size);
        for (Index i = 0; i < left; ++i) x[i] = spike * v(0, i);
        const T tau = dense::make_reflector(x.data(), left);
        beta = x[0];
        const Block<T> all(t), vectors(v);
        dense::apply_reflector<T>(tau, x.data(), all.block(0, 0, left, size), work.data());
        dense::apply_reflector_right<T>(tau, x.data(), all.block(0, 0, left, left), work.data());
        dense::apply_reflector_right<T>(tau, x.data(), vectors.columns(0, left), work.data());
        Dense<T> part(left, left), q(left, left), right = Dense<T>::Zero(left, size - left),
                                                  turned = Dense<T>::Zero(size, left);
        Block<T>(part).assign(all.block(0, 0, left, left));
        hessenberg<T>(part, q);
        all.block(0, 0, left, left).assign(part);
        dense::multiply_add<T>(T(1), q, dense::Op::adjoint, all.block(0, left, left, size - left), dense::Op::none,
                               right);
        all.block(0, left, left, size - left).assign(right);
        dense::multiply_add<T>(T(1), vectors.columns(0, left), dense::Op::none, q, dense::Op::none, turned);
        vectors.columns(0, left).assign(turned);
    }
    h.block(top, top, size, size).assign(t);
    h(top, top - 1) = left > 0 ? beta : T(0);
    const auto from_right = [&](const Block<T>& c) {
        Dense<T> out = Dense<T>::Zero(c.rows, size);
        dense::multiply_add<T>(T(1), c, dense::Op::none, v, dense::Op::none, out);
        c.assign(out);
    };
    if (high + 1 < n) {
        const Block<T> c = h.block(top, high + 1, size, n - high - 1);
        Dense<T> out = Dense<T>::Zero(size, c.cols);
        dense::multiply_add<T>(T(1), v, dense::Op::adjoint, c, dense::Op::none, out);
        c.assign(out);
    }
    from_right(h.block(0, top, top, size));
    if (z.rows > 0) from_right(z.block(0, top, z.rows, size));
    return size - left;
}

}  // namespace scixx::linalg::detail::spectral
