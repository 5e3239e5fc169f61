// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <scixx/core/kernel/inline.hpp>
#include <scixx/core/kernel/math.hpp>

/// Orthogonal polynomials of many degrees and arguments: their recurrences side by side, sorted by degree.
namespace scixx::special::detail::polynomials {

inline constexpr int degree_lanes = 256;

/// p_n(x) of many x by a rule, as recurrence() has it, for n >= 1.
template <class Rule>
struct RecurrenceLanes {
    double in[degree_lanes], before[degree_lanes], value[degree_lanes];
    SCIXX_ALWAYS_INLINE void start(int count) noexcept {
        for (int j = 0; j < count; ++j) {
            before[j] = 1;
            value[j] = Rule::first(in[j]);
        }
    }
    /// From degree k to k + 1.
    SCIXX_ALWAYS_INLINE void step(int k, int first, int count) noexcept {
        for (int j = first; j < count; ++j) {
            const double next = Rule::next(k, in[j], value[j], before[j]);
            before[j] = value[j];
            value[j] = next;
        }
    }
    [[nodiscard]] SCIXX_ALWAYS_INLINE double result(int j, int) const noexcept { return value[j]; }
};

/// out[i] = K::at(n[i], x[i]), to which degrees that are none, 0 or large and values that overflow are left.
template <class K, class Lanes>
void many_degrees(const double* n, const double* x, double* out, std::ptrdiff_t size) noexcept {
    constexpr int most_degree = 1000;
    for (; size > 0; n += degree_lanes, x += degree_lanes, out += degree_lanes, size -= degree_lanes) {
        const int count = size < degree_lanes ? static_cast<int>(size) : degree_lanes;
        int degree[degree_lanes], place[degree_lanes], most = 0;
        for (int i = 0; i < count; ++i) {
            const double asked = n[i] >= 1 && n[i] <= most_degree ? n[i] : 0;
            degree[i] = static_cast<int>(asked);
            degree[i] = degree[i] == asked ? degree[i] : 0;
            most = std::max(most, degree[i]);
        }
        int up_to[most_degree + 2];  // how many degrees are below d; once all have their places, how many are not above
        std::fill(up_to, up_to + most + 2, 0);
        for (int i = 0; i < count; ++i) ++up_to[degree[i] + 1];
        for (int d = 0; d <= most; ++d) up_to[d + 1] += up_to[d];
        Lanes side;
        for (int i = 0; i < count; ++i) {
            place[i] = up_to[degree[i]]++;
            side.in[place[i]] = K::argument(x[i]);
        }
        side.start(count);
        for (int k = 1; k < most; ++k) side.step(k, up_to[k], count);
        for (int i = 0; i < count; ++i) {
            const double value = K::scale * side.result(place[i], degree[i]);
            out[i] = degree[i] > 0 && value - value == 0 ? value : K::at(n[i], x[i]);
        }
    }
}

}  // namespace scixx::special::detail::polynomials
