// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/nd_view.hpp>
#include <scixx/ndimage/detail/border.hpp>
#include <scixx/ndimage/detail/neighbourhood.hpp>

namespace scixx::ndimage::detail::filters {

/// The factors of an N-d weight array of rank one, weights[i, j, ...] = f0[i] f1[j] ..., one vector an axis; none when
/// the array is not such a product, or when its factors as passes along single axes would not be cheaper.
///
/// Products may be off by a few units in the last place. Factors of whole weights are exact, so that sums of whole
/// samples stay whole. Arrays with a zero have no factors here: a sample under a zero weight must not be read (it may
/// be NaN), and passes would read it.
template <class = void>
[[nodiscard]] List<List<double>> separable_factors(const NdView<const double>& weights) {
    Index sum = 0, wide = 0;
    int first = 0;  // the axis whose factor carries the size of the weights
    for (int axis = weights.rank() - 1; axis >= 0; --axis) {
        if (weights.shape(axis) == 1) continue;
        sum += weights.shape(axis);
        ++wide;
        first = axis;
    }
    if (wide < 2 || 2 * weights.size() < 3 * sum) return {};
    // The pivot is the smallest entry: in arrays of integers the others mostly are its multiples.
    Dims pivot;
    double least = std::numeric_limits<double>::infinity(), largest = 0;
    bool whole = true;
    for_each_index(weights.shape(), [&](const Dims& index) {
        const double size = std::abs(weights(index));
        whole = whole && size == std::trunc(size);
        largest = std::max(largest, size);
        if (size < least) {
            least = size;
            pivot = index;
        }
    });
    if (!(least > 0 && std::isfinite(largest)) || largest / least > 1e12) return {};
    List<List<double>> factors;
    for (int axis = 0; axis < weights.rank(); ++axis) {
        List<double>& factor = factors.emplace_back();
        Dims at = pivot;
        for (at[axis] = 0; at[axis] < weights.shape(axis); ++at[axis])
            factor.push_back(axis == first ? weights(at) : weights(at) / weights(pivot));
        for (double f : factor)
            if (whole && std::ldexp(f, 20) != std::trunc(std::ldexp(f, 20))) return {};
    }
    const double tolerance = whole ? 0 : 2 * weights.rank() * std::numeric_limits<double>::epsilon();
    bool product = true;
    for_each_index(weights.shape(), [&](const Dims& index) {
        double value = 1;
        for (int axis = 0; axis < weights.rank(); ++axis) value *= factors[axis][index[axis]];
        product = product && std::abs(value - weights(index)) <= tolerance * std::abs(weights(index));
    });
    if (!product) return {};
    return factors;
}

}  // namespace scixx::ndimage::detail::filters
