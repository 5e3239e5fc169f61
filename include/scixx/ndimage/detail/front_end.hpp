// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <concepts>
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

/// A writable array of any scalar.
template <class D>
concept Destination = core::DestinationOf<D, core::ScalarOf<D>>;

/// The scalar in which a filter with results of U reads an array of T: T itself where the results have it too, the
/// result's where that is floating, double before a conversion to an integer.
template <class T, class U>
using InputScalar = std::conditional_t<std::is_same_v<T, U> || !std::is_integral_v<U>, U, double>;

/// Shape of an array or expression.
template <core::ArrayLike A>
[[nodiscard]] Dims shape_of(const A& a) {
    if constexpr (core::DirectArray<A>)
        return core::view(a).shape();
    else if constexpr (core::rank_of<A> == 1)
        return {a.size()};
    else
        return {a.rows(), a.cols()};
}

/// A new `Result` of a's shape that fill(result) writes.
template <class Result, core::ArrayLike A, class F>
[[nodiscard]] Result with_result(const A& a, F&& fill) {
    Result out = core::allocate<Result>(shape_of(a));
    fill(out);
    return out;
}

/// Options with a positional size put in.
template <class Options, std::integral Size>
[[nodiscard]] Options with_size(Options options, Size size) {
    options.size = static_cast<Index>(size);
    return options;
}

/// Calls kernel(NdView<const T>, NdView<U>) with the input and the checked destination, which do not overlap.
template <core::ArrayLike A, Destination D, class F>
void filter_into(const char* function, const A& a, D& out, F&& kernel) {
    using U = core::ScalarOf<D>;
    using T = InputScalar<core::ScalarOf<A>, U>;
    static_assert(!core::is_complex<core::ScalarOf<A>> && !core::is_complex<U>, "this filter takes real arrays only");
    core::Source<T, A> source(a);
    const NdView<U> target = core::destination<U>(function, "out", out, source.view().shape());
    if constexpr (std::is_same_v<T, U>) source.detach_from(target);
    kernel(source.view(), target);
}

/// The real (0) or imaginary (1) part of a complex view.
template <class C>
[[nodiscard]] auto component(const NdView<C>& view, int part) {
    using R = std::conditional_t<std::is_const_v<C>, const typename C::value_type, typename C::value_type>;
    Dims strides = view.strides();
    for (Index& stride : strides) stride *= 2;
    return NdView<R>(reinterpret_cast<R*>(view.data()) + part, view.shape(), strides);
}

/// As filter_into for a linear filter: kernel(NdView<const T>, NdView<U>, fill value), for complex arrays called with
/// the real and with the imaginary parts.
template <core::ArrayLike A, Destination D, class F>
void linear_into(const char* function, const A& a, std::complex<double> cval, D& out, F&& kernel) {
    using U = core::ScalarOf<D>;
    if constexpr (core::is_complex<U>) {
        core::Source<U, A> source(a);
        const NdView<U> target = core::destination<U>(function, "out", out, source.view().shape());
        source.detach_from(target);
        kernel(component(source.view(), 0), component(target, 0), cval.real());
        kernel(component(source.view(), 1), component(target, 1), cval.imag());
    } else {
        core::require(cval.imag() == 0, function, "cval must be real for a real array, got imaginary part ",
                      cval.imag());
        filter_into(function, a, out, [&](const auto& from, const auto& to) { kernel(from, to, cval.real()); });
    }
}

}  // namespace detail
}  // namespace scixx::ndimage
