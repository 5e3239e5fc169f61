// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <concepts>
#include <scixx/core/array.hpp>
#include <scixx/ndimage/detail/filters/sliding_mean.hpp>
#include <scixx/ndimage/detail/front_end.hpp>
#include <scixx/ndimage/detail/passes.hpp>
#include <vector>

namespace scixx::ndimage {

/// Options of uniform_filter1d, in SciPy's order.
struct UniformFilter1dOptions {
    int axis = -1;                    ///< the axis to filter, negative from the last
    Mode mode = Mode::reflect;        ///< how the axis continues outside its ends
    std::complex<double> cval = 0.0;  ///< the value outside for mode constant; real for a real array
    Eigen::Index origin = 0;          ///< shift of the window: its entry size/2 + origin stands over the output sample
    int workers = 1;                  ///< threads, -1 for all cores; the result does not depend on it
};

/// Options of uniform_filter, in SciPy's order.
struct UniformFilterOptions {
    core::PerAxis<Eigen::Index> size = 3;      ///< extents of the window, each >= 1: one for all axes or one for each
    core::PerAxis<Mode> mode = Mode::reflect;  ///< how the array continues outside, one for all axes or one for each
    std::complex<double> cval = 0.0;           ///< the value outside for mode constant; real for a real array
    core::PerAxis<Eigen::Index> origin = 0;    ///< shift of the window, one for all axes or one for each
    core::Axes axes = {};                      ///< the axes to filter, in their order; none: all
    int workers = 1;                           ///< threads, -1 for all cores; the result does not depend on it
};

namespace detail {
/// A pass of uniform_filter.
struct MeanPass {
    int axis;
    Window window;
    Mode mode;
};

template <class Row, class Acc, class T, class U>
void mean_passes_as(const NdView<const T>& in, const NdView<U>& out, const std::vector<MeanPass>& passes, double fill,
                    int workers) {
    using Kernel =
        std::conditional_t<std::is_integral_v<Acc>, filters::RunningMean<Row, U>, filters::MeanWindow<Row, Acc, U>>;
    std::vector<Pass<Kernel>> list;
    for (const MeanPass& pass : passes)
        list.push_back({pass.axis, pass.window, {pass.mode, fill}, Kernel(pass.window.size())});
    run_passes(in, out, list, false, workers);  // in SciPy's order: rounding and fill values depend on it
}

/// Means along axes in turn. `in` and `out` do not overlap.
template <class T, class U>
void mean_passes(const NdView<const T>& in, const NdView<U>& out, const std::vector<MeanPass>& passes, double fill,
                 int workers) {
    bool outside = false;
    Index largest = 1;
    for (const MeanPass& pass : passes) {
        outside = outside || (Border{pass.mode, fill}.constant() && !represents<T>(fill));
        largest = std::max(largest, pass.window.size());
    }
    if constexpr (std::is_integral_v<T>) {
        if (outside) return mean_passes_as<double, double>(in, out, passes, fill, workers);
        if constexpr (sizeof(T) <= 2)
            if (largest < 32768) return mean_passes_as<T, std::int32_t>(in, out, passes, fill, workers);
        mean_passes_as<T, double>(in, out, passes, fill, workers);
    } else if constexpr (std::is_same_v<T, float>) {
        // The sums across memory have as many terms as the window: double keeps long ones within an ulp.
        if (largest > 16) return mean_passes_as<T, double>(in, out, passes, fill, workers);
        mean_passes_as<T, float>(in, out, passes, fill, workers);
    } else {
        mean_passes_as<T, T>(in, out, passes, fill, workers);
    }
}

template <core::ArrayLike A, Destination D>
void uniform_into(const char* function, const A& a, const std::vector<MeanPass>& passes, std::complex<double> cval,
                  int workers, D& out) {
    const int threads = core::resolve_workers(function, workers);
    linear_into(function, a, cval, out,
                [&](const auto& from, const auto& to, double fill) { mean_passes(from, to, passes, fill, threads); });
}
}  // namespace detail

/// Mean of a window along one axis, written to `out`, an array of a's shape whose scalar may differ.
template <core::ArrayLike A, detail::Destination D>
void uniform_filter1d(const A& a, Eigen::Index size, const UniformFilter1dOptions& options, D&& out) {
    const char* const function = "uniform_filter1d";
    const int axis = core::normalize_axis(function, options.axis, core::rank_of<A>);
    const detail::Window window = detail::window_at(function, size, options.origin);
    detail::uniform_into(function, a, {{axis, window, options.mode}}, options.cval, options.workers, out);
}

/// Mean of a window along one axis, out[i] = sum over k of a[i + k - size/2 - origin] / size, 0 <= k < size.
///
/// @param a     array of any rank and scalar.
/// @param size  samples in the window, >= 1.
/// @return  array of a's shape; its scalar is a's, or `Out` where the call names one. Means of integers are truncated,
///          as in SciPy.
/// @throws std::invalid_argument for a size below 1, an axis out of bounds, an origin outside [-(size/2), (size-1)/2],
///         0 workers.
/// @note    O(a.size()). No running sum but
///          of integers, which are summed exactly: a NaN or infinity reaches the windows that hold it and no further (in
///          SciPy the rest of the line), and long lines collect no rounding error.
/// @see     scipy.ndimage.uniform_filter1d
template <class Out = void, core::ArrayLike A>
[[nodiscard]] auto uniform_filter1d(const A& a, Eigen::Index size, const UniformFilter1dOptions& options = {}) {
    using Result = detail::OutputOf<Out, A>;
    return detail::with_result<Result>(a, [&](Result& out) { uniform_filter1d(a, size, options, out); });
}

/// Mean of an N-d box, written to `out`, an array of a's shape whose scalar may differ.
template <core::ArrayLike A, detail::Destination D>
void uniform_filter(const A& a, const UniformFilterOptions& options, D&& out) {
    constexpr int rank = core::rank_of<A>;
    const char* const function = "uniform_filter";
    const core::Dims axes = options.axes.resolve(function, rank);
    const auto sizes = options.size.resolve(function, "size", axes.size());
    const auto modes = options.mode.resolve(function, "mode", axes.size());
    const auto origins = options.origin.resolve(function, "origin", axes.size());
    std::vector<detail::MeanPass> passes;
    for (int k = 0; k < axes.size(); ++k) {
        const std::size_t i = detail::to_size(k);
        const detail::Window window = detail::window_at(function, sizes[i], origins[i]);
        if (sizes[i] > 1) passes.push_back({static_cast<int>(axes[k]), window, modes[i]});
    }
    detail::uniform_into(function, a, passes, options.cval, options.workers, out);
}

/// Mean of a box with `size` samples along each axis, written to `out`.
template <core::ArrayLike A, std::integral Size, detail::Destination D>
void uniform_filter(const A& a, Size size, const UniformFilterOptions& options, D&& out) {
    uniform_filter(a, detail::with_size(options, size), out);
}

/// Mean of an N-d box: uniform_filter1d along each axis in turn, two axes in one sweep.
///
/// @return  array of a's shape; the passes of an integer image are truncated one by one, as in SciPy.
/// @throws std::invalid_argument also for axes out of bounds or named twice.
/// @note    Scratch: one line, and for an axis across memory as many rows as its window has.
/// @see     scipy.ndimage.uniform_filter; parameters, errors and cost as uniform_filter1d.
template <class Out = void, core::ArrayLike A>
[[nodiscard]] auto uniform_filter(const A& a, const UniformFilterOptions& options = {}) {
    using Result = detail::OutputOf<Out, A>;
    return detail::with_result<Result>(a, [&](Result& out) { uniform_filter(a, options, out); });
}

/// Mean of a box with `size` samples along each axis: `uniform_filter(image, 5)`.
template <class Out = void, core::ArrayLike A, std::integral Size>
[[nodiscard]] auto uniform_filter(const A& a, Size size, const UniformFilterOptions& options = {}) {
    return uniform_filter<Out>(a, detail::with_size(options, size));
}

}  // namespace scixx::ndimage
