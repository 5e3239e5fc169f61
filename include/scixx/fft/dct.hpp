// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/fft/detail/trig_front.hpp>

namespace scixx::fft {

/// Discrete cosine transform along one axis, of type I to IV; with N = n,
///
///     I:   y[k] = x[0] + (-1)^k x[N-1] + 2 sum over 0 < j < N-1 of x[j] cos(pi j k / (N-1)), N >= 2
///     II:  y[k] = 2 sum over j of x[j] cos(pi k (2 j + 1) / (2 N))
///     III: y[k] = x[0] + 2 sum over j > 0 of x[j] cos(pi (2 k + 1) j / (2 N))
///     IV:  y[k] = 2 sum over j of x[j] cos(pi (2 k + 1) (2 j + 1) / (4 N))
///
/// times the scale: 1 for Norm::backward, 1 / sqrt(M) for ortho and 1 / M for forward, where M is 2 (N - 1) for type I
/// and 2 N for the others. With `orthogonalize`, x[0] and x[N-1] (I), x[0] (III) are first multiplied by sqrt 2 and
/// y[0] and y[N-1] (I), y[0] (II) at last divided by it: with Norm::ortho the transform is an orthogonal matrix.
///
/// @param x        real or complex array of rank 1 to 8 (real and imaginary parts are transformed apart); integers are
///                 taken as double.
/// @param options  see DctOptions.
/// @param out      nothing, or a writable array of the result's shape; it may be `x` itself, which is then transformed
///                 in place.
/// @return         array of the shape of `x` with `n` along `axis`.
/// @throws std::invalid_argument if `type` is not 1 to 4, n < 1 (2 for type I), `axis` is out of bounds or `workers` is
/// 0.
/// @note  O(n log n), at the cost of a real Fourier transform of n points (of 2 N points for type I)
///        (J. Makhoul, IEEE Trans. ASSP-28, 1980; S. C. Chan and K. L. Ho, IEE Proc. F 137, 1990 for type IV).
///        A NaN or infinity spreads over its own line. The result does not depend on `workers`.
/// @see   scipy.fft.dct
template <core::ArrayLike A = core::InBraces, core::DestinationOf<core::FloatOf<core::ScalarOf<A>>>... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto dct(const A& x, const DctOptions& options = {}, D&&... out) {
    return detail::trig("dct", x, options, false, false, out...);
}

/// Inverse of dct with the same options: types I and IV are their own inverse, II and III each other's, up to the
/// scale, which is 1 / M for Norm::backward, 1 / sqrt(M) for ortho and 1 for forward. Parameters and errors are those
/// of dct.
/// @see scipy.fft.idct
template <core::ArrayLike A = core::InBraces, core::DestinationOf<core::FloatOf<core::ScalarOf<A>>>... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto idct(const A& x, const DctOptions& options = {}, D&&... out) {
    return detail::trig("idct", x, options, false, true, out...);
}

/// Discrete cosine transform along several axes: dct along each of them.
///
/// @param x        as in dct.
/// @param options  see DctnOptions.
/// @return         array of the shape of `x` with `s` along `axes`.
/// @throws std::invalid_argument as dct, and if `s` and `axes` differ in size or an axis is named twice.
/// @see   scipy.fft.dctn
template <core::ArrayLike A = core::MatrixInBraces, core::DestinationOf<core::FloatOf<core::ScalarOf<A>>>... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto dctn(const A& x, const DctnOptions& options = {}, D&&... out) {
    return detail::trig("dctn", x, options, false, false, out...);
}

/// Inverse of dctn with the same options.
/// @see scipy.fft.idctn
template <core::ArrayLike A = core::MatrixInBraces, core::DestinationOf<core::FloatOf<core::ScalarOf<A>>>... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto idctn(const A& x, const DctnOptions& options = {}, D&&... out) {
    return detail::trig("idctn", x, options, false, true, out...);
}

}  // namespace scixx::fft
