// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/elementary/exponential.hpp>
#include <scixx/special/detail/elliptic/narrow.hpp>
#include <scixx/special/detail/piecewise.hpp>

/// Carlson's symmetric elliptic integrals by duplication (B. C. Carlson, Numer. Algorithms 10 (1995) 13; DLMF 19.36).
namespace scixx::special::detail::elliptic {

using elementary::infinity;
using elementary::nan;

struct Elliprc {
    static double at(double x, double y) noexcept {
        if (!(x >= 0) || y != y) return nan;
        if (y == 0) return infinity;
        if (std::isinf(x) || std::isinf(y)) return 0;
        if (y < 0) return std::sqrt(x / (x - y)) * at(x - y, -y);  // Cauchy's principal value
        if (x == 0) return 1.5707963267948966192 / std::sqrt(y);
        const double gap = y - x;
        if (gap == 0) return 1 / std::sqrt(x);
        if (gap > 0) {
            const double s = std::sqrt(gap);
            return std::atan(s / std::sqrt(x)) / s;
        }
        const double s = std::sqrt(-gap);
        if (y > 0.5 * x) return std::atanh(s / std::sqrt(x)) / s;
        return std::log((std::sqrt(x) + s) / std::sqrt(y)) / s;
    }
    static void block(const float* x, const float* y, float* out, std::ptrdiff_t n) noexcept {
        float first[narrow_block_size], second[narrow_block_size];
        narrow_blocks(
            n, out,
            [=](std::ptrdiff_t i) SCIXX_INLINE_LAMBDA { return all_of(is_moderate_or_zero(x[i]), is_moderate(y[i])); },
            [&](std::ptrdiff_t i, int j) SCIXX_INLINE_LAMBDA {
                first[j] = i < 0 ? 1 : x[i];
                second[j] = i < 0 ? 1 : y[i];
            },
            [&](int count) { narrow_rc(first, second, count); },
            [&](std::ptrdiff_t, int j) SCIXX_INLINE_LAMBDA { return first[j]; },
            [=](std::ptrdiff_t i) { return at(static_cast<double>(x[i]), static_cast<double>(y[i])); });
    }
};

/// Blocks of float data for R_F and R_D.
template <class K>
struct NarrowCarlson : TwoForms<K> {
    static void block(const float* x, const float* y, const float* z, float* out, std::ptrdiff_t n) noexcept {
        float first[narrow_block_size], second[narrow_block_size], third[narrow_block_size];
        narrow_blocks(
            n, out,
            [=](std::ptrdiff_t i)
                SCIXX_INLINE_LAMBDA { return all_of(is_moderate_or_zero(x[i]), is_moderate(y[i]), is_moderate(z[i])); },
            [&](std::ptrdiff_t i, int j) SCIXX_INLINE_LAMBDA {
                first[j] = i < 0 ? 1 : x[i];
                second[j] = i < 0 ? 1 : y[i];
                third[j] = i < 0 ? 1 : z[i];
            },
            [&](int count) { K::narrow(first, second, third, count); },
            [&](std::ptrdiff_t, int j) SCIXX_INLINE_LAMBDA { return first[j]; },
            [=](std::ptrdiff_t i) {
                return K::brief(static_cast<double>(x[i]), static_cast<double>(y[i]), static_cast<double>(z[i]));
            });
    }
};

// Short forms are for float: duplication ends earlier, so that terms left out are below 1e-9.

/// R_F of non-negative finite numbers of which at most one is 0.
template <bool Short = false>
[[nodiscard]] inline double carlson_rf(double x, double y, double z) noexcept {
    double a = (x + y + z) / 3, power = 1;
    const double dx = a - x, dy = a - y;
    // The series' first term left out is of order 8 in max |a - x| / (4^n a): below 1e-17 of the result at 0.0075.
    double reach = std::max({std::abs(dx), std::abs(dy), std::abs(a - z)}) * (Short ? 15.0 : 133.0);
    for (int n = 0; n < 600 && reach > a; ++n) {
        const double u = std::sqrt(x), v = std::sqrt(y), w = std::sqrt(z), lambda = u * (v + w) + v * w;
        x = 0.25 * (x + lambda);
        y = 0.25 * (y + lambda);
        z = 0.25 * (z + lambda);
        a = 0.25 * (a + lambda);
        reach *= 0.25;
        power *= 0.25;
    }
    const double scale = power / a, p = dx * scale, q = dy * scale, r = -(p + q);
    const double e2 = p * q - r * r, e3 = p * q * r;
    return (1 + (e3 * (1.0 / 14 + e2 * (-3.0 / 44 + e2 / 16) + e3 * (3.0 / 104)) +
                 e2 * (-0.1 + e2 * (1.0 / 24 - e2 * (5.0 / 208))))) /
           std::sqrt(a);
}

struct Elliprf : NarrowCarlson<Elliprf> {
    static void narrow(float* x, const float* y, const float* z, int n) noexcept { narrow_rf(x, y, z, n); }
    template <bool Short>
    static double of(double x, double y, double z) noexcept {
        if (!(x >= 0 && y >= 0 && z >= 0)) return nan;
        if (std::isinf(x) || std::isinf(y) || std::isinf(z)) return 0;
        if ((x == 0) + (y == 0) + (z == 0) > 1) return infinity;
        return carlson_rf<Short>(x, y, z);
    }
};

/// R_D of x, y >= 0, of which at most one is 0, and z > 0, all finite.
template <bool Short = false>
[[nodiscard]] inline double carlson_rd(double x, double y, double z) noexcept {
    double a = (x + y + 3 * z) / 5, power = 1, sum = 0;
    const double dx = a - x, dy = a - y;
    double reach = std::max({std::abs(dx), std::abs(dy), std::abs(a - z)}) * (Short ? 18.0 : 160.0);
    for (int n = 0; n < 600 && reach > a; ++n) {
        const double u = std::sqrt(x), v = std::sqrt(y), w = std::sqrt(z), lambda = u * (v + w) + v * w;
        sum += power / (w * (z + lambda));
        x = 0.25 * (x + lambda);
        y = 0.25 * (y + lambda);
        z = 0.25 * (z + lambda);
        a = 0.25 * (a + lambda);
        reach *= 0.25;
        power *= 0.25;
    }
    const double scale = power / a, p = dx * scale, q = dy * scale, r = -(p + q) / 3;
    const double pq = p * q, r2 = r * r;
    const double e2 = pq - 6 * r2, e3 = (3 * pq - 8 * r2) * r, e4 = 3 * (pq - r2) * r2, e5 = pq * r2 * r;
    const double series = 1 + (-3.0 / 14 * e2 + e3 / 6 + 9.0 / 88 * e2 * e2 - 3.0 / 22 * e4 - 9.0 / 52 * e2 * e3 +
                               3.0 / 26 * e5 - e2 * e2 * e2 / 16 + 3.0 / 40 * e3 * e3 + 3.0 / 20 * e2 * e4 +
                               45.0 / 272 * e2 * e2 * e3 - 9.0 / 68 * (e3 * e4 + e2 * e5));
    return power * series / (a * std::sqrt(a)) + 3 * sum;
}

struct Elliprd : NarrowCarlson<Elliprd> {
    static void narrow(float* x, const float* y, const float* z, int n) noexcept { narrow_rd(x, y, z, n); }
    template <bool Short>
    static double of(double x, double y, double z) noexcept {
        if (!(x >= 0 && y >= 0 && z >= 0)) return nan;
        if (std::isinf(x) || std::isinf(y) || std::isinf(z)) return 0;
        if (z == 0 || (x == 0 && y == 0)) return infinity;
        return carlson_rd<Short>(x, y, z);
    }
};

struct Elliprg : TwoForms<Elliprg> {
    template <bool Short>
    static double of(double x, double y, double z) noexcept {
        if (!(x >= 0 && y >= 0 && z >= 0)) return nan;
        if (std::isinf(x) || std::isinf(y) || std::isinf(z)) return infinity;
        // z in the middle makes all terms of DLMF 19.21.10 positive.
        if (x > y) std::swap(x, y);
        if (z < x)
            std::swap(x, z);
        else if (z > y)
            std::swap(y, z);
        if (z == 0) return 0.5 * std::sqrt(y);
        return 0.5 * (z * carlson_rf<Short>(x, y, z) + (z - x) * ((y - z) / 3 * carlson_rd<Short>(x, y, z)) +
                      std::sqrt(x / z) * std::sqrt(y));
    }
};

/// R_J of x, y, z >= 0, of which at most one is 0, and p > 0, all finite.
template <bool Short = false>
[[nodiscard]] inline double carlson_rj(double x, double y, double z, double p) noexcept {
    double a = (x + y + z + 2 * p) / 5, power = 1, sum = 0;
    const double dx = a - x, dy = a - y, dz = a - z;
    double reach = std::max({std::abs(dx), std::abs(dy), std::abs(dz), std::abs(a - p)}) * (Short ? 18.0 : 160.0);
    for (int n = 0; n < 600 && reach > a; ++n) {
        const double u = std::sqrt(x), v = std::sqrt(y), w = std::sqrt(z), s = std::sqrt(p);
        const double lambda = u * (v + w) + v * w, root = p * (u + v + w) + u * v * w, q = s * ((p + lambda) / root);
        sum += power / root * Elliprc::at(1, q * q);
        x = 0.25 * (x + lambda);
        y = 0.25 * (y + lambda);
        z = 0.25 * (z + lambda);
        p = 0.25 * (p + lambda);
        a = 0.25 * (a + lambda);
        reach *= 0.25;
        power *= 0.25;
    }
    const double scale = power / a, i = dx * scale, j = dy * scale, k = dz * scale, l = -(i + j + k) / 2;
    const double l2 = l * l, ijk = i * j * k;
    const double e2 = i * j + i * k + j * k - 3 * l2, e3 = ijk + 2 * e2 * l + 4 * l2 * l;
    const double e4 = (2 * ijk + e2 * l + 3 * l2 * l) * l, e5 = ijk * l2;
    const double series = 1 + (-3.0 / 14 * e2 + e3 / 6 + 9.0 / 88 * e2 * e2 - 3.0 / 22 * e4 - 9.0 / 52 * e2 * e3 +
                               3.0 / 26 * e5 - e2 * e2 * e2 / 16 + 3.0 / 40 * e3 * e3 + 3.0 / 20 * e2 * e4 +
                               45.0 / 272 * e2 * e2 * e3 - 9.0 / 68 * (e3 * e4 + e2 * e5));
    return power * series / (a * std::sqrt(a)) + 3 * sum;
}

struct Elliprj : TwoForms<Elliprj> {
    template <bool Short>
    static double of(double x, double y, double z, double p) noexcept {
        if (!(x >= 0 && y >= 0 && z >= 0) || p != p) return nan;
        if (std::isinf(x) || std::isinf(y) || std::isinf(z) || std::isinf(p)) return 0;
        if (p == 0 || (x == 0) + (y == 0) + (z == 0) > 1) return infinity;
        if (p > 0) return carlson_rj<Short>(x, y, z, p);
        // Cauchy's principal value, DLMF 19.20.14 with x <= y <= z.
        if (x > y) std::swap(x, y);
        if (y > z) std::swap(y, z);
        if (x > y) std::swap(x, y);
        const double q = -p;
        const double positive = (z * (x + y + q) - x * y) / (z + q);
        const double rj = (positive - z) * carlson_rj<Short>(x, y, z, positive) - 3 * carlson_rf<Short>(x, y, z);
        const double xy = x * y,
                     tail = 3 * std::sqrt(xy * z / (xy + positive * q)) * Elliprc::at(xy + positive * q, positive * q);
        return (rj + tail) / (z + q);
    }
};

}  // namespace scixx::special::detail::elliptic
