// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/dims.hpp>
#include <scixx/core/kernel/buffer.hpp>
#include <scixx/core/kernel/inline.hpp>
#include <scixx/core/kernel/simd.hpp>
#include <scixx/linalg/detail/dense/block.hpp>

namespace scixx::linalg::detail::dense {

/// A matrix as a product reads it: element (i, j) is data[i * row + j * col], conjugated or not.
template <class T>
struct Operand {
    const T* data;
    Index row, col;
    bool conjugate;
    Operand(const Block<T>& a, Op op)
        : data(a.data),
          row(op == Op::none ? 1 : a.ld),
          col(op == Op::none ? a.ld : 1),
          conjugate(core::is_complex<T> && op == Op::adjoint) {}
};

/// Sizes of the tile that the registers hold, and of the panels that the caches hold. Goto and van de Geijn, Anatomy of
/// high-performance matrix multiplication, ACM Trans. Math. Softw. 34 (2008).
template <class T>
struct Tile {
    using Real = core::RealOf<T>;
    static constexpr int planes = core::is_complex<T> ? 2 : 1;
    static constexpr int width = core::Simd<Real>::width;
    static constexpr bool many = sizeof(Real) * core::to_size(width) >= 64;  // 32 registers
    static constexpr int vectors = planes == 2 ? 1 : (many || width * sizeof(Real) >= 32 ? 3 : 2);
    static constexpr int rows = vectors * width;
    static constexpr int cols = planes == 2 ? (many ? 8 : 4) : (many ? 8 : 4);
    static constexpr Index depth = 256;
    static constexpr Index tall = rows * 8;
};
/// k x (rows or cols) numbers of an operand, `group` at a time, real parts before imaginary parts, padded with zeros.
template <class T>
void pack(const T* from, Index along, Index across, bool conjugate, Index count, Index depth, Index group,
          core::RealOf<T>* to) {
    for (Index first = 0; first < count; first += group) {
        const Index n = std::min(group, count - first);
        const T* const corner = from + first * across;
        if constexpr (!core::is_complex<T>)
            if (along == 1 && n == group) {
                // A cache line of each column at a time.
                Index p = 0;
                for (; p + 8 <= depth; p += 8)
                    for (Index i = 0; i < group; ++i)
                        for (Index q = 0; q < 8; ++q) to[(p + q) * group + i] = corner[i * across + p + q];
                for (; p < depth; ++p)
                    for (Index i = 0; i < group; ++i) to[p * group + i] = corner[i * across + p];
                to += depth * group;
                continue;
            }
        for (Index p = 0; p < depth; ++p) {
            const T* const line = corner + p * along;
            if constexpr (core::is_complex<T>) {
                for (Index i = 0; i < n; ++i) {
                    const T& value = line[i * across];
                    to[i] = value.real();
                    to[group + i] = conjugate ? -value.imag() : value.imag();
                }
                for (Index i = n; i < group; ++i) to[i] = to[group + i] = 0;
                to += 2 * group;
            } else {
                if (across == 1)
                    for (Index i = 0; i < n; ++i) to[i] = line[i];
                else
                    for (Index i = 0; i < n; ++i) to[i] = line[i * across];
                for (Index i = n; i < group; ++i) to[i] = 0;
                to += group;
            }
        }
    }
}

/// tile = a b over `depth` packed numbers; the tile is column-major, planes one after the other.
template <class T>
void multiply_tile(Index depth, const core::RealOf<T>* a, const core::RealOf<T>* b, core::RealOf<T>* tile) {
    using Real = core::RealOf<T>;
    using Packet = core::Simd<Real>;
    constexpr int V = Tile<T>::vectors, W = Tile<T>::width, N = Tile<T>::cols;
    constexpr auto columns = core::to_size(N), packets = core::to_size(V);
    if constexpr (Tile<T>::planes == 1) {
        Packet sum[columns][packets];
        for (int j = 0; j < N; ++j)
            for (int v = 0; v < V; ++v) sum[j][v] = Packet::broadcast(Real(0));
        for (Index p = 0; p < depth; ++p, a += V * W, b += N) {
            Packet x[packets];
            for (int v = 0; v < V; ++v) x[v] = Packet::load(a + v * W);
            for (int j = 0; j < N; ++j) {
                const Packet y = Packet::broadcast(b[j]);
                for (int v = 0; v < V; ++v) sum[j][v] = fma(x[v], y, sum[j][v]);
            }
        }
        for (int j = 0; j < N; ++j)
            for (int v = 0; v < V; ++v) sum[j][v].store(tile + (j * V + v) * W);
    } else {
        Packet re[columns], im[columns];
        for (int j = 0; j < N; ++j) re[j] = im[j] = Packet::broadcast(Real(0));
        for (Index p = 0; p < depth; ++p, a += 2 * W, b += 2 * N) {
            const Packet xr = Packet::load(a), xi = Packet::load(a + W);
            const Packet minus = -xi;
            for (int j = 0; j < N; ++j) {
                const Packet yr = Packet::broadcast(b[j]), yi = Packet::broadcast(b[N + j]);
                re[j] = fma(xr, yr, re[j]);
                im[j] = fma(xi, yr, im[j]);
                re[j] = fma(minus, yi, re[j]);
                im[j] = fma(xr, yi, im[j]);
            }
        }
        for (int j = 0; j < N; ++j) {
            re[j].store(tile + j * W);
            im[j].store(tile + (N + j) * W);
        }
    }
}

/// Which part of the result a product writes.
enum class Part { all, lower, upper };

/// C += alpha op(A) op(B), m x n, inner size k; with Part::lower or upper only that triangle of C.
template <class T>
void multiply_add(const T& alpha, const Block<T>& a, Op op_a, const Block<T>& b, Op op_b, const Block<T>& c,
                  Part part = Part::all) {
    using Real = core::RealOf<T>;
    const Index m = c.rows, n = c.cols, k = op_a == Op::none ? a.cols : a.rows;
    if (m == 0 || n == 0 || k == 0) return;
    const Operand<T> x(a, op_a), y(b, op_b);
    if (m * n * k <= 4096 && part == Part::all) {
        for (Index j = 0; j < n; ++j)
            for (Index p = 0; p < k; ++p) {
                T factor = y.data[p * y.row + j * y.col];
                factor = times(alpha, y.conjugate ? conj(factor) : factor);
                T* const out = c.col(j);
                const T* const in = x.data + p * x.col;
                if (x.conjugate)
                    for (Index i = 0; i < m; ++i) out[i] += times(conj(in[i * x.row]), factor);
                else if (x.row == 1)
                    for (Index i = 0; i < m; ++i) out[i] += times(in[i], factor);
                else
                    for (Index i = 0; i < m; ++i) out[i] += times(in[i * x.row], factor);
            }
        return;
    }
    constexpr Index R = Tile<T>::rows, N = Tile<T>::cols, P = Tile<T>::planes;
    const Index depth = std::min(k, Tile<T>::depth), tall = std::min((m + R - 1) / R * R, Tile<T>::tall);
    const Index wide = std::min((n + N - 1) / N * N, Index(1024));
    const core::Buffer<Real> memory(P * depth * (tall + wide) + 64);
    Real* const packed_a = memory.data();
    Real* const packed_b = packed_a + (P * depth * tall + 15) / 16 * 16;
    alignas(64) Real tile[core::to_size(R * N * P)];
    for (Index j0 = 0; j0 < n; j0 += wide) {
        const Index nj = std::min(wide, n - j0);
        for (Index p0 = 0; p0 < k; p0 += depth) {
            const Index np = std::min(depth, k - p0);
            pack<T>(y.data + p0 * y.row + j0 * y.col, y.row, y.col, y.conjugate, nj, np, N, packed_b);
            for (Index i0 = 0; i0 < m; i0 += tall) {
                const Index ni = std::min(tall, m - i0);
                if (part == Part::lower && i0 + ni <= j0) continue;
                if (part == Part::upper && i0 >= j0 + nj) break;
                pack<T>(x.data + i0 * x.row + p0 * x.col, x.col, x.row, x.conjugate, ni, np, R, packed_a);
                for (Index j = 0; j < nj; j += N)
                    for (Index i = 0; i < ni; i += R) {
                        const Index rows = std::min(R, ni - i), cols = std::min(N, nj - j);
                        if (part == Part::lower && i0 + i + rows <= j0 + j) continue;
                        if (part == Part::upper && i0 + i >= j0 + j + cols) continue;
                        multiply_tile<T>(np, packed_a + i * np * P, packed_b + j * np * P, tile);
                        for (Index q = 0; q < cols; ++q) {
                            T* const out = c.at(i0 + i, j0 + j + q);
                            const Real* const re = tile + q * R;
                            const Index diagonal = j0 + j + q - i0 - i;
                            const Index from = part == Part::lower ? std::max(Index(0), diagonal) : 0;
                            const Index to = part == Part::upper ? std::min(rows, diagonal + 1) : rows;
                            if constexpr (P == 2) {
                                const Real* const im = tile + (N + q) * R;
                                for (Index r = from; r < to; ++r) out[r] += times(alpha, T(re[r], im[r]));
                            } else if (to - from == R)
                                for (Index r = 0; r < R; ++r) out[r] += alpha * re[r];
                            else
                                for (Index r = from; r < to; ++r) out[r] += alpha * re[r];
                        }
                    }
            }
        }
    }
}

/// y += alpha A x.
template <class T>
void multiply_add(const T& alpha, const Block<T>& a, const T* x, T* y) {
    Index j = 0;
    if constexpr (!core::is_complex<T>) {
        // Four columns at a time, so that y is read and written once for them.
        using Packet = core::Simd<T>;
        constexpr Index W = Packet::width;
        for (; j + 4 <= a.cols; j += 4) {
            const T *const c0 = a.col(j), *const c1 = a.col(j + 1), *const c2 = a.col(j + 2), *const c3 = a.col(j + 3);
            const T f0 = alpha * x[j], f1 = alpha * x[j + 1], f2 = alpha * x[j + 2], f3 = alpha * x[j + 3];
            const Packet p0 = Packet::broadcast(f0), p1 = Packet::broadcast(f1), p2 = Packet::broadcast(f2),
                         p3 = Packet::broadcast(f3);
            Index i = 0;
            for (; i + W <= a.rows; i += W)
                (fma(p0, Packet::load(c0 + i), fma(p1, Packet::load(c1 + i), Packet::load(y + i))) +
                 fma(p2, Packet::load(c2 + i), p3 * Packet::load(c3 + i)))
                    .store(y + i);
            for (; i < a.rows; ++i) y[i] += (f0 * c0[i] + f1 * c1[i]) + (f2 * c2[i] + f3 * c3[i]);
        }
    }
    for (; j < a.cols; ++j) axpy(times(alpha, x[j]), a.col(j), y, a.rows);
}

/// y += alpha A^H x.
template <class T>
void multiply_add_adjoint(const T& alpha, const Block<T>& a, const T* x, T* y) {
    Index j = 0;
    if constexpr (!core::is_complex<T>) {
        // Four columns at a time, so that x is read once for them and the sums are independent.
        using Packet = core::Simd<T>;
        constexpr Index W = Packet::width;
        for (; j + 4 <= a.cols; j += 4) {
            const T *const c0 = a.col(j), *const c1 = a.col(j + 1), *const c2 = a.col(j + 2), *const c3 = a.col(j + 3);
            Packet s0 = Packet::broadcast(T(0)), s1 = s0, s2 = s0, s3 = s0;
            Index i = 0;
            for (; i + W <= a.rows; i += W) {
                const Packet v = Packet::load(x + i);
                s0 = fma(Packet::load(c0 + i), v, s0);
                s1 = fma(Packet::load(c1 + i), v, s1);
                s2 = fma(Packet::load(c2 + i), v, s2);
                s3 = fma(Packet::load(c3 + i), v, s3);
            }
            T r0 = s0.sum(), r1 = s1.sum(), r2 = s2.sum(), r3 = s3.sum();
            for (; i < a.rows; ++i) {
                r0 += c0[i] * x[i];
                r1 += c1[i] * x[i];
                r2 += c2[i] * x[i];
                r3 += c3[i] * x[i];
            }
            y[j] += alpha * r0;
            y[j + 1] += alpha * r1;
            y[j + 2] += alpha * r2;
            y[j + 3] += alpha * r3;
        }
    }
    for (; j < a.cols; ++j) y[j] += times(alpha, dot(a.col(j), x, a.rows));
}

/// y += A x for a real symmetric A, of which the lower triangle is read.
template <class T>
void multiply_add_symmetric(const Block<T>& a, const T* x, T* y) {
    using Packet = core::Simd<T>;
    constexpr Index W = Packet::width;
    const Index n = a.rows;
    Index j = 0;
    for (; j + 4 <= n; j += 4) {
        for (Index q = j; q < j + 4; ++q) {
            y[q] += a(q, q) * x[q];
            for (Index i = q + 1; i < j + 4; ++i) {
                y[i] += a(i, q) * x[q];
                y[q] += a(i, q) * x[i];
            }
        }
        // Below them each element is read once for its row and for its column.
        const T *const c0 = a.col(j), *const c1 = a.col(j + 1), *const c2 = a.col(j + 2), *const c3 = a.col(j + 3);
        const T f0 = x[j], f1 = x[j + 1], f2 = x[j + 2], f3 = x[j + 3];
        const Packet p0 = Packet::broadcast(f0), p1 = Packet::broadcast(f1), p2 = Packet::broadcast(f2),
                     p3 = Packet::broadcast(f3);
        Packet s0 = Packet::broadcast(T(0)), s1 = s0, s2 = s0, s3 = s0;
        Index i = j + 4;
        for (; i + W <= n; i += W) {
            const Packet e0 = Packet::load(c0 + i), e1 = Packet::load(c1 + i), e2 = Packet::load(c2 + i),
                         e3 = Packet::load(c3 + i), v = Packet::load(x + i);
            s0 = fma(e0, v, s0);
            s1 = fma(e1, v, s1);
            s2 = fma(e2, v, s2);
            s3 = fma(e3, v, s3);
            (fma(p0, e0, fma(p1, e1, Packet::load(y + i))) + fma(p2, e2, p3 * e3)).store(y + i);
        }
        T r0 = s0.sum(), r1 = s1.sum(), r2 = s2.sum(), r3 = s3.sum();
        for (; i < n; ++i) {
            r0 += c0[i] * x[i];
            r1 += c1[i] * x[i];
            r2 += c2[i] * x[i];
            r3 += c3[i] * x[i];
            y[i] += (f0 * c0[i] + f1 * c1[i]) + (f2 * c2[i] + f3 * c3[i]);
        }
        y[j] += r0;
        y[j + 1] += r1;
        y[j + 2] += r2;
        y[j + 3] += r3;
    }
    for (; j < n; ++j) {
        y[j] += a(j, j) * x[j];
        for (Index i = j + 1; i < n; ++i) {
            y[i] += a(i, j) * x[j];
            y[j] += a(i, j) * x[i];
        }
    }
}

/// A += alpha x y^H.
template <class T>
void rank_one(const T& alpha, const T* x, const T* y, const Block<T>& a) {
    for (Index j = 0; j < a.cols; ++j) axpy(times(alpha, conj(y[j])), x, a.col(j), a.rows);
}

}  // namespace scixx::linalg::detail::dense
