// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/trigonometry.hpp>

namespace scixx::special::detail {

/// sin(x) and cos(x).
struct Circular {
    double sine, cosine;
};
template <class = void>
[[nodiscard]] inline Circular circular(double x) noexcept {
    Circular at;
    if (std::abs(x) < core::detail::reduction_limit)
        core::detail::sine_and_cosine(x, at.sine, at.cosine);
    else
        at = {std::sin(x), std::cos(x)};
    return at;
}

}  // namespace scixx::special::detail
