// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <scixx/core/array.hpp>
#include <scixx/ndimage/detail/filters/mean_passes.hpp>
#include <scixx/ndimage/detail/front_end.hpp>

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
    core::PerAxis<Mode> mode = Mode::reflect;  ///< how the array continues outside, one for all axes or one for each
    std::complex<double> cval = 0.0;           ///< the value outside for mode constant; real for a real array
    core::PerAxis<Eigen::Index> origin = 0;    ///< shift of the window, one for all axes or one for each
    core::Axes axes = {};                      ///< the axes to filter, in their order; none: all
    int workers = 1;                           ///< threads, -1 for all cores; the result does not depend on it
};

namespace detail {
template <class Out, core::ArrayLike A, class... D>
auto uniform(const char* function, const A& a, const List<filters::MeanPass>& passes, std::complex<double> cval,
             int workers, D&... out) {
    const int threads = core::resolve_workers(function, workers);
    return linear_filter<Out>(
        function, a, cval,
        [&](const auto& from, const auto& to, double fill) { filters::mean_passes(from, to, passes, fill, threads); },
        out...);
}
}  // namespace detail

/// Mean of a window along one axis, out[i] = sum over k of a[i + k - size/2 - origin] / size, 0 <= k < size.
///
/// @param a     array of any rank and scalar.
/// @param size  samples in the window, >= 1.
/// @return  array of a's shape; its scalar is a's, or `Out` where the call names one. Means of integers are truncated,
///          as in SciPy.
/// @throws std::invalid_argument for a size below 1, an axis out of bounds, an origin outside [-(size/2), (size-1)/2],
///         0 workers.
/// @note    O(a.size()). No running sum but of integers, which are summed exactly: long lines collect no rounding
///          error.
///
/// Differs from SciPy: a NaN or infinity reaches the windows that hold it and no further (in SciPy the rest of the
/// line).
/// @see     scipy.ndimage.uniform_filter1d
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto uniform_filter1d(const A& a, Eigen::Index size, const UniformFilter1dOptions& options = {},
                                    D&&... out) {
    const char* const function = "uniform_filter1d";
    const int axis = core::normalize_axis(function, options.axis, core::rank_of<A>);
    const detail::Reach window = detail::reach_at(function, size, options.origin);
    return detail::uniform<Out>(function, a, {{axis, window, options.mode}}, options.cval, options.workers, out...);
}

/// Mean of an N-d box: uniform_filter1d along each axis in turn, two axes in one sweep.
///
/// @param size  samples in the box, each >= 1, one for all axes or one for each: `uniform_filter(image, 5)`.
/// @return  array of a's shape; the passes of an integer image are truncated one by one, as in SciPy.
/// @throws std::invalid_argument also for axes out of bounds or named twice.
/// @note    Scratch: one line, and for an axis across memory as many rows as its window has.
///
/// Differs from SciPy: a size below 1 is refused (SciPy leaves such an axis alone); a NaN stays within its windows.
/// @see     scipy.ndimage.uniform_filter; parameters, errors and cost as uniform_filter1d.
template <class Out = void, detail::Ranked A = core::MatrixInBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto uniform_filter(const A& a, const core::PerAxis<Eigen::Index>& size = 3,
                                  const UniformFilterOptions& options = {}, D&&... out) {
    const char* const function = "uniform_filter";
    const core::Dims axes = options.axes.resolve(function, core::rank_of<A>);
    const detail::List<Eigen::Index> sizes = size.resolve(function, "size", axes.size());
    const detail::List<Mode> modes = options.mode.resolve(function, "mode", axes.size());
    const detail::List<Eigen::Index> origins = options.origin.resolve(function, "origin", axes.size());
    detail::List<detail::filters::MeanPass> passes;
    for (int i = 0; i < axes.size(); ++i) {
        const detail::Reach window = detail::reach_at(function, sizes[i], origins[i]);
        if (sizes[i] > 1) passes.push_back({static_cast<int>(axes[i]), window, modes[i]});
    }
    return detail::uniform<Out>(function, a, passes, options.cval, options.workers, out...);
}

}  // namespace scixx::ndimage
