// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/dims.hpp>
#include <scixx/linalg/detail/dense/product.hpp>

namespace scixx::linalg::detail::dense {

/// Which triangle of a matrix counts.
enum class Triangle { lower, upper };

/// A small triangle op(A) of real numbers as elimination reads it: step s divides unknown s by the pivot and takes its
/// multiples from the later ones.
template <class Real>
struct Elimination {
    static constexpr Index most = 32;
    static constexpr int width = core::Simd<Real>::width;

    alignas(64) Real factor[core::to_size(most * most)], inverse[core::to_size(most)];
    alignas(64) Real lanes[core::to_size(most * 2 * width)];
    Index n;
    bool backward, usable = true;

    /// Of op(A) X = B, or of X op(A) = B where `right`.
    Elimination(const Block<Real>& a, bool transposed, bool unit, bool right, bool from_last)
        : n(a.rows), backward(from_last) {
        const Index row = transposed == right ? 1 : a.ld, col = transposed == right ? a.ld : 1;
        const Real* const first = backward ? a.at(n - 1, n - 1) : a.data;
        const Index sign = backward ? -1 : 1;
        for (Index s = 0; s < n; ++s) {
            for (Index t = s + 1; t < n; ++t) factor[s * most + t] = -first[sign * (t * row + s * col)];
            inverse[s] = unit ? Real(1) : 1 / a(backward ? n - 1 - s : s, backward ? n - 1 - s : s);
            const Real size = std::abs(inverse[s]);  // a reciprocal that is no normal number would spoil the quotient
            usable =
                usable && size <= std::numeric_limits<Real>::max() / 4 && size >= std::numeric_limits<Real>::min() * 4;
        }
    }

    /// V registers of independent systems at once; unknown k starts at x + k * stride.
    template <int V>
    void run(Real* x, Index stride) const {
        using Packet = core::Simd<Real>;
        constexpr auto packets = core::to_size(V);
        if (backward) {
            x += (n - 1) * stride;
            stride = -stride;
        }
        for (Index s = 0; s < n; ++s) {
            Packet value[packets];
            for (int v = 0; v < V; ++v) {
                value[v] = Packet::load(x + s * stride + v * width) * Packet::broadcast(inverse[s]);
                value[v].store(x + s * stride + v * width);
            }
            for (Index t = s + 1; t < n; ++t) {
                const Packet f = Packet::broadcast(factor[s * most + t]);
                Real* const to = x + t * stride;
                for (int v = 0; v < V; ++v) fma(f, value[v], Packet::load(to + v * width)).store(to + v * width);
            }
        }
    }

    /// `count` <= 2 * width systems, whose numbers stand `next` apart; unknown k of the first one is x[k * stride].
    void run_copied(Real* x, Index stride, Index next, Index count) {
        const Index wide = count > width ? 2 * width : width;
        for (Index k = 0; k < n; ++k) {
            for (Index j = 0; j < count; ++j) lanes[k * wide + j] = x[k * stride + j * next];
            for (Index j = count; j < wide; ++j) lanes[k * wide + j] = 0;
        }
        if (count > width)
            run<2>(lanes, wide);
        else
            run<1>(lanes, wide);
        for (Index j = 0; j < count; ++j)
            for (Index k = 0; k < n; ++k) x[k * stride + j * next] = lanes[k * wide + j];
    }
};

/// B := op(A)^-1 B for a triangular A, by halves: products do most of the work. A zero on the diagonal gives inf or
/// NaN.
template <class T>
void solve_triangle(const Block<T>& a, Triangle triangle, Op op, bool unit, const Block<T>& b) {
    const Index n = a.rows;
    if (n == 0 || b.cols == 0) return;
    const bool forward = (triangle == Triangle::lower) == (op == Op::none);
    constexpr bool real = !core::is_complex<T>;
    if (n > 32 || (!real && n > 8 && b.cols >= 64)) {
        const Index h = n > 64 ? (n / 2 + 31) / 32 * 32 : n / 2;
        const Block<T> a11 = a.block(0, 0, h, h), a22 = a.block(h, h, n - h, n - h);
        const Block<T> off = triangle == Triangle::lower ? a.block(h, 0, n - h, h) : a.block(0, h, h, n - h);
        const Block<T> b1 = b.lines(0, h), b2 = b.lines(h, n - h);
        solve_triangle(forward ? a11 : a22, triangle, op, unit, forward ? b1 : b2);
        if (b.cols == 1 && op == Op::none)
            multiply_add<T>(T(-1), off, forward ? b1.data : b2.data, forward ? b2.data : b1.data);
        else if (b.cols == 1 && (op == Op::adjoint || !core::is_complex<T>))
            multiply_add_adjoint<T>(T(-1), off, forward ? b1.data : b2.data, forward ? b2.data : b1.data);
        else
            multiply_add<T>(T(-1), off, op, forward ? b1 : b2, Op::none, forward ? b2 : b1);
        solve_triangle(forward ? a22 : a11, triangle, op, unit, forward ? b2 : b1);
        return;
    }
    if constexpr (real)
        if (n > 3 && b.cols > 3) {
            Elimination<T> elimination(a, op != Op::none, unit, false, !forward);
            constexpr Index wide = 2 * Elimination<T>::width;
            if (elimination.usable) {
                for (Index j = 0; j < b.cols; j += wide)
                    elimination.run_copied(b.col(j), 1, b.ld, std::min(wide, b.cols - j));
                return;
            }
        }
    for (Index step = 0; step < n; ++step) {
        const Index k = forward ? step : n - 1 - step;
        const Index first = forward ? k + 1 : 0, count = forward ? n - 1 - k : k;
        const T pivot = op == Op::adjoint ? conj(a(k, k)) : a(k, k);
        const T* const factors = op == Op::none ? a.at(first, k) : a.at(k, first);
        const Index stride = op == Op::none ? 1 : a.ld;
        for (Index j = 0; j < b.cols; ++j) {
            T* const x = b.col(j);
            if (!unit) x[k] /= pivot;
            const T value = x[k];
            if (op == Op::adjoint)
                for (Index i = 0; i < count; ++i) x[first + i] -= times(conj(factors[i * stride]), value);
            else
                for (Index i = 0; i < count; ++i) x[first + i] -= times(factors[i * stride], value);
        }
    }
}

/// B := B op(A)^-1 for a triangular A.
template <class T>
void solve_triangle_right(const Block<T>& a, Triangle triangle, Op op, bool unit, const Block<T>& b) {
    const Index n = a.rows;
    if (n == 0 || b.rows == 0) return;
    const bool backward = (triangle == Triangle::lower) == (op == Op::none);
    constexpr bool real = !core::is_complex<T>;
    if (n > (real ? 32 : 16)) {
        const Index h = n > 64 ? (n / 2 + 31) / 32 * 32 : n / 2;
        const Block<T> a11 = a.block(0, 0, h, h), a22 = a.block(h, h, n - h, n - h);
        const Block<T> off = triangle == Triangle::lower ? a.block(h, 0, n - h, h) : a.block(0, h, h, n - h);
        const Block<T> b1 = b.columns(0, h), b2 = b.columns(h, n - h);
        solve_triangle_right(backward ? a22 : a11, triangle, op, unit, backward ? b2 : b1);
        multiply_add<T>(T(-1), backward ? b2 : b1, Op::none, off, op, backward ? b1 : b2);
        solve_triangle_right(backward ? a11 : a22, triangle, op, unit, backward ? b1 : b2);
        return;
    }
    if constexpr (real)
        if (n > 3 && b.rows > 3) {
            Elimination<T> elimination(a, op != Op::none, unit, true, backward);
            constexpr Index wide = 2 * Elimination<T>::width;
            if (elimination.usable) {
                Index i = 0;
                for (; i + wide <= b.rows; i += wide) elimination.template run<2>(b.data + i, b.ld);
                if (i < b.rows) elimination.run_copied(b.data + i, b.ld, 1, b.rows - i);
                return;
            }
        }
    for (Index step = 0; step < n; ++step) {
        const Index k = backward ? n - 1 - step : step;
        const Index first = backward ? 0 : k + 1, count = backward ? k : n - 1 - k;
        if (!unit) scale(T(1) / (op == Op::adjoint ? conj(a(k, k)) : a(k, k)), b.col(k), b.rows);
        for (Index i = 0; i < count; ++i) {
            T factor = op == Op::none ? a(k, first + i) : a(first + i, k);
            if (op == Op::adjoint) factor = conj(factor);
            axpy(T(-factor), b.col(k), b.col(first + i), b.rows);
        }
    }
}

/// The matrix whose triangle is given, in full: the other triangle becomes its (conjugate) mirror image.
template <class T>
void mirror(const Block<T>& a, Triangle from, bool conjugate) {
    for (Index j = 0; j < a.cols; ++j)
        for (Index i = j + 1; i < a.rows; ++i) {
            T& lower = a(i, j);
            T& upper = a(j, i);
            if (from == Triangle::lower)
                upper = conjugate ? conj(lower) : lower;
            else
                lower = conjugate ? conj(upper) : upper;
        }
}

}  // namespace scixx::linalg::detail::dense
