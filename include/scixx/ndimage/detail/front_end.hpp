// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <concepts>
#include <scixx/core/answer.hpp>
#include <scixx/core/array.hpp>
#include <scixx/ndimage/detail/border.hpp>
#include <type_traits>

namespace scixx::ndimage {

namespace detail {

using core::PerAxis;

/// The scalar of a filter's result: `Out` where the caller names one (SciPy's output=dtype), else the input's.
template <class Out, core::ArrayLike A>
using OutputScalar = std::conditional_t<std::is_void_v<Out>, core::ScalarOf<A>, Out>;

/// The result of a filter of `A`.
template <class Out, core::ArrayLike A>
using OutputOf = core::SameShapeOf<A, OutputScalar<Out, A>>;

/// An array whose number of axes the compiler knows, which the functions of this module need.
template <class A>
concept Ranked = core::ArrayLike<A> && core::rank_of<A> != core::DynamicRank;

/// The scalar in which a filter with results of U reads an array of T: T itself where the results have it too, the
/// result's where that is floating, double before a conversion to an integer.
template <class T, class U>
using InputScalar = std::conditional_t<std::is_same_v<T, U> || !std::is_integral_v<U>, U, double>;

/// Calls kernel(NdView<const T>, NdView<U>) with the input and a destination of its shape, which do not overlap.
template <core::ArrayLike A, core::Destination D, class F>
void filter_into(const A& a, D& out, F&& kernel) {
    using U = core::ScalarOf<D>;
    using T = InputScalar<core::ScalarOf<A>, U>;
    static_assert(!core::is_complex<core::ScalarOf<A>> && !core::is_complex<U>, "this filter takes real arrays only");
    core::Source<T, A> source(a);
    const NdView<U> target = core::view(out);
    if constexpr (std::is_same_v<T, U>) source.detach_from(target);
    kernel(source.view(), target);
}

/// @throws std::invalid_argument for a complex fill value of a real array.
inline void require_real(const char* function, std::complex<double> cval) {
    core::require(cval.imag() == 0, function, "cval must be real for a real array, got imaginary part ", cval.imag());
}

/// As filter_into for a linear filter: kernel(NdView<const T>, NdView<U>, fill value), for complex arrays called with
/// the real and with the imaginary parts.
template <core::ArrayLike A, core::Destination D, class F>
void linear_into(const char* function, const A& a, std::complex<double> cval, D& out, F&& kernel) {
    using U = core::ScalarOf<D>;
    if constexpr (!core::is_complex<core::ScalarOf<A>>) require_real(function, cval);
    if constexpr (core::is_complex<U>) {
        core::Source<U, A> source(a);
        const NdView<U> target = core::view(out);
        source.detach_from(target);
        kernel(component(source.view(), 0), component(target, 0), cval.real());
        kernel(component(source.view(), 1), component(target, 1), cval.imag());
    } else {
        filter_into(a, out, [&](const auto& from, const auto& to) { kernel(from, to, cval.real()); });
    }
}

/// The answer of a filter of real arrays: kernel(in, out) writes a new array of a's shape, or the caller's.
template <class Out, core::ArrayLike A, class F, class... D>
auto filter(const char* function, const A& a, F&& kernel, D&... out) {
    return core::answer<OutputOf<Out, A>>(
        function, core::shape_of(a), [&](auto& to) { filter_into(a, to, kernel); }, out...);
}

/// The answer of a linear filter, of complex arrays too.
template <class Out, core::ArrayLike A, class F, class... D>
auto linear_filter(const char* function, const A& a, std::complex<double> cval, F&& kernel, D&... out) {
    return core::answer<OutputOf<Out, A>>(
        function, core::shape_of(a), [&](auto& to) { linear_into(function, a, cval, to, kernel); }, out...);
}

}  // namespace detail
}  // namespace scixx::ndimage
