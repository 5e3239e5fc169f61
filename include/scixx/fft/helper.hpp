// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstdint>
#include <limits>
#include <scixx/core/answer.hpp>
#include <scixx/core/array.hpp>
#include <scixx/fft/detail/sizes.hpp>
#include <utility>

namespace scixx::fft {

/// Frequencies of the entries of fft in cycles per unit of the sample spacing: 0, 1, ..., then the negative ones up to
/// -1, divided by n d.
///
/// @param n  number of points, >= 1.
/// @param d  sample spacing, not 0; its unit is the inverse of the result's.
/// @return   array of n frequencies; for even n the entry n/2 is the negative Nyquist frequency.
/// @throws std::invalid_argument for n < 1 or d = 0.
/// @see   scipy.fft.fftfreq
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
[[nodiscard]] inline Eigen::ArrayXd rfftfreq(Eigen::Index n, double d = 1.0) {
    core::require(n >= 1, "rfftfreq", "n must be at least 1, got ", n);
    core::require(d != 0, "rfftfreq", "d must not be zero");
    const double unit = 1.0 / (static_cast<double>(n) * d);
    Eigen::ArrayXd result(n / 2 + 1);
    for (Eigen::Index i = 0; i <= n / 2; ++i) result[i] = static_cast<double>(i) * unit;
    return result;
}

namespace detail {

/// Rolls `from` into `to` (same shape, no common memory): entry i goes to i + shift modulo the extent, on each of
/// `axes` from number `next` on.
template <class T>
void roll(const core::NdView<const T>& from, const core::NdView<T>& to, const core::Dims& axes, const core::Dims& shift,
          int next = 0) {
    if (next == axes.size()) return core::copy(from, to);
    const int axis = static_cast<int>(axes[next]);
    const Index size = from.shape(axis), s = shift[next];
    const auto part = [&](Index source, Index target, Index count) {
        if (count == 0) return;
        core::Dims start = core::Dims::filled(from.rank(), 0), other = start, shape = from.shape();
        start[axis] = source;
        other[axis] = target;
        shape[axis] = count;
        roll<T>(from.window(start, shape), to.window(other, shape), axes, shift, next + 1);
    };
    part(0, s, size - s);
    part(size - s, 0, s);
}

/// How far fftshift (or its inverse) moves along each of `axes`.
[[nodiscard]] inline core::Dims shifts_of(const core::Dims& shape, const core::Dims& axes, bool inverse) {
    core::Dims shift;
    for (Index axis : axes) {
        const Index size = shape[static_cast<int>(axis)];
        shift.push_back(inverse ? size - size / 2 : size / 2);
    }
    return shift;
}

template <class A, class... D>
auto shifted(const char* function, const A& x, const core::Axes& axes, bool inverse, D&... out) {
    using T = core::ScalarOf<A>;
    core::Source<T, A> source(x);
    const core::Dims shape = source.view().shape();
    const core::Dims resolved = axes.resolve(function, shape.size());
    return core::answer<core::SameShapeOf<A>>(
        function, shape,
        [&](auto& to) {
            const core::NdView<T> target = core::view(to);
            source.detach_from(target);
            if (!target.empty()) roll<T>(source.view(), target, resolved, shifts_of(shape, resolved, inverse));
        },
        out...);
}

}  // namespace detail

/// Moves the zero frequency to the middle: entry i along each of `axes` goes to i + n/2 modulo n.
///
/// @param x     array of any scalar, rank 1 to 8.
/// @param axes  axes to shift; all where not given.
/// @param out   nothing, or a writable array of the same shape and scalar, which may share memory with `x`.
/// @return      array of the shape of `x`.
/// @throws std::invalid_argument for an axis out of bounds or named twice.
/// @note  Copies elements, whatever they are. O(size).
/// @see   scipy.fft.fftshift
template <core::ArrayLike A, core::DestinationOf<core::ScalarOf<A>>... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto fftshift(const A& x, const core::Axes& axes = {}, D&&... out) {
    return detail::shifted("fftshift", x, axes, false, out...);
}

/// Inverse of fftshift; the two differ for odd lengths.
/// @see scipy.fft.ifftshift
template <core::ArrayLike A, core::DestinationOf<core::ScalarOf<A>>... D>
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
[[nodiscard]] inline Eigen::Index prev_fast_len(Eigen::Index target, bool real = false) {
    core::require(target >= 1, "prev_fast_len", "Target length must be positive, got ", target);
    return static_cast<Eigen::Index>(detail::smooth_neighbour<false>(target, real ? 3 : 5));
}

}  // namespace scixx::fft
