// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/array.hpp>
#include <scixx/signal/convolve_mode.hpp>
#include <scixx/signal/detail/fftconvolve.hpp>

namespace scixx::signal {

/// Options of fftconvolve and oaconvolve.
struct FftconvolveOptions {
    ConvolveMode mode = ConvolveMode::full;  ///< which part of the result
    core::Axes axes = {};                    ///< axes to convolve along; all where not given
};

namespace detail {

/// The scalar that transforms of an A and a B are computed in.
template <class A, class B>
using FftconvolvedScalar = core::CommonOf<core::ScalarOf<A>, core::ScalarOf<B>>;

/// Shared body of the front-ends: `make_out(shape)` gives the view to write.
template <class T, class A, class B, class MakeOut>
void fftconvolve(const char* function, const A& in1, const B& in2, const FftconvolveOptions& options, bool blocks,
                 MakeOut&& make_out) {
    core::Source<T, A> a(in1);
    core::Source<T, B> b(in2);
    const auto plan = plan_fftconvolve(function, a.view().shape(), b.view().shape(), options.mode, options.axes);
    const NdView<T> out = make_out(plan.shape);
    a.detach_from(out);
    b.detach_from(out);
    run_fftconvolve<T>(a.view(), b.view(), plan, blocks, out);
}

}  // namespace detail

/// Convolution by the fast Fourier transform,
///
///     c(i) = sum over k of in1(i - k) in2(k)   along `axes`, sample by sample along the others.
///
/// @param in1, in2  arrays of one rank, real or complex; integers count as double. Off `axes` their extents agree, or
///                  one of them is 1 and that input is repeated.
/// @param options   see FftconvolveOptions.
/// @return          unit(in1) unit(in2), of in1's family and storage order. full: m + n - 1 samples along each of
///                  `axes`; same: in1's shape, the centre of full; valid: |m - n| + 1 along `axes`. Empty (every
///                  extent 0) where an input is empty.
/// @throws std::invalid_argument for axes that are empty, repeated or out of bounds, other extents that do not fit, and
///                  mode valid where neither input covers the other along all of `axes`.
/// @note  O(N log N) for N samples of the full result; along a single axis a much longer input is cut into blocks as in
///        oaconvolve. The error is some eps times the largest product of norms, so small samples beside large ones
///        lose digits that the direct sum keeps. NaN and infinity spread over the whole block. Thread-safe.
/// @see   scipy.signal.fftconvolve
template <core::ArrayLike A, core::ArrayLike B>
    requires(core::rank_of<A> == core::rank_of<B>)
[[nodiscard]] auto fftconvolve(const A& in1, const B& in2, const FftconvolveOptions& options = {}) {
    using T = detail::FftconvolvedScalar<A, B>;
    core::PlainOf<A, T> out;
    detail::fftconvolve<T>("fftconvolve", in1, in2, options, false, [&](const core::Dims& shape) {
        out = core::allocate<core::PlainOf<A, T>>(shape);
        return core::view(out);
    });
    return out;
}

/// As fftconvolve above, written to `out`, which has the result's shape and may be one of the inputs.
/// @throws std::invalid_argument also if `out` has another shape.
template <core::ArrayLike A, core::ArrayLike B, core::DestinationOf<detail::FftconvolvedScalar<A, B>> D>
    requires(core::rank_of<A> == core::rank_of<B>)
void fftconvolve(const A& in1, const B& in2, const FftconvolveOptions& options, D&& out) {
    using T = detail::FftconvolvedScalar<A, B>;
    detail::fftconvolve<T>("fftconvolve", in1, in2, options, false, [&](const core::Dims& shape) {
        return core::destination<T>("fftconvolve", "out", out, shape);
    });
}

/// Convolution by the overlap-add method: as fftconvolve, but the longer input is cut into blocks along every axis,
/// which is quicker and more exact when one input is much longer than the other.
///
/// Parameters, result and errors are those of fftconvolve.
/// @note  O(N log n) for N samples of the longer and n of the shorter input. NaN and infinity spread over their block.
/// @see   scipy.signal.oaconvolve; T. G. Stockham, AFIPS Spring Joint Computer Conference (1966)
template <core::ArrayLike A, core::ArrayLike B>
    requires(core::rank_of<A> == core::rank_of<B>)
[[nodiscard]] auto oaconvolve(const A& in1, const B& in2, const FftconvolveOptions& options = {}) {
    using T = detail::FftconvolvedScalar<A, B>;
    core::PlainOf<A, T> out;
    detail::fftconvolve<T>("oaconvolve", in1, in2, options, true, [&](const core::Dims& shape) {
        out = core::allocate<core::PlainOf<A, T>>(shape);
        return core::view(out);
    });
    return out;
}

/// As oaconvolve above, written to `out`, which has the result's shape and may be one of the inputs.
/// @throws std::invalid_argument also if `out` has another shape.
template <core::ArrayLike A, core::ArrayLike B, core::DestinationOf<detail::FftconvolvedScalar<A, B>> D>
    requires(core::rank_of<A> == core::rank_of<B>)
void oaconvolve(const A& in1, const B& in2, const FftconvolveOptions& options, D&& out) {
    using T = detail::FftconvolvedScalar<A, B>;
    detail::fftconvolve<T>("oaconvolve", in1, in2, options, true, [&](const core::Dims& shape) {
        return core::destination<T>("oaconvolve", "out", out, shape);
    });
}

}  // namespace scixx::signal
