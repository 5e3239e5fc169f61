// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <complex>
#include <iterator>
#include <scixx/core/kernel/inline.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/scalar.hpp>
#include <scixx/signal/detail/filter/correlate_line.hpp>
#include <type_traits>

/// Recursive filters in the transposed direct form II. V is one sample or the samples of several channels: double,
/// std::complex<double> or an Eigen::Array<double, lanes, 1>. All ways through a filter add in one order, from the
/// oldest sample to the newest, so that a stream filtered in pieces has the bits of one call.
namespace scixx::signal::detail::filter {

using Eigen::Index;

template <class V>
[[nodiscard]] V zero() {
    if constexpr (std::is_same_v<V, Lanes>) {
        V zeros;
        zeros.setZero();
        return zeros;
    } else
        return V(0);
}

/// The delays k .. order - 1 of a filter with their coefficients, as members and not as arrays: compilers keep those in
/// registers over a loop.
template <int N, class V>
struct Delays {
    V s;
    double b, a;
    Delays<N - 1, V> later;

    Delays(const double* taps, const double* feedback, const V* z)
        : s(*z), b(*taps), a(*feedback), later(taps + 1, feedback + 1, z + 1) {}
    SCIXX_ALWAYS_INLINE void advance(const V& in, const V& out) {
        s = (later.s + b * in) - a * out;
        later.advance(in, out);
    }
    void save(V* z) const {
        *z = s;
        later.save(z + 1);
    }
};
template <class V>
struct Delays<1, V> {
    V s;
    double b, a;

    Delays(const double* taps, const double* feedback, const V* z) : s(*z), b(*taps), a(*feedback) {}
    SCIXX_ALWAYS_INLINE void advance(const V& in, const V& out) { s = b * in - a * out; }
    void save(V* z) const { *z = s; }
};

/// y[i] = sum b[k] x[i - k] - sum a[k] y[i - k] of order N, a[0] = 1; z is the state of N samples.
template <int N, class V>
void recurse(const double* b, const double* a, const V* x, V* y, Index n, V* z) {
    Delays<N, V> delays(b + 1, a + 1, z);
    const double first = b[0];
    for (Index i = 0; i < n; ++i) {
        const V in = x[i];
        const V out = delays.s + first * in;
        delays.advance(in, out);
        y[i] = out;
    }
    delays.save(z);
}

/// c v without the search for infinities of a product of std::complex.
template <class C, class V>
SCIXX_ALWAYS_INLINE V times(const C& c, const V& v) {
    if constexpr (core::is_complex<C>)
        return {c.real() * v.real() - c.imag() * v.imag(), c.real() * v.imag() + c.imag() * v.real()};
    else
        return c * v;
}

template <class C, class V>
void recurse_any(const C* b, const C* a, Index order, const V* x, V* y, Index n, V* z) {
    for (Index i = 0; i < n; ++i) {
        const V in = x[i];
        const V out = z[0] + times(b[0], in);
        for (Index k = 0; k + 1 < order; ++k) z[k] = (z[k + 1] + times(b[k + 1], in)) - times(a[k + 1], out);
        z[order - 1] = times(b[order], in) - times(a[order], out);
        y[i] = out;
    }
}

/// The same without feedback; x and y must not overlap.
template <class C, class V>
void convolve_state(const C* b, Index order, const V* x, V* y, Index n, V* z) {
    const auto partial = [&](Index i) {
        V sum = i < order ? z[i] : zero<V>();
        for (Index k = std::min(i, order); k >= 0; --k) sum += times(b[k], x[i - k]);
        return sum;
    };
    Index i = 0;
    for (; i < std::min(order, n); ++i) y[i] = partial(i);
    if constexpr (std::is_same_v<V, double>) {
        if (i < n) {
            const core::List<double> reversed(std::make_reverse_iterator(b + order + 1), std::make_reverse_iterator(b));
            correlate_line(x + i - order, reversed.data(), order + 1, y + i, n - i);
            i = n;
        }
    } else {
        for (; i + 4 <= n; i += 4) {
            V s0 = zero<V>(), s1 = s0, s2 = s0, s3 = s0;
            for (Index k = order; k >= 0; --k) {
                const V* from = x + i - k;
                s0 += times(b[k], from[0]);
                s1 += times(b[k], from[1]);
                s2 += times(b[k], from[2]);
                s3 += times(b[k], from[3]);
            }
            y[i] = s0;
            y[i + 1] = s1;
            y[i + 2] = s2;
            y[i + 3] = s3;
        }
    }
    for (; i < n; ++i) y[i] = partial(i);
    for (Index m = 0; m < order; ++m) {
        V sum = n + m < order ? z[n + m] : zero<V>();
        for (Index k = std::min(order, n + m); k > m; --k) sum += times(b[k], x[n - k + m]);
        z[m] = sum;
    }
}

/// A quotient of polynomials, a[0] = 1, both of one length.
template <class C = double>
struct Quotient {
    using Coefficient = C;
    core::List<C> b, a;
    bool feedback = true;

    [[nodiscard]] Index order() const { return b.size() - 1; }
    /// Whether run() may write over its input.
    [[nodiscard]] bool in_place() const { return feedback; }

    template <class V>
    void run(const V* x, V* y, Index n, V* z) const {
        const C *p = b.data(), *q = a.data();
        if (!feedback) return convolve_state(p, order(), x, y, n, z);
        if constexpr (core::is_complex<C>)
            recurse_any(p, q, order(), x, y, n, z);
        else
            run_real(p, q, x, y, n, z);
    }

private:
    template <class V>
    void run_real(const double* p, const double* q, const V* x, V* y, Index n, V* z) const {
        switch (order()) {
            case 1:
                return recurse<1>(p, q, x, y, n, z);
            case 2:
                return recurse<2>(p, q, x, y, n, z);
            case 3:
                return recurse<3>(p, q, x, y, n, z);
            case 4:
                return recurse<4>(p, q, x, y, n, z);
            case 5:
                return recurse<5>(p, q, x, y, n, z);
            case 6:
                return recurse<6>(p, q, x, y, n, z);
            case 8:
                return recurse<8>(p, q, x, y, n, z);
            default:
                return recurse_any(p, q, order(), x, y, n, z);
        }
    }
};

/// S sections of second order at a time: each feeds the next within a sample, and the processor works on the later
/// sections of a sample while the earlier ones go on to the next. c holds b0 b1 b2 a1 a2 of each.
template <int S, class V, class C>
struct Stages {
    V s0, s1;
    C b0, b1, b2, a1, a2;
    Stages<S - 1, V, C> next;

    Stages(const C* c, const V* z)
        : s0(z[0]), s1(z[1]), b0(c[0]), b1(c[1]), b2(c[2]), a1(c[3]), a2(c[4]), next(c + 5, z + 2) {}
    SCIXX_ALWAYS_INLINE V step(const V& in) {
        const V out = s0 + times(b0, in);
        s0 = (s1 + times(b1, in)) - times(a1, out);
        s1 = times(b2, in) - times(a2, out);
        return next.step(out);
    }
    void save(V* z) const {
        z[0] = s0;
        z[1] = s1;
        next.save(z + 2);
    }
};
template <class V, class C>
struct Stages<0, V, C> {
    Stages(const C*, const V*) {}
    SCIXX_ALWAYS_INLINE V step(const V& in) const { return in; }
    void save(V*) const {}
};

template <int S, class V, class C>
void cascade(const C* c, const V* x, V* y, Index n, V* z) {
    Stages<S, V, C> stages(c, z);
    for (Index i = 0; i < n; ++i) y[i] = stages.step(x[i]);
    stages.save(z);
}

/// Second-order sections; the state is z0 z1 of each in turn.
template <class C = double>
struct Sections {
    using Coefficient = C;
    core::List<C> c;  // b0 b1 b2 a1 a2 of each
    Index count = 0;

    [[nodiscard]] Index order() const { return 2 * count; }
    [[nodiscard]] bool in_place() const { return true; }

    template <class V>
    void run(const V* x, V* y, Index n, V* z) const {
        const C* p = c.data();
        for (Index k = 0; k < count;) {
            const Index left = count - k;
            if (left >= 4 && left != 5) {
                cascade<4>(p + 5 * k, x, y, n, z + 2 * k);
                k += 4;
            } else if (left >= 3) {
                cascade<3>(p + 5 * k, x, y, n, z + 2 * k);
                k += 3;
            } else if (left == 2) {
                cascade<2>(p + 5 * k, x, y, n, z + 2 * k);
                k += 2;
            } else {
                cascade<1>(p + 5 * k, x, y, n, z + 2 * k);
                k += 1;
            }
            x = y;
        }
    }
};

}  // namespace scixx::signal::detail::filter
