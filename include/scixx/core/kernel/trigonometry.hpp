// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <bit>
#include <cstdint>
#include <limits>
#include <scixx/core/kernel/inline.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/polynomial.hpp>

/// Sines, cosines and arcs of many numbers at once, in loops that the compiler turns into SIMD operations: the libm
/// takes one number at a time.
namespace scixx::core {

namespace detail {

/// Largest |x| whose multiple of pi/2 is found exactly by sine_and_cosine: k * 33 bits have to fit a double.
inline constexpr double reduction_limit = 1e6;

/// Whether an |x| is not <= reduction_limit, by a loop of vectors.
template <class = void>
[[nodiscard]] inline bool any_beyond(const double* x, Eigen::Index n) noexcept {
    std::int64_t beyond = 0;
    for (Eigen::Index i = 0; i < n; ++i) beyond |= std::abs(x[i]) <= reduction_limit ? 0 : 1;
    return beyond != 0;
}

/// Sine and cosine of |x| <= reduction_limit.
///
/// x = k pi/2 + r with |r| <= pi/4, pi/2 in three parts of which the first two have 33 bits (W. J. Cody and W. Waite
/// 1980); Taylor polynomials of r, whose first term left out is below 6e-17 of the result.
template <class = void>
SCIXX_ALWAYS_INLINE void sine_and_cosine(double x, double& sine, double& cosine) noexcept {
    constexpr double two_over_pi = 0.63661977236758134, rounding = 6755399441055744.0;  // 3 * 2^51
    constexpr double half_pi[] = {1.5707963267341256, 6.077100506303966e-11, 2.0222662487959506e-21};
    constexpr double s[] = {-1.0 / 6,          1.0 / 120,          -1.0 / 5040,           1.0 / 362880,
                            -1.0 / 39916800.0, 1.0 / 6227020800.0, -1.0 / 1307674368000.0};
    constexpr double c[] = {1.0 / 24,          -1.0 / 720,           1.0 / 40320,           -1.0 / 3628800,
                            1.0 / 479001600.0, -1.0 / 87178291200.0, 1.0 / 20922789888000.0};
    const double k = (x * two_over_pi + rounding) - rounding;
    const double high = x - k * half_pi[0], middle = k * half_pi[1], near_by = high - middle;
    const double r = near_by - (k * half_pi[2] - ((high - near_by) - middle)), z = r * r;
    const double sin_r = r + r * z * horner(s, z), cos_r = 1 - 0.5 * z + z * z * horner(c, z);
    // k modulo 4 by arithmetic: k / 2 is whole or not, and then k / 4.
    const double half = (0.5 * k + rounding) - rounding, odd = k - 2 * half;  // 0 or +-1
    const double turn = (0.5 * half + rounding) - rounding, flip = 1 - 2 * std::abs(half - 2 * turn);
    // For k = 2 h + odd the angle is h pi + odd pi/2 + r: sin(r + odd pi/2) = odd cos r, cos(...) = -odd sin r.
    // Chosen by factors 0 and 1: the compiler would move operations into the branches of a choice and keep these.
    const double even = 1 - odd * odd;
    sine = flip * (even * sin_r + odd * cos_r);
    cosine = flip * (even * cos_r - odd * sin_r);
}

/// Cosine of |x| <= reduction_limit.
///
/// x = (k - 1/2) pi + r with |r| <= pi/2, cos(x) = (-1)^k sin(r): pi in three parts of which the first two have 33
/// bits. (sin(r) / r - 1) / r^2 by Chebyshev interpolation in r^2 on [0, (1.0005 pi/2)^2] with mpmath.chebyfit, error
/// 8e-19.
template <class = void>
[[nodiscard]] inline double cosine(double x) noexcept {
    constexpr double one_over_pi = 0.31830988618379067, rounding = 6755399441055744.0;  // 3 * 2^51
    constexpr double pi[] = {3.1415926534682512, 1.2154201012607932e-10, 4.0445324975919012e-21};
    constexpr double s[] = {-0.16666666666666666,   0.008333333333333316,    -0.00019841269841254885,
                            2.7557319219139174e-06, -2.5052107613933993e-08, 1.6058977114025027e-10,
                            -7.643963964341869e-13, 2.7313658477694193e-15};
    const double shifted = (x * one_over_pi + 0.5) + rounding;  // the last bits hold k
    const double h = (shifted - rounding) - 0.5;
    const double high = x - h * pi[0], middle = h * pi[1], near_by = high - middle;
    const double r = near_by - (h * pi[2] - ((high - near_by) - middle)), z = r * r;
    const auto sign = std::bit_cast<std::uint64_t>(shifted) << 63;
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(r + r * z * horner(s, z)) ^ sign);
}

/// Arc of the point (x, y), by its tangent t <= tan(pi/8) from the nearest of the eight directions k pi/4.
///
/// (atan(t) / t - 1) / t^2 by Chebyshev interpolation in t^2 on [0, 0.1716] with mpmath at 60 digits, error 4e-18.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE double arc(double y, double x) noexcept {
    constexpr double c[] = {-0.3333333333333333,   0.19999999999999804,  -0.14285714285659748, 0.11111111105147764,
                            -0.09090908753118594,  0.07692296363979952,  -0.066664246872465,   0.05878926715756726,
                            -0.052304374642516874, 0.045515165635903104, -0.0345685906686069,  0.01628357235648259};
    constexpr double quarter_pi = 0.78539816339744831, half_pi = 1.5707963267948966, pi = 3.1415926535897931;
    constexpr double rest = 6.123233995736766e-17;  // of pi/2
    const double v = std::abs(y), u = std::abs(x);
    const double little = v < u ? v : u, large = v < u ? u : v;
    // Choices by factors 0 and 1 as in sine_and_cosine, these made from signs.
    const double oblique = 0.5 - std::copysign(0.5, 0.41421356237309503 * large - little);
    const double steep = 0.5 - std::copysign(0.5, u - v), left = 0.5 - std::copysign(0.5, x);
    constexpr double no_zero = std::numeric_limits<double>::denorm_min();
    const double t = (little - oblique * large) / (large + oblique * little + no_zero), z = t * t;
    // A multiple of pi/4 and what is left, mirrored in the diagonal and then in the y axis; their sum comes last.
    double whole = oblique * quarter_pi, part = t + (t * z * horner(c, z) + oblique * (0.5 * rest));
    whole = steep * half_pi + (1 - 2 * steep) * whole;
    part = steep * rest + (1 - 2 * steep) * part;
    whole = left * pi + (1 - 2 * left) * whole;
    part = left * (2 * rest) + (1 - 2 * left) * part;
    return std::copysign(whole + part, y);
}

}  // namespace detail

/// Sine and cosine of n numbers, error at most 1.5 ulp; NaN for NaN and infinity. `x` may be `sine` or `cosine`.
template <class T = double>
inline void sincos(const T* x, Eigen::Index n, double* sine, double* cosine) noexcept {
    constexpr Eigen::Index most = 64;
    double in[most], s[most], c[most];
    for (Eigen::Index begin = 0; begin < n; begin += most) {
        const Eigen::Index run = n - begin < most ? n - begin : most;
        for (Eigen::Index i = 0; i < run; ++i) in[i] = x[begin + i];
        for (Eigen::Index i = 0; i < run; ++i) detail::sine_and_cosine(in[i], s[i], c[i]);
        if (detail::any_beyond(in, run)) [[unlikely]]
            for (Eigen::Index i = 0; i < run; ++i)
                if (!(std::abs(in[i]) <= detail::reduction_limit)) {
                    s[i] = std::sin(in[i]);
                    c[i] = std::cos(in[i]);
                }
        for (Eigen::Index i = 0; i < run; ++i) sine[begin + i] = s[i];
        for (Eigen::Index i = 0; i < run; ++i) cosine[begin + i] = c[i];
    }
}

/// Cosine of n numbers, error at most 2.2 ulp; NaN for NaN and infinity. `out` may be `x`.
template <class T = double>
inline void cos(const T* x, Eigen::Index n, double* out) noexcept {
    constexpr Eigen::Index most = 64;
    double in[most], c[most];
    for (Eigen::Index begin = 0; begin < n; begin += most) {
        const Eigen::Index run = n - begin < most ? n - begin : most;
        for (Eigen::Index i = 0; i < run; ++i) in[i] = x[begin + i];
        for (Eigen::Index i = 0; i < run; ++i) c[i] = detail::cosine(in[i]);
        if (detail::any_beyond(in, run)) [[unlikely]]
            for (Eigen::Index i = 0; i < run; ++i)
                if (!(std::abs(in[i]) <= detail::reduction_limit)) c[i] = std::cos(in[i]);
        for (Eigen::Index i = 0; i < run; ++i) out[begin + i] = c[i];
    }
}

/// atan2(y, x) of n pairs of finite numbers, error at most 2 ulp (unless both are below 1e-306); signs of zeros as
/// std::atan2 has them, NaN for NaN. `out` may be `y` or `x`.
template <class = void>
inline void atan2(const double* y, const double* x, Eigen::Index n, double* out) noexcept {
    constexpr Eigen::Index most = 64;
    double v[most], u[most];
    for (Eigen::Index begin = 0; begin < n; begin += most) {
        const Eigen::Index run = n - begin < most ? n - begin : most;
        for (Eigen::Index i = 0; i < run; ++i) v[i] = y[begin + i];
        for (Eigen::Index i = 0; i < run; ++i) u[i] = x[begin + i];
        for (Eigen::Index i = 0; i < run; ++i) v[i] = detail::arc(v[i], u[i]);
        for (Eigen::Index i = 0; i < run; ++i) out[begin + i] = v[i];
    }
}

}  // namespace scixx::core
