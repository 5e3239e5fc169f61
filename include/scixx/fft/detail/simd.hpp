// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <cstring>
#include <scixx/core/kernel/inline.hpp>
#include <scixx/core/kernel/shuffle.hpp>
#include <type_traits>
#include <utility>

namespace scixx::fft::detail {

using Eigen::Index;

/// Lanes of a block: as many numbers as fill a cache line, whatever the instruction set; 1 where there is no SIMD.
template <class T>
inline constexpr int lanes_of = 1;
template <>
inline constexpr int lanes_of<double> = 8;
template <>
inline constexpr int lanes_of<float> = 16;

template <class T>
struct Native;
template <class T>
struct Single;
/// Packets for the lanes of a block.
template <class T>
using PacketOf = std::conditional_t<lanes_of<T> == 1, Single<T>, Native<T>>;

/// How a kernel computes: with Eigen's widest packet of T, or on single numbers.
template <class T>
struct Native {
    using Scalar = T;
    using Packet = typename Eigen::internal::packet_traits<T>::type;
    static constexpr int width = Eigen::internal::unpacket_traits<Packet>::size;
};
template <class T>
struct Single {
    using Scalar = T;
    using Packet = T;
    static constexpr int width = 1;
};

/// Whether there are registers for the butterflies of many points; elsewhere their numbers go through memory.
#if defined(EIGEN_ARCH_DEFAULT_NUMBER_OF_REGISTERS)
inline constexpr bool many_registers = EIGEN_ARCH_DEFAULT_NUMBER_OF_REGISTERS >= 32;
#else
inline constexpr bool many_registers = false;
#endif

/// How often a factor stands in the tables of Passes: where no instruction reads one number into all lanes, the lanes
/// are in memory.
#if defined(EIGEN_VECTORIZE_SSE) && !defined(EIGEN_VECTORIZE_AVX)
template <class T>
inline constexpr int copies_of = lanes_of<T> == 1 ? 1 : 16 / int(sizeof(T));
#else
template <class T>
inline constexpr int copies_of = 1;
#endif

/// Calls f(integral_constant 0), ..., f(integral_constant N - 1): a loop that is always unrolled.
template <int N, class F>
EIGEN_ALWAYS_INLINE void unroll(F&& f) {
    [&]<int... I>(std::integer_sequence<int, I...>)
        SCIXX_INLINE_LAMBDA { (f(std::integral_constant<int, I>{}), ...); }(std::make_integer_sequence<int, N>{});
}

/// Copies N numbers to another place. (std::copy_n allows for an overlap and may become a call of memmove.)
template <int N, class T>
EIGEN_ALWAYS_INLINE void copy_numbers(const T* from, T* to) {
    std::memcpy(to, from, sizeof(T) * std::size_t{N});
}

/// A SIMD register (or one number) with arithmetic; P is Native<T> or Single<T>.
template <class P>
struct Vec {
    using Scalar = typename P::Scalar;
    using Packet = typename P::Packet;
    static constexpr int width = P::width;
    Packet value;

    static Vec load(const Scalar* from) { return {Eigen::internal::ploadu<Packet>(from)}; }
    static Vec broadcast(const Scalar& s) { return {Eigen::internal::pset1<Packet>(s)}; }
    void store(Scalar* to) const { Eigen::internal::pstoreu(to, value); }

    friend Vec operator+(const Vec& a, const Vec& b) { return {Eigen::internal::padd(a.value, b.value)}; }
    friend Vec operator-(const Vec& a, const Vec& b) { return {Eigen::internal::psub(a.value, b.value)}; }
    friend Vec operator*(const Vec& a, const Vec& b) { return {Eigen::internal::pmul(a.value, b.value)}; }
    /// a * b + c
    friend Vec fma(const Vec& a, const Vec& b, const Vec& c) {
        return {Eigen::internal::pmadd(a.value, b.value, c.value)};
    }
};

/// `width` complex numbers, real and imaginary parts apart.
template <class P>
struct VecC {
    Vec<P> re, im;

    friend VecC operator+(const VecC& a, const VecC& b) { return {a.re + b.re, a.im + b.im}; }
    friend VecC operator-(const VecC& a, const VecC& b) { return {a.re - b.re, a.im - b.im}; }
    /// Product with the complex number w.
    friend VecC operator*(const VecC& a, const VecC& w) {
        return {a.re * w.re - a.im * w.im, fma(a.im, w.re, a.re * w.im)};
    }
    /// a - i b and a + i b.
    friend VecC minus_i(const VecC& a, const VecC& b) { return {a.re + b.im, a.im - b.re}; }
    friend VecC plus_i(const VecC& a, const VecC& b) { return {a.re - b.im, a.im + b.re}; }
    /// Product with the conjugate of w.
    friend VecC conjugate_product(const VecC& a, const VecC& w) {
        return {fma(a.re, w.re, a.im * w.im), a.im * w.re - a.re * w.im};
    }
};

/// Reads `width` interleaved complex numbers, the last one first where `Reversed`.
template <class P, bool Reversed = false>
EIGEN_ALWAYS_INLINE VecC<P> load_interleaved(const typename P::Scalar* from) {
    constexpr int W = Vec<P>::width;
    const Vec<P> a = Vec<P>::load(from), b = Vec<P>::load(from + W);
    if constexpr (W == 1)
        return {a, b};
    else
        return {{core::shuffle(a.value, b.value, [](int i) { return 2 * (Reversed ? W - 1 - i : i); })},
                {core::shuffle(a.value, b.value, [](int i) { return 2 * (Reversed ? W - 1 - i : i) + 1; })}};
}

/// Writes `width` interleaved complex numbers, the last one first where `Reversed`.
template <class P, bool Reversed = false>
EIGEN_ALWAYS_INLINE void store_interleaved(const VecC<P>& x, typename P::Scalar* to) {
    constexpr int W = Vec<P>::width;
    if constexpr (W == 1) {
        x.re.store(to);
        x.im.store(to + 1);
    } else {
        // Pair i of the result is number i or, reversed, W - 1 - i.
        constexpr auto lower = [](int i) { return (Reversed ? W - 1 - i / 2 : i / 2) + (i % 2) * W; };
        constexpr auto upper = [](int i) { return (Reversed ? W / 2 - 1 - i / 2 : (W + i) / 2) + (i % 2) * W; };
        Vec<P>{core::shuffle(x.re.value, x.im.value, lower)}.store(to);
        Vec<P>{core::shuffle(x.re.value, x.im.value, upper)}.store(to + W);
    }
}

// g++ warns of the attributes of a SIMD type that is a template argument; Eigen offers no other way.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wignored-attributes"
#endif
/// Packets of half the width of P's where Eigen has them.
template <class P>
struct Halved {
    using Scalar = typename P::Scalar;
    using Packet = typename Eigen::internal::unpacket_traits<typename P::Packet>::half;
    static constexpr int width = Eigen::internal::unpacket_traits<Packet>::size;
};

/// Transposes the width x width matrix whose rows are row[0], ..., row[width - 1].
///
/// Exchanges the off-diagonal quarters of 2 H x 2 H tiles, H = 1, 2, 4, ...
template <class P, int H = 1>
EIGEN_ALWAYS_INLINE void transpose(Vec<P>* row) {
    constexpr int W = Vec<P>::width;
    if constexpr (H < W) {
        unroll<W / 2>([&](auto pair) SCIXX_INLINE_LAMBDA {
            constexpr int i = pair / H * (2 * H) + pair % H;
            const Vec<P> a = row[i], b = row[i + H];
            row[i].value = core::shuffle(a.value, b.value, [](int j) { return j & H ? W + j - H : j; });
            row[i + H].value = core::shuffle(a.value, b.value, [](int j) { return j & H ? W + j : j + H; });
        });
        transpose<P, 2 * H>(row);
    }
}

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

}  // namespace scixx::fft::detail
