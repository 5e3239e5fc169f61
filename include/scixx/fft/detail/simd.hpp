// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <cstring>
#include <scixx/core/kernel/cold.hpp>
#include <scixx/core/kernel/inline.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/simd.hpp>
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

/// The register that a block's lanes go through; one number where there is no SIMD.
template <class T>
using SimdOf = core::Simd<T, lanes_of<T> == 1 ? 1 : core::simd_width<T>>;

/// How many copies of a factor the tables of Passes hold: one for each lane where no instruction broadcasts one number.
#if defined(EIGEN_VECTORIZE_SSE) && !defined(EIGEN_VECTORIZE_AVX)
template <class T>
inline constexpr int copies_of = lanes_of<T> == 1 ? 1 : 16 / int(sizeof(T));
#else
template <class T>
inline constexpr int copies_of = 1;
#endif

/// Calls f(0), ..., f(N - 1): a loop that is always unrolled. (By the compiler: a template for each step costs it
/// more.)
template <int N, class F>
EIGEN_ALWAYS_INLINE void unroll(F&& f) {
    SCIXX_UNROLL
    for (int i = 0; i < N; ++i) f(i);
}

/// Copies N numbers to another place. (std::copy_n allows for an overlap and may become a call of memmove.)
template <int N, class T>
EIGEN_ALWAYS_INLINE void copy_numbers(const T* from, T* to) {
    std::memcpy(to, from, sizeof(T) * std::size_t{N});
}

/// `width` complex numbers, real and imaginary parts apart.
template <class P>
struct VecC {
    P re, im;

    friend SCIXX_ALWAYS_INLINE VecC operator+(const VecC& a, const VecC& b) { return {a.re + b.re, a.im + b.im}; }
    friend SCIXX_ALWAYS_INLINE VecC operator-(const VecC& a, const VecC& b) { return {a.re - b.re, a.im - b.im}; }
    /// Product with the complex number w.
    friend SCIXX_ALWAYS_INLINE VecC operator*(const VecC& a, const VecC& w) {
        return {a.re * w.re - a.im * w.im, fma(a.im, w.re, a.re * w.im)};
    }
    /// a - i b and a + i b.
    friend SCIXX_ALWAYS_INLINE VecC minus_i(const VecC& a, const VecC& b) { return {a.re + b.im, a.im - b.re}; }
    friend SCIXX_ALWAYS_INLINE VecC plus_i(const VecC& a, const VecC& b) { return {a.re - b.im, a.im + b.re}; }
    /// Product with the conjugate of w.
    friend SCIXX_ALWAYS_INLINE VecC conjugate_product(const VecC& a, const VecC& w) {
        return {fma(a.re, w.re, a.im * w.im), a.im * w.re - a.re * w.im};
    }
};

/// Appends w to a table for factor().
template <class T, class Complex>
SCIXX_COLD void push_copies(core::List<T>& table, const Complex& w) {
    for (int i = 0; i < copies_of<T>; ++i) table.push_back(w.real());
    for (int i = 0; i < copies_of<T>; ++i) table.push_back(w.imag());
}

/// Factor j of a table of pairs, in every lane; each part stands copies_of times.
template <class P>
EIGEN_ALWAYS_INLINE VecC<P> factor(const typename P::Scalar* table, Index j) {
    constexpr int copies = copies_of<typename P::Scalar>;
    const auto *re = table + 2 * copies * j, *im = re + copies;
    if constexpr (P::width == copies)
        return {P::load(re), P::load(im)};
    else
        return {P::broadcast(*re), P::broadcast(*im)};
}

/// Reads `width` interleaved complex numbers, the last one first where `Reversed`.
template <class P, bool Reversed = false>
EIGEN_ALWAYS_INLINE VecC<P> load_interleaved(const typename P::Scalar* from) {
    constexpr int W = P::width;
    const P a = P::load(from), b = P::load(from + W);
    if constexpr (W == 1)
        return {a, b};
    else
        return {core::shuffle(a, b, [](int i) { return 2 * (Reversed ? W - 1 - i : i); }),
                core::shuffle(a, b, [](int i) { return 2 * (Reversed ? W - 1 - i : i) + 1; })};
}

/// Writes `width` interleaved complex numbers, the last one first where `Reversed`.
template <class P, bool Reversed = false>
EIGEN_ALWAYS_INLINE void store_interleaved(const VecC<P>& x, typename P::Scalar* to) {
    constexpr int W = P::width;
    if constexpr (W == 1) {
        x.re.store(to);
        x.im.store(to + 1);
    } else {
        // Pair i of the result is number i or, reversed, W - 1 - i.
        constexpr auto lower = [](int i) { return (Reversed ? W - 1 - i / 2 : i / 2) + (i % 2) * W; };
        constexpr auto upper = [](int i) { return (Reversed ? W / 2 - 1 - i / 2 : (W + i) / 2) + (i % 2) * W; };
        core::shuffle(x.re, x.im, lower).store(to);
        core::shuffle(x.re, x.im, upper).store(to + W);
    }
}

/// Transposes the width x width matrix whose rows are row[0], ..., row[width - 1].
///
/// Exchanges the off-diagonal quarters of 2 H x 2 H tiles, H = 1, 2, 4, ...
template <class P, int H = 1>
EIGEN_ALWAYS_INLINE void transpose(P* row) {
    constexpr int W = P::width;
    if constexpr (H < W) {
        unroll<W / 2>([&](int pair) SCIXX_INLINE_LAMBDA {
            const int i = pair / H * (2 * H) + pair % H;
            const P a = row[i], b = row[i + H];
            row[i] = core::shuffle(a, b, [](int j) { return j & H ? W + j - H : j; });
            row[i + H] = core::shuffle(a, b, [](int j) { return j & H ? W + j : j + H; });
        });
        transpose<P, 2 * H>(row);
    }
}

}  // namespace scixx::fft::detail
