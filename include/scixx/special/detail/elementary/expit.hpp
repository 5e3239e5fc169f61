// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <scixx/core/kernel/inline.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/polynomial.hpp>
#include <scixx/special/detail/elementary/exponential.hpp>
#include <scixx/special/detail/elementary/log1p_tables.hpp>
#include <scixx/special/detail/elementary/narrow.hpp>

namespace scixx::special::detail::elementary {

// Float data are computed in float, by twice as many numbers a step.
struct Expit {
    template <class T>
    SCIXX_ALWAYS_INLINE static T of(T x, T e) noexcept {
        const T negative = T(0.5) - std::copysign(T(0.5), x);
        // 1 or e, chosen by factors; the negative half is e / (1 + e), which keeps tails down to the subnormals.
        return (negative * e + (1 - negative)) / (1 + e);
    }
    SCIXX_ALWAYS_INLINE static double at(double x) noexcept { return of(x, quick_exponential<false>(-std::abs(x))); }
    SCIXX_ALWAYS_INLINE static float at(float x) noexcept { return of(x, exponential(-std::abs(x))); }
};

struct Logit {
    SCIXX_ALWAYS_INLINE static double at(double p) noexcept { return logarithm_of_odds(p); }
    SCIXX_ALWAYS_INLINE static float at(float p) noexcept { return logarithm_of_odds(p); }
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
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE double logarithm_of_tail(double x) noexcept {
    if constexpr (core::fast_fma) return logarithm_1p(exponential(-std::abs(x)));
    const double e = quick_exponential<false>(-std::abs(x));
    const int part = e < 1 ? static_cast<int>(8 * e) : 7;
    return e * core::polynomial(log1p_table[part], 16 * e - (2 * part + 1));
}

/// log(expit(x)) = min(x, 0) - log(1 + exp(-|x|)).
struct LogExpit {
    SCIXX_ALWAYS_INLINE static double at(double x) noexcept { return (x < 0 ? x : 0.0) - logarithm_of_tail(x); }
    SCIXX_ALWAYS_INLINE static float at(float x) noexcept { return narrow_negative_part(x) - logarithm_of_tail(x); }
};

struct Softplus {
    SCIXX_ALWAYS_INLINE static double at(double x) noexcept { return (x > 0 ? x : 0.0) + logarithm_of_tail(x); }
    SCIXX_ALWAYS_INLINE static float at(float x) noexcept { return logarithm_of_tail(x) - narrow_negative_part(-x); }
};

}  // namespace scixx::special::detail::elementary
