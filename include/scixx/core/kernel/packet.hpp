// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cstring>
#include <scixx/core/kernel/inline.hpp>
#include <type_traits>

#if defined(__has_builtin)
#if __has_builtin(__builtin_convertvector)
#define SCIXX_CONVERTVECTOR 1
#endif
#endif

/// Packets of Eigen read from and written to memory of another scalar, which Eigen 3.4 leaves to single numbers.
namespace scixx::core {

// g++ warns of the attributes of a SIMD type that is a template argument; Eigen offers no other way.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wignored-attributes"
#endif

/// Eigen's widest packet of T; T itself where there is none.
template <class T>
using PacketOf = typename Eigen::internal::packet_traits<T>::type;

/// Elements of a packet, 1 for a scalar.
template <class Packet>
inline constexpr int width_of = Eigen::internal::unpacket_traits<Packet>::size;

/// Elements of T in one machine vector, whether or not Eigen has a packet of them.
template <class T>
inline constexpr Eigen::Index packet_size =
    std::max<int>(1, std::max(16, EIGEN_MAX_STATIC_ALIGN_BYTES) / static_cast<int>(sizeof(T)));

namespace detail {

/// to[i] = from[i], converted, 0 <= i < N.
template <int N, class T, class U>
SCIXX_ALWAYS_INLINE void convert(const void* from, void* to) noexcept {
    static_assert(!std::is_same_v<T, bool> && !std::is_same_v<U, bool>, "compilers have no vectors of bool");
#if defined(SCIXX_CONVERTVECTOR)
    typedef T From __attribute__((vector_size(N * sizeof(T))));
    typedef U To __attribute__((vector_size(N * sizeof(U))));
    From source;
    std::memcpy(&source, from, sizeof(source));
    const To target = __builtin_convertvector(source, To);
    std::memcpy(to, &target, sizeof(target));
#else
    T source[N];
    U target[N];
    std::memcpy(source, from, sizeof(source));
    for (int i = 0; i < N; ++i) target[i] = static_cast<U>(source[i]);
    std::memcpy(to, target, sizeof(target));
#endif
}

}  // namespace detail

/// The packet of from[0], from[1], ..., converted to its scalar; one number where Packet is a scalar.
template <class Packet, class T>
[[nodiscard]] SCIXX_ALWAYS_INLINE Packet load_as(const T* from) noexcept {
    using Scalar = typename Eigen::internal::unpacket_traits<Packet>::type;
    if constexpr (std::is_same_v<T, Scalar>) {
        return Eigen::internal::ploadu<Packet>(from);
    } else if constexpr (width_of<Packet> == 1) {
        return static_cast<Packet>(*from);
    } else {
        Packet packet;
        detail::convert<width_of<Packet>, T, Scalar>(from, &packet);
        return packet;
    }
}

/// Writes the packet's elements, converted to T.
template <class Packet, class T>
SCIXX_ALWAYS_INLINE void store_as(T* to, const Packet& packet) noexcept {
    using Scalar = typename Eigen::internal::unpacket_traits<Packet>::type;
    if constexpr (std::is_same_v<T, Scalar>)
        Eigen::internal::pstoreu(to, packet);
    else if constexpr (width_of<Packet> == 1)
        *to = static_cast<T>(packet);
    else
        detail::convert<width_of<Packet>, Scalar, T>(&packet, to);
}

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

}  // namespace scixx::core

#undef SCIXX_CONVERTVECTOR
