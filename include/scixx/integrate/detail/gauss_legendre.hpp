// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <numbers>
#include <scixx/core/kernel/math.hpp>
#include <vector>

namespace scixx::integrate::detail {

/// Nodes and weights of a rule on [-1, 1].
struct NodesAndWeights {
    std::vector<double> x, w;
};

/// The Gauss-Legendre rule of n nodes, ascending: Newton's iteration on P_n from Tricomi's estimate of its zeros.
template <class T = double>
[[nodiscard]] NodesAndWeights gauss_legendre(int n) {
    NodesAndWeights rule;
    rule.x.resize(static_cast<std::size_t>(n));
    rule.w.resize(static_cast<std::size_t>(n));
    const double count = n;
    for (int i = 0; i < (n + 1) / 2; ++i) {
        const bool centre = n % 2 == 1 && i == n / 2;
        // The unknown is y = 1 - x, which keeps its digits near the ends.
        const double factor = (count - 1) / (8 * count * count * count);
        const double sine = std::sin(std::numbers::pi * (4 * i + 3) / (8 * count + 4));
        T y = centre ? T(1) : factor + (1 - factor) * 2 * sine * sine;
        T slope = 0;
        for (int iteration = 0; iteration < 10; ++iteration) {
            // (k + 1) P_{k+1} = (2 k + 1) x P_k - k P_{k-1} in differences of neighbours.
            T here = 1, difference = 0;
            for (int k = 0; k < n; ++k) {
                difference = (k * difference - (2 * k + 1) * y * here) / (k + 1);
                here += difference;
            }
            slope = count * (y * here - difference) / (y * (2 - y));
            if (centre) break;
            const T change = here / slope;
            y += change;
            if (std::abs(change) < 1e-8 * y) {
                // The slope at the new point by P_n'' = (2 x P_n' - n (n + 1) P_n) / (1 - x^2).
                slope -= change * (2 * (1 - y) * slope - count * (count + 1) * here) / (y * (2 - y));
                break;
            }
        }
        const T x = 1 - y;
        const double weight = 2 / (y * (2 - y) * slope * slope);
        const auto left = static_cast<std::size_t>(i), right = static_cast<std::size_t>(n - 1 - i);
        rule.x[left] = -x;
        rule.x[right] = x;
        rule.w[left] = rule.w[right] = weight;
    }
    return rule;
}

}  // namespace scixx::integrate::detail
