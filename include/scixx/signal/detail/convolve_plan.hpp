// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/dims.hpp>
#include <scixx/signal/convolve_mode.hpp>

namespace scixx::signal::detail {

using core::Dims;
using core::Index;

/// Whether mode valid has to swap the inputs because the second is the larger.
/// @throws std::invalid_argument when the mode is valid and neither input covers the other.
template <class = void>
inline bool swap_needed(const char* function, ConvolveMode mode, const Dims& in1, const Dims& in2) {
    if (mode != ConvolveMode::valid) return false;
    bool first_covers = true, second_covers = true;
    for (int axis = 0; axis < in1.size(); ++axis) {
        first_covers = first_covers && in1[axis] >= in2[axis];
        second_covers = second_covers && in2[axis] >= in1[axis];
    }
    core::require(first_covers || second_covers, function,
                  "in1 and in2: for mode valid one must be at least as large as the other in every dimension, got ",
                  in1, " and ", in2);
    return !first_covers;
}

/// How a convolution or correlation is read off the sum  c(o) = sum over k of a(o + start + k) w(k).
struct ConvolvePlan {
    bool swap = false;  ///< `a` is the second input and `w` the first
    Dims shape;         ///< of the result
    Dims start;
};

/// @param late_centre  in mode same with a window of even size 2 c, the window begins c - 1 samples before the output
///                     sample and not c (scipy.signal.correlate2d's choice).
/// @throws std::invalid_argument as swap_needed, for a result that is too large and for an unknown mode.
template <class = void>
inline ConvolvePlan plan_convolve(const char* function, ConvolveMode mode, const Dims& in1, const Dims& in2,
                                  bool late_centre) {
    ConvolvePlan plan;
    plan.swap = swap_needed(function, mode, in1, in2);
    for (int axis = 0; axis < in1.size(); ++axis) {
        const Index m = plan.swap ? in2[axis] : in1[axis], n = plan.swap ? in1[axis] : in2[axis];
        const Index full = core::checked_add(function, m, n - 1);
        switch (mode) {
            case ConvolveMode::full:
                plan.shape.push_back(full);
                plan.start.push_back(1 - n);
                break;
            case ConvolveMode::same:
                plan.shape.push_back(m);
                plan.start.push_back(late_centre ? -((n - 1) / 2) : -(n / 2));
                break;
            case ConvolveMode::valid:
                plan.shape.push_back(m - n + 1);
                plan.start.push_back(0);
                break;
            default:
                core::fail(function, "mode must be full, same or valid");
        }
    }
    static_cast<void>(core::checked_size(function, plan.shape));
    return plan;
}

}  // namespace scixx::signal::detail
