// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/fft/detail/trig_front.hpp>

namespace scixx::fft {

/// Discrete sine transform along one axis, of type I to IV; with N = n,
///
///     I:   y[k] = 2 sum over j of x[j] sin(pi (k + 1) (j + 1) / (N + 1))
///     II:  y[k] = 2 sum over j of x[j] sin(pi (k + 1) (2 j + 1) / (2 N))
///     III: y[k] = (-1)^k x[N-1] + 2 sum over j < N-1 of x[j] sin(pi (2 k + 1) (j + 1) / (2 N))
///     IV:  y[k] = 2 sum over j of x[j] sin(pi (2 k + 1) (2 j + 1) / (4 N))
///
/// times the scale: 1 for Norm::backward, 1 / sqrt(M) for ortho and 1 / M for forward, where M is 2 (N + 1) for type I
/// and 2 N for the others. With `orthogonalize`, x[0] (III) is first multiplied by sqrt 2, y[0] (II) at last divided by
/// it. These are SciPy's numbers; they keep dst and idst inverse to each other, but it is the last row that an
/// orthogonal matrix would need scaled: with Norm::ortho, types I and IV are orthogonal, II and III are not.
///
/// @param x        real or complex array of rank 1 to 8 (real and imaginary parts are transformed apart); integers are
///                 taken as double.
/// @param options  see DctOptions.
/// @param out      nothing, or a writable array of the result's shape; it may be `x` itself, which is then transformed
///                 in place.
/// @return         array of the shape of `x` with `n` along `axis`.
/// @throws std::invalid_argument if `type` is not 1 to 4, n < 1, `axis` is out of bounds or `workers` is 0.
/// @note  O(n log n), at the cost of a real Fourier transform of n points (of 2 N points for type I)
///        (J. Makhoul, IEEE Trans. ASSP-28, 1980; S. C. Chan and K. L. Ho, IEE Proc. F 137, 1990 for type IV).
///        A NaN or infinity spreads over its own line. The result does not depend on `workers`.
/// @see   scipy.fft.dst
template <core::ArrayLike A = core::InBraces, core::DestinationOf<core::FloatOf<core::ScalarOf<A>>>... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto dst(const A& x, const DctOptions& options = {}, D&&... out) {
    return detail::trig("dst", x, options, true, false, out...);
}

/// Inverse of dst with the same options: types I and IV are their own inverse, II and III each other's, up to the
/// scale, which is 1 / M for Norm::backward, 1 / sqrt(M) for ortho and 1 for forward. Parameters and errors are those
/// of dst.
/// @see scipy.fft.idst
template <core::ArrayLike A = core::InBraces, core::DestinationOf<core::FloatOf<core::ScalarOf<A>>>... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto idst(const A& x, const DctOptions& options = {}, D&&... out) {
    return detail::trig("idst", x, options, true, true, out...);
}

/// Discrete sine transform along several axes: dst along each of them.
///
/// @param x        as in dst.
/// @param options  see DctnOptions.
/// @return         array of the shape of `x` with `s` along `axes`.
/// @throws std::invalid_argument as dst, and if `s` and `axes` differ in size or an axis is named twice.
/// @see   scipy.fft.dstn
template <core::ArrayLike A = core::MatrixInBraces, core::DestinationOf<core::FloatOf<core::ScalarOf<A>>>... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto dstn(const A& x, const DctnOptions& options = {}, D&&... out) {
    return detail::trig("dstn", x, options, true, false, out...);
}

/// Inverse of dstn with the same options.
/// @see scipy.fft.idstn
template <core::ArrayLike A = core::MatrixInBraces, core::DestinationOf<core::FloatOf<core::ScalarOf<A>>>... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto idstn(const A& x, const DctnOptions& options = {}, D&&... out) {
    return detail::trig("idstn", x, options, true, true, out...);
}

}  // namespace scixx::fft
