// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/fft/detail/real_front.hpp>
#include <scixx/fft/options.hpp>

namespace scixx::fft {

/// The result of a real-to-complex transform of A: an owning complex array of A's family, rank and storage order.
template <core::ArrayLike A>
using HalfSpectrumOf = core::PlainOf<A, core::ComplexOf<core::ScalarOf<A>>>;

/// The result of a complex-to-real transform of A: an owning real array of A's family, rank and storage order.
template <core::ArrayLike A>
using RealResultOf = core::PlainOf<A, core::RealOf<core::FloatOf<core::ScalarOf<A>>>>;

/// Discrete Fourier transform of real data along one axis: the frequencies 0 .. n/2 of fft, the others being their
/// complex conjugates.
///
/// @param x        real array of rank 1 to 8; integers are taken as double.
/// @param options  `n` crops `x` along `axis` or extends it with zeros; scale as in fft.
/// @param out      nothing, or a writable array of the result's shape.
/// @return         complex array of the shape of `x` with n/2 + 1 (n/2 rounded down) along `axis`.
/// @throws std::invalid_argument if n < 1 or the axis is empty, `axis` is out of bounds or `workers` is 0.
/// @note  O(n log n), about half the cost of the complex transform when n is even or has an odd factor up to 15
///        (H. V. Sorensen et al., IEEE Trans. ASSP-35, 1987). Error, NaN rule and threads as in fft.
/// @see   scipy.fft.rfft
template <core::ArrayLike A = core::InBraces, core::DestinationOf<core::ComplexOf<core::ScalarOf<A>>>... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto rfft(const A& x, const FftOptions& options = {}, D&&... out) {
    return detail::real_axes("rfft", x, options, false, out...);
}

/// Inverse of rfft: the real array whose spectrum begins with `x`,
///
///     y[j] = scale * (x[0] + 2 Re sum over k = 1 .. of x[k] exp(2 pi i j k / n)), the last term once if n is even.
///
/// @param x        complex (or real) array of rank 1 to 8, frequencies 0 .. n/2 along `axis`; missing ones are zero.
/// @param options  `n` is the length of the result along `axis`, 2 (m - 1) by default where `x` has m frequencies: give
///                 it for an odd length. Scale as in ifft.
/// @return         real array of the shape of `x` with n along `axis`. Imaginary parts of the frequencies 0 and n/2
///                 (n even), which Hermitian data has not, do not count.
/// @throws std::invalid_argument if n < 1, `axis` is out of bounds or `workers` is 0.
/// @see   scipy.fft.irfft
template <core::ArrayLike A = core::InBraces, core::DestinationOf<core::RealOf<core::FloatOf<core::ScalarOf<A>>>>... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto irfft(const A& x, const FftOptions& options = {}, D&&... out) {
    return detail::hermitian_axes("irfft", x, options, true, out...);
}

/// Discrete Fourier transform of real data along several axes: rfft along the last of `axes`, fft along the others.
///
/// @param x        real array of rank 1 to 8, as in rfft.
/// @param options  as in fftn.
/// @return         complex array of the shape of `x` with `s` along `axes`, n/2 + 1 along the last of them.
/// @throws std::invalid_argument as fftn, and for an empty list of axes.
/// @see   scipy.fft.rfftn
template <core::ArrayLike A = core::MatrixInBraces, core::DestinationOf<core::ComplexOf<core::ScalarOf<A>>>... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto rfftn(const A& x, const FftnOptions& options = {}, D&&... out) {
    return detail::real_axes("rfftn", x, options, false, out...);
}

/// Inverse of rfftn: ifft along all but the last of `axes`, then irfft along that.
///
/// @param x        complex (or real) array of rank 1 to 8 with the frequencies 0 .. n/2 along the last of `axes`.
/// @param options  `s` is the shape of the result along `axes`; by default that of `x`, and 2 (m - 1) along the last.
/// @return         real array.
/// @throws std::invalid_argument as fftn, and for an empty list of axes.
/// @see   scipy.fft.irfftn
template <core::ArrayLike A = core::MatrixInBraces,
          core::DestinationOf<core::RealOf<core::FloatOf<core::ScalarOf<A>>>>... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto irfftn(const A& x, const FftnOptions& options = {}, D&&... out) {
    return detail::hermitian_axes("irfftn", x, options, true, out...);
}

/// rfftn along the last two axes (or the ones given).
/// @see scipy.fft.rfft2
template <core::ArrayLike A = core::MatrixInBraces, core::DestinationOf<core::ComplexOf<core::ScalarOf<A>>>... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto rfft2(const A& x, const Fft2Options& options = {}, D&&... out) {
    return detail::real_axes("rfft2", x, options, false, out...);
}

/// irfftn along the last two axes (or the ones given).
/// @see scipy.fft.irfft2
template <core::ArrayLike A = core::MatrixInBraces,
          core::DestinationOf<core::RealOf<core::FloatOf<core::ScalarOf<A>>>>... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto irfft2(const A& x, const Fft2Options& options = {}, D&&... out) {
    return detail::hermitian_axes("irfft2", x, options, true, out...);
}

}  // namespace scixx::fft
