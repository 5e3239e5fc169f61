// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <scixx/core/array.hpp>
#include <scixx/ndimage/detail/front_end.hpp>
#include <scixx/ndimage/detail/warps/resample.hpp>
#include <scixx/ndimage/detail/warps/warp.hpp>
#include <scixx/ndimage/transform_options.hpp>

/// Front-ends of the geometric transforms.
namespace scixx::ndimage::detail::warps {

/// The result of a transform of `A` to another shape.
template <class Out, core::ArrayLike A>
using TransformOf = core::PlainOf<A, OutputScalar<Out, A>>;

/// A new `Result` of the given shape, a's when it is empty, that fill(result) writes.
template <class Result, core::ArrayLike A, class F>
[[nodiscard]] Result with_shape(const char* function, const A& a, const Dims& given, F&& fill) {
    const Dims shape = given.empty() ? shape_of(a) : given;
    core::require(shape.size() == core::rank_of<A>, function, "output_shape must have ", core::rank_of<A>,
                  " entries, got ", shape.size());
    for (Index extent : shape) core::require(extent >= 0, function, "output_shape must not be negative, got ", shape);
    static_cast<void>(core::checked_size(function, shape));
    Result out = core::allocate<Result>(shape);
    fill(out);
    return out;
}

/// Calls kernel(NdView<const T>, NdView<U>, fill value) with T the scalar of `a` and U that of `out`, whatever its
/// shape; for complex arrays once with the real and once with the imaginary parts.
template <core::ArrayLike A, Destination D, class F>
void parts_into(const char* function, const A& a, std::complex<double> cval, D& out, F&& kernel) {
    using T = core::ScalarOf<A>;
    using U = core::ScalarOf<D>;
    static_assert(core::is_complex<T> == core::is_complex<U>,
                  "a complex array has a complex result, a real one a real");
    core::Source<T, A> source(a);
    const NdView<U> target = core::view(out);
    if constexpr (std::is_same_v<T, U>) source.detach_from(target);
    if constexpr (core::is_complex<U>) {
        kernel(component(source.view(), 0), component(target, 0), cval.real());
        kernel(component(source.view(), 1), component(target, 1), cval.imag());
    } else {
        core::require(cval.imag() == 0, function, "cval must be real for a real array, got imaginary part ",
                      cval.imag());
        kernel(source.view(), target, cval.real());
    }
}

/// As parts_into for interpolating kernels: kernel(in, out, Interpolation); what there is of an array without samples
/// is its fill value.
template <core::ArrayLike A, Destination D, class F>
void transform_into(const char* function, const A& a, const splines::Interpolation& how, std::complex<double> cval,
                    D& out, F&& kernel) {
    const bool none = shape_of(a).contains(0);
    core::require(!none || core::view(out).empty() || Border{how.mode, 0}.constant(), function,
                  "input must not be empty unless mode is constant or grid_constant, got shape ", shape_of(a));
    parts_into(function, a, cval, out,
               [&]<class T, class U>(const NdView<const T>& from, const NdView<U>& to, double fill) {
                   splines::Interpolation part = how;
                   part.fill = fill;
                   if (none)
                       core::for_each([&](U& value) { value = splines::rounded<U>(fill); }, to);
                   else
                       kernel(from, to, part);
               });
}

}  // namespace scixx::ndimage::detail::warps
