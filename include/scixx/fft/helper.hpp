// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstdint>
#include <limits>
#include <scixx/core/array.hpp>
#include <scixx/fft/detail/shift.hpp>
#include <scixx/fft/detail/sizes.hpp>

namespace scixx::fft {

/// Frequencies of the entries of fft in cycles per unit of the sample spacing: 0, 1, ..., then the negative ones up to
/// -1, divided by n d.
///
/// @param n  number of points, >= 1.
/// @param d  sample spacing, not 0; its unit is the inverse of the result's.
/// @return   array of n frequencies; for even n the entry n/2 is the negative Nyquist frequency.
/// @throws std::invalid_argument for n < 1 or d = 0.
/// @see   scipy.fft.fftfreq
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd fftfreq(Eigen::Index n, double d = 1.0) {
    core::require(n >= 1, "fftfreq", "n must be at least 1, got ", n);
    core::require(d != 0, "fftfreq", "d must not be zero");
    const double unit = 1.0 / (static_cast<double>(n) * d);
    Eigen::ArrayXd result(n);
    for (Eigen::Index i = 0; i < n; ++i) result[i] = static_cast<double>(i < (n + 1) / 2 ? i : i - n) * unit;
    return result;
}

/// Frequencies of the entries of rfft in cycles per unit of the sample spacing: 0, 1, ..., n/2 divided by n d.
///
/// @param n  number of points of the real data, >= 1.
/// @param d  sample spacing, not 0.
/// @return   array of n/2 + 1 frequencies, n/2 rounded down; for even n the last one is the Nyquist frequency, positive
///           here and negative in fftfreq.
/// @throws std::invalid_argument for n < 1 or d = 0.
/// @see   scipy.fft.rfftfreq
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd rfftfreq(Eigen::Index n, double d = 1.0) {
    core::require(n >= 1, "rfftfreq", "n must be at least 1, got ", n);
    core::require(d != 0, "rfftfreq", "d must not be zero");
    const double unit = 1.0 / (static_cast<double>(n) * d);
    Eigen::ArrayXd result(n / 2 + 1);
    for (Eigen::Index i = 0; i <= n / 2; ++i) result[i] = static_cast<double>(i) * unit;
    return result;
}

/// Moves the zero frequency to the middle: entry i along each of `axes` goes to i + n/2 modulo n.
///
/// @param x     array of any scalar, rank 1 to 8.
/// @param axes  axes to shift; all where not given.
/// @param out   nothing, or a writable array of the same shape and scalar, which may share memory with `x`.
/// @return      array of the shape of `x`.
/// @throws std::invalid_argument for an axis out of bounds or named twice.
/// @note  Copies elements, whatever they are. O(size).
/// @see   scipy.fft.fftshift
template <core::ArrayLike A = core::InBraces, core::DestinationOf<core::ScalarOf<A>>... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto fftshift(const A& x, const core::Axes& axes = {}, D&&... out) {
    return detail::shifted("fftshift", x, axes, false, out...);
}

/// Inverse of fftshift; the two differ for odd lengths.
/// @see scipy.fft.ifftshift
template <core::ArrayLike A = core::InBraces, core::DestinationOf<core::ScalarOf<A>>... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto ifftshift(const A& x, const core::Axes& axes = {}, D&&... out) {
    return detail::shifted("ifftshift", x, axes, true, out...);
}

/// Least length >= target whose transform is fast: a product of the primes 2, 3, 5, 7, 11 (2, 3, 5 where `real`).
///
/// @param target  least length, >= 1.
/// @param real    whether the transform is a real one.
/// @return        the length.
/// @throws std::invalid_argument for target < 1, and where the length would be 2^63 or more.
/// @note  O(log^k target) for k primes, no search from number to number.
/// @see   scipy.fft.next_fast_len
/// Differs from SciPy: 0 is refused (SciPy 1.10 returns 0); lengths from 2^63 / 11 on are found too.
template <class = void>
[[nodiscard]] inline Eigen::Index next_fast_len(Eigen::Index target, bool real = false) {
    core::require(target >= 1, "next_fast_len", "Target length must be positive, got ", target);
    const std::uint64_t length = detail::smooth_neighbour<true>(target, real ? 3 : 5);
    core::require(length <= static_cast<std::uint64_t>(std::numeric_limits<Eigen::Index>::max()), "next_fast_len",
                  "Target length is too large to perform an FFT, got ", target);
    return static_cast<Eigen::Index>(length);
}

/// Largest length <= target whose transform is fast, see next_fast_len.
///
/// @param target  largest length, >= 1.
/// @param real    whether the transform is a real one.
/// @throws std::invalid_argument for target < 1.
/// @see   scipy.fft.prev_fast_len
template <class = void>
[[nodiscard]] inline Eigen::Index prev_fast_len(Eigen::Index target, bool real = false) {
    core::require(target >= 1, "prev_fast_len", "Target length must be positive, got ", target);
    return static_cast<Eigen::Index>(detail::smooth_neighbour<false>(target, real ? 3 : 5));
}

}  // namespace scixx::fft
