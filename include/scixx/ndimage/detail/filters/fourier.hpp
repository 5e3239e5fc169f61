// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <numbers>
#include <scixx/core/kernel/math.hpp>
#include <scixx/ndimage/detail/front_end.hpp>
#include <scixx/special/bessel.hpp>
#include <type_traits>

/// Products of a spectrum with the transform of a kernel, given by factors or squared radii along the axes.
namespace scixx::ndimage::detail::filters {

/// Frequencies of an axis in cycles per sample: those of fft, or those of rfft of a line of n samples.
template <class = void>
[[nodiscard]] List<double> frequencies(Index size, bool real_axis, Index n) {
    List<double> out(size);
    for (Index k = 0; k < size; ++k) {
        const Index whole = real_axis || k < (size + 1) / 2 ? k : k - size;
        const Index period = real_axis ? n : size;
        out[k] = period == 0 ? 0.0 : static_cast<double>(whole) / static_cast<double>(period);
    }
    return out;
}

/// The frequencies along all axes of a spectrum. @throws std::invalid_argument for an axis out of bounds.
template <class = void>
[[nodiscard]] List<List<double>> spectrum(const char* function, const Dims& shape, Index n, int axis) {
    const int real_axis = core::normalize_axis(function, axis, shape.size());
    List<List<double>> out;
    for (int i = 0; i < shape.size(); ++i) out.push_back(frequencies(shape[i], i == real_axis && n >= 0, n));
    return out;
}

/// sin(x) / x.
[[nodiscard]] inline double sinc(double x) noexcept {
    return x == 0 ? 1.0 : std::sin(x) / x;
}

/// The transform of the unit ball in 1, 2 or 3 dimensions, 1 at 0, for 2 pi times radius times frequency.
template <class = void>
[[nodiscard]] double ball_transform(int rank, double x) noexcept {
    if (rank == 1) return sinc(x);
    if (rank == 2) return x == 0 ? 1.0 : 2 * special::j1(x) / x;
    // The closed form cancels for small x.
    const double x2 = x * x;
    if (x < 0.5) return 1 - x2 / 10 * (1 - x2 / 28 * (1 - x2 / 54 * (1 - x2 / 88 * (1 - x2 / 130 * (1 - x2 / 180)))));
    return 3 * (std::sin(x) - x * std::cos(x)) / (x2 * x);
}

/// Value times factor, without the detour of std::complex for infinities.
template <class T, class W>
[[nodiscard]] T times(const T& value, const W& factor) noexcept {
    if constexpr (core::is_complex<W>) {
        using R = core::RealOf<T>;
        const auto re = static_cast<double>(value.real()), im = static_cast<double>(value.imag());
        return {static_cast<R>(re * factor.real() - im * factor.imag()),
                static_cast<R>(re * factor.imag() + im * factor.real())};
    } else if constexpr (core::is_complex<T>) {
        using R = core::RealOf<T>;
        return {static_cast<R>(static_cast<double>(value.real()) * factor),
                static_cast<R>(static_cast<double>(value.imag()) * factor)};
    } else {
        return static_cast<T>(static_cast<double>(value) * factor);
    }
}

/// Calls line(in line, out line, weight) for each line along the axis of `out` in memory, with the outer axes' terms
/// joined to one weight.
template <class T, class W, class Join, class F>
void for_weighted_lines(const NdView<const T>& in, const NdView<T>& out, const List<List<W>>& terms, const Dims& order,
                        const W& weight, Join&& join, F&& line) {
    const int axis = static_cast<int>(order[0]);
    const List<W>& along = terms[axis];
    if (order.size() == 1) {
        line(core::Line<const T>{in.data(), in.shape(axis), in.stride(axis)},
             core::Line<T>{out.data(), out.shape(axis), out.stride(axis)}, along, weight);
        return;
    }
    Dims rest = order;
    rest.erase(0);
    for (Index i = 0; i < out.shape(axis); ++i) {
        // Windows keep the number of axes, so that `order` and `terms` stay as they are.
        Dims start = Dims::filled(out.rank(), 0), shape = out.shape();
        start[axis] = i;
        shape[axis] = 1;
        for_weighted_lines(in.window(start, shape), out.window(start, shape), terms, rest, join(weight, along[i]), join,
                           line);
    }
}

/// out[k] = in[k] * product over the axes of factors[axis][k[axis]]. The views are the same or do not overlap.
template <class T, class W>
void multiply_spectrum(const NdView<const T>& in, const NdView<T>& out, const List<List<W>>& factors) {
    if (out.empty()) return;
    for_weighted_lines(
        in, out, factors, core::memory_order(out), W(1), [](const W& a, const W& b) { return times(a, b); },
        [](const core::Line<const T>& from, const core::Line<T>& to, const List<W>& along, const W& weight) {
            for (Index i = 0; i < to.size; ++i) to[i] = times(from[i], times(weight, along[i]));
        });
}

/// out[k] = in[k] * the ball's transform at the root of the sum over the axes of squares[axis][k[axis]].
template <class T>
void multiply_ball(const NdView<const T>& in, const NdView<T>& out, const List<List<double>>& squares) {
    if (out.empty()) return;
    const int rank = out.rank();
    for_weighted_lines(
        in, out, squares, core::memory_order(out), 0.0, [](double a, double b) { return a + b; },
        [rank](const core::Line<const T>& from, const core::Line<T>& to, const List<double>& along, double weight) {
            for (Index i = 0; i < to.size; ++i)
                to[i] = times(from[i], ball_transform(rank, std::sqrt(weight + along[i])));
        });
}

/// The scalar of a filtered spectrum: `Out` where the call names one, else the input's, integers as double.
template <class Out, core::ArrayLike A>
using SpectrumOf = core::SameShapeOf<A, std::conditional_t<std::is_void_v<Out>, core::FloatOf<core::ScalarOf<A>>, Out>>;

/// As SpectrumOf for shifts, which are complex: real spectra become complex<double>.
template <class Out, core::ArrayLike A>
using ShiftedSpectrumOf =
    core::SameShapeOf<A, std::conditional_t<!std::is_void_v<Out>, Out,
                                            std::conditional_t<core::is_complex<core::ScalarOf<A>>, core::ScalarOf<A>,
                                                               std::complex<double>>>>;

/// The answer of a Fourier filter: kernel(NdView<const U>, NdView<U>) with the input in the scalar of the result.
template <class Result, core::ArrayLike A, class F, class... D>
auto filtered_spectrum(const char* function, const A& a, F&& kernel, D&... out) {
    return core::answer<Result>(
        function, core::shape_of(a),
        [&](auto& to) {
            using U = core::ScalarOf<decltype(to)>;
            static_assert(core::FloatingScalar<U>, "the Fourier filters have floating or complex results");
            static_assert(core::is_complex<U> || !core::is_complex<core::ScalarOf<A>>,
                          "a complex spectrum stays complex");
            core::Source<U, A> source(a);
            const NdView<U> target = core::view(to);
            source.detach_from(target);
            kernel(source.view(), target);
        },
        out...);
}

}  // namespace scixx::ndimage::detail::filters
