// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/fft/detail/front.hpp>
#include <scixx/fft/options.hpp>

namespace scixx::fft {

/// The result of a complex transform of A: an owning complex array of A's family, rank and storage order.
template <core::ArrayLike A>
using SpectrumOf = core::PlainOf<A, core::ComplexOf<core::ScalarOf<A>>>;

/// Discrete Fourier transform along one axis,
///
///     y[k] = scale * sum over j = 0 .. n-1 of x[j] exp(-2 pi i j k / n),  k = 0 .. n-1.
///
/// @param x        real or complex array of rank 1 to 8; integers are taken as double. Strided memory is read in place.
/// @param options  `n` crops `x` along `axis` or extends it with zeros; the scale is 1 for Norm::backward, 1 / sqrt(n)
///                 for ortho and 1 / n for forward.
/// @param out      nothing, or a writable array of the result's shape; it may be `x` itself, which is then transformed
///                 in place.
/// @return         complex array of the shape of `x` with `n` along `axis`. Real input costs half as much and gives the
///                 whole, Hermitian spectrum.
/// @throws std::invalid_argument if n < 1 or the axis is empty, `axis` is out of bounds or `workers` is 0.
/// @note  O(n log n) for every n: mixed radix (Cooley and Tukey, Math. Comp. 19, 1965) for lengths without large prime
///        factors, the convolutions of Rader (1968) or Bluestein (1970), whichever is cheaper, for others. The relative
///        L2 error is about 0.6 sqrt(log2 n) times the unit round-off, twice that for large primes. A NaN or infinity
///        spreads over its own line and no further. The result does not depend on `workers`. Plans of the last 16
///        lengths are kept.
/// @see   scipy.fft.fft
template <core::ArrayLike A = core::InBraces, core::DestinationOf<core::ComplexOf<core::ScalarOf<A>>>... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto fft(const A& x, const FftOptions& options = {}, D&&... out) {
    return detail::transform_axes("fft", x, options, false, out...);
}

/// Inverse discrete Fourier transform along one axis: fft with the sign of the exponent reversed and the scale 1 / n
/// for Norm::backward, 1 / sqrt(n) for ortho and 1 for forward. Parameters, result and errors are those of fft.
/// @see scipy.fft.ifft
template <core::ArrayLike A = core::InBraces, core::DestinationOf<core::ComplexOf<core::ScalarOf<A>>>... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto ifft(const A& x, const FftOptions& options = {}, D&&... out) {
    return detail::transform_axes("ifft", x, options, true, out...);
}

/// Discrete Fourier transform along several axes: fft along each of them. The scale is that of fft with n the product
/// of the lengths.
///
/// @param x        real or complex array of rank 1 to 8, as in fft.
/// @param options  `s` crops or extends `x`, one length for each of `axes`, -1 to keep the input's.
/// @return         complex array of the shape of `x` with `s` along `axes`.
/// @throws std::invalid_argument if a length is < 1, `s` and `axes` differ in size, an axis is out of bounds or named
///         twice, or `workers` is 0.
/// @see   scipy.fft.fftn
template <core::ArrayLike A = core::MatrixInBraces, core::DestinationOf<core::ComplexOf<core::ScalarOf<A>>>... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto fftn(const A& x, const FftnOptions& options = {}, D&&... out) {
    return detail::transform_axes("fftn", x, options, false, out...);
}

/// Inverse of fftn: the exponent's sign reversed and the scale as in ifft.
/// @see scipy.fft.ifftn
template <core::ArrayLike A = core::MatrixInBraces, core::DestinationOf<core::ComplexOf<core::ScalarOf<A>>>... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto ifftn(const A& x, const FftnOptions& options = {}, D&&... out) {
    return detail::transform_axes("ifftn", x, options, true, out...);
}

/// fftn along the last two axes (or the ones given): of a matrix, its two-dimensional transform.
/// @see scipy.fft.fft2
template <core::ArrayLike A = core::MatrixInBraces, core::DestinationOf<core::ComplexOf<core::ScalarOf<A>>>... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto fft2(const A& x, const Fft2Options& options = {}, D&&... out) {
    return detail::transform_axes("fft2", x, options, false, out...);
}

/// Inverse of fft2.
/// @see scipy.fft.ifft2
template <core::ArrayLike A = core::MatrixInBraces, core::DestinationOf<core::ComplexOf<core::ScalarOf<A>>>... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto ifft2(const A& x, const Fft2Options& options = {}, D&&... out) {
    return detail::transform_axes("ifft2", x, options, true, out...);
}

}  // namespace scixx::fft
