// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cstdint>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/random_stream.hpp>
#include <vector>

namespace scixx::stats::qmc::detail {

/// The first n prime numbers.
template <class Number = std::uint32_t>
[[nodiscard]] std::vector<Number> first_primes(core::Index n) {
    std::vector<Number> primes;
    for (Number candidate = 2; std::ssize(primes) < n; ++candidate) {
        bool prime = true;
        for (const Number p : primes) {
            if (p * p > candidate) break;
            prime = candidate % p != 0;
            if (!prime) break;
        }
        if (prime) primes.push_back(candidate);
    }
    return primes;
}

/// Permutations of the digits of one base: as many places as 54 bits have.
template <class Number = std::uint32_t>
[[nodiscard]] std::vector<Number> digit_permutations(Number base, bool scramble, core::RandomStream& stream) {
    const auto places = static_cast<std::size_t>(std::ceil(54 / std::log2(static_cast<double>(base)))) - 1;
    std::vector<Number> all(places * base);
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<Number>(i % base);
    if (scramble)
        for (std::size_t k = 0; k < places; ++k) stream.permutation(base, all.data() + k * base);
    return all;
}

/// The radical inverses of first, ..., first + n - 1 with permuted digits, sum of permuted digit k / base^(k+1).
/// Numbers that share all but their last digits go together: their terms are added for all of them at once.
template <class Number = std::uint32_t>
void van_der_corput(Number base, const std::vector<Number>& permutations, std::uint64_t first, core::Index n,
                    double* out) {
    const std::size_t places = permutations.size() / base;
    std::uint64_t block = base;
    std::size_t low = 1;
    for (; block * base <= 4096 && low < places; ++low) block *= base;
    std::vector<double> weights(places), table(block), row;
    double weight = 1.0 / base;
    for (double& w : weights) {
        w = weight;
        weight /= base;
    }
    for (std::uint64_t t = 0; t < block; ++t) {
        std::uint64_t rest = t;
        for (std::size_t k = 0; k < low; ++k, rest /= base)
            table[t] += permutations[k * base + rest % base] * weights[k];
    }
    for (const std::uint64_t end = first + static_cast<std::uint64_t>(n); first < end;) {
        const std::uint64_t from = first % block, to = std::min(block, end - (first - from)), size = to - from;
        std::copy(table.data() + from, table.data() + to, out);
        std::uint64_t rest = first / block;
        for (std::size_t k = low; k < places; ++k, rest /= base) {
            const double term = permutations[k * base + rest % base] * weights[k];
            if (term != 0)
                for (std::uint64_t t = 0; t < size; ++t) out[t] += term;
        }
        out += size;
        first += size;
    }
}

}  // namespace scixx::stats::qmc::detail
