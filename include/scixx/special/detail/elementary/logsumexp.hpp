// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/elementary/exponential.hpp>
#include <scixx/special/detail/elementary/narrow.hpp>
#include <span>
#include <utility>
#include <vector>

namespace scixx::special::detail::elementary {

/// The largest of n > 0 numbers in eight chains; NaNs may be passed over.
template <class T>
[[nodiscard]] inline T largest(const T* x, std::ptrdiff_t n) noexcept {
    T top[8];
    for (T& value : top) value = x[0];
    std::ptrdiff_t i = 0;
    for (; i + 8 <= n; i += 8)
        for (int k = 0; k < 8; ++k) top[k] = x[i + k] > top[k] ? x[i + k] : top[k];
    for (; i < n; ++i) top[0] = x[i] > top[0] ? x[i] : top[0];
    return *std::max_element(top, top + 8);
}

/// The sum of w[i] exp(x[i] - shift), w = 1 where there is none, but for element `skip`.
[[nodiscard]] inline double sum_of_exponentials(const double* x, const double* w, std::ptrdiff_t n, double shift,
                                                std::ptrdiff_t skip) noexcept {
    constexpr std::ptrdiff_t most = 256;
    double sums[8] = {}, terms[most];
    for (std::ptrdiff_t begin = 0; begin < n; begin += most) {
        const std::ptrdiff_t run = std::min(most, n - begin), whole = (run + 7) / 8 * 8;
        for (std::ptrdiff_t i = 0; i < run; ++i) terms[i] = quick_exponential<false>(x[begin + i] - shift);
        for (std::ptrdiff_t i = run; i < whole; ++i) terms[i] = 0;
        if (w)
            for (std::ptrdiff_t i = 0; i < run; ++i) terms[i] = w[begin + i] == 0 ? 0 : terms[i] * w[begin + i];
        if (skip >= begin && skip < begin + run) terms[skip - begin] = 0;
        for (std::ptrdiff_t i = 0; i < whole; i += 8)
            for (int k = 0; k < 8; ++k) sums[k] += terms[i + k];
    }
    return ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
}

[[nodiscard]] inline double logsumexp(const double* x, std::ptrdiff_t n) noexcept {
    const double top = largest(x, n);
    if (!(std::abs(top) < infinity)) {
        for (std::ptrdiff_t i = 0; i < n; ++i)
            if (x[i] != x[i]) return nan;
        return top;
    }
    const std::ptrdiff_t place = std::find(x, x + n, top) - x;
    return top + std::log1p(sum_of_exponentials(x, nullptr, n, top, place));
}
[[nodiscard]] inline double logsumexp(std::span<const double> x) {
    core::require(!x.empty(), "logsumexp", "a must not be empty along the axis");
    return logsumexp(x.data(), static_cast<std::ptrdiff_t>(x.size()));
}

/// log |sum of w exp(x)| and the sign of the sum.
[[nodiscard]] inline std::pair<double, double> weighted_logsumexp(std::span<const double> x,
                                                                  std::span<const double> w) {
    core::require(!x.empty(), "logsumexp", "a must not be empty along the axis");
    double top = -infinity;
    for (std::size_t i = 0; i < x.size(); ++i)
        if (w[i] != 0 && x[i] > top) top = x[i];
    if (top == infinity) {
        double sum = 0;  // infinite terms of both signs have no sum
        for (std::size_t i = 0; i < x.size(); ++i)
            if (x[i] == infinity && w[i] != 0) sum += w[i] > 0 ? infinity : -infinity;
        return {sum != sum ? nan : infinity, sum != sum ? nan : std::copysign(1.0, sum)};
    }
    if (top == -infinity) return {-infinity, 0};
    const double sum = sum_of_exponentials(x.data(), w.data(), static_cast<std::ptrdiff_t>(x.size()), top, -1);
    if (sum == 0) return {-infinity, 0};
    return {top + std::log(std::abs(sum)), std::copysign(1.0, sum)};
}

inline void softmax(double* x, std::ptrdiff_t n) noexcept {
    const double top = largest(x, n), shift = top == -infinity ? nan : top;
    double sums[8] = {};
    for (std::ptrdiff_t i = 0; i < n; ++i) x[i] = quick_exponential<false>(x[i] - shift);
    std::ptrdiff_t i = 0;
    for (; i + 8 <= n; i += 8)
        for (int k = 0; k < 8; ++k) sums[k] += x[i + k];
    for (; i < n; ++i) sums[0] += x[i];
    const double sum = ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
    for (i = 0; i < n; ++i) x[i] /= sum;
}

inline void log_softmax(double* x, std::ptrdiff_t n) noexcept {
    const double top = largest(x, n);
    if (!(std::abs(top) < infinity)) {
        // As SciPy: an infinite largest term leaves nothing to compare with.
        const bool lost = top != infinity || std::any_of(x, x + n, [](double value) { return value != value; });
        for (std::ptrdiff_t i = 0; i < n; ++i) x[i] = lost || x[i] == infinity ? nan : -infinity;
        return;
    }
    const double shift = std::log1p(sum_of_exponentials(x, nullptr, n, top, std::find(x, x + n, top) - x));
    for (std::ptrdiff_t i = 0; i < n; ++i) x[i] = (x[i] - top) - shift;
}

/// y[i] = exp(x[i] - shift), with what rounding takes from the difference.
template <class = void>
inline void narrow_exponentials(const float* x, float* y, std::ptrdiff_t n, float shift) noexcept {
    for (std::ptrdiff_t i = 0; i < n; ++i) {
        const float gap = x[i] - shift, part = gap - x[i], lost = (x[i] - (gap - part)) - (shift + part);
        const std::uint32_t kept =
            narrow_mask((narrow_bits_of(lost) & narrow_infinity_bits) != narrow_infinity_bits);  // not of infinite gaps
        y[i] = exponential(gap) * (1 + narrow_from_bits(narrow_bits_of(lost) & kept));
    }
}
/// The sum of at most 256 numbers in 16 chains.
template <class = void>
[[nodiscard]] inline double narrow_sum(const float* x, std::ptrdiff_t n) noexcept {
    float sums[16] = {};
    std::ptrdiff_t i = 0;
    for (; i + 16 <= n; i += 16)
        for (int k = 0; k < 16; ++k) sums[k] += x[i + k];
    double total = 0;
    for (const float sum : sums) total += static_cast<double>(sum);
    for (; i < n; ++i) total += static_cast<double>(x[i]);
    return total;
}
inline constexpr std::ptrdiff_t narrow_run = 256;

template <class = void>
inline void softmax(float* x, std::ptrdiff_t n) noexcept {
    const float top = largest(x, n), shift = top == -narrow_infinity ? narrow_infinity - narrow_infinity : top;
    double sum = 0;
    for (std::ptrdiff_t begin = 0; begin < n; begin += narrow_run) {
        const std::ptrdiff_t run = std::min(narrow_run, n - begin);
        narrow_exponentials(x + begin, x + begin, run, shift);
        sum += narrow_sum(x + begin, run);
    }
    const auto scale = static_cast<float>(1 / sum);
    for (std::ptrdiff_t i = 0; i < n; ++i) x[i] *= scale;
}
/// The sum of exp(x[i] - shift) but for element `skip`.
template <class = void>
[[nodiscard]] inline double narrow_sum_of_exponentials(const float* x, std::ptrdiff_t n, float shift,
                                                       std::ptrdiff_t skip) noexcept {
    float terms[narrow_run];
    double sum = 0;
    for (std::ptrdiff_t begin = 0; begin < n; begin += narrow_run) {
        const std::ptrdiff_t run = std::min(narrow_run, n - begin);
        narrow_exponentials(x + begin, terms, run, shift);
        if (skip >= begin && skip < begin + run) terms[skip - begin] = 0;
        sum += narrow_sum(terms, run);
    }
    return sum;
}
template <class = void>
inline void log_softmax(float* x, std::ptrdiff_t n) noexcept {
    const float top = largest(x, n);
    if (!(std::abs(top) < narrow_infinity)) {
        const bool lost = top != narrow_infinity || std::any_of(x, x + n, [](float value) { return value != value; });
        for (std::ptrdiff_t i = 0; i < n; ++i)
            x[i] = lost || x[i] == narrow_infinity ? static_cast<float>(nan) : -narrow_infinity;
        return;
    }
    const double sum = narrow_sum_of_exponentials(x, n, top, std::find(x, x + n, top) - x);
    const auto shift = static_cast<float>(std::log1p(sum));
    for (std::ptrdiff_t i = 0; i < n; ++i) x[i] = (x[i] - top) - shift;
}

/// logsumexp() of floats, the terms in float arithmetic.
template <class = void>
[[nodiscard]] inline double logsumexp(const float* x, std::ptrdiff_t n) noexcept {
    const float top = largest(x, n);
    if (!(std::abs(top) < narrow_infinity)) {
        const bool lost = std::any_of(x, x + n, [](float value) { return value != value; });
        return lost ? nan : static_cast<double>(top);
    }
    const std::ptrdiff_t place = std::find(x, x + n, top) - x;
    return static_cast<double>(top) + std::log1p(narrow_sum_of_exponentials(x, n, top, place));
}

}  // namespace scixx::special::detail::elementary
