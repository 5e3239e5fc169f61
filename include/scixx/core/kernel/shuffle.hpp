// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <scixx/core/kernel/inline.hpp>
#include <utility>

#if defined(__has_builtin)
#if __has_builtin(__builtin_shufflevector)
#define SCIXX_SHUFFLEVECTOR 1
#endif
#endif

namespace scixx::core {

// g++ warns of the attributes of a SIMD type that is a template argument; Eigen offers no other way.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wignored-attributes"
#endif

namespace detail {

template <class Pattern, class Packet, int... I>
SCIXX_ALWAYS_INLINE Packet shuffle(const Packet& a, const Packet& b, std::integer_sequence<int, I...>) {
#if defined(SCIXX_SHUFFLEVECTOR)
    return __builtin_shufflevector(a, b, Pattern{}(I)...);
#else
    using T = typename Eigen::internal::unpacket_traits<Packet>::type;
    alignas(Packet) T both[2 * sizeof...(I)];
    Eigen::internal::pstoreu(both, a);
    Eigen::internal::pstoreu(both + sizeof...(I), b);
    alignas(Packet) const T chosen[] = {both[Pattern{}(I)]...};
    return Eigen::internal::ploadu<Packet>(chosen);
#endif
}

}  // namespace detail

/// The packet of Eigen whose element i is number pattern(i) of the elements of a followed by those of b; `pattern` is a
/// constexpr function without captures. One or two instructions where the compiler knows shuffles of vectors (g++ 12,
/// clang), a detour through memory elsewhere.
template <class Packet, class Pattern>
SCIXX_ALWAYS_INLINE Packet shuffle(const Packet& a, const Packet& b, Pattern) {
    return detail::shuffle<Pattern>(a, b,
                                    std::make_integer_sequence<int, Eigen::internal::unpacket_traits<Packet>::size>{});
}

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

}  // namespace scixx::core

#undef SCIXX_SHUFFLEVECTOR
