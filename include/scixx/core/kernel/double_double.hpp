// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <bit>
#include <cstdint>
#include <scixx/core/kernel/fma.hpp>
#include <scixx/core/kernel/inline.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/strict_math.hpp>

/// Sums and products of doubles without rounding error, and numbers of twice their precision.
namespace scixx::core {

/// hi + lo with |lo| at most half an ulp of hi; a double converts.
struct DoubleDouble {
    double hi, lo;
    constexpr DoubleDouble(double high = 0, double low = 0) noexcept  // NOLINT(google-explicit-constructor)
        : hi(high), lo(low) {}

    [[nodiscard]] constexpr int sign() const noexcept { return (hi > 0) - (hi < 0); }
};

/// a + b exactly for |a| >= |b| (T. J. Dekker, Numer. Math. 18 (1971) 224).
[[nodiscard]] SCIXX_ALWAYS_INLINE DoubleDouble quick_sum(double a, double b) noexcept {
    SCIXX_KEEP_ORDER
    const double sum = a + b;
    return {sum, b - (sum - a)};
}

/// a + b exactly (D. E. Knuth, TAOCP 2, 4.2.2). There is nothing in it that could be contracted into a multiply-add.
[[nodiscard]] SCIXX_ALWAYS_INLINE DoubleDouble exact_sum(double a, double b) noexcept {
    SCIXX_KEEP_ORDER
    const double sum = a + b, b_part = sum - a, a_part = sum - b_part;
    return {sum, (a - a_part) + (b - b_part)};
}

/// a b exactly where nothing over- or underflows.
///
/// Where the processor has a fused multiply-add the compiler may contract x * y + z and so undo the rounding that the
/// error term is based on. The product is therefore made by an fma itself: adding +0 leaves the value alone, cannot be
/// folded away (a product of -0 would become +0), and leaves no multiplication to contract. Without the instruction
/// nothing is contracted, and factors are split into halves of 26 bits.
[[nodiscard]] SCIXX_ALWAYS_INLINE DoubleDouble exact_product(double a, double b) noexcept {
    SCIXX_KEEP_ORDER
    if constexpr (fast_fma) {
        const double product = std::fma(a, b, 0.0);
        return {product, std::fma(a, b, -product)};
    } else {
        // Rounded in its bits, to nearest: the rest is signed and has no more bits than the half.
        const auto upper_half = [](double x) {
            return std::bit_cast<double>((std::bit_cast<std::uint64_t>(x) + 0x4000000U) & 0xfffffffff8000000U);
        };
        const double product = a * b;
        const double ah = upper_half(a), al = a - ah, bh = upper_half(b), bl = b - bh;
        return {product, ((ah * bh - product) + ah * bl + al * bh) + al * bl};
    }
}

// Relative error of an operation: below 2^-101 of the magnitudes that enter it.
[[nodiscard]] inline DoubleDouble operator-(const DoubleDouble& a) noexcept {
    return {-a.hi, -a.lo};
}
[[nodiscard]] inline DoubleDouble operator+(const DoubleDouble& a, const DoubleDouble& b) noexcept {
    const DoubleDouble sum = exact_sum(a.hi, b.hi);
    return quick_sum(sum.hi, sum.lo + (a.lo + b.lo));
}
[[nodiscard]] inline DoubleDouble operator-(const DoubleDouble& a, const DoubleDouble& b) noexcept {
    return a + -b;
}
[[nodiscard]] inline DoubleDouble operator*(const DoubleDouble& a, const DoubleDouble& b) noexcept {
    const DoubleDouble product = exact_product(a.hi, b.hi);
    return quick_sum(product.hi, product.lo + (a.hi * b.lo + a.lo * b.hi));
}
[[nodiscard]] inline DoubleDouble operator*(double a, const DoubleDouble& b) noexcept {
    const DoubleDouble product = exact_product(a, b.hi);
    return quick_sum(product.hi, product.lo + a * b.lo);
}
[[nodiscard]] inline DoubleDouble operator/(const DoubleDouble& a, const DoubleDouble& b) noexcept {
    // The quotient is used twice: rounded once for all, as in exact_product.
    const double inverse = 1 / b.hi, first = fast_fma ? std::fma(a.hi, inverse, 0.0) : a.hi * inverse;
    const DoubleDouble product = exact_product(first, b.hi);
    return quick_sum(first, (((a.hi - product.hi) - product.lo) + (a.lo - first * b.lo)) * inverse);
}

}  // namespace scixx::core
