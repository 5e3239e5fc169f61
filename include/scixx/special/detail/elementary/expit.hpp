// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/polynomial.hpp>
#include <scixx/special/detail/elementary/exponential.hpp>
#include <scixx/special/detail/elementary/log1p_tables.hpp>

namespace scixx::special::detail::elementary {

// For float data the short forms in double arithmetic, rounded.
struct Expit {
    template <bool Short>
    SCIXX_ALWAYS_INLINE static double of(double x) noexcept {
        const double e = quick_exponential<Short>(-std::abs(x)), negative = 0.5 - std::copysign(0.5, x);
        // 1 or e, chosen by factors; the negative half is e / (1 + e), which keeps tails down to the subnormals.
        return (negative * e + (1 - negative)) / (1 + e);
    }
    static double at(double x) noexcept { return of<false>(x); }
    static double brief(double x) noexcept { return of<true>(x); }
};

struct Logit {
    static double at(double p) noexcept { return logarithm_of_odds(p); }
    static double brief(double p) noexcept { return logarithm_of_odds<true>(p); }
    /// For narrow vectors: ordinary numbers in a loop without a branch, the others one by one.
    template <bool Narrow = !core::fast_fma>
        requires Narrow
    static void block(const double* p, double* out, std::ptrdiff_t n) noexcept {
        constexpr std::ptrdiff_t most = 128;
        double in[most], odds[most];
        for (std::ptrdiff_t begin = 0; begin < n; begin += most) {
            const std::ptrdiff_t run = std::min(most, n - begin);
            std::int64_t others = 0;
            for (std::ptrdiff_t i = 0; i < run; ++i) in[i] = p[begin + i];
            for (std::ptrdiff_t i = 0; i < run; ++i) others += is_ordinary(in[i]) && in[i] < 1 ? 0 : 1;
            for (std::ptrdiff_t i = 0; i < run; ++i) {
                const double x = in[i], rest = 1 - x;
                odds[i] = parts_of_quotient(x, rest, (1 - rest) - x).log();
            }
            for (std::ptrdiff_t i = 0; others > 0 && i < run; ++i)
                if (!is_ordinary(in[i]) || !(in[i] < 1)) odds[i] = at(in[i]);
            std::copy(odds, odds + run, out + begin);
        }
    }
};

/// log(1 + exp(-|x|)).
template <bool Short>
[[nodiscard]] SCIXX_ALWAYS_INLINE double logarithm_of_tail(double x) noexcept {
    if constexpr (core::fast_fma) return logarithm_1p<Short>(exponential<Short>(-std::abs(x)));
    const double e = quick_exponential<Short>(-std::abs(x));
    const int part = e < 1 ? static_cast<int>(8 * e) : 7;
    return e * core::polynomial<(Short ? 6 : 0)>(log1p_table[part], 16 * e - (2 * part + 1));
}

/// log(expit(x)) = min(x, 0) - log(1 + exp(-|x|)).
struct LogExpit {
    static double at(double x) noexcept { return (x < 0 ? x : 0.0) - logarithm_of_tail<false>(x); }
    static double brief(double x) noexcept { return (x < 0 ? x : 0.0) - logarithm_of_tail<true>(x); }
};

struct Softplus {
    static double at(double x) noexcept { return (x > 0 ? x : 0.0) + logarithm_of_tail<false>(x); }
    static double brief(double x) noexcept { return (x > 0 ? x : 0.0) + logarithm_of_tail<true>(x); }
};

}  // namespace scixx::special::detail::elementary
