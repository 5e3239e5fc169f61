// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <bit>
#include <cstdint>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/random_stream.hpp>
#include <scixx/stats/qmc/detail/sobol_tables.hpp>
#include <type_traits>
#include <vector>

namespace scixx::stats::qmc::detail {

/// Direction numbers v_1, ..., v_bits of the first `dimensions` dimensions, one after the other; the highest of the
/// bits is the first binary digit. With a primitive polynomial x^s + a_1 x^(s-1) + ... + 1 and m_j = v_j 2^j,
///     m_k = 2 a_1 m_(k-1) xor ... xor 2^s m_(k-s) xor m_(k-s).
template <class Word = std::uint64_t>
[[nodiscard]] std::vector<Word> sobol_directions(int dimensions, int bits) {
    core::List<Word> all(core::Index{dimensions} * bits);
    const char16_t* at = sobol_numbers;
    int degree = 0, left = 0;
    for (int d = 0; d < dimensions; ++d) {
        Word* m = all.data() + core::Index{d} * bits;
        if (d == 0) {
            std::fill(m, m + bits, Word{1});
        } else {
            while (left == 0) left = sobol_polynomials[++degree];
            --left;
            const unsigned inner = *at++;
            for (int k = 0; k < degree; ++k) {
                const Word value = k == 0 ? 1 : *at++;
                if (k < bits) m[k] = value;
            }
            for (int k = degree; k < bits; ++k) {
                Word value = m[k - degree] ^ (m[k - degree] << degree);
                for (int j = 1; j < degree; ++j)
                    if (inner >> (degree - 1 - j) & 1U) value ^= m[k - j] << j;
                m[k] = value;
            }
        }
        for (int k = 0; k < bits; ++k) m[k] <<= bits - 1 - k;
    }
    return all;
}

/// Scrambling of J. Matousek, J. Complexity 14 (1998) 527: the binary digits are multiplied by a random lower
/// triangular matrix with ones on its diagonal, and shifted. The draws are SciPy's.
template <class Word = std::uint64_t>
void scramble_sobol(core::RandomStream& stream, std::vector<Word>& directions, std::vector<Word>& shift) {
    const std::size_t size = directions.size() / shift.size();
    std::vector<std::uint32_t> draws(shift.size() * size);
    stream.integers(2, draws.data(), std::ssize(draws));
    for (std::size_t d = 0; d < shift.size(); ++d)
        for (std::size_t k = 0; k < size; ++k) shift[d] |= Word{draws[d * size + k]} << k;
    draws.resize(size * size);
    std::vector<Word> rows(size);
    for (std::size_t d = 0; d < shift.size(); ++d) {
        stream.integers(2, draws.data(), std::ssize(draws));
        // Row k of the matrix as a mask of the digits, the first one highest.
        for (std::size_t k = 0; k < size; ++k) {
            rows[k] = Word{1} << (size - 1 - k);
            for (std::size_t j = 0; j < k; ++j) rows[k] |= Word{draws[k * size + j]} << (size - 1 - j);
        }
        for (std::size_t j = 0; j < size; ++j) {
            Word& v = directions[d * size + j];
            Word mixed = 0;
            for (const Word row : rows) mixed = mixed << 1 | static_cast<Word>(std::popcount(row & v) & 1);
            v = mixed;
        }
    }
}

/// Coordinates of the points `first`, ..., first + n - 1 in one dimension. Point k is the sum (modulo 2) of the
/// directions at the ones of its Gray code, which is linear: for k = 64 b + t it is that of 64 b and that of t.
template <class Word>
void sobol_points(const std::uint64_t* directions, int bits, std::uint64_t shift, std::uint64_t first, core::Index n,
                  double* out) {
    constexpr std::uint64_t block = 64;
    // Conversion of signed integers is what all processors do in vectors.
    using Signed = std::conditional_t<sizeof(Word) == 4, std::int32_t, std::uint64_t>;
    const double unit = std::ldexp(1.0, -bits);
    const auto sum = [&](std::uint64_t k) {
        std::uint64_t value = 0;
        for (std::uint64_t gray = k ^ k >> 1; gray != 0; gray &= gray - 1) {
            const int j = std::countr_zero(gray);
            if (j < bits) value ^= directions[j];
        }
        return value;
    };
    Word table[block];
    for (std::uint64_t t = 0; t < block; ++t) table[t] = static_cast<Word>(sum(t));
    for (const std::uint64_t end = first + static_cast<std::uint64_t>(n); first < end;) {
        const std::uint64_t from = first % block, to = std::min(block, end - (first - from));
        const auto base = static_cast<Word>(sum(first - from) ^ shift);
        for (std::uint64_t t = from; t < to; ++t)
            *out++ = static_cast<double>(static_cast<Signed>(base ^ table[t])) * unit;
        first += to - from;
    }
}

}  // namespace scixx::stats::qmc::detail
