// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/ndimage/detail/filters/weighted_sum.hpp>
#include <scixx/ndimage/detail/passes.hpp>
#include <type_traits>

/// Separable linear filters.
namespace scixx::ndimage::detail::filters {

/// One pass of a separable linear filter.
struct LinearPass {
    int axis;
    List<double> weights;
    Reach window;
    Mode mode;
};

template <class Row, class T, class U>
void linear_passes_as(const NdView<const T>& in, const NdView<U>& out, const List<LinearPass>& passes, double fill,
                      int workers) {
    using Kernel = WeightedWindow<Row, U>;
    // Where results are rounded to integers, or a fill value comes in anew at each pass, SciPy's order has to be kept.
    bool commute = std::is_floating_point_v<U>;
    List<Pass<Kernel>> list;
    for (const LinearPass& pass : passes) {
        const Border border{pass.mode, fill};
        commute = commute && (fill == 0 || !border.constant());
        list.push_back({pass.axis, pass.window, border, Kernel(pass.weights)});
    }
    run_passes(in, out, list, commute, workers);
}

/// Linear passes in turn. `in` and `out` do not overlap.
template <class T, class U>
void linear_passes(const NdView<const T>& in, const NdView<U>& out, const List<LinearPass>& passes, double fill,
                   int workers) {
    if constexpr (std::is_integral_v<T>) {
        bool outside = false;  // a fill value that T can not hold: read the lines as double
        for (const LinearPass& pass : passes) outside = outside || Border{pass.mode, fill}.constant();
        if (outside && !represents<T>(fill)) return linear_passes_as<double>(in, out, passes, fill, workers);
    }
    linear_passes_as<T>(in, out, passes, fill, workers);
}

}  // namespace scixx::ndimage::detail::filters
