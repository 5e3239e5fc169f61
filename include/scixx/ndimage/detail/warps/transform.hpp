// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <cstdint>
#include <scixx/core/array.hpp>
#include <scixx/ndimage/detail/front_end.hpp>
#include <scixx/ndimage/detail/warps/resample.hpp>
#include <scixx/ndimage/detail/warps/warp.hpp>

/// Front-ends of the geometric transforms.
namespace scixx::ndimage::detail::warps {

/// The result of a transform of `A` to another shape.
template <class Out, core::ArrayLike A>
using TransformOf = core::PlainOf<A, OutputScalar<Out, A>>;

/// Number of axes of a transform's result: those of a destination, else the input's.
template <class A, class... D>
inline constexpr int result_rank = core::rank_of<A>;
template <class A, class D>
inline constexpr int result_rank<A, D> = core::rank_of<D>;

/// The shape of a transform's result: the one given, else that of a destination, else the input's.
template <core::ArrayLike A, core::ArrayLike... D>
[[nodiscard]] Dims result_shape(const char* function, const A& a, const Dims& given, const D&... out) {
    constexpr int rank = result_rank<A, D...>;
    Dims shape = given;
    if (given.empty()) {
        shape = core::shape_of(a);
        ((shape = core::shape_of(out)), ...);
    }
    core::require(shape.size() == rank, function, "output_shape must have ", rank, " entries, got ", shape.size());
    for (Index extent : shape) core::require(extent >= 0, function, "output_shape must not be negative, got ", shape);
    static_cast<void>(core::checked_size(function, shape));
    return shape;
}

/// Calls kernel(NdView<const T>, NdView<U>, fill value) with T the scalar of `a` and U that of `out`, whatever its
/// shape; for complex arrays once with the real and once with the imaginary parts.
template <core::ArrayLike A, core::Destination D, class F>
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
        require_real(function, cval);
        kernel(source.view(), target, cval.real());
    }
}

/// Runs kernel(in, out, Interpolation) of order 0 on the upper and on the lower 32 bits of 64-bit integers, all of
/// which double holds.
template <class T, class F>
void by_halves(const NdView<const T>& in, const NdView<T>& out, const splines::Interpolation& how, F&& kernel) {
    const T fill = splines::rounded<T>(how.fill);
    const auto half = [](T value, bool upper) {
        return upper ? static_cast<double>(value >> 32)
                     : static_cast<double>(static_cast<std::uint64_t>(value) & 0xffffffffu);
    };
    const Image<double> samples(in), lower(out), upper(out);
    for (const bool is_upper : {true, false}) {
        splines::Interpolation part = how;
        part.fill = half(fill, is_upper);
        core::for_each([&](const T& from, double& to) { to = half(from, is_upper); }, in, samples.view());
        kernel(samples.read(), is_upper ? upper.view() : lower.view(), part);
    }
    core::for_each(
        [](const double& high, const double& low, T& to) {
            to = static_cast<T>((static_cast<std::uint64_t>(static_cast<std::int64_t>(high)) << 32) +
                                static_cast<std::uint64_t>(low));
        },
        upper.read(), lower.read(), out);
}

/// Whether a sample is beyond the integers that double holds.
template <class T>
[[nodiscard]] bool beyond_double(const NdView<const T>& in) {
    bool beyond = false;
    core::for_each(
        [&](const T& value) {
            const auto bits = static_cast<std::uint64_t>(value) + (std::is_signed_v<T> ? std::uint64_t(1) << 53 : 0);
            beyond = beyond || bits > (std::uint64_t(1) << (std::is_signed_v<T> ? 54 : 53));
        },
        in);
    return beyond;
}

/// As parts_into for interpolating kernels: kernel(in, out, Interpolation); what there is of an array without samples
/// is its fill value.
template <core::ArrayLike A, core::Destination D, class F>
void transform_into(const char* function, const A& a, const splines::Interpolation& how, std::complex<double> cval,
                    D& out, F&& kernel) {
    const bool none = core::shape_of(a).contains(0);
    core::require(!none || core::view(out).empty() || Border{how.mode, 0}.constant(), function,
                  "input must not be empty unless mode is constant or grid_constant, got shape ", core::shape_of(a));
    parts_into(function, a, cval, out,
               [&]<class T, class U>(const NdView<const T>& from, const NdView<U>& to, double fill) {
                   splines::Interpolation part = how;
                   part.fill = fill;
                   if (none) return core::for_each([&](U& value) { value = splines::rounded<U>(fill); }, to);
                   if constexpr (std::is_integral_v<T> && sizeof(T) == 8 && std::is_same_v<T, U>)
                       if (how.order == 0 && beyond_double(from)) return by_halves(from, to, part, kernel);
                   kernel(from, to, part);
               });
}

/// The answer of an interpolating transform, see transform_into.
template <class Result, core::ArrayLike A, class F, class... D>
auto transform(const char* function, const A& a, const Dims& shape, const splines::Interpolation& how,
               std::complex<double> cval, F&& kernel, D&... out) {
    return core::answer<Result>(
        function, shape, [&](auto& to) { transform_into(function, a, how, cval, to, kernel); }, out...);
}

}  // namespace scixx::ndimage::detail::warps
