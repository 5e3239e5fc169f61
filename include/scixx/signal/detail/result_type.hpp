// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstdint>
#include <scixx/core/array.hpp>
#include <scixx/core/scalar.hpp>
#include <type_traits>

namespace scixx::signal::detail {

template <std::size_t Bytes>
struct SignedInteger {
    using type = double;  // NumPy has no integer type that holds both int64 and uint64
};
template <>
struct SignedInteger<2> {
    using type = std::int16_t;
};
template <>
struct SignedInteger<4> {
    using type = std::int32_t;
};
template <>
struct SignedInteger<8> {
    using type = std::int64_t;
};

template <class A, class B>
constexpr auto result_of() {
    constexpr bool a_int = std::is_integral_v<A>, b_int = std::is_integral_v<B>;
    if constexpr (a_int && b_int) {
        if constexpr (std::is_signed_v<A> == std::is_signed_v<B>)
            return std::conditional_t<(sizeof(A) >= sizeof(B)), A, B>();
        else if constexpr (std::is_signed_v<B>)
            return result_of<B, A>();
        else if constexpr (sizeof(A) > sizeof(B))
            return A();
        else
            return typename SignedInteger<2 * sizeof(B)>::type();
    } else if constexpr (b_int)
        // A float holds integers of up to 16 bits; wider ones make a double.
        return core::CommonOf<A, std::conditional_t<(sizeof(B) <= 2), float, double>>();
    else if constexpr (a_int)
        return result_of<B, A>();
    else
        return core::CommonOf<A, B>();
}

/// numpy.result_type of two arrays' scalars: integers stay integers where one holds the other.
template <class A, class B>
using ResultOf = decltype(result_of<A, B>());

/// The scalar that convolving an A with a B gives.
template <class A, class B>
using ConvolvedScalar = ResultOf<core::ScalarOf<A>, core::ScalarOf<B>>;

}  // namespace scixx::signal::detail
