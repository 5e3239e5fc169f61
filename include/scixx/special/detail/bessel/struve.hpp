// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/bessel/real_order.hpp>

/// Struve functions of real order.
namespace scixx::special::detail::bessel {

/// The sum of z^k / ((3/2)_k (v + 3/2)_k) in T, and its largest term.
struct StruveSum {
    double value, largest;
};
template <class T>
[[nodiscard]] StruveSum struve_sum(double v, double half, double end) noexcept {
    const T z = T(half) * T(std::abs(half));  // the sign of `half` is that of z
    T term(1), sum(1);
    double largest = 1;
    for (double k = 0; k < 5000; ++k) {
        T divisor(k + 1.5);
        if constexpr (sizeof(T) > sizeof(double))
            divisor = divisor * (exact_sum(v, k) + T(1.5));
        else
            divisor *= v + k + 1.5;
        term = term * z / divisor;
        sum = sum + term;
        double size = 0, total = 0;
        if constexpr (sizeof(T) > sizeof(double)) {
            size = std::abs(term.hi);
            total = std::abs(sum.hi);
        } else {
            size = std::abs(term);
            total = std::abs(sum);
        }
        largest = std::max(largest, size);
        if (k > -v && k > std::abs(half) && size < end * total) break;
        if (!(size < 1e300)) return {infinity, infinity};
    }
    if constexpr (sizeof(T) > sizeof(double))
        return {sum.hi, largest};
    else
        return {sum, largest};
}

/// The factor (x / 2)^(v + 1) / (Gamma(3/2) Gamma(v + 3/2)) of the series, times `value`.
[[nodiscard]] inline double struve_scaled(double v, double x, double value) noexcept {
    const Twofold argument = exact_sum(v, 1.5);
    if (v < 20) {
        const double kept = argument.hi > 2 ? 1 - argument.lo * std::log(argument.hi) : 1;
        return std::pow(0.5 * x, v) * (0.5 * x * 1.1283791670955125739 * kept * reciprocal_gamma(argument.hi)) * value;
    }
    const double factor = 1.1283791670955125739 * argument.hi * power_constant(argument.hi) * value;
    return times_exp(factor, exact_sum(v, 1) * log_pair(0.5 * x) - gamma_exponent(argument));
}

/// H_v(x) - Y_v(x) (Modified = false) or L_v(x) - I_-v(x) for large x, and the size of the first term left out: DLMF
/// 11.6.1, 11.6.2.
struct StruveRest {
    double value, error;
};
template <bool Modified>
[[nodiscard]] inline StruveRest struve_rest(double v, double x) noexcept {
    const Twofold argument = exact_sum(v, 0.5);
    const double kept = argument.hi > 2 ? 1 - argument.lo * std::log(argument.hi) : 1, w = 4 / (x * x);
    const double first =
        std::pow(0.5 * x, v) / (0.5 * x) * (0.56418958354775628695 * kept * reciprocal_gamma(argument.hi));
    double term = 1, sum = 1;
    for (double k = 0; k < 300; ++k) {
        const double ratio = (k + 0.5) * (v - 0.5 - k) * w * (Modified ? -1 : 1);
        if (std::abs(ratio) >= 1 && k > v) break;
        term *= ratio;
        sum += term;
        if (std::abs(term) < 1e-18 * std::abs(sum)) break;
    }
    return {Modified ? -first * sum : first * sum, std::abs(first * term)};
}

template <bool Modified>
struct Struve : TwoForms<Struve<Modified>> {
    template <bool Short>
    static double of(double v, double x) noexcept {
        if (!(std::abs(v) < infinity) || x != x) return nan;
        double sign = 1;
        if (x < 0) {
            if (v != std::floor(v)) return nan;
            if (std::fmod(v, 2) == 0) sign = -1;
            x = -x;
        }
        const double reflected = v + 0.5;
        if (reflected < 0 && reflected == std::floor(reflected))  // DLMF 11.4.3, 11.4.4
            return Modified ? Iv::at(-v, x) : (std::fmod(reflected, 2) == 0 ? 1 : -1) * Jv::at(-v, x);
        if (x == 0) {
            if (v > -1) return 0;
            return v == -1 ? sign * 0.63661977236758134308 : sign * gamma_sign(v + 1.5) * infinity;
        }
        if (x == infinity) {
            if (Modified) return sign * infinity;
            return v < 1 ? 0 : v == 1 ? sign * 0.63661977236758134308 : sign * infinity;
        }
        // The terms left out, and the digits that a sum may lose to its largest term.
        constexpr double end = Short ? 1e-11 : 1e-17, loss = Short ? 1e6 : 8;
        if (x > (Short ? 15 : 30)) {
            const StruveRest rest = struve_rest<Modified>(v, x);
            const double other = Modified ? Iv::of<Short>(-v, x) : (Short ? Yv::brief(v, x) : Yv::at(v, x)),
                         value = rest.value + other;
            if (Short && std::abs(value) < 0.01 * std::abs(other)) return of<false>(v, sign * x);
            if (rest.error <= (Short ? 1e-10 : 1e-16) * std::max(std::abs(other), std::abs(value)) &&
                std::abs(other) < infinity)
                return sign * value;
        }
        if (Modified) {
            const StruveSum plain = struve_sum<double>(v, 0.5 * x, end);
            if (plain.largest < loss * std::abs(plain.value) && plain.value < 1e290)
                return sign * struve_scaled(v, x, plain.value);
            const StruveSum fine = struve_sum<Twofold>(v, 0.5 * x, 1e-22);
            return fine.value < 1e290 ? sign * struve_scaled(v, x, fine.value) : sign * Iv::at(-v, x);
        }
        const StruveSum quick = struve_sum<double>(v, -0.5 * x, end);
        if (quick.largest < loss * std::abs(quick.value)) return sign * struve_scaled(v, x, quick.value);
        return sign * struve_scaled(v, x, struve_sum<Twofold>(v, -0.5 * x, 1e-22).value);
    }
};

}  // namespace scixx::special::detail::bessel
