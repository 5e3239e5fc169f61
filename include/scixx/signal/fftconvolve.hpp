// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/array.hpp>
#include <scixx/signal/convolve_mode.hpp>
#include <scixx/signal/detail/convolve_fft.hpp>
#include <scixx/signal/detail/convolve_plan.hpp>

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

/// What an FFT convolution of two shapes along some axes gives.
struct FftconvolvePlan {
    Dims axes;           ///< where both inputs have more than one sample
    Dims shape, offset;  ///< of the result, and of its first sample in the full one
    bool empty = false;  ///< an input has no sample
};

/// @throws std::invalid_argument for an empty list of axes, a bad axis, extents of other axes that differ and are not
///         1, and as swap_needed on `axes`.
inline FftconvolvePlan plan_fftconvolve(const char* function, const Dims& in1, const Dims& in2,
                                        const FftconvolveOptions& options) {
    FftconvolvePlan plan;
    const Dims axes = options.axes.resolve(function, in1.size());
    core::require(!axes.empty(), function, "axes must not be empty");
    plan.empty = in1.contains(0) || in2.contains(0);
    if (plan.empty) {
        plan.shape = plan.offset = Dims::filled(in1.size(), 0);
        return plan;
    }
    // An axis with one sample in an input is a repetition and no convolution.
    Dims first, second;
    for (int axis = 0; axis < in1.size(); ++axis)
        if (axes.contains(axis)) {
            first.push_back(in1[axis]);
            second.push_back(in2[axis]);
            if (in1[axis] != 1 && in2[axis] != 1) plan.axes.push_back(axis);
        } else
            core::require(in1[axis] == in2[axis] || in1[axis] == 1 || in2[axis] == 1, function,
                          "in1 and in2 must agree or have one sample on the other axes, got shapes ", in1, " and ",
                          in2);
    static_cast<void>(swap_needed(function, options.mode, first, second));
    for (int axis = 0; axis < in1.size(); ++axis) {
        const Index m = in1[axis], n = in2[axis];
        const Index full = plan.axes.contains(axis) ? core::checked_add(function, m, n - 1) : std::max(m, n);
        Index size = full;
        switch (options.mode) {
            case ConvolveMode::full:
                break;
            case ConvolveMode::same:
                size = m;
                break;
            case ConvolveMode::valid:
                if (axes.contains(axis)) size = std::max(m, n) - std::min(m, n) + 1;
                break;
            default:
                core::fail(function, "mode must be full, same or valid");
        }
        plan.shape.push_back(size);
        plan.offset.push_back((full - size) / 2);
    }
    static_cast<void>(core::checked_size(function, plan.shape));
    return plan;
}

/// The planned convolution; with `blocks` the longer input is cut along every axis, else along a single axis where
/// that is quicker.
template <class T>
void run_fftconvolve(const NdView<const T>& in1, const NdView<const T>& in2, const FftconvolvePlan& plan, bool blocks,
                     const NdView<T>& out) {
    if (plan.empty) return;
    if (plan.axes.empty()) {
        Dims shape = in1.shape();
        for (int axis = 0; axis < shape.size(); ++axis) shape[axis] = std::max(in1.shape(axis), in2.shape(axis));
        core::for_each([](const T& x, const T& y, T& xy) { xy = x * y; },
                       broadcast(in1, shape).window(plan.offset, out.shape()),
                       broadcast(in2, shape).window(plan.offset, out.shape()), out);
        return;
    }
    const bool swap = in2.size() > in1.size();
    const NdView<const T>&a = swap ? in2 : in1, &b = swap ? in1 : in2;
    Dims block = a.shape();
    for (Index i : plan.axes) {
        const int axis = static_cast<int>(i);
        if (a.shape(axis) > b.shape(axis) && (blocks || plan.axes.size() == 1))
            block[axis] = best_block(a.shape(axis), b.shape(axis));
    }
    convolve_fft<T>(a, b, plan.axes, block, plan.offset, out);
}

/// Shared body of the front-ends: `make_out(shape)` gives the view to write.
template <class T, class A, class B, class MakeOut>
void fftconvolve(const char* function, const A& in1, const B& in2, const FftconvolveOptions& options, bool blocks,
                 MakeOut&& make_out) {
    core::Source<T, A> a(in1);
    core::Source<T, B> b(in2);
    const auto plan = plan_fftconvolve(function, a.view().shape(), b.view().shape(), options);
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
