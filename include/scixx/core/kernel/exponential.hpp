// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <bit>
#include <cstdint>
#include <scixx/core/kernel/math.hpp>

namespace scixx::core::detail {

/// exp(t) for finite t <= 0, which loops vectorise also at plain -O3: no branch, no call. Error 2 ulp for t >= -708; 0
/// below; NaN for -inf. Good up to 709, too.
///
/// t = k log(2) + r with |r| <= log(2) / 2, exp(t) = 2^k exp(r). The polynomial interpolates exp at Chebyshev's nodes
/// of [-L, L], L = 1.0005 log(2) / 2: mpmath.chebyfit(mpmath.exp, [-L, L], 11), relative error 2.9e-16.
template <class = void>
[[nodiscard]] inline double exp_nonpositive(double t) {
    constexpr double least = -708, log2_e = 1.4426950408889634, rounding = 6755399441055744.0;  // 3 * 2^51
    constexpr double log2_high = 0.693147180369123816490, log2_low = 1.90821492927058770002e-10;
    constexpr double c[] = {2.7640263790318920718e-6, 2.4801504180837138252e-5, 1.9841170070971307319e-4,
                            1.3888888932619635148e-3, 8.3333333858250861512e-3, 4.1666666666572767692e-2,
                            1.6666666666553954401e-1, 5.0000000000000056451e-1, 1.0000000000000067762};
    // Choices by factors 0 and 1: the compiler keeps the branch of a choice, or moves the polynomial into it.
    const double inside = 0.5 + std::copysign(0.5, t - least), kept = inside * t + (1 - inside) * least;
    const double shifted = kept * log2_e + rounding;  // the last bits hold k
    const double k = shifted - rounding, r = (kept - k * log2_high) - k * log2_low;
    double p = 2.7626426376580332797e-7;
    for (const double value : c) p = p * r + value;
    const auto exponent = (std::bit_cast<std::uint64_t>(shifted) + 1023) << 52;
    return inside * ((p * r + 1.0) * std::bit_cast<double>(exponent));
}

}  // namespace scixx::core::detail
