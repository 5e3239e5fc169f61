// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/answer.hpp>
#include <scixx/core/array.hpp>
#include <scixx/signal/convolve_mode.hpp>
#include <scixx/signal/detail/fftconvolve.hpp>
#include <scixx/signal/detail/result_type.hpp>

namespace scixx::signal {

/// Options of fftconvolve and oaconvolve.
struct FftconvolveOptions {
    ConvolveMode mode = ConvolveMode::full;  ///< which part of the result
    core::Axes axes = {};                    ///< axes to convolve along; all where not given
};

namespace detail {

/// The scalar that transforms of an A and a B are computed in: Out if there is one.
template <class A, class B, class Out = void>
using FftconvolvedScalar =
    std::conditional_t<std::is_void_v<Out>, core::CommonOf<core::ScalarOf<A>, core::ScalarOf<B>>, Out>;

/// Shared body of the front-ends.
template <class Out, class A, class B, class... D>
auto fftconvolve(const char* function, const A& in1, const B& in2, const FftconvolveOptions& options, bool blocks,
                 D&... out) {
    using T = FftconvolvedScalar<A, B, Out>;
    core::Source<T, A> a(in1);
    core::Source<T, B> b(in2);
    const auto plan = plan_fftconvolve(function, a.view().shape(), b.view().shape(), options.mode, options.axes);
    return core::answer<core::PlainOf<A, T>>(
        function, plan.shape,
        [&](auto& to) {
            a.detach_from(core::view(to));
            b.detach_from(core::view(to));
            run_fftconvolve<T>(function, a.view(), b.view(), plan, blocks, core::view(to));
        },
        out...);
}

}  // namespace detail

/// Convolution by the fast Fourier transform,
///
///     c(i) = sum over k of in1(i - k) in2(k)   along `axes`, sample by sample along the others.
///
/// @tparam Out      scalar of the result and of the transforms, `fftconvolve<double>(a, b)`; by default the inputs'
///                  common one. Complex for complex inputs, no integer.
/// @param in1, in2  arrays of one rank, real or complex; integers count as double. Off `axes` their extents agree, or
///                  one of them is 1 and that input is repeated.
/// @param options   see FftconvolveOptions.
/// @return          unit(in1) unit(in2), of in1's family and storage order. full: m + n - 1 samples along each of
///                  `axes`; same: in1's shape, the centre of full; valid: |m - n| + 1 along `axes`. Empty (every
///                  extent 0) where an input is empty.
/// @throws std::invalid_argument for axes that are empty, repeated or out of bounds, other extents that do not fit, and
///                  mode valid where neither input covers the other along all of `axes`, those of one sample left out.
/// @note  O(N log N) for N samples of the full result; along a single axis a much longer input is cut into blocks as in
///        oaconvolve. The error is some eps times the largest product of norms, so small samples beside large ones
///        lose digits that the direct sum keeps. NaN and infinity spread over the whole block. Thread-safe.
/// @see   scipy.signal.fftconvolve
template <class Out = void, core::ArrayLike A = core::InBraces, core::ArrayLike B = core::InBraces,
          core::DestinationOf<detail::FftconvolvedScalar<A, B, Out>>... D>
    requires(detail::ConvolutionScalar<Out, A, B> && !std::is_integral_v<Out> && core::AtMostOne<D...> &&
             core::rank_of<A> == core::rank_of<B>)
[[nodiscard]] auto fftconvolve(const A& in1, const B& in2, const FftconvolveOptions& options = {}, D&&... out) {
    return detail::fftconvolve<Out>("fftconvolve", in1, in2, options, false, out...);
}

/// Convolution by the overlap-add method: as fftconvolve, but the longer input is cut into blocks along every axis,
/// which is quicker and more exact when one input is much longer than the other.
///
/// Parameters, result and errors are those of fftconvolve.
/// @note  O(N log n) for N samples of the longer and n of the shorter input. NaN and infinity spread over their block.
/// @see   scipy.signal.oaconvolve; T. G. Stockham, AFIPS Spring Joint Computer Conference (1966)
template <class Out = void, core::ArrayLike A = core::InBraces, core::ArrayLike B = core::InBraces,
          core::DestinationOf<detail::FftconvolvedScalar<A, B, Out>>... D>
    requires(detail::ConvolutionScalar<Out, A, B> && !std::is_integral_v<Out> && core::AtMostOne<D...> &&
             core::rank_of<A> == core::rank_of<B>)
[[nodiscard]] auto oaconvolve(const A& in1, const B& in2, const FftconvolveOptions& options = {}, D&&... out) {
    return detail::fftconvolve<Out>("oaconvolve", in1, in2, options, true, out...);
}

}  // namespace scixx::signal
