// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/trigonometry.hpp>
#include <scixx/special/detail/circular.hpp>
#include <scixx/special/detail/elementary/narrow.hpp>
#include <scixx/special/detail/elliptic/carlson.hpp>
#include <scixx/special/detail/elliptic/narrow.hpp>
#include <scixx/special/detail/elliptic/tables.hpp>
#include <scixx/special/detail/piecewise.hpp>

/// Legendre's elliptic integrals and Jacobi's functions.
namespace scixx::special::detail::elliptic {

inline constexpr double half_pi = 1.5707963267948966192;

/// K(1 - n) and E(1 - n) for 0 < n <= 1. Short forms are for float.
template <bool Short = false>
[[nodiscard]] inline double first_kind(double n) noexcept {
    if (n >= 1) return half_pi;
    if (n >= 0.0625) return on_eighths<-4, (Short ? 7 : 0)>(k_table, n);
    constexpr std::size_t count = Short ? 6 : 0;
    const double t = 32 * n - 1;
    return polynomial<count>(k_rest, t) - elementary::quick_logarithm<Short>(n) * polynomial<count>(k_log, t);
}
template <bool Short = false>
[[nodiscard]] inline double second_kind(double n) noexcept {
    if (n >= 1) return half_pi;
    if (n >= 0.0625) return on_eighths<-4, (Short ? 7 : 0)>(e_table, n);
    if (n == 0) return 1;
    constexpr std::size_t count = Short ? 6 : 0;
    const double t = 32 * n - 1;
    return polynomial<count>(e_rest, t) - n * elementary::quick_logarithm<Short>(n) * polynomial<count>(e_log, t);
}

/// K(1 - n) and E(1 - n) of floats 0 < n <= 1: p(n) - log(n) q(n) (C. Hastings 1955), both polynomials by least
/// squares that are weighted until errors are even.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_first_kind(float n) noexcept {
    using elementary::narrow_horner;
    constexpr float p[] = {1.38629444F, 0.0967371165F, 0.0370073257F, 0.0375222421F, 0.0132351953F};
    constexpr float q[] = {0.499999995F, 0.1249711F, 0.0683092859F, 0.0317241745F, 0.00395435902F};
    return narrow_horner(p, n) - elementary::logarithm(n) * narrow_horner(q, n);
}
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE float narrow_second_kind(float n) noexcept {
    using elementary::narrow_horner;
    constexpr float p[] = {1.00000001F, 0.443256715F, 0.0625354356F, 0.0474142216F, 0.0175899261F};
    constexpr float q[] = {0.249982273F, 0.092009992F, 0.0408790166F, 0.00536100145F};
    return narrow_horner(p, n) - n * elementary::logarithm(n) * narrow_horner(q, n);
}
/// The members for floats of F, a function of n = 1 - m or (OfParameter) of m; n > 1 by 1 / n (DLMF 19.7.3).
template <class F, bool Second, bool OfParameter>
struct NarrowComplete : elementary::NarrowForm<NarrowComplete<F, Second, OfParameter>> {
    static SCIXX_ALWAYS_INLINE float lane(float x) noexcept {
        using namespace elementary;
        const float n = narrow_between(std::abs(OfParameter ? 1 - x : x), std::numeric_limits<float>::min(), 1e30F);
        const std::uint32_t large = narrow_mask(n > 1);
        const float root = narrow_inverse_root(n);
        const float at = narrow_choice(large, 1 / n, n),
                    value = Second ? narrow_second_kind(at) : narrow_first_kind(at);
        return value * narrow_choice(large, Second ? n * root : root, 1.0F);
    }
    static SCIXX_ALWAYS_INLINE bool is_rare(float x, float) noexcept {
        const float n = OfParameter ? 1 - x : x;
        const bool least = n >= std::numeric_limits<float>::min(), most = n <= 1e30F;
        return !(least & most);
    }
    static double rare(double x) noexcept { return F::brief(x); }
};

struct Ellipkm1 : TwoForms<Ellipkm1>, NarrowComplete<Ellipkm1, false, false> {
    using TwoForms::at, NarrowComplete::at;
    template <bool Short>
    static double of(double n) noexcept {
        if (!(n > 0)) return n == 0 ? infinity : nan;
        if (n == infinity) return 0;
        return n <= 1 ? first_kind<Short>(n) : first_kind<Short>(1 / n) / std::sqrt(n);  // DLMF 19.7.3
    }
};
struct Ellipk : TwoForms<Ellipk>, NarrowComplete<Ellipk, false, true> {
    using TwoForms::at, NarrowComplete::at;
    template <bool Short>
    static double of(double m) noexcept {
        return Ellipkm1::of<Short>(1 - m);
    }
};
struct Ellipe : TwoForms<Ellipe>, NarrowComplete<Ellipe, true, true> {
    using TwoForms::at, NarrowComplete::at;
    template <bool Short>
    static double of(double m) noexcept {
        const double n = 1 - m;
        if (!(n >= 0)) return nan;
        if (n == infinity) return infinity;
        return n <= 1 ? second_kind<Short>(n) : second_kind<Short>(1 / n) * std::sqrt(n);
    }
};

/// phi = k pi + r, |r| <= pi / 2, and the sine and cosine of r.
struct Amplitude {
    double turns, sine, cosine;
};
template <bool Short>
[[nodiscard]] inline Amplitude amplitude_of(double phi) noexcept {
    const Circular at = Short ? circular(phi) : Circular{std::sin(phi), std::cos(phi)};
    const double turns = std::nearbyint(phi * 0.31830988618379067154), sine = at.sine, cosine = at.cosine;
    return {turns, std::fmod(turns, 2) != 0 ? -sine : sine, std::abs(cosine)};
}

/// The incomplete integrals of float data: K::narrow(at, count) is that of the amplitude's rest, K::whole(m) the
/// complete integral.
struct NarrowAmplitudes {
    float sine[narrow_block_size], cosine[narrow_block_size], square[narrow_block_size], delta[narrow_block_size],
        m[narrow_block_size], value[narrow_block_size];
};
template <class K>
struct NarrowIncomplete : TwoForms<K> {
    static void block(const float* phi, const float* m, float* out, std::ptrdiff_t n) noexcept {
        NarrowAmplitudes at;
        double angle[narrow_block_size], parameter[narrow_block_size], sine[narrow_block_size],
            cosine[narrow_block_size], turns[narrow_block_size];
        narrow_blocks(
            n, out,
            [=](std::ptrdiff_t i) SCIXX_INLINE_LAMBDA {
                const bool some = std::abs(phi[i])<1e5F, low = m[i]> - 1e6F, high = m[i] < 1;
                return some & low & high;
            },
            [&](std::ptrdiff_t i, int j) SCIXX_INLINE_LAMBDA {
                angle[j] = i < 0 ? 0 : static_cast<double>(phi[i]);
                parameter[j] = i < 0 ? 0 : static_cast<double>(m[i]);
            },
            [&](int count) {
                core::sincos(angle, count, sine, cosine);
                for (int j = 0; j < count; ++j) {
                    const double c = std::abs(cosine[j]), s2 = sine[j] * sine[j], c2 = c * c, p = parameter[j];
                    turns[j] = (angle[j] * 0.31830988618379067154 + elementary::rounding) - elementary::rounding;
                    const double half = (0.5 * turns[j] + elementary::rounding) - elementary::rounding;
                    at.sine[j] = static_cast<float>(sine[j] * (1 - 2 * std::abs(turns[j] - 2 * half)));
                    at.cosine[j] = static_cast<float>(c);
                    at.square[j] = static_cast<float>(s2);
                    at.m[j] = static_cast<float>(p);
                    at.value[j] = static_cast<float>(c2);
                    at.delta[j] = static_cast<float>(c2 + (1 - p) * s2);
                }
                K::narrow(at, count);
            },
            [&](std::ptrdiff_t, int j) SCIXX_INLINE_LAMBDA {
                if (turns[j] == 0) return at.value[j];
                return static_cast<float>(2 * turns[j] * K::whole(parameter[j]) + static_cast<double>(at.value[j]));
            },
            [=](std::ptrdiff_t i) { return K::brief(static_cast<double>(phi[i]), static_cast<double>(m[i])); });
    }
};

struct Ellipkinc : NarrowIncomplete<Ellipkinc> {
    static double whole(double m) noexcept { return Ellipkm1::of<true>(1 - m); }
    static void narrow(NarrowAmplitudes& at, int n) noexcept {
        float one[narrow_block_size] = {};
        std::fill(one, one + n, 1.0F);
        narrow_rf(at.value, at.delta, one, n);
        for (int j = 0; j < n; ++j) at.value[j] = at.sine[j] * at.value[j];
    }
    template <bool Short>
    static double of(double phi, double m) noexcept {
        if (phi != phi || m != m || m > 1) return nan;
        if (std::isinf(phi)) return std::isinf(m) ? nan : phi;
        if (m == -infinity) return 0;
        if (m == 0 || phi == 0) return phi;
        if (m == 1) return std::abs(phi) >= half_pi ? std::copysign(infinity, phi) : std::asinh(std::tan(phi));
        const Amplitude a = amplitude_of<Short>(phi);
        const double c2 = a.cosine * a.cosine, s2 = a.sine * a.sine;
        const double delta = m > 0 ? c2 + (1 - m) * s2 : 1 - m * s2;
        const double part = a.sine == 0 ? 0 : a.sine * carlson_rf<Short>(c2, delta, 1);
        return a.turns == 0 ? part : 2 * a.turns * Ellipkm1::of<Short>(1 - m) + part;
    }
};

struct Ellipeinc : NarrowIncomplete<Ellipeinc> {
    static double whole(double m) noexcept { return Ellipe::of<true>(m); }
    /// The forms of of(): R_D has delta last where m is positive.
    static void narrow(NarrowAmplitudes& at, int n) noexcept {
        float one[narrow_block_size] = {}, second[narrow_block_size] = {}, third[narrow_block_size] = {},
              rd[narrow_block_size] = {};
        for (int j = 0; j < n; ++j) {
            const float down = 0.5F + std::copysign(0.5F, at.m[j]);
            one[j] = 1;
            rd[j] = at.value[j];
            second[j] = down + (1 - down) * at.delta[j];
            third[j] = (1 - down) + down * at.delta[j];
        }
        narrow_rf(at.value, at.delta, one, n);
        narrow_rd(rd, second, third, n);
        for (int j = 0; j < n; ++j) {
            const float down = 0.5F + std::copysign(0.5F, at.m[j]), size = std::abs(at.m[j]),
                        both = at.value[j] + size * at.square[j] * (1.0F / 3) * rd[j];
            const float lower = (1 - at.m[j]) * both + at.m[j] * at.cosine[j] * narrow_inverse_root(at.delta[j]);
            at.value[j] = at.sine[j] * (down * lower + (1 - down) * both);
        }
    }
    template <bool Short>
    static double of(double phi, double m) noexcept {
        if (phi != phi || m != m || m > 1) return nan;
        if (std::isinf(phi)) return phi;
        if (m == -infinity) return std::copysign(infinity, phi);
        if (m == 0 || phi == 0) return phi;
        const Amplitude a = amplitude_of<Short>(phi);
        const double c2 = a.cosine * a.cosine, s2 = a.sine * a.sine, n = 1 - m;
        double part = a.sine;
        if (m < 0) {  // DLMF 19.25.9
            const double delta = 1 - m * s2;
            part = a.sine * (carlson_rf<Short>(c2, delta, 1) - m * s2 / 3 * carlson_rd<Short>(c2, delta, 1));
        } else if (m < 1) {  // DLMF 19.25.10, all terms positive
            const double delta = c2 + n * s2;
            part = a.sine * (n * (carlson_rf<Short>(c2, delta, 1) + m * s2 / 3 * carlson_rd<Short>(c2, 1, delta)) +
                             m * a.cosine / std::sqrt(delta));
        }
        return a.turns == 0 ? part : 2 * a.turns * Ellipe::of<Short>(m) + part;
    }
};

struct Ellipj : TwoForms<Ellipj> {
    /// sn, cn, dn and the amplitude. Arithmetic-geometric means down, then the cotangent of the amplitude up (R.
    /// Bulirsch, Numer. Math. 7 (1965) 78).
    template <bool Short>
    static std::array<double, 4> of(double u, double m) noexcept {
        if (!(m >= 0 && m <= 1) || u != u) return {nan, nan, nan, nan};
        if (m == 0) return {std::sin(u), std::cos(u), 1, u};
        const double n = 1 - m;
        if (n == 0) {
            const double sech = 1 / std::cosh(u);
            return {std::tanh(u), sech, sech, std::atan(std::sinh(u))};
        }
        if (std::isinf(u)) return {nan, nan, nan, nan};
        double a[16], b[16], mean = 1, root = std::sqrt(n);
        int last = 0;
        for (;; ++last) {
            a[last] = mean;
            b[last] = root;
            const double gap = mean - root;
            const double next = 0.5 * (mean + root);
            if (std::abs(gap) <= (Short ? 1e-5 : 1e-8) * mean || last == 15) {
                mean = next;
                break;
            }
            root = std::sqrt(mean * root);
            mean = next;
        }
        const double angle = mean * u, s = std::sin(angle);
        double sn = s, cn = std::cos(angle), dn = 1;
        if (s != 0) {
            double ratio = cn / s, c = ratio * mean;
            for (int i = last; i >= 0; --i) {
                const double product = ratio * c;
                c *= dn;
                dn = (b[i] + product) / (a[i] + product);
                ratio = c / a[i];
            }
            sn = std::copysign(1 / std::sqrt(c * c + 1), s);
            cn = c * sn;
        }
        dn = std::sqrt(cn * cn + n * sn * sn);
        // The amplitude is within pi / 2 of pi u / (2 K) = angle.
        const double arc = Short ? std::atan2(static_cast<float>(sn), static_cast<float>(cn)) : std::atan2(sn, cn),
                     phase = arc + 6.2831853071795864769 * std::nearbyint((angle - arc) * 0.15915494309189533577);
        return {sn, cn, dn, phase};
    }
};

/// The arithmetic-geometric mean, pi (a + b) / (4 K(1 - 4 a b / (a + b)^2)) (DLMF 19.8.1).
struct Agm : TwoForms<Agm> {
    static void block(const float* a, const float* b, float* out, std::ptrdiff_t n) noexcept {
        float large[narrow_block_size], ratio[narrow_block_size];
        narrow_blocks(
            n, out, [=](std::ptrdiff_t i) SCIXX_INLINE_LAMBDA { return all_of(is_moderate(a[i]), is_moderate(b[i])); },
            [&](std::ptrdiff_t i, int j) SCIXX_INLINE_LAMBDA {
                const float p = i < 0 ? 1 : a[i], q = i < 0 ? 1 : b[i];
                large[j] = std::max(p, q);
                ratio[j] = std::min(p, q) / large[j];
            },
            [&](int count) { narrow_means(ratio, count); },
            [&](std::ptrdiff_t, int j) SCIXX_INLINE_LAMBDA { return large[j] * ratio[j]; },
            [=](std::ptrdiff_t i) { return brief(static_cast<double>(a[i]), static_cast<double>(b[i])); });
    }
    template <bool Short>
    static double of(double a, double b) noexcept {
        if (a != a || b != b) return nan;
        if (a < 0 && b < 0) return -of<Short>(-a, -b);
        if (a < 0 || b < 0) return a == 0 || b == 0 ? 0 : nan;
        if (a == b) return a;
        if ((a == 0 && b == infinity) || (b == 0 && a == infinity)) return nan;
        if (a == 0 || b == 0) return 0;
        if (a == infinity || b == infinity) return infinity;
        const double large = a > b ? a : b, ratio = (a > b ? b : a) / large, sum = 1 + ratio;
        if (ratio < 1e-300) {  // K(1 - n) = log(16 / n) / 2
            return large * half_pi / (0.69314718055994530942 * 2 - std::log(a > b ? b : a) + std::log(large));
        }
        return large * (0.5 * half_pi) * sum / first_kind<Short>(4 * ratio / (sum * sum));
    }
};

}  // namespace scixx::special::detail::elliptic
