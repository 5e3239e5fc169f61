// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/signal/design/filter_types.hpp>
#include <scixx/signal/detail/filter/symmetric.hpp>

namespace scixx::signal {

namespace detail::filter {
template <core::ArrayLike A, class F>
auto map_vector(const char* function, const A& input, double precision, F&& f) {
    using T = core::FloatOf<core::ScalarOf<A>>;
    core::require(precision > 0 && precision < 1, function, "precision must lie in (0, 1), got ", precision);
    const core::Source<T, A> source(input);
    core::require(!source.view().empty(), function, "input must not be empty");
    auto out = core::allocate<core::PlainOf<A, T>>(source.view().shape());
    map_lines<T>(source.view(), core::view(out), 0, f);
    return out;
}
}  // namespace detail::filter

/// Symmetric filter of first order, c0 / ((1 - z1 / z) (1 - z1 z)), with mirrored ends: d c b a | a b c d | d c b a.
///
/// @param input      real vector, not empty; integers are taken as double.
/// @param c0, z1     gain and pole, |z1| < 1.
/// @param precision  part of the response that the start may lose, in (0, 1).
/// @return           vector of input's size. float stays float, computed in double.
/// @throws std::invalid_argument unless |z1| < 1 and 0 < precision < 1, or for an empty input.
/// @note  Differs from SciPy: a slow pole is followed through several reflections, where SciPy refuses.
/// @see   scipy.signal.symiirorder1
template <core::ArrayLike A = core::InBraces>
    requires(core::rank_of<A> == 1 && !core::is_complex<core::ScalarOf<A>>)
[[nodiscard]] auto symiirorder1(const A& input, double c0, double z1, double precision = 1e-16) {
    core::require(std::abs(z1) < 1, "symiirorder1", "|z1| must be less than 1.0, got ", z1);
    return detail::filter::map_vector("symiirorder1", input, precision, [&](core::List<double>& line) {
        detail::filter::symmetric_first_order(line, c0, z1, precision);
    });
}

/// Symmetric filter of second order, cs^2 / ((1 - a2/z - a3/z^2) (1 - a2 z - a3 z^2)) with a2 = 2 r cos(omega), a3 =
/// -r^2 and cs = 1 - a2 - a3, with mirrored ends.
///
/// @param input      real vector, not empty; integers are taken as double.
/// @param r, omega   magnitude and angle of the poles, 0 <= r < 1.
/// @param precision  as in symiirorder1.
/// @throws std::invalid_argument unless 0 <= r < 1 and 0 < precision < 1, or for an empty input.
/// @see   scipy.signal.symiirorder2
template <core::ArrayLike A = core::InBraces>
    requires(core::rank_of<A> == 1 && !core::is_complex<core::ScalarOf<A>>)
[[nodiscard]] auto symiirorder2(const A& input, double r, double omega, double precision = 1e-16) {
    core::require(r >= 0 && r < 1, "symiirorder2", "r must be less than 1.0 and not negative, got ", r);
    return detail::filter::map_vector("symiirorder2", input, precision, [&](core::List<double>& line) {
        detail::filter::symmetric_second_order(line, r, omega, precision);
    });
}

}  // namespace scixx::signal
