// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <scixx/core/kernel/cold.hpp>

namespace scixx::fft::detail {

using Eigen::Index;

/// Largest prime factor of n >= 1 (1 for 1).
[[nodiscard]] inline Index largest_prime_factor(Index n) {
    Index largest = 1;
    for (Index p = 2; p * p <= n; p += p == 2 ? 1 : 2)
        for (; n % p == 0; n /= p) largest = p;
    return n > 1 ? n : largest;
}

/// Least multiple of `unit` (a power of 2) at or above `least` times a product of 2, 3 and 5.
[[nodiscard]] SCIXX_COLD inline Index smooth_size(Index least, Index unit) {
    Index best = unit;
    while (best < least) best *= 2;
    for (Index five = unit; five < best; five *= 5)
        for (Index three = five; three < best; three *= 3) {
            Index size = three;
            while (size < least) size *= 2;
            if (size < best) best = size;
        }
    return best;
}

/// The nearest product of the first `primes` <= 5 primes at or above (Up) or at or below `target` >= 1; one above may
/// be as large as 2^63, which no Index holds.
template <bool Up>
[[nodiscard]] inline std::uint64_t smooth_neighbour(Index least, int primes) {
    constexpr std::uint64_t prime[] = {2, 3, 5, 7, 11};
    const auto target = static_cast<std::uint64_t>(least);
    std::uint64_t best = 1;
    while (best < target) best *= 2;
    if (!Up && best > target) best /= 2;
    // All products of the odd primes, each brought near the target by powers of 2.
    const auto visit = [&](const auto& self, std::uint64_t product, int next) -> void {
        if (next == primes) {
            while (product < target) product *= 2;
            if (!Up && product > target && product % 2 == 0) product /= 2;
            if (Up ? product < best : product > best && product <= target) best = product;
            return;
        }
        const std::uint64_t last = (Up ? best : target) / prime[next];
        for (;; product *= prime[next]) {
            if (Up ? product >= best : product > target) return;
            self(self, product, next + 1);
            if (product > last) return;  // the next one is beyond, or beyond all numbers
        }
    };
    visit(visit, 1, 1);
    return best;
}

/// Estimated cost of the passes over n points; a pass of radix 2 over one point costs 1.
[[nodiscard]] SCIXX_COLD inline double passes_cost(Index n) {
    double each = 0;
    const double points = static_cast<double>(n);
    for (Index p = 2; n > 1; ++p)
        for (; n % p == 0; n /= p) each += p == 2 ? 1.0 : 0.5 + 0.6 * static_cast<double>(p);
    return each * points;
}

/// Length of the cyclic convolution that makes Bluestein's transform of length n: at least 2 n - 1.
[[nodiscard]] inline Index convolution_size(Index n, Index unit) {
    return smooth_size(2 * n - 1, unit);
}

}  // namespace scixx::fft::detail
