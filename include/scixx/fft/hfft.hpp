// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/fft/rfft.hpp>

namespace scixx::fft {

/// Discrete Fourier transform of Hermitian data along one axis, given by its first half; the result is real.
///
///     y[k] = scale * (x[0] + 2 Re sum over j = 1 .. of x[j] exp(-2 pi i j k / n)), the last term once if n is even.
///
/// @param x        complex (or real) array of rank 1 to 8, the elements 0 .. n/2 along `axis`; missing ones are zero.
/// @param options  `n` is the length of the result along `axis`, 2 (m - 1) by default where `x` has m elements. The
///                 scale is that of fft.
/// @param out      nothing, or a writable array of the result's shape.
/// @return         real array of the shape of `x` with n along `axis`. Imaginary parts of the elements 0 and n/2
///                 (n even) do not count.
/// @throws std::invalid_argument if n < 1, `axis` is out of bounds or `workers` is 0.
/// @see   scipy.fft.hfft
template <core::ArrayLike A = core::InBraces, core::DestinationOf<core::RealOf<core::FloatOf<core::ScalarOf<A>>>>... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto hfft(const A& x, const FftOptions& options = {}, D&&... out) {
    return detail::hermitian_axes("hfft", x, options, false, out...);
}

/// Inverse of hfft: the elements 0 .. n/2 of the inverse transform ifft of real data.
///
/// @param x        real array of rank 1 to 8; integers are taken as double.
/// @param options  `n` crops `x` along `axis` or extends it with zeros; the scale is that of ifft.
/// @return         complex array of the shape of `x` with n/2 + 1 along `axis`.
/// @throws std::invalid_argument if n < 1 or the axis is empty, `axis` is out of bounds or `workers` is 0.
/// @see   scipy.fft.ihfft
template <core::ArrayLike A = core::InBraces, core::DestinationOf<core::ComplexOf<core::ScalarOf<A>>>... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto ihfft(const A& x, const FftOptions& options = {}, D&&... out) {
    return detail::real_axes("ihfft", x, options, true, out...);
}

/// Discrete Fourier transform of data that is Hermitian along several axes together: fft along all but the last of
/// `axes`, then hfft along that.
///
/// @param x        complex (or real) array of rank 1 to 8 with the elements 0 .. n/2 along the last of `axes`.
/// @param options  `s` is the shape of the result along `axes`; by default that of `x`, and 2 (m - 1) along the last.
/// @return         real array.
/// @throws std::invalid_argument as fftn, and for an empty list of axes.
/// @see   scipy.fft.hfftn
template <core::ArrayLike A = core::MatrixInBraces,
          core::DestinationOf<core::RealOf<core::FloatOf<core::ScalarOf<A>>>>... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto hfftn(const A& x, const FftnOptions& options = {}, D&&... out) {
    return detail::hermitian_axes("hfftn", x, options, false, out...);
}

/// Inverse of hfftn: ihfft along the last of `axes`, ifft along the others.
/// @see scipy.fft.ihfftn
template <core::ArrayLike A = core::MatrixInBraces, core::DestinationOf<core::ComplexOf<core::ScalarOf<A>>>... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto ihfftn(const A& x, const FftnOptions& options = {}, D&&... out) {
    return detail::real_axes("ihfftn", x, options, true, out...);
}

/// hfftn along the last two axes (or the ones given).
/// @see scipy.fft.hfft2
template <core::ArrayLike A = core::MatrixInBraces,
          core::DestinationOf<core::RealOf<core::FloatOf<core::ScalarOf<A>>>>... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto hfft2(const A& x, const Fft2Options& options = {}, D&&... out) {
    return detail::hermitian_axes("hfft2", x, options, false, out...);
}

/// ihfftn along the last two axes (or the ones given).
/// @see scipy.fft.ihfft2
template <core::ArrayLike A = core::MatrixInBraces, core::DestinationOf<core::ComplexOf<core::ScalarOf<A>>>... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto ihfft2(const A& x, const Fft2Options& options = {}, D&&... out) {
    return detail::real_axes("ihfft2", x, options, true, out...);
}

}  // namespace scixx::fft
