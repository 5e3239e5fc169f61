// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstdint>
#include <scixx/core/kernel/cold.hpp>
#include <scixx/fft/detail/sizes.hpp>
#include <scixx/fft/detail/twiddle.hpp>

namespace scixx::fft::detail {

/// Whether Rader's cyclic convolution of n - 1 points is cheaper than Bluestein's of `bluestein` points, for an n with
/// a prime factor above `most_generic`. Rader's needs a prime n, and small prime factors of n - 1. Multiples of `lanes`
/// are the fast lengths.
[[nodiscard]] SCIXX_COLD inline bool rader_pays(Index n, Index bluestein, Index lanes, Index most_generic) {
    if (largest_prime_factor(n) != n || n >= (Index(1) << 31) || largest_prime_factor(n - 1) > most_generic)
        return false;
    // The permutations cost about as much as two passes of radix 2.
    const double awkward = (n - 1) % lanes == 0 ? 1.0 : 1.5;
    return awkward * passes_cost(n - 1) + 2 * static_cast<double>(n) < passes_cost(bluestein);
}

/// The powers g^q mod n, q = 0 .. n - 2, of the least primitive root g of the prime n < 2^31.
[[nodiscard]] SCIXX_COLD inline core::List<std::int32_t> generator_powers(Index n) {
    const auto power = [n](Index base, Index exponent) {
        Index result = 1;
        for (; exponent > 0; exponent /= 2, base = base * base % n)
            if (exponent % 2 != 0) result = result * base % n;
        return result;
    };
    const auto is_primitive = [&](Index g) {
        Index rest = n - 1;
        for (Index p = 2; p * p <= rest; ++p) {
            if (rest % p != 0) continue;
            if (power(g, (n - 1) / p) == 1) return false;
            while (rest % p == 0) rest /= p;
        }
        return rest == 1 || power(g, (n - 1) / rest) != 1;
    };
    Index g = 2;
    while (!is_primitive(g)) ++g;
    core::List<std::int32_t> powers;
    powers.reserve(n - 1);
    for (Index q = 0, value = 1; q < n - 1; ++q, value = value * g % n)
        powers.push_back(static_cast<std::int32_t>(value));
    return powers;
}

/// The kernel of Rader's convolution, exp(-2 pi i g^-q / n) / (n - 1) as pairs (C. M. Rader, Proc. IEEE 56, 1968, pp.
/// 1107-1108): X[g^-q] = x[0] + sum over r of x[g^r] exp(-2 pi i g^(r - q) / n).
template <class T>
[[nodiscard]] SCIXX_COLD core::List<T> rader_kernel(const core::List<std::int32_t>& powers) {
    const Index size = powers.size();
    const Roots<T> root(size + 1);
    const T scale = T(1) / static_cast<T>(size);
    core::List<T> kernel;
    kernel.reserve(2 * size);
    for (Index q = 0; q < size; ++q) push_pair(kernel, root(powers[(size - q) % size]) * scale);
    return kernel;
}

}  // namespace scixx::fft::detail
