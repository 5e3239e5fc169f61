// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <scixx/ndimage/detail/filters/linear_passes.hpp>
#include <scixx/ndimage/detail/filters/separable.hpp>
#include <scixx/ndimage/detail/filters/weighted_sum.hpp>
#include <scixx/ndimage/detail/front_end.hpp>
#include <scixx/ndimage/detail/neighbourhood.hpp>

namespace scixx::ndimage::detail::filters {

template <class Row, class T, class U>
void correlate_as(const NdView<const T>& in, const NdView<U>& out, const NdView<const double>& weights,
                  const List<Reach>& windows, Border border, int workers) {
    if (out.empty()) return;
    const Dims order = core::memory_order(out);
    List<Dims> places;
    List<double> values;
    for_each_index(weights.shape(), [&](const Dims& index) {
        if (weights(index) == 0) return;
        places.push_back(index);
        values.push_back(weights(index));
    });
    if (places.empty()) return core::for_each([](U& value) { value = U(0); }, out);
    const WeightedSum<Row, U> sum(values, Symmetry::none);
    for_slabs(out, order, workers, [&](Index begin, Index end) {
        Neighbourhood<T, Row> around(in, windows, List<Border>(windows.size(), border), order);
        List<Tap> taps;
        for (const Dims& place : places) taps.push_back(around.tap(place));
        List<const Row*> rows(taps.size());
        OutputRow<U> row;
        around.for_each_line(
            out, begin, end, [](const Row*) {},
            [&](const core::Line<U>& line) {
                for (Index t = 0; t < taps.size(); ++t) rows[t] = around.line(taps[t]) + taps[t].column;
                row.write(line, [&](U* target) { sum(rows.data(), line.size, target); });
            });
    });
}

/// out[i] = sum of weights[k] in[i + k - before]. `in` and `out` do not overlap. Floating sums with weights of rank one
/// are formed axis by axis.
template <class T, class U>
void correlate(const NdView<const T>& in, const NdView<U>& out, const NdView<const double>& weights,
               const List<Reach>& windows, Border border, int workers) {
    if constexpr (std::is_integral_v<T>) {
        if (border.constant() && !represents<T>(border.fill))
            return correlate_as<double>(in, out, weights, windows, border, workers);
    } else if constexpr (std::is_same_v<T, U>) {
        // Passes see the fill value as it is, not weighted by the passes before.
        if (!border.constant() || border.fill == 0) {
            List<LinearPass> passes;
            int axis = 0;
            for (List<double>& factor : separable_factors(weights)) {
                if (factor.size() > 1) passes.push_back({axis, std::move(factor), windows[axis], border.mode});
                ++axis;
            }
            if (!passes.empty()) return linear_passes(in, out, passes, border.fill, workers);
        }
    }
    correlate_as<T>(in, out, weights, windows, border, workers);
}

/// The result of a linear filter: complex where the array or the weights are and the caller names no scalar.
template <class Out, core::ArrayLike A, core::ArrayLike W>
using LinearOutputOf =
    core::SameShapeOf<A, std::conditional_t<!std::is_void_v<Out>, Out,
                                            std::conditional_t<core::is_complex<core::ScalarOf<W>>,
                                                               core::ComplexOf<core::ScalarOf<A>>, core::ScalarOf<A>>>>;

/// Weights of any scalar as double, real and imaginary parts apart.
struct ComplexWeights {
    core::Dims shape;
    List<double> real, imag;  // C order; imag empty for real weights
};

template <core::ArrayLike W>
[[nodiscard]] ComplexWeights read_weights(const W& weights, bool conjugate, bool reverse) {
    using T = std::conditional_t<core::is_complex<core::ScalarOf<W>>, std::complex<double>, double>;
    const core::Source<T, W> source(weights);
    ComplexWeights out;
    out.shape = source.view().shape();
    for_each_index(out.shape, [&](const Dims& index) {
        const T value = source.view()(index);
        out.real.push_back(std::real(value));
        if constexpr (core::is_complex<T>) out.imag.push_back(conjugate ? -value.imag() : value.imag());
    });
    if (reverse) {
        std::reverse(out.real.begin(), out.real.end());
        std::reverse(out.imag.begin(), out.imag.end());
    }
    return out;
}

/// Weights whose axis i is along axes[i] as weights of `rank` axes, 1 thick along the others.
template <class = void>
[[nodiscard]] ComplexWeights along_axes(const ComplexWeights& weights, const Dims& axes, int rank) {
    ComplexWeights out = weights;
    out.shape = Dims::filled(rank, 1);
    for (int i = 0; i < axes.size(); ++i) out.shape[static_cast<int>(axes[i])] = weights.shape[i];
    const NdView<double> place(out.real.data(), out.shape);
    Index next = 0;
    for_each_index(weights.shape, [&](const Dims& index) {
        Dims moved = Dims::filled(rank, 0);
        for (int i = 0; i < axes.size(); ++i) moved[static_cast<int>(axes[i])] = index[i];
        const Index to = place.offset(moved);
        out.real[to] = weights.real[next];
        if (!weights.imag.empty()) out.imag[to] = weights.imag[next];
        ++next;
    });
    return out;
}

/// Runs kernel(in, out, weights, fill value) for real weights, and for complex ones on the parts that make up
/// (x + iy)(u + iv) = (xu - yv) + i(yu + xv).
template <core::ArrayLike A, core::Destination D, class F>
void weighted_into(const char* function, const A& a, const ComplexWeights& weights, std::complex<double> cval, D& out,
                   F&& kernel) {
    using U = core::ScalarOf<D>;
    const auto run = [&](const List<double>& part, auto& target) {
        linear_into(function, a, cval, target,
                    [&](const auto& from, const auto& to, double fill) { kernel(from, to, part, fill); });
    };
    if constexpr (core::is_complex<U>) {
        if (weights.imag.empty()) return run(weights.real, out);
        auto parts = core::allocate<core::PlainOf<A, U>>(core::shape_of(a));
        run(weights.imag, parts);
        run(weights.real, out);
        core::for_each([](U& cross, U& to) { to += U(-cross.imag(), cross.real()); }, core::view(parts),
                       core::view(out));
    } else {
        core::require(weights.imag.empty(), function, "weights must be real for a real output");
        run(weights.real, out);
    }
}

/// The answer of a filter with weights, see weighted_into.
template <class Out, class W, core::ArrayLike A, class F, class... D>
auto weighted_filter(const char* function, const A& a, const ComplexWeights& weights, std::complex<double> cval,
                     F&& kernel, D&... out) {
    return core::answer<LinearOutputOf<Out, A, W>>(
        function, core::shape_of(a), [&](auto& to) { weighted_into(function, a, weights, cval, to, kernel); }, out...);
}

template <class Out, core::ArrayLike A, core::ArrayLike W, class Options, class... D>
auto correlate1d(const char* function, const A& a, const W& weights, const Options& options, bool convolution,
                 D&... out) {
    static_assert(core::rank_of<W> == 1, "the weights of a filter along one axis are a vector");
    const int axis = core::normalize_axis(function, options.axis, core::rank_of<A>);
    const ComplexWeights values = read_weights(weights, !convolution, convolution);
    core::require(!values.real.empty(), function, "weights must not be empty");
    const Reach given = reach_at(function, values.shape[0], options.origin);
    const Reach reach = convolution ? given.reflected() : given;
    const int workers = core::resolve_workers(function, options.workers);
    const auto kernel = [&](const auto& from, const auto& to, const List<double>& part, double fill) {
        linear_passes(from, to, {{axis, part, reach, options.mode}}, fill, workers);
    };
    return weighted_filter<Out, W>(function, a, values, options.cval, kernel, out...);
}

template <class Out, core::ArrayLike A, core::ArrayLike W, class Options, class... D>
auto correlate_nd(const char* function, const A& a, const W& weights, const Options& options, bool convolution,
                  D&... out) {
    constexpr int rank = core::rank_of<A>;
    const Dims axes = options.axes.resolve(function, rank);
    const ComplexWeights given = read_weights(weights, !convolution, convolution);
    core::require(given.shape.size() == axes.size(), function, "weights must have ", axes.size(), " axes, got ",
                  given.shape.size());
    core::require(!given.shape.contains(0), function, "weights must not be empty, got ", given.shape);
    const ComplexWeights values = along_axes(given, axes, rank);
    const List<Index> origins = options.origin.resolve(function, "origin", axes.size());
    List<Reach> windows(rank);
    for (int i = 0; i < axes.size(); ++i) {
        const Reach window = reach_at(function, given.shape[i], origins[i]);
        windows[axes[i]] = convolution ? window.reflected() : window;
    }
    const int workers = core::resolve_workers(function, options.workers);
    const auto kernel = [&](const auto& from, const auto& to, const List<double>& part, double fill) {
        correlate(from, to, NdView<const double>(part.data(), values.shape), windows, {options.mode, fill}, workers);
    };
    return weighted_filter<Out, W>(function, a, values, options.cval, kernel, out...);
}

/// [-1 0 1] along `axis`, `smooth` along the others.
template <class Out, core::ArrayLike A, class Options, class... D>
auto derivative(const char* function, const A& a, int axis, const List<double>& smooth, const Options& options,
                D&... out) {
    constexpr int rank = core::rank_of<A>;
    const int along = core::normalize_axis(function, axis, rank);
    const List<Mode> modes = options.mode.resolve(function, "mode", rank);
    List<LinearPass> passes{{along, {-1, 0, 1}, {1, 1}, modes[along]}};
    for (int other = 0; other < rank; ++other)
        if (other != along) passes.push_back({other, smooth, {1, 1}, modes[other]});
    const int workers = core::resolve_workers(function, options.workers);
    return linear_filter<Out>(
        function, a, options.cval,
        [&](const auto& from, const auto& to, double fill) { linear_passes(from, to, passes, fill, workers); }, out...);
}

}  // namespace scixx::ndimage::detail::filters
