// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/dense/block.hpp>

namespace scixx::linalg::detail::dense {

/// A plane rotation G = [c s; -conj(s) c] with real c.
template <class T>
struct Rotation {
    core::RealOf<T> c = 1;
    T s = T(0);

    /// Rows i and k of b become G times them, in the columns [from, to).
    void rows(const Block<T>& b, Index i, Index k, Index from, Index to) const {
        for (Index j = from; j < to; ++j) {
            T &x = b(i, j), &y = b(k, j);
            const T u = x, v = y;
            x = c * u + times(s, v);
            y = c * v - times(conj(s), u);
        }
    }
    /// Columns i and k of b become (b(:, i), b(:, k)) G^H, in the rows [0, count).
    void columns(const Block<T>& b, Index i, Index k, Index count) const {
        T *const p = b.col(i), *const q = b.col(k);
        const T adjoint = conj(s);
        for (Index r = 0; r < count; ++r) {
            const T u = p[r], v = q[r];
            p[r] = c * u + times(adjoint, v);
            q[r] = c * v - times(s, u);
        }
    }
};

/// The rotation with G (x, y)^T = (r, 0)^T; x becomes r and y zero.
template <class T>
[[nodiscard]] Rotation<T> rotate_away(T& x, T& y) {
    using Real = core::RealOf<T>;
    Rotation<T> g;
    const Real ny = std::hypot(real(y), imag(y));
    if (ny == 0 || ny != ny) return g;
    const Real nx = std::hypot(real(x), imag(x));
    // Subnormal numbers have few digits, and sums of huge ones overflow: then both are scaled first.
    constexpr Real least = std::numeric_limits<Real>::min() / std::numeric_limits<Real>::epsilon();
    const Real largest = std::max(nx, ny);
    if (largest < least || largest > std::numeric_limits<Real>::max() / 4) {
        const Real unit = largest < least ? least : 1 / std::numeric_limits<Real>::epsilon();
        x = x / unit;
        y = y / unit;
        g = rotate_away(x, y);
        x = x * unit;
        return g;
    }
    const Real r = std::hypot(nx, ny);
    const T phase = nx > 0 ? T(x / nx) : T(1);
    g.c = nx / r;
    g.s = times(phase, T(conj(y) / r));
    x = phase * r;
    y = T(0);
    return g;
}

/// The rotation of two columns with (x, y) G^H = (r, 0), where x stands in column i and y in column k of a row.
template <class T>
[[nodiscard]] Rotation<T> rotate_away_right(T x, T y) {
    x = conj(x);
    y = conj(y);
    return rotate_away(x, y);
}

}  // namespace scixx::linalg::detail::dense
