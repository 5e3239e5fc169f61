// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cmath>
#include <scixx/special/detail/bessel/tables.hpp>
#include <scixx/special/detail/elementary/exponential.hpp>
#include <scixx/special/detail/piecewise.hpp>

/// Bessel functions of orders 0 and 1 from tables of polynomials.
namespace scixx::special::detail::bessel {

using elementary::infinity;
using elementary::nan;

/// sqrt(2 / (pi x)) (P cos chi - Q sin chi) for J and (P sin chi + Q cos chi) for Y at x >= 25, chi = x - (2 n + 1) pi / 4.
template <int Order, bool Second>
[[nodiscard]] inline double far_oscillation(double x) noexcept {
    if (x == infinity) return 0;
    const double w = 625 / (x * x), t = 2 * w - 1;
    const double p = polynomial(Order == 0 ? h0_p : h1_p, t), q = polynomial(Order == 0 ? h0_q : h1_q, t) / x;
    // cos and sin of x - pi / 4 are (c + s) / sqrt(2) and (s - c) / sqrt(2); of x - 3 pi / 4, (s - c) and -(c + s).
    const double c = std::cos(x), s = std::sin(x);
    const double cosine = Order == 0 ? c + s : s - c, sine = Order == 0 ? s - c : -(c + s);
    return (Second ? p * sine + q * cosine : p * cosine - q * sine) * (0.56418958354775628695 / std::sqrt(x));
}

struct J0 {
    static double at(double x) noexcept {
        const double size = std::abs(x);
        if (size < 1e-8) return 1;
        return size < 25 ? on_units(j0_table, size) : far_oscillation<0, false>(size);
    }
};
struct J1 {
    static double at(double x) noexcept {
        const double size = std::abs(x);
        if (size < 25) return x * on_units(j1_table, size);
        return std::copysign(1.0, x) * far_oscillation<1, false>(size);
    }
};
struct Y0 {
    static double at(double x) noexcept {
        if (x >= 25) return far_oscillation<0, true>(x);
        if (!(x > 0)) return x == 0 ? -infinity : nan;
        if (x < 4) return on_units(y0_regular, x) + 0.63661977236758134308 * std::log(x) * on_units(j0_table, x);
        return on_units(y0_table, x, 4);
    }
};
struct Y1 {
    static double at(double x) noexcept {
        if (x >= 25) return far_oscillation<1, true>(x);
        if (!(x > 0)) return x == 0 ? -infinity : nan;
        if (x < 4)
            return x * (on_units(y1_regular, x) + 0.63661977236758134308 * std::log(x) * on_units(j1_table, x)) -
                   0.63661977236758134308 / x;
        return on_units(y1_table, x, 4);
    }
};

/// exp(-x) I_0(x) and exp(-x) I_1(x) for x >= 0.
[[nodiscard]] inline double scaled_i0(double x) noexcept {
    if (x < 1e-8) return 1 - x;
    return x < 20 ? on_units(i0_table, x) : polynomial(i0_far, 40 / x - 1) / std::sqrt(x);
}
[[nodiscard]] inline double scaled_i1(double x) noexcept {
    return x < 20 ? x * on_units(i1_table, x) : polynomial(i1_far, 40 / x - 1) / std::sqrt(x);
}

/// exp(x) times m, also where exp(x) alone overflows.
[[nodiscard]] inline double grown(double x, double m) noexcept {
    const elementary::Reduced at = elementary::reduced(x);
    const double e = 1 + (at.r + at.r * at.r * elementary::exponential_rest(at.r));
    return elementary::scaled(m * e, at.k);
}

struct I0 {
    static double at(double x) noexcept {
        const double size = std::abs(x);
        if (size < 1e-8) return 1;
        return size == infinity ? infinity : grown(size, scaled_i0(size));
    }
};
struct I0e {
    static double at(double x) noexcept { return scaled_i0(std::abs(x)); }
};
struct I1 {
    static double at(double x) noexcept {
        const double size = std::abs(x);
        return std::copysign(size == infinity ? infinity : grown(size, scaled_i1(size)), x);
    }
};
struct I1e {
    static double at(double x) noexcept { return std::copysign(scaled_i1(std::abs(x)), x); }
};

/// K_0(x) and K_1(x) for 0 < x < 1.
[[nodiscard]] inline double near_k0(double x) noexcept {
    const double t = 2 * x * x - 1;
    return polynomial(k0_regular, t) - std::log(x) * polynomial(k0_series, t);
}
[[nodiscard]] inline double near_k1(double x) noexcept {
    const double t = 2 * x * x - 1;
    return 1 / x + x * (polynomial(k1_regular, t) + std::log(x) * polynomial(k1_series, t));
}
/// sqrt(x) exp(x) K(x) for x >= 1.
[[nodiscard]] inline double scaled_k0(double x) noexcept {
    return x < 32 ? on_eighths(k0_table, x) : polynomial(k0_far, 64 / x - 1);
}
[[nodiscard]] inline double scaled_k1(double x) noexcept {
    return x < 32 ? on_eighths(k1_table, x) : polynomial(k1_far, 64 / x - 1);
}

struct K0 {
    static double at(double x) noexcept {
        if (!(x > 0)) return x == 0 ? infinity : nan;
        return x < 1 ? near_k0(x) : elementary::exponential(-x) * scaled_k0(x) / std::sqrt(x);
    }
};
struct K0e {
    static double at(double x) noexcept {
        if (!(x > 0)) return x == 0 ? infinity : nan;
        return x < 1 ? elementary::exponential(x) * near_k0(x) : scaled_k0(x) / std::sqrt(x);
    }
};
struct K1 {
    static double at(double x) noexcept {
        if (!(x > 0)) return x == 0 ? infinity : nan;
        return x < 1 ? near_k1(x) : elementary::exponential(-x) * scaled_k1(x) / std::sqrt(x);
    }
};
struct K1e {
    static double at(double x) noexcept {
        if (!(x > 0)) return x == 0 ? infinity : nan;
        return x < 1 ? elementary::exponential(x) * near_k1(x) : scaled_k1(x) / std::sqrt(x);
    }
};

}  // namespace scixx::special::detail::bessel
