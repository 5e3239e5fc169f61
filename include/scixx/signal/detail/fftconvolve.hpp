// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/signal/convolve_mode.hpp>
#include <scixx/signal/detail/convolve_fft.hpp>
#include <scixx/signal/detail/convolve_plan.hpp>

namespace scixx::signal::detail {

/// What an FFT convolution of two shapes along some axes gives.
struct FftconvolvePlan {
    Dims axes;           ///< where both inputs have more than one sample
    Dims shape, offset;  ///< of the result, and of its first sample in the full one
    bool empty = false;  ///< an input has no sample
};

/// @throws std::invalid_argument for an empty list of axes, a bad axis, extents of other axes that differ and are not
///         1, and as swap_needed on the plan's axes.
template <class = void>
inline FftconvolvePlan plan_fftconvolve(const char* function, const Dims& in1, const Dims& in2, ConvolveMode mode,
                                        const core::Axes& given = {}) {
    FftconvolvePlan plan;
    const Dims axes = given.resolve(function, in1.size());
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
            if (in1[axis] == 1 || in2[axis] == 1) continue;
            first.push_back(in1[axis]);
            second.push_back(in2[axis]);
            plan.axes.push_back(axis);
        } else
            core::require(in1[axis] == in2[axis] || in1[axis] == 1 || in2[axis] == 1, function,
                          "in1 and in2 must agree or have one sample on the other axes, got shapes ", in1, " and ",
                          in2);
    static_cast<void>(swap_needed(function, mode, first, second));
    for (int axis = 0; axis < in1.size(); ++axis) {
        const Index m = in1[axis], n = in2[axis];
        const Index full = plan.axes.contains(axis) ? core::checked_add(function, m, n - 1) : std::max(m, n);
        Index size = full;
        switch (mode) {
            case ConvolveMode::full:
                break;
            case ConvolveMode::same:
                size = m;
                break;
            case ConvolveMode::valid:
                if (plan.axes.contains(axis)) size = std::max(m, n) - std::min(m, n) + 1;
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
void run_fftconvolve(const char* function, const NdView<const T>& in1, const NdView<const T>& in2,
                     const FftconvolvePlan& plan, bool blocks, const NdView<T>& out) {
    if (plan.empty) return;
    if (plan.axes.empty()) {
        Dims shape = in1.shape();
        for (int axis = 0; axis < shape.size(); ++axis) shape[axis] = std::max(in1.shape(axis), in2.shape(axis));
        core::for_each([](const T& x, const T& y, T& xy) { xy = x * y; },
                       core::broadcast(in1, shape).window(plan.offset, out.shape()),
                       core::broadcast(in2, shape).window(plan.offset, out.shape()), out);
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
    convolve_fft<T>(function, a, b, plan.axes, block, plan.offset, out);
}

}  // namespace scixx::signal::detail
