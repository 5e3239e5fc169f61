// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/bessel/airy.hpp>
#include <scixx/special/detail/bessel/real_order.hpp>

/// Zeros of Bessel and Airy functions.
namespace scixx::special::detail::bessel {

/// The x > n with sqrt(x^2 - n^2) - n acos(n / x) = c, Debye's phase; the left side is convex, so that Newton's method
/// from c + n pi / 2 falls.
[[nodiscard]] inline double debye_phase_inverse(double n, double c) noexcept {
    double x = c + 0.5 * pi * n;
    if (n == 0) return x;
    for (int k = 0; k < 50; ++k) {
        const double root = std::sqrt((x - n) * (x + n)), step = (root - n * std::atan2(root, n) - c) * x / root;
        x -= step;
        if (step < 1e-7 * x) break;
    }
    return x;
}

/// The s-th positive zero (s = 1, 2, ...) of J_n, or Y_n, or of its derivative. Debye's phase is within a tenth of the
/// distance of zeros; from there by x -= atan(w f / f') / w with w^2 = 1 - n^2 / x^2 (J. Segura, SIAM J. Numer. Anal.
/// 40 (2002) 114), for derivatives by Newton's method.
template <class F, bool Slope>
[[nodiscard]] double bessel_zero(double n, double s) noexcept {
    constexpr bool second = std::is_same_v<F, Yv>;
    if (Slope && n == 0) return bessel_zero<F, false>(1, s);  // J0' = -J1
    double x = debye_phase_inverse(n, pi * (s - (second != Slope ? 0.75 : 0.25)));
    for (int k = 0; k < 20; ++k) {
        const double f = F::at(n, x), slope = n / x * f - F::at(n + 1, x), w2 = (x - n) * (x + n) / (x * x);
        double step = 0;
        if (Slope)
            step = -slope / (slope / x + w2 * f);
        else
            step = std::atan(std::sqrt(w2) * f / slope) / std::sqrt(w2);
        // A step may not leave the region of oscillation.
        x = std::max(x - step, 0.5 * (x + n));
        if (!(std::abs(step) > 1e-9 * x)) break;
    }
    return x;
}

/// The k-th zero of Ai (Kind 0), Ai' (1), Bi (2), Bi' (3) on the negative axis: DLMF 9.9.18 and 9.9.19, then Newton's
/// method.
template <int Kind>
[[nodiscard]] double airy_zero(double k) noexcept {
    const double t = 0.375 * pi * (4 * k - (Kind == 0 || Kind == 3 ? 1 : 3)), w = 1 / (t * t);
    const double power = std::cbrt(t) * std::cbrt(t);
    double x = Kind % 2 == 0 ? -power * (1 + w * (5.0 / 48 - w * (5.0 / 36)))
                             : -power * (1 - w * (7.0 / 48 - (Kind == 3 || k > 1 ? w * (35.0 / 288) : 0)));
    for (int step = 0; step < 20; ++step) {
        const std::array<double, 4> at = airy_functions<false>(x);
        const double f = at[Kind / 2 * 2], g = at[Kind / 2 * 2 + 1];
        const double move = Kind % 2 == 0 ? f / g : g / (x * f);
        x -= move;
        if (!(std::abs(move) > 1e-9 * std::abs(x))) break;
    }
    return x;
}

}  // namespace scixx::special::detail::bessel
