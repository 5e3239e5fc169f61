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

/// The scalar that convolving an A with a B gives: Out if there is one.
template <class A, class B, class Out = void>
using ConvolvedScalar = std::conditional_t<std::is_void_v<Out>, ResultOf<core::ScalarOf<A>, core::ScalarOf<B>>, Out>;

/// Whether Out can be asked for: void for none, a complex scalar for complex inputs, an integer for integers only.
template <class Out, class A, class B>
concept ConvolutionScalar =
    std::is_void_v<Out> ||
    ((std::is_arithmetic_v<Out> || core::is_complex<Out>)&&!std::is_same_v<Out, bool> &&
     (core::is_complex<Out> || !(core::is_complex<core::ScalarOf<A>> || core::is_complex<core::ScalarOf<B>>)) &&
     (!std::is_integral_v<Out> || (std::is_integral_v<core::ScalarOf<A>> && std::is_integral_v<core::ScalarOf<B>>)));

}  // namespace scixx::signal::detail
