// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/ordered_array.hpp>
#include <scixx/ndimage/detail/border.hpp>
#include <type_traits>

/// Scratch images, and arithmetic between images in their own scalar as NumPy has it.
namespace scixx::ndimage::detail {

/// An image of scratch, in another one's memory order.
template <class U>
using Image = core::OrderedArray<U>;

/// The unsigned type in which an integer's arithmetic can not overflow.
template <class U>
using Modular = std::conditional_t<(sizeof(U) <= 4), std::uint32_t, std::uint64_t>;

/// a - b in U: modulo 2^bits for integers, exclusive or for bool.
template <class U>
[[nodiscard]] U difference(U a, U b) noexcept {
    if constexpr (std::is_same_v<U, bool>)
        return a != b;
    else if constexpr (std::is_integral_v<U>)
        return static_cast<U>(static_cast<Modular<U>>(a) - static_cast<Modular<U>>(b));
    else
        return a - b;
}

/// a + b in U: modulo 2^bits for integers, or for bool.
template <class U>
[[nodiscard]] U sum(U a, U b) noexcept {
    if constexpr (std::is_same_v<U, bool>)
        return a || b;
    else if constexpr (std::is_integral_v<U>)
        return static_cast<U>(static_cast<Modular<U>>(a) + static_cast<Modular<U>>(b));
    else
        return a + b;
}

/// a * b in U: modulo 2^bits for integers, and for bool.
template <class U>
[[nodiscard]] U product(U a, U b) noexcept {
    if constexpr (std::is_same_v<U, bool>)
        return a && b;
    else if constexpr (std::is_integral_v<U>)
        return static_cast<U>(static_cast<Modular<U>>(a) * static_cast<Modular<U>>(b));
    else
        return a * b;
}

/// The square root, for integers of the value as double.
template <class U>
[[nodiscard]] U root(U value) noexcept {
    if constexpr (std::is_integral_v<U>)
        return converted<U>(std::sqrt(static_cast<double>(value)));
    else
        return std::sqrt(value);
}

}  // namespace scixx::ndimage::detail
