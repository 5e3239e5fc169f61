// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/polynomials/gauss.hpp>
#include <utility>
#include <vector>

/// Coefficients of orthogonal polynomials.
namespace scixx::special::detail::polynomials {

/// Coefficients of the orthonormal polynomial (for a weight of integral 1), the lowest power first, summed in twofold
/// precision.
template <class T = double>
[[nodiscard]] std::vector<Pair> coefficients(const Recurrence<T>& recurrence) {
    const auto size = static_cast<std::size_t>(recurrence.size()) + 1;
    std::vector<Pair> before(size, Pair(0)), at(size, Pair(0)), next(size, Pair(0));
    at[0] = 1;
    for (std::size_t k = 0; k + 1 < size; ++k) {
        const Pair scale(recurrence.scale[k], recurrence.scale_low[k]);
        const Pair shift(recurrence.shift[k], recurrence.shift_low[k]);
        const Pair back(recurrence.back[k], recurrence.back_low[k]);
        for (std::size_t j = 0; j <= k + 1; ++j) {
            next[j] = j > 0 ? scale * at[j - 1] : Pair(0);
            if (j <= k) next[j] = next[j] - shift * at[j];
            if (j < k) next[j] = next[j] - back * before[j];
        }
        std::swap(before, at);
        std::swap(at, next);
    }
    return at;
}

/// The recurrence of a weight on [-1, 1] for [0, 1]: a(k) becomes (a(k) + 1) / 2, b(k) its half.
template <class T = double>
[[nodiscard]] Recurrence<T> shifted(Recurrence<T> on) {
    for (std::size_t k = 0; k < on.scale.size(); ++k) {
        const Pair scale(on.scale[k], on.scale_low[k]), shift = scale + Pair(on.shift[k], on.shift_low[k]);
        on.scale[k] = 2 * scale.hi;
        on.scale_low[k] = 2 * scale.lo;
        on.shift[k] = shift.hi;
        on.shift_low[k] = shift.lo;
        on.a[k] = 0.5 * (on.a[k] + 1);
        on.squares[k + 1] *= 0.25;
    }
    return on;
}

}  // namespace scixx::special::detail::polynomials
