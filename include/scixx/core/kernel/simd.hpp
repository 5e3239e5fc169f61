// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cstring>
#include <scixx/core/kernel/inline.hpp>
#include <type_traits>
#include <utility>

#if defined(__has_builtin)
#if __has_builtin(__builtin_convertvector)
#define SCIXX_CONVERTVECTOR 1
#endif
#if __has_builtin(__builtin_shufflevector)
#define SCIXX_SHUFFLEVECTOR 1
#endif
#endif

// g++ warns of the attributes of a SIMD type that is a template argument, which Eigen's packets are in Eigen. Outside
// this header no packet is one: a kernel is a template on Simd<T, Width>.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wignored-attributes"
#endif

/// SIMD registers. This is the one place that names Eigen's packets.
namespace scixx::core {

/// Numbers of T in the widest register that Eigen uses for T; 1 where it has none.
template <class T>
inline constexpr int simd_width =
    Eigen::internal::unpacket_traits<typename Eigen::internal::packet_traits<T>::type>::size;

/// Elements of T in one machine vector, whether or not Eigen has a packet of them.
template <class T>
inline constexpr Eigen::Index packet_size =
    std::max<int>(1, std::max(16, EIGEN_MAX_STATIC_ALIGN_BYTES) / static_cast<int>(sizeof(T)));

/// Whether the machine has 32 vector registers, so that a kernel can keep the numbers of a wide step in them.
#if defined(EIGEN_ARCH_DEFAULT_NUMBER_OF_REGISTERS)
inline constexpr bool many_registers = EIGEN_ARCH_DEFAULT_NUMBER_OF_REGISTERS >= 32;
#else
inline constexpr bool many_registers = false;
#endif

namespace detail {

/// Eigen's packet of Width numbers: Packet itself, or half of it, or half of that.
template <class T, class Packet, int Width>
struct PacketFinder {
    using Half = typename Eigen::internal::unpacket_traits<Packet>::half;
    static_assert(!std::is_same_v<Half, Packet>, "Eigen has no packet of this width on this machine");
    using type = typename PacketFinder<T, Half, Width>::type;
};
template <class T, class Packet, int Width>
    requires(Eigen::internal::unpacket_traits<Packet>::size == Width)
struct PacketFinder<T, Packet, Width> {
    using type = Packet;
};
template <class T, int Width>
struct PacketOf : PacketFinder<T, typename Eigen::internal::packet_traits<T>::type, Width> {};
template <class T>
struct PacketOf<T, 1> {
    using type = T;
};

/// Whether the compiler has +, - and * for packets of T. They do what Eigen's functions do, at a tenth of the
/// functions' cost to compile.
#if defined(__GNUC__)
template <class T>
inline constexpr bool has_operators = std::is_floating_point_v<T>;
#else
template <class T>
inline constexpr bool has_operators = false;
#endif
#if defined(EIGEN_VECTORIZE_SSE) && !defined(EIGEN_VECTORIZE_FMA)
inline constexpr bool has_fma = false;
#else
inline constexpr bool has_fma = true;
#endif

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

template <class Pattern, class Packet, class T, int... I>
SCIXX_ALWAYS_INLINE Packet shuffle(const Packet& a, const Packet& b, std::integer_sequence<int, I...>) noexcept {
#if defined(SCIXX_SHUFFLEVECTOR)
    return __builtin_shufflevector(a, b, Pattern{}(I)...);
#else
    alignas(Packet) T both[2 * sizeof...(I)];
    Eigen::internal::pstoreu(both, a);
    Eigen::internal::pstoreu(both + sizeof...(I), b);
    alignas(Packet) const T chosen[] = {both[Pattern{}(I)]...};
    return Eigen::internal::ploadu<Packet>(chosen);
#endif
}

}  // namespace detail

/// A register of Width numbers with arithmetic; one number where Width is 1.
///
/// Width is that of a packet of Eigen: the widest (the default), half of it where Eigen has that, or 1.
template <class T, int Width = simd_width<T>>
struct Simd {
    using Scalar = T;
    using Packet = typename detail::PacketOf<T, Width>::type;
    static constexpr int width = Width;

    Packet value;

    [[nodiscard]] static SCIXX_ALWAYS_INLINE Simd broadcast(const T& s) noexcept {
        return {Eigen::internal::pset1<Packet>(s)};
    }
    /// from[0], from[1], ..., converted to T; no alignment is asked for.
    template <class U>
    [[nodiscard]] static SCIXX_ALWAYS_INLINE Simd load(const U* from) noexcept {
        if constexpr (std::is_same_v<U, T>) {
            return {Eigen::internal::ploadu<Packet>(from)};
        } else if constexpr (Width == 1) {
            return {static_cast<T>(*from)};
        } else {
            Simd x;
            detail::convert<Width, U, T>(from, &x.value);
            return x;
        }
    }
    /// Writes the numbers, converted to U.
    template <class U>
    SCIXX_ALWAYS_INLINE void store(U* to) const noexcept {
        if constexpr (std::is_same_v<U, T>)
            Eigen::internal::pstoreu(to, value);
        else if constexpr (Width == 1)
            *to = static_cast<U>(value);
        else
            detail::convert<Width, T, U>(&value, to);
    }

    /// The sum of the numbers.
    [[nodiscard]] SCIXX_ALWAYS_INLINE T sum() const noexcept { return Eigen::internal::predux(value); }

    friend SCIXX_ALWAYS_INLINE Simd operator+(const Simd& a, const Simd& b) noexcept {
        if constexpr (detail::has_operators<T>)
            return {a.value + b.value};
        else
            return {Eigen::internal::padd(a.value, b.value)};
    }
    friend SCIXX_ALWAYS_INLINE Simd operator-(const Simd& a, const Simd& b) noexcept {
        if constexpr (detail::has_operators<T>)
            return {a.value - b.value};
        else
            return {Eigen::internal::psub(a.value, b.value)};
    }
    friend SCIXX_ALWAYS_INLINE Simd operator*(const Simd& a, const Simd& b) noexcept {
        if constexpr (detail::has_operators<T>)
            return {a.value * b.value};
        else
            return {Eigen::internal::pmul(a.value, b.value)};
    }
    friend SCIXX_ALWAYS_INLINE Simd operator/(const Simd& a, const Simd& b) noexcept {
        return {Eigen::internal::pdiv(a.value, b.value)};
    }
    friend SCIXX_ALWAYS_INLINE Simd operator-(const Simd& a) noexcept { return {Eigen::internal::pnegate(a.value)}; }
    friend SCIXX_ALWAYS_INLINE Simd abs(const Simd& a) noexcept { return {Eigen::internal::pabs(a.value)}; }
    /// a * b + c, rounded once where the machine does that in one instruction.
    friend SCIXX_ALWAYS_INLINE Simd fma(const Simd& a, const Simd& b, const Simd& c) noexcept {
        if constexpr (detail::has_operators<T> && !detail::has_fma)
            return {a.value * b.value + c.value};
        else
            return {Eigen::internal::pmadd(a.value, b.value, c.value)};
    }
};

/// Half a register, where Eigen has that; else the register itself.
template <class V>
using HalfOf =
    Simd<typename V::Scalar,
         Eigen::internal::unpacket_traits<typename Eigen::internal::unpacket_traits<typename V::Packet>::half>::size>;

/// The register whose element i is number pattern(i) of the elements of a followed by those of b; `pattern` is a
/// constexpr function without captures. One or two instructions where the compiler knows shuffles of vectors (g++ 12,
/// clang), a detour through memory elsewhere.
template <class T, int Width, class Pattern>
[[nodiscard]] SCIXX_ALWAYS_INLINE Simd<T, Width> shuffle(const Simd<T, Width>& a, const Simd<T, Width>& b,
                                                         Pattern) noexcept {
    using Packet = typename Simd<T, Width>::Packet;
    return {detail::shuffle<Pattern, Packet, T>(a.value, b.value, std::make_integer_sequence<int, Width>{})};
}

}  // namespace scixx::core

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

#undef SCIXX_CONVERTVECTOR
#undef SCIXX_SHUFFLEVECTOR
