// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstdint>
#include <scixx/ndimage/detail/filters/sliding_mean.hpp>
#include <scixx/ndimage/detail/passes.hpp>
#include <type_traits>

/// Means along axes in turn.
namespace scixx::ndimage::detail::filters {

/// A pass of uniform_filter.
struct MeanPass {
    int axis;
    Reach window;
    Mode mode;
};

template <class Row, class Acc, class T, class U>
void mean_passes_as(const NdView<const T>& in, const NdView<U>& out, const List<MeanPass>& passes, double fill,
                    int workers) {
    using Kernel = std::conditional_t<std::is_integral_v<Acc>, RunningMean<Row, U>, MeanWindow<Row, Acc, U>>;
    List<Pass<Kernel>> list;
    for (const MeanPass& pass : passes)
        list.push_back({pass.axis, pass.window, {pass.mode, fill}, Kernel(pass.window.size())});
    run_passes(in, out, list, false, workers);  // in SciPy's order: rounding and fill values depend on it
}

/// Means along axes in turn. `in` and `out` do not overlap.
template <class T, class U>
void mean_passes(const NdView<const T>& in, const NdView<U>& out, const List<MeanPass>& passes, double fill,
                 int workers) {
    bool outside = false;
    Index largest = 1;
    for (const MeanPass& pass : passes) {
        outside = outside || (Border{pass.mode, fill}.constant() && !represents<T>(fill));
        largest = std::max(largest, pass.window.size());
    }
    if constexpr (std::is_integral_v<T>) {
        using Row = std::conditional_t<std::is_same_v<T, bool>, std::uint8_t, T>;
        if (outside) return mean_passes_as<double, double>(in, out, passes, fill, workers);
        if constexpr (sizeof(T) <= 2)
            if (largest < 32768) return mean_passes_as<Row, std::int32_t>(in, out, passes, fill, workers);
        mean_passes_as<Row, double>(in, out, passes, fill, workers);
    } else if constexpr (std::is_same_v<T, float>) {
        // The sums across memory have as many terms as the window: double keeps long ones within an ulp.
        if (largest > 16) return mean_passes_as<T, double>(in, out, passes, fill, workers);
        mean_passes_as<T, float>(in, out, passes, fill, workers);
    } else {
        mean_passes_as<T, T>(in, out, passes, fill, workers);
    }
}

}  // namespace scixx::ndimage::detail::filters
