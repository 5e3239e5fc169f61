// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <scixx/core/kernel/inline.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/elementary/narrow.hpp>

/// Means and Carlson's integrals of many arguments in float arithmetic, typically below 1 ulp and at most 6 ulp off:
/// all terms are positive, so that rounding does not grow. The steps are those of carlson.hpp, as many for a whole
/// block as one of its elements needs.
namespace scixx::special::detail::elliptic {

using elementary::is_moderate, elementary::narrow_inverse_root, elementary::narrow_root;

/// Whether x is moderate or 0.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE bool is_moderate_or_zero(float x) noexcept {
    const bool zero = x == 0, moderate = is_moderate(x);
    return zero | moderate;
}

/// Whether all are true, without branches.
template <class... Bool>
[[nodiscard]] SCIXX_ALWAYS_INLINE bool all_of(Bool... each) noexcept {
    return (each & ...);
}

inline constexpr int narrow_block_size = 64, narrow_steps = 20;

/// Whether no `size` of a block is above its limit: the signs of the differences are joined, which needs no branch.
struct NarrowEnd {
    std::uint32_t signs = 0x80000000u;
    [[nodiscard]] bool open() noexcept {
        const bool left = signs >> 31 != 0;
        signs = 0;
        return left;
    }
    SCIXX_ALWAYS_INLINE void add(float limit, float size) noexcept {
        signs |= elementary::narrow_bits_of(limit - size);
    }
};

/// The arithmetic-geometric mean of 1 and moderate x <= 1, in place.
template <class = void>
inline void narrow_means(float* x, int n) noexcept {
    float a[narrow_block_size];
    std::fill(a, a + n, 1.0F);
    NarrowEnd end;
    for (int step = 0; step < narrow_steps && end.open(); ++step) {
        for (int i = 0; i < n; ++i) {
            const float mean = 0.5F * (a[i] + x[i]), root = narrow_root(a[i] * x[i]), gap = mean - root;
            a[i] = mean;
            x[i] = root;
            end.add(0.03F * mean, gap);
        }
    }
    // With the mean m and half the gap d the next two steps give m - d^2 / (4 m) - ..., the next term being below 1e-8.
    for (int i = 0; i < n; ++i) {
        const float mean = 0.5F * (a[i] + x[i]), half = 0.5F * (a[i] - x[i]);
        x[i] = mean - 0.25F * half * half / mean;
    }
}

/// R_C(x, y) of moderate numbers, in place of x; x may be 0.
template <class = void>
inline void narrow_rc(float* x, const float* y, int n) noexcept {
    float a[narrow_block_size], v[narrow_block_size], s[narrow_block_size];
    for (int i = 0; i < n; ++i) {
        v[i] = y[i];
        a[i] = (x[i] + 2 * y[i]) * (1.0F / 3);
        s[i] = (y[i] - x[i]) * (1.0F / 3);
    }
    NarrowEnd end;
    for (int step = 0; step < narrow_steps && end.open(); ++step) {
        for (int i = 0; i < n; ++i) {
            const float lambda = 2 * narrow_root(x[i]) * narrow_root(v[i]) + v[i];
            x[i] = 0.25F * (x[i] + lambda);
            v[i] = 0.25F * (v[i] + lambda);
            a[i] = 0.25F * (a[i] + lambda);
            s[i] = 0.25F * s[i];
            end.add(0.05F * a[i], std::abs(s[i]));
        }
    }
    for (int i = 0; i < n; ++i) {
        const float root = narrow_inverse_root(a[i]), t = s[i] * root * root, t2 = t * t;
        x[i] = root + root * t2 * (0.3F + t * (1.0F / 7) + t2 * (0.375F + t * (9.0F / 22)));
    }
}

/// Carlson's duplication of the arguments, their mean and two distances from it.
template <class = void>
SCIXX_ALWAYS_INLINE void narrow_duplicate(float lambda, float& x, float& y, float& z, float& mean, float& p,
                                          float& q) noexcept {
    x = 0.25F * (x + lambda);
    y = 0.25F * (y + lambda);
    z = 0.25F * (z + lambda);
    mean = 0.25F * (mean + lambda);
    p = 0.25F * p;
    q = 0.25F * q;
}

/// R_F(x, y, z) of moderate numbers, in place of x; x may be 0.
template <class = void>
inline void narrow_rf(float* x, const float* y, const float* z, int n) noexcept {
    float a[narrow_block_size], v[narrow_block_size], w[narrow_block_size], p[narrow_block_size], q[narrow_block_size];
    for (int i = 0; i < n; ++i) {
        v[i] = y[i];
        w[i] = z[i];
        a[i] = (x[i] + y[i] + z[i]) * (1.0F / 3);
        p[i] = a[i] - x[i];
        q[i] = a[i] - y[i];
    }
    NarrowEnd end;
    for (int step = 0; step < narrow_steps && end.open(); ++step) {
        for (int i = 0; i < n; ++i) {
            const float rx = narrow_root(x[i]), ry = narrow_root(v[i]), rz = narrow_root(w[i]),
                        lambda = rx * (ry + rz) + ry * rz;
            narrow_duplicate(lambda, x[i], v[i], w[i], a[i], p[i], q[i]);
            end.add(0.1F * a[i], std::abs(p[i]) + std::abs(q[i]));
        }
    }
    for (int i = 0; i < n; ++i) {
        const float root = narrow_inverse_root(a[i]), scale = root * root, t = p[i] * scale, u = q[i] * scale,
                    r = -(t + u), e2 = t * u - r * r, e3 = t * u * r;
        x[i] = root + root * (e2 * (-0.1F + e2 * (1.0F / 24) - e3 * (3.0F / 44)) + e3 * (1.0F / 14));
    }
}

/// R_D(x, y, z) of moderate numbers, in place of x; x may be 0.
template <class = void>
inline void narrow_rd(float* x, const float* y, const float* z, int n) noexcept {
    float a[narrow_block_size], v[narrow_block_size], w[narrow_block_size], p[narrow_block_size], q[narrow_block_size],
        sum[narrow_block_size];
    for (int i = 0; i < n; ++i) {
        v[i] = y[i];
        w[i] = z[i];
        a[i] = (x[i] + y[i] + 3 * z[i]) * 0.2F;
        p[i] = a[i] - x[i];
        q[i] = a[i] - y[i];
        sum[i] = 0;
    }
    NarrowEnd end;
    float power = 1;
    for (int step = 0; step < narrow_steps && end.open(); ++step) {
        for (int i = 0; i < n; ++i) {
            const float rx = narrow_root(x[i]), ry = narrow_root(v[i]), rz = narrow_root(w[i]),
                        lambda = rx * (ry + rz) + ry * rz;
            sum[i] = sum[i] + power / (rz * (w[i] + lambda));
            narrow_duplicate(lambda, x[i], v[i], w[i], a[i], p[i], q[i]);
            end.add(0.07F * a[i], std::abs(p[i]) + std::abs(q[i]));
        }
        power *= 0.25F;
    }
    for (int i = 0; i < n; ++i) {
        const float scale = 1 / a[i], root = narrow_inverse_root(a[i]), t = p[i] * scale, u = q[i] * scale,
                    r = (t + u) * (-1.0F / 3), tu = t * u, r2 = r * r;
        const float e2 = tu - 6 * r2, e3 = (3 * tu - 8 * r2) * r, e4 = 3 * (tu - r2) * r2;
        const float rest = e2 * (-3.0F / 14 + e2 * (9.0F / 88) - e3 * (9.0F / 52)) + e3 * (1.0F / 6) - e4 * (3.0F / 22);
        x[i] = 3 * sum[i] + power * (root * scale + root * scale * rest);
    }
}

/// Results of many arguments by blocks: put(i, j) makes element i, where plain(i), number j of the block, and put(-1,
/// j) something harmless; run(count) works on the block, and finish(i, j) is the result. other(i) is that of the
/// others, and of all where they are most.
template <class Plain, class Put, class Run, class Finish, class Other>
SCIXX_ALWAYS_INLINE void narrow_blocks(std::ptrdiff_t n, float* out, const Plain& plain, const Put& put, const Run& run,
                                       const Finish& finish, const Other& other) noexcept {
    for (std::ptrdiff_t begin = 0; begin < n; begin += narrow_block_size) {
        const int count = static_cast<int>(std::min<std::ptrdiff_t>(narrow_block_size, n - begin));
        float values[narrow_block_size];
        int others = 0;
        for (int j = 0; j < count; ++j) others += plain(begin + j) ? 0 : 1;
        if (2 * others <= count) {
            for (int j = 0; j < count; ++j) put(begin + j, j);
            for (int j = 0; others > 0 && j < count; ++j)
                if (!plain(begin + j)) put(-1, j);
            run(count);
            for (int j = 0; j < count; ++j) values[j] = finish(begin + j, j);
        }
        for (int j = 0; others > 0 && j < count; ++j)
            if (2 * others > count || !plain(begin + j)) values[j] = static_cast<float>(other(begin + j));
        std::copy(values, values + count, out + begin);
    }
}

}  // namespace scixx::special::detail::elliptic
