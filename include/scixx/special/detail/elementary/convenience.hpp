// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/trigonometry.hpp>
#include <scixx/special/detail/elementary/exponential.hpp>
#include <scixx/special/detail/elementary/narrow.hpp>
#include <scixx/special/detail/elementary/narrow_powers.hpp>
#include <scixx/special/detail/elementary/powers.hpp>
#include <scixx/special/detail/piecewise.hpp>

namespace scixx::special::detail::elementary {

/// kernel(in, values, count) for pieces of x, with `values` in memory of its own from where y takes them; y may be x.
template <class Kernel>
SCIXX_ALWAYS_INLINE void in_blocks(const double* x, double* y, std::ptrdiff_t n, const Kernel& kernel) {
    constexpr std::ptrdiff_t most = 256;
    double values[most];
    for (; n > 0; x += most, y += most, n -= most) {
        const std::ptrdiff_t count = n < most ? n : most;
        kernel(x, values, count);
        for (std::ptrdiff_t i = 0; i < count; ++i) y[i] = values[i];
    }
}

struct Log1p {
    // With narrow vectors the table of logarithms is faster than a division.
    SCIXX_ALWAYS_INLINE static bool is_plain(double x) noexcept {
        const bool low = x > -0.9999, high = x < 1e300;
        return low & high;
    }
    SCIXX_ALWAYS_INLINE static double plain(double x) noexcept { return std::copysign(table_logarithm_1p(x), x); }
    SCIXX_ALWAYS_INLINE static double at(double x) noexcept {
        if (!core::fast_fma && is_plain(x)) return plain(x);
        return std::copysign(logarithm_1p(x), x);
    }
    template <bool Narrow = !core::fast_fma>
        requires Narrow
    static void block(const double* x, double* y, std::ptrdiff_t n) noexcept {
        in_blocks(x, y, n, [](const double* in, double* values, std::ptrdiff_t count) {
            std::uint64_t others = 0;
            for (std::ptrdiff_t i = 0; i < count; ++i) others |= is_plain(in[i]) ? 0u : 1u;
            for (std::ptrdiff_t i = 0; i < count; ++i) values[i] = plain(in[i]);
            for (std::ptrdiff_t i = 0; others != 0 && i < count; ++i)
                if (!is_plain(in[i])) values[i] = at(in[i]);
        });
    }
    static float at(float x) noexcept { return logarithm_1p(x); }
};
struct Expm1 {
    static double at(double x) noexcept { return exponential_m1(x); }
    static float at(float x) noexcept { return exponential_m1(x); }
};
struct Exp2 {
    static double at(double x) noexcept { return std::exp2(x); }
    static float at(float x) noexcept { return power_of_two(x); }
};
struct Exp10 {
    /// 10^x = 2^k 10^r with k = round(x log2(10)); r ln 10 in two parts.
    static double at(double x) noexcept {
        const double above = x > 310 ? 310 : x, clipped = above < -330 ? -330 : above;
        const double k = (clipped * 3.3219280948873623479 + rounding) - rounding;
        // log10(2) in three parts, the first two of 32 bits: k times them is exact.
        const double high = clipped - k * 0.3010299955494702, middle = k * 1.1451100896502087e-10;
        const double near_by = high - middle, rest = ((high - near_by) - middle) - k * 1.519752067714119e-20;
        const double nearest = (near_by * 4194304.0 + rounding) - rounding, first = nearest * (1.0 / 4194304.0);
        const double second = (near_by - first) + rest;
        // ln 10 = 2.3025850653648376 + 2.7629208037533617e-8: the first factor has 26 bits.
        const double r_high = first * 2.3025850653648376,
                     lower = first * 2.7629208037533617e-08 + second * 2.3025850929940457;
        const double r = r_high + lower, low = (r_high - r) + lower;
        return scaled(1 + (r + (low + r * r * exponential_rest(r))), k);
    }
    static float at(float x) noexcept { return power_of_ten(x); }
};
struct Cbrt {
    static double at(double x) noexcept { return std::cbrt(x); }
    /// The root of m 2^k, m in [sqrt(1/2), sqrt(2)), by the third of k, a quadratic (error 0.016) and two steps of
    /// Halley's method.
    SCIXX_ALWAYS_INLINE static double brief(double x) noexcept {
        const double size = std::abs(x), limit = size < infinity ? 0.0 : size;
        const Split part = split<true>(size);
        const double k = (part.k * (1.0 / 3) + rounding) - rounding, left = part.k - 3 * k;  // -1, 0 or 1
        const double m = part.m * from_bits(bits_of(left + (rounding + 1023)) << 52);
        double y = 0.539172 + m * (0.536111 + m * -0.082964);
        for (int step = 0; step < 2; ++step) {
            const double cube = y * y * y;
            y = y * ((cube + 2 * m) / (2 * cube + m));
        }
        return std::copysign(y * from_bits(bits_of(k + (rounding + 1023)) << 52) + limit, x);
    }
};
struct Exprel {
    SCIXX_ALWAYS_INLINE static double at(double x) noexcept {
        const double divisor = x == 0 ? 1e-300 : x, limit = x > 740 ? infinity : 0.0;
        const Scaled at = exponential_m1_parts(divisor);
        return scaled(at.m / divisor, at.k) + limit;
    }
    static float at(float x) noexcept { return relative_exponential_m1(x); }
};
struct Cosm1 : NarrowForm<Cosm1> {
    using NarrowForm<Cosm1>::at, NarrowForm<Cosm1>::block;
    static constexpr float narrow_limit = 1e6F;
    /// -2 sin(r)^2 for the distance r of x / 2 from the nearest multiple of pi, reduced in double: z (2 - 2/3 z ...),
    /// z = r^2.
    static SCIXX_ALWAYS_INLINE float lane(float x) noexcept {
        constexpr float c[] = {
            2.0F, -0.666666659F, 0.0888888366F, -0.00634908034F, 0.000282042053F, -8.46516881e-6F, 1.62351174e-7F};
        const double half = 0.5 * static_cast<double>(narrow_between(std::abs(x), 0, narrow_limit)),
                     k = (half * 0.31830988618379067154 + rounding) - rounding,
                     r = (half - k * 3.1415926534682512) - k * 1.2154201012607932e-10;
        const auto z = static_cast<float>(r * r);
        const std::uint32_t some = narrow_mask(narrow_bits_of(x) << 1 != 0);
        return narrow_from_bits(narrow_bits_of(-(z * narrow_horner(c, z))) & some);
    }
    static SCIXX_ALWAYS_INLINE bool is_rare(float x, float) noexcept { return !(std::abs(x) <= narrow_limit); }
    static double rare(double x) noexcept { return at(x); }
    static double at(double x) noexcept {
        const double s = std::sin(0.5 * x);
        return 0 - 2 * s * s;
    }
    static void block(const double* x, double* y, std::ptrdiff_t n) noexcept {
        constexpr std::ptrdiff_t most = 64;
        double half[most], cosine[most];
        for (; n > 0; x += most, y += most, n -= most) {
            const std::ptrdiff_t count = n < most ? n : most;
            for (std::ptrdiff_t i = 0; i < count; ++i) half[i] = 0.5 * x[i];
            core::sincos(half, count, half, cosine);
            for (std::ptrdiff_t i = 0; i < count; ++i) y[i] = 0 - 2 * half[i] * half[i];
        }
    }
};

struct Powm1 : PowerKernel<Powm1>, NarrowPower<Powm1> {
    using PowerKernel::at, PowerKernel::block, NarrowPower::at, NarrowPower::block;
    SCIXX_ALWAYS_INLINE static bool serves(float x, float y) noexcept {
        const bool base = is_moderate(x), exponent = is_narrow_exponent(y);
        return base & exponent;
    }
    SCIXX_ALWAYS_INLINE static float lane(float x, float y) noexcept {
        return narrow_long_m1(narrow_multiplied(narrow_long_logarithm({x, 0}), y), 1);
    }
    static double rare(double x, double y) noexcept { return at(x, y); }
    static constexpr double least = -40;
    SCIXX_ALWAYS_INLINE static bool is_plain(double x, double y) noexcept { return is_plain_power(x, y); }
    SCIXX_ALWAYS_INLINE static Pair exponent(double x, double y) noexcept { return multiplied(long_log(x, 0), y); }
    SCIXX_ALWAYS_INLINE static double finish(Pair e, double) noexcept { return long_exponential_m1(e) + 0.0; }
    static double other(double x, double y) noexcept {
        if (x > 0) {
            const double power = y * std::log(x);
            if (std::abs(power) < 1.5) return exponential_m1(power);
        }
        return std::pow(x, y) - 1;
    }
};

/// sin(pi x) / (pi x): Taylor's series of sin(pi r) / r for the distance r from the nearest integer.
struct Sinc : NarrowForm<Sinc> {
    using NarrowForm<Sinc>::at, NarrowForm<Sinc>::block;
    static constexpr double limit = 1e15;
    static constexpr float narrow_limit = 4194304;  // where floats are multiples of 1/2
    static SCIXX_ALWAYS_INLINE float lane(float x) noexcept {
        constexpr float c[] = {1.0F, -1.64493406F, 0.811742195F, -0.190747895F, 0.0261174376F, -0.0022371786F};
        const float near_by = narrow_clipped(x, narrow_limit), turns = near_by + narrow_rounding,
                    r = near_by - (turns - narrow_rounding);
        const float tiny = narrow_from_bits(narrow_mask(narrow_bits_of(x) << 1 == 0) & narrow_bits_of(1e-30F));
        const float sign = narrow_from_bits(narrow_bits_of(1.0F) | narrow_bits_of(turns) << 31);
        return sign * ((r + tiny) / (near_by + tiny)) * narrow_horner(c, r * r);
    }
    static SCIXX_ALWAYS_INLINE bool is_rare(float x, float) noexcept { return !(std::abs(x) <= narrow_limit); }
    static double rare(double x) noexcept { return at(x); }
    /// For |x| <= limit.
    SCIXX_ALWAYS_INLINE static double near_by(double x) noexcept {
        const double k = (x + rounding) - rounding, r = x - k, z = r * r, z2 = z * z, z4 = z2 * z2;
        const double series =
            ((1.0 + z * -1.6449340668482264365) + z2 * (0.81174242528335364364 + z * -0.19075182412208421370)) +
            z4 * (((0.026147847817654800505 + z * -0.0023460810354558236375) +
                   z2 * (0.00014842879303107100369 + z * -6.9758736616563804748e-6)) +
                  z4 * ((2.5312174041370276514e-7 + z * -7.3047118222677749e-9) + z2 * 1.7165384749821433e-10));
        const double half = (0.5 * k + rounding) - rounding, flip = 1 - 2 * std::abs(k - 2 * half);
        const double tiny = x == 0 ? 1e-160 : 0.0;
        return flip * ((r + tiny) / (x + tiny)) * series;
    }
    static double at(double x) noexcept { return near_by(bounded(x, -limit, limit)); }
    /// With narrow vectors the bounds need a loop of their own.
    template <bool Narrow = !core::fast_fma>
        requires Narrow
    static void block(const double* x, double* y, std::ptrdiff_t n) noexcept {
        in_blocks(x, y, n, [](const double* in, double* values, std::ptrdiff_t count) {
            for (std::ptrdiff_t i = 0; i < count; ++i) values[i] = bounded(in[i], -limit, limit);
            for (std::ptrdiff_t i = 0; i < count; ++i) values[i] = near_by(values[i]);
        });
    }
};

struct Diric {
    static double at(double x, double n) noexcept {
        if (!(n >= 1) || n != std::floor(n) || !(std::abs(x) < infinity)) return nan;
        const double lower = std::sin(0.5 * x);
        if (std::abs(lower) < 1e-7) {
            const double turns = std::nearbyint(x * 0.15915494309189533577);
            return std::fmod(turns, 2) != 0 && std::fmod(n, 2) == 0 ? -1 : 1;
        }
        // The numerator is small where the denominator is: what rounding takes from n x / 2 counts.
        const double upper = 0.5 * n * x, lost = std::fma(0.5 * n, x, -upper);
        return (std::sin(upper) + lost * std::cos(upper)) / (n * lower);
    }
};

struct Round {
    static double at(double x) noexcept { return std::nearbyint(x); }
};

/// An angle in degrees as a multiple of 90 and a rest of at most 45 or so, both exact.
struct Degrees {
    int quadrant;
    double radians;
};
[[nodiscard]] inline Degrees from_degrees(double x) noexcept {
    const double turn = std::abs(x) < 1e10 ? x : std::fmod(x, 360.0);
    const double quadrant = (turn * (1.0 / 90) + rounding) - rounding;
    return {static_cast<int>(static_cast<std::int64_t>(quadrant) & 3),
            (turn - 90 * quadrant) * 0.017453292519943295769};
}
// sin and cos for |x| <= pi / 4; the short forms, for float, are Taylor's sums with errors below 1e-10.
template <bool Short>
[[nodiscard]] inline double sine_of(double x) noexcept {
    if constexpr (!Short) return std::sin(x);
    const double z = x * x;
    return x * (1 - z * (1.0 / 6 - z * (1.0 / 120 - z * (1.0 / 5040 - z * (1.0 / 362880 - z * (1.0 / 39916800))))));
}
template <bool Short>
[[nodiscard]] inline double cosine_of(double x) noexcept {
    if constexpr (!Short) return std::cos(x);
    const double z = x * x;
    return 1 - z * (1.0 / 2 - z * (1.0 / 24 - z * (1.0 / 720 - z * (1.0 / 40320 - z * (1.0 / 3628800)))));
}
template <bool Short>
[[nodiscard]] inline double tangent_of(double x) noexcept {
    if constexpr (!Short) return std::tan(x);
    return sine_of<true>(x) / cosine_of<true>(x);
}
struct Sindg : TwoForms<Sindg> {
    template <bool Short>
    static double of(double x) noexcept {
        if (!(std::abs(x) < infinity)) return nan;
        const Degrees angle = from_degrees(x);
        const double value = angle.quadrant & 1 ? cosine_of<Short>(angle.radians) : sine_of<Short>(angle.radians);
        return angle.quadrant & 2 ? -value : value;
    }
};
struct Cosdg : TwoForms<Cosdg> {
    template <bool Short>
    static double of(double x) noexcept {
        if (!(std::abs(x) < infinity)) return nan;
        const Degrees angle = from_degrees(x);
        const double value = angle.quadrant & 1 ? -sine_of<Short>(angle.radians) : cosine_of<Short>(angle.radians);
        return angle.quadrant & 2 ? 0.0 - value : value + 0.0;
    }
};
struct Tandg : TwoForms<Tandg> {
    template <bool Short>
    static double of(double x) noexcept {
        if (!(std::abs(x) < infinity)) return nan;
        const Degrees angle = from_degrees(x);
        if (std::abs(angle.radians) == 0.78539816339744831) return (angle.quadrant & 1) == (angle.radians > 0) ? -1 : 1;
        if (!(angle.quadrant & 1)) return tangent_of<Short>(angle.radians);
        return angle.radians == 0 ? infinity : -1 / tangent_of<Short>(angle.radians);
    }
};
struct Cotdg : TwoForms<Cotdg> {
    template <bool Short>
    static double of(double x) noexcept {
        if (!(std::abs(x) < infinity)) return nan;
        const Degrees angle = from_degrees(x);
        if (std::abs(angle.radians) == 0.78539816339744831) return (angle.quadrant & 1) == (angle.radians > 0) ? -1 : 1;
        if (angle.quadrant & 1) return 0.0 - tangent_of<Short>(angle.radians);
        return angle.radians == 0 ? infinity : 1 / tangent_of<Short>(angle.radians);
    }
};
struct Radian {
    static double at(double d, double m, double s) noexcept {
        return ((d * 60 + m) * 60 + s) * 4.8481368110953599359e-6;
    }
};

}  // namespace scixx::special::detail::elementary
