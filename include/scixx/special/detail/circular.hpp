// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/trigonometry.hpp>

namespace scixx::special::detail {

/// sin(x) and cos(x), x >= 0; the short form for x < 1e5 by reduction to |r| <= pi / 4 and Taylor's series.
struct Circular {
    double sine, cosine;
};
template <bool Short>
[[nodiscard]] inline Circular circular(double x) noexcept {
    if (!(x < (Short ? 1e5 : core::detail::reduction_limit))) return {std::sin(x), std::cos(x)};
    if constexpr (!Short) {
        Circular at;
        core::detail::sine_and_cosine(x, at.sine, at.cosine);
        return at;
    }
    const double quarters = x * 0.63661977236758134308;
    const int k = static_cast<int>(quarters + 0.5);
    const double r = (x - k * 1.5707963267341256142) - k * 6.0771005065061922601e-11, r2 = r * r;  // pi / 2
    const double sine =
        r + r * r2 * (-1.0 / 6 + r2 * (1.0 / 120 + r2 * (-1.0 / 5040 + r2 * (1.0 / 362880 - r2 / 39916800))));
    const double cosine =
        1 -
        r2 * (0.5 - r2 * (1.0 / 24 - r2 * (1.0 / 720 - r2 * (1.0 / 40320 - r2 * (1.0 / 3628800 - r2 / 479001600)))));
    const double sign = (k & 2) != 0 ? -1.0 : 1.0;
    return (k & 1) != 0 ? Circular{sign * cosine, -sign * sine} : Circular{sign * sine, sign * cosine};
}

}  // namespace scixx::special::detail
