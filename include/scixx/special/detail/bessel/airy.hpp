// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/bessel/airy_tables.hpp>
#include <scixx/special/detail/elementary/exponential.hpp>
#include <scixx/special/detail/gamma.hpp>
#include <scixx/special/detail/piecewise.hpp>

/// Airy functions of real arguments.
namespace scixx::special::detail::bessel {

/// (2/3) |x|^(3/2) as a sum of two doubles.
[[nodiscard]] inline special::detail::Pair airy_zeta(double size) noexcept {
    using special::detail::Pair;
    const double root = std::sqrt(size);
    const Pair back = exact_product(root, root);
    const Pair exact = root == 0 ? Pair(0) : quick_sum(root, ((size - back.hi) - back.lo) / (2 * root));
    return Pair(0.6666666666666666, 3.700743415417188e-17) * (size * exact);
}

/// Sums over even and odd k of u_k / zeta^k and v_k / zeta^k (DLMF 9.7.2), with signs (-1)^(k/2) for Sign = -1.
struct AirySums {
    double u_even = 1, u_odd = 0, v_even = 1, v_odd = 0;
};
template <int Sign, bool Short>
[[nodiscard]] inline AirySums airy_sums(double zeta) noexcept {
    AirySums sums;
    double u = 1;
    for (int k = 1; k < 45; ++k) {
        const double six = 6 * k;
        u *= (six - 5) * (six - 3) * (six - 1) / ((2 * k - 1) * (216.0 * k) * zeta);
        const double v = u * (six + 1) / (1 - six), sign = Sign < 0 && (k / 2) % 2 == 1 ? -1 : 1;
        if (k % 2 == 0) {
            sums.u_even += sign * u;
            sums.v_even += sign * v;
        } else {
            sums.u_odd += sign * u;
            sums.v_odd += sign * v;
        }
        if (u < (Short ? 1e-10 : 1e-18)) break;
    }
    return sums;
}

/// Taylor's series of a solution of y'' = x y about x0, at x0 + h, and its derivative.
template <bool Short>
[[nodiscard]] inline std::array<double, 2> airy_taylor(double x0, double h, double value, double slope) noexcept {
    double a = value, b = slope, before = 0, power = 1, sum = 0, derivative = 0;
    for (int k = 0; k < (Short ? 11 : 18); ++k) {  // a, b: the coefficients k and k + 1
        const double next = (x0 * a + before) / ((k + 1) * (k + 2));
        sum += a * power;
        derivative += (k + 1) * b * power;
        power *= h;
        before = a;
        a = b;
        b = next;
    }
    return {sum, derivative};
}

/// Ai, Ai', Bi, Bi'; for Scaled with the factor exp(zeta) taken from the first two and exp(-zeta) from the others, for
/// x >= 0.
template <bool Scaled, bool Short = false>
[[nodiscard]] inline std::array<double, 4> airy_functions(double x) noexcept {
    using elementary::infinity;
    using elementary::nan;
    constexpr double rooted = 0.56418958354775628695;  // 1 / sqrt(pi)
    if (std::abs(x) <= 10) {
        const double at = std::nearbyint(4 * x), x0 = 0.25 * at, h = x - x0;
        const auto& row = airy_table[static_cast<int>(at) + 40];
        const auto [ai, aip] = airy_taylor<Short>(x0, h, row[0], row[1]);
        const auto [bi, bip] = airy_taylor<Short>(x0, h, row[2], row[3]);
        if (!Scaled) return {ai, aip, bi, bip};
        if (x < 0) return {nan, nan, bi, bip};
        const auto zeta = airy_zeta(x);
        const double up = times_exp(1, zeta), down = times_exp(1, -zeta);
        return {ai * up, aip * up, bi * down, bip * down};
    }
    if (x != x) return {x, x, x, x};
    const double size = std::abs(x), root = std::sqrt(std::sqrt(size));
    if (x == infinity) return {0, Scaled ? -infinity : -0.0, Scaled ? 0 : infinity, infinity};
    const auto zeta = size < 1e190 ? airy_zeta(size) : special::detail::Pair(1e300);  // no digit of the phase is left
    if (x > 0) {
        if (zeta.hi > 1500) {
            if (!Scaled) return {0, -0.0, infinity, infinity};
        }
        const AirySums sums = airy_sums<1, Short>(zeta.hi);
        const double lesser = rooted / root, large = rooted * root;
        std::array<double, 4> values{0.5 * lesser * (sums.u_even - sums.u_odd),
                                     -0.5 * large * (sums.v_even - sums.v_odd), lesser * (sums.u_even + sums.u_odd),
                                     large * (sums.v_even + sums.v_odd)};
        if (!Scaled)
            for (std::size_t k = 0; k < 4; ++k) values[k] = times_exp(values[k], k < 2 ? -zeta : zeta);
        return values;
    }
    if (x == -infinity) return {Scaled ? nan : 0.0, nan, 0, nan};
    const AirySums sums = airy_sums<-1, Short>(zeta.hi);
    const double s0 = std::sin(zeta.hi), c0 = std::cos(zeta.hi), s = s0 + zeta.lo * c0, c = c0 - zeta.lo * s0;
    // Sine and cosine of zeta - pi / 4, times sqrt(2).
    const double sine = s - c, cosine = c + s;
    const double lesser = 0.39894228040143267794 / root, large = 0.39894228040143267794 * root;
    const double bi = lesser * (cosine * sums.u_odd - sine * sums.u_even);
    const double bip = large * (cosine * sums.v_even + sine * sums.v_odd);
    if (Scaled) return {nan, nan, bi, bip};
    return {lesser * (cosine * sums.u_even + sine * sums.u_odd), large * (sine * sums.v_even - cosine * sums.v_odd), bi,
            bip};
}

template <bool Scaled>
struct AiryOf : TwoForms<AiryOf<Scaled>> {
    template <bool Short>
    static std::array<double, 4> of(double x) noexcept {
        return airy_functions<Scaled, Short>(x);
    }
    /// In full where a value is small beside its oscillation.
    template <class = void>
    static std::array<double, 4> brief(double x) noexcept {
        const std::array<double, 4> values = of<true>(x);
        if (x >= -1) return values;
        const double root = std::sqrt(-x), limit = 1e-4;
        for (int k = 0; k < 4; ++k) {
            const double value = values[static_cast<std::size_t>(k)];
            if (value * value * (k % 2 == 0 ? root : 1 / root) < limit) return of<false>(x);
        }
        return values;
    }
};
using Airy = AiryOf<false>;
using Airye = AiryOf<true>;

}  // namespace scixx::special::detail::bessel
