// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cstdint>
#include <optional>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <vector>

namespace scixx::signal {

/// Options of max_len_seq.
struct MaxLenSeqOptions {
    std::vector<std::int8_t> state{};      ///< the register at the beginning, nbits entries, not all 0; ones by default
    std::optional<Eigen::Index> length{};  ///< length of the sequence; 2^nbits - 1 by default
    std::vector<int> taps{};               ///< positions that are fed back, 0 to nbits; those of a sequence of maximum
                                           ///< length by default
};

/// What max_len_seq returns: `auto [seq, state] = max_len_seq(8)`.
struct MaxLenSeq {
    Eigen::Array<std::int8_t, Eigen::Dynamic, 1> seq;    ///< zeros and ones
    Eigen::Array<std::int8_t, Eigen::Dynamic, 1> state;  ///< the register at the end
};

/// A sequence of maximum length from a shift register with feedback.
///
/// @param nbits    length of the register, 2 to 32, any positive one if taps are given.
/// @param options  see MaxLenSeqOptions; a tap given twice counts once.
/// @throws std::invalid_argument for a length of the register without known taps, taps out of bounds, a state of
///                 another size or all 0, or a negative length.
/// @note  The taps are those of primitive polynomials (R. W. Ward, T. C. A. Molteno, "Table of linear feedback shift
///        registers", 2007).
/// @see   scipy.signal.max_len_seq
template <class T = std::int8_t>
[[nodiscard]] MaxLenSeq max_len_seq(int nbits, const MaxLenSeqOptions& options = {}) {
    static constexpr std::int8_t table[][3] = {
        {1},          {2},          {3},         {3},         {5},         {6},  {7, 6, 1},    {5},
        {7},          {9},          {11, 10, 4}, {12, 11, 8}, {13, 12, 2}, {14}, {15, 13, 4},  {14},
        {11},         {18, 17, 14}, {17},        {19},        {21},        {18}, {23, 22, 17}, {22},
        {25, 24, 20}, {26, 25, 22}, {25},        {27},        {29, 28, 7}, {28}, {31, 30, 10}};
    std::vector<int> taps;
    if (options.taps.empty()) {
        core::require(nbits >= 2 && nbits <= 32, "max_len_seq",
                      "nbits must be between 2 and 32 if taps is not given, got ", nbits);
        for (const std::int8_t tap : table[nbits - 2])
            if (tap > 0) taps.push_back(tap);
    } else {
        core::require(nbits >= 1, "max_len_seq", "nbits must be positive, got ", nbits);
        for (const int tap : options.taps) {
            core::require(tap >= 0 && tap <= nbits, "max_len_seq",
                          "taps must be non-zero and less than or equal to nbits, got ", tap);
            if (std::find(taps.begin(), taps.end(), tap % nbits) == taps.end()) taps.push_back(tap % nbits);
        }
    }
    core::List<T> state(nbits, T(1));
    if (!options.state.empty()) {
        core::require(options.state.size() == core::to_size(nbits), "max_len_seq", "state must have ", nbits,
                      " entries, got ", options.state.size());
        bool any = false;
        for (int i = 0; i < nbits; ++i) any |= (state[i] = T(options.state[core::to_size(i)] != 0)) != 0;
        core::require(any, "max_len_seq", "state must not be all zero");
    }
    core::require(nbits < 62 || options.length, "max_len_seq", "length must be given for so many bits");
    const Eigen::Index length = options.length ? *options.length : (Eigen::Index(1) << nbits) - 1;
    core::require(length >= 0, "max_len_seq", "length must not be negative, got ", length);
    MaxLenSeq out;
    out.seq.resize(length);
    int at = 0;
    for (Eigen::Index i = 0; i < length; ++i) {
        T bit = state[at];
        out.seq[i] = static_cast<std::int8_t>(bit);
        for (const int tap : taps) {
            const int from = at + tap;
            bit = static_cast<T>(bit ^ state[from < nbits ? from : from - nbits]);
        }
        state[at] = bit;
        if (++at == nbits) at = 0;
    }
    out.state.resize(nbits);
    for (int i = 0; i < nbits; ++i) out.state[i] = static_cast<std::int8_t>(state[(at + i) % nbits]);
    return out;
}

}  // namespace scixx::signal
