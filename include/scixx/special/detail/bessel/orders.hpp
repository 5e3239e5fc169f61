// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/bessel/narrow_modified.hpp>
#include <scixx/special/detail/bessel/narrow_orders.hpp>
#include <scixx/special/detail/bessel/tables.hpp>
#include <scixx/special/detail/circular.hpp>
#include <scixx/special/detail/elementary/exponential.hpp>
#include <scixx/special/detail/piecewise.hpp>

/// Bessel functions of orders 0 and 1 from tables of polynomials.
namespace scixx::special::detail::bessel {

using elementary::infinity;
using elementary::nan;

// Short forms are for float: double arithmetic with fewer coefficients.

/// sqrt(2 / (pi x)) (P cos chi - Q sin chi) for J and (P sin chi + Q cos chi) for Y at x >= 25, chi = x - (2 n + 1) pi
/// / 4.
template <int Order, bool Second, bool Short>
[[nodiscard]] inline double far_oscillation(double x) noexcept {
    if (x == infinity) return 0;
    const double w = 625 / (x * x), t = 2 * w - 1;
    constexpr std::size_t count = Short ? 4 : 0;
    const double p = polynomial<count>(Order == 0 ? h0_p : h1_p, t);
    const double q = polynomial<count>(Order == 0 ? h0_q : h1_q, t) / x;
    // cos and sin of x - pi / 4 are (c + s) / sqrt(2) and (s - c) / sqrt(2); of x - 3 pi / 4, (s - c) and -(c + s).
    const auto [s, c] = circular(x);
    const double cosine = Order == 0 ? c + s : s - c, sine = Order == 0 ? s - c : -(c + s);
    return (Second ? p * sine + q * cosine : p * cosine - q * sine) * (0.56418958354775628695 / std::sqrt(x));
}

/// The forms of F for float are those in full where they are small beside its oscillation, whose zeros have relative
/// accuracy so.
template <class F, int Order, bool Second>
struct Oscillating : NarrowOrder<F, Order, Second> {
    using NarrowOrder<F, Order, Second>::at;
    template <class = void>
    static double at(double x) noexcept {
        return F::template of<false>(x);
    }
    template <class = void>
    static double brief(double x) noexcept {
        const double value = F::template of<true>(x);
        return value * value * std::abs(x) < 1e-4 ? F::template of<false>(x) : value;
    }
};

struct J0 : Oscillating<J0, 0, false> {
    template <bool Short>
    static double of(double x) noexcept {
        constexpr std::size_t count = Short ? 11 : 0;
        const double size = std::abs(x);
        if (size < 1e-8) return 1;
        return size < 25 ? on_units<count>(j0_table, size) : far_oscillation<0, false, Short>(size);
    }
};
struct J1 : Oscillating<J1, 1, false> {
    template <bool Short>
    static double of(double x) noexcept {
        constexpr std::size_t count = Short ? 11 : 0;
        const double size = std::abs(x);
        if (size < 25) return x * on_units<count>(j1_table, size);
        return std::copysign(1.0, x) * far_oscillation<1, false, Short>(size);
    }
};
struct Y0 : Oscillating<Y0, 0, true> {
    template <bool Short>
    static double of(double x) noexcept {
        constexpr std::size_t count = Short ? 11 : 0;
        if (x >= 25) return far_oscillation<0, true, Short>(x);
        if (!(x > 0)) return x == 0 ? -infinity : nan;
        if (x < 4)
            return on_units<count>(y0_regular, x) + 0.63661977236758134308 * std::log(x) * on_units<count>(j0_table, x);
        return on_units<count>(y0_table, x, 4);
    }
};
struct Y1 : Oscillating<Y1, 1, true> {
    template <bool Short>
    static double of(double x) noexcept {
        constexpr std::size_t count = Short ? 11 : 0;
        if (x >= 25) return far_oscillation<1, true, Short>(x);
        if (!(x > 0)) return x == 0 ? -infinity : nan;
        if (x < 4)
            return x * (on_units<count>(y1_regular, x) +
                        0.63661977236758134308 * std::log(x) * on_units<count>(j1_table, x)) -
                   0.63661977236758134308 / x;
        return on_units<count>(y1_table, x, 4);
    }
};

/// exp(-x) I_0(x) and exp(-x) I_1(x) for x >= 0.
template <bool Short = false>
[[nodiscard]] inline double scaled_i0(double x) noexcept {
    if (x < 1e-8) return 1 - x;
    return x < 20 ? on_units<(Short ? 11 : 0)>(i0_table, x)
                  : polynomial<(Short ? 8 : 0)>(i0_far, 40 / x - 1) / std::sqrt(x);
}
template <bool Short = false>
[[nodiscard]] inline double scaled_i1(double x) noexcept {
    return x < 20 ? x * on_units<(Short ? 11 : 0)>(i1_table, x)
                  : polynomial<(Short ? 8 : 0)>(i1_far, 40 / x - 1) / std::sqrt(x);
}

/// The largest argument of exp that the short forms take: beyond it floats are infinite or 0.
inline constexpr double brief_most = 110;

/// exp(x) times m, also where exp(x) alone overflows, for |x| <= 760.
template <class = void>
[[nodiscard]] inline double grown(double x, double m) noexcept {
    const elementary::Reduced at = elementary::reduced(x);
    const double e = 1 + (at.r + at.r * at.r * elementary::exponential_rest(at.r));
    return elementary::scaled(m * e, at.k);
}
/// The same for all x, where m may be as small as it likes.
template <class = void>
[[nodiscard]] inline double grown_far(double x, double m) noexcept {
    if (std::abs(x) <= 760) return grown(x, m);
    const double half = std::min(std::abs(x) / 2, 760.0), way = std::copysign(half, x);
    return grown(way, grown(way, m));
}

/// I_0 and I_1 overflow below it, at 713.99.
inline constexpr double greatest = 720;

struct I0 : NarrowFirst<I0, 0, false> {
    using NarrowFirst::at;
    template <class = void>
    static double at(double x) noexcept {
        const double size = std::abs(x);
        if (size < 1e-8) return 1;
        return size > greatest ? infinity : grown(size, scaled_i0(size));
    }
    template <class = void>
    static double brief(double x) noexcept {
        const double size = std::abs(x);
        return size > brief_most ? infinity : elementary::exponential<true>(size) * scaled_i0<true>(size);
    }
};
struct I0e : NarrowFirst<I0e, 0, true> {
    using NarrowFirst::at;
    template <class = void>
    static double at(double x) noexcept {
        return scaled_i0(std::abs(x));
    }
    template <class = void>
    static double brief(double x) noexcept {
        return scaled_i0<true>(std::abs(x));
    }
};
struct I1 : NarrowFirst<I1, 1, false> {
    using NarrowFirst::at;
    template <class = void>
    static double at(double x) noexcept {
        const double size = std::abs(x);
        return std::copysign(size > greatest ? infinity : grown(size, scaled_i1(size)), x);
    }
    template <class = void>
    static double brief(double x) noexcept {
        const double size = std::abs(x);
        return std::copysign(size > brief_most ? infinity : elementary::exponential<true>(size) * scaled_i1<true>(size),
                             x);
    }
};
struct I1e : NarrowFirst<I1e, 1, true> {
    using NarrowFirst::at;
    template <class = void>
    static double at(double x) noexcept {
        return std::copysign(scaled_i1(std::abs(x)), x);
    }
    template <class = void>
    static double brief(double x) noexcept {
        return std::copysign(scaled_i1<true>(std::abs(x)), x);
    }
};

/// K_0(x) and K_1(x) for 0 < x < 1.
template <bool Short>
[[nodiscard]] inline double near_k0(double x) noexcept {
    constexpr std::size_t count = Short ? 7 : 0;
    const double t = 2 * x * x - 1;
    return polynomial<count>(k0_regular, t) - std::log(x) * polynomial<count>(k0_series, t);
}
template <bool Short>
[[nodiscard]] inline double near_k1(double x) noexcept {
    constexpr std::size_t count = Short ? 7 : 0;
    const double t = 2 * x * x - 1;
    return 1 / x + x * (polynomial<count>(k1_regular, t) + std::log(x) * polynomial<count>(k1_series, t));
}
/// sqrt(x) exp(x) K(x) for x >= 1.
template <bool Short>
[[nodiscard]] inline double scaled_k0(double x) noexcept {
    constexpr std::size_t count = Short ? 7 : 0;
    return x < 32 ? on_eighths<0, count>(k0_table, x) : polynomial<count>(k0_far, 64 / x - 1);
}
template <bool Short>
[[nodiscard]] inline double scaled_k1(double x) noexcept {
    constexpr std::size_t count = Short ? 7 : 0;
    return x < 32 ? on_eighths<0, count>(k1_table, x) : polynomial<count>(k1_far, 64 / x - 1);
}

/// The members of F, K or exp(x) K. A narrow vector saves nothing on the scaled ones.
template <class F, int Order, bool Scaled>
struct SecondKind : TwoForms<F>, NarrowSecond<F, Order, Scaled> {
    using TwoForms<F>::at, NarrowSecond<F, Order, Scaled>::at;
};
template <class F, int Order, bool Scaled>
    requires(Scaled && !core::fast_fma)
struct SecondKind<F, Order, Scaled> : TwoForms<F> {};

struct K0 : SecondKind<K0, 0, false> {
    template <bool Short>
    static double of(double x) noexcept {
        if (!(x > 0)) return x == 0 ? infinity : nan;
        return x < 1 ? near_k0<Short>(x) : elementary::exponential<Short>(-x) * scaled_k0<Short>(x) / std::sqrt(x);
    }
};
struct K0e : SecondKind<K0e, 0, true> {
    template <bool Short>
    static double of(double x) noexcept {
        if (!(x > 0)) return x == 0 ? infinity : nan;
        return x < 1 ? elementary::exponential<Short>(x) * near_k0<Short>(x) : scaled_k0<Short>(x) / std::sqrt(x);
    }
};
struct K1 : SecondKind<K1, 1, false> {
    template <bool Short>
    static double of(double x) noexcept {
        if (!(x > 0)) return x == 0 ? infinity : nan;
        return x < 1 ? near_k1<Short>(x) : elementary::exponential<Short>(-x) * scaled_k1<Short>(x) / std::sqrt(x);
    }
};
struct K1e : SecondKind<K1e, 1, true> {
    template <bool Short>
    static double of(double x) noexcept {
        if (!(x > 0)) return x == 0 ? infinity : nan;
        return x < 1 ? elementary::exponential<Short>(x) * near_k1<Short>(x) : scaled_k1<Short>(x) / std::sqrt(x);
    }
};

}  // namespace scixx::special::detail::bessel
