// SPDX-License-Identifier: BSD-3-Clause
#pragma once

// Numbers that add, subtract and multiply without rounding error. They and DoubleDouble, of twice the precision of double,
// take the same expressions, so a determinant is written once and evaluated in the cheapest one that decides.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <scixx/core/kernel/double_double.hpp>
#include <vector>

namespace scixx::spatial::detail {

using core::DoubleDouble;

/// h = e + f for expansions of n and m components; returns the number of components of h, at most n + m.
inline int expansion_sum(const double* e, int n, const double* f, int m, double* h) noexcept {
    int i = 0, j = 0, size = 0;
    const auto next = [&] { return j == m || (i < n && std::abs(e[i]) < std::abs(f[j])) ? e[i++] : f[j++]; };
    if (n + m == 0) return 0;
    double carry = next();
    while (i < n || j < m) {
        const DoubleDouble sum = core::exact_sum(carry, next());
        carry = sum.hi;
        if (sum.lo != 0) h[size++] = sum.lo;
    }
    if (carry != 0) h[size++] = carry;
    return size;
}

/// h = e * factor for an expansion of n components; returns the number of components of h, at most 2 n.
template <class = void>
inline int expansion_scale(const double* e, int n, double factor, double* h) noexcept {
    int size = 0;
    double carry = 0;
    const auto append = [&](double value) {
        if (value != 0) h[size++] = value;
    };
    for (int i = 0; i < n; ++i) {
        const DoubleDouble product = core::exact_product(e[i], factor);
        const DoubleDouble low = core::exact_sum(carry, product.lo);
        append(low.lo);
        const DoubleDouble high = core::exact_sum(product.hi, low.hi);
        append(high.lo);
        carry = high.hi;
    }
    append(carry);
    return size;
}

/// An exact number: a sum of at most N doubles, strongly non-overlapping, by increasing magnitude, none of them zero.
/// J. R. Shewchuk, Adaptive precision floating-point arithmetic and fast robust geometric predicates, Discrete Comput.
/// Geom. 18 (1997), Theorems 13 and 19. Valid while no product of components under- or overflows.
template <int N>
struct Expansion {
    double component[static_cast<std::size_t>(N)];
    int size = 0;

    [[nodiscard]] int sign() const noexcept { return size == 0 ? 0 : component[size - 1] > 0 ? 1 : -1; }
};

/// a - b exactly.
[[nodiscard]] inline Expansion<2> expansion_difference(double a, double b) noexcept {
    const DoubleDouble d = core::exact_sum(a, -b);
    Expansion<2> out;
    if (d.lo != 0) out.component[out.size++] = d.lo;
    if (d.hi != 0) out.component[out.size++] = d.hi;
    return out;
}

template <int M, int N>
[[nodiscard]] Expansion<M + N> operator+(const Expansion<M>& a, const Expansion<N>& b) noexcept {
    Expansion<M + N> out;
    out.size = expansion_sum(a.component, a.size, b.component, b.size, out.component);
    return out;
}

template <int M, int N>
[[nodiscard]] Expansion<M + N> operator-(const Expansion<M>& a, Expansion<N> b) noexcept {
    for (int i = 0; i < b.size; ++i) b.component[i] = -b.component[i];
    return a + b;
}

template <int M, int N>
[[nodiscard]] Expansion<2 * M * N> operator*(const Expansion<M>& a, const Expansion<N>& b) noexcept {
    if constexpr (M < N) {
        return b * a;
    } else {
        Expansion<2 * M * N> sum, next;
        double scaled[static_cast<std::size_t>(2 * M)];
        for (int i = 0; i < b.size; ++i) {
            const int size = expansion_scale(a.component, a.size, b.component[i], scaled);
            next.size = expansion_sum(sum.component, sum.size, scaled, size, next.component);
            std::copy_n(next.component, next.size, sum.component);
            sum.size = next.size;
        }
        return sum;
    }
}

/// Memory for the numbers of one exact computation; all of it is given back at once.
class Arena {
public:
    double* take(int count) {
        const auto size = static_cast<std::size_t>(count);
        if (blocks_.empty() || used_ + size > capacity_) {
            capacity_ = std::max<std::size_t>(size, std::size_t{1} << 13);
            blocks_.emplace_back(new double[capacity_]);  // uninitialised, which make_unique could not give
            used_ = 0;
        }
        used_ += size;
        return blocks_.back().get() + (used_ - size);
    }
    /// Returns the end of what was taken last.
    void give_back(int count) noexcept { used_ -= static_cast<std::size_t>(count); }

private:
    std::vector<std::unique_ptr<double[]>> blocks_;
    std::size_t used_ = 0, capacity_ = 0;
};

/// An Expansion of any length, its components in an arena: for determinants whose size is known at run time only.
struct LongExpansion {
    Arena* arena = nullptr;
    double* component = nullptr;
    int size = 0;

    LongExpansion() = default;
    /// a - b exactly.
    LongExpansion(Arena& memory, double a, double b) : arena(&memory), component(memory.take(2)) {
        const DoubleDouble d = core::exact_sum(a, -b);
        if (d.lo != 0) component[size++] = d.lo;
        if (d.hi != 0) component[size++] = d.hi;
    }

    [[nodiscard]] int sign() const noexcept { return size == 0 ? 0 : component[size - 1] > 0 ? 1 : -1; }

    friend LongExpansion operator+(const LongExpansion& a, const LongExpansion& b) {
        if (a.size == 0) return b;
        if (b.size == 0) return a;
        LongExpansion out = uninitialised(a, a.size + b.size);
        out.size = expansion_sum(a.component, a.size, b.component, b.size, out.component);
        out.arena->give_back(a.size + b.size - out.size);
        return out;
    }
    friend LongExpansion operator-(const LongExpansion& a, const LongExpansion& b) {
        if (b.size == 0) return a;
        LongExpansion negative = uninitialised(b, b.size);
        for (negative.size = 0; negative.size < b.size; ++negative.size)
            negative.component[negative.size] = -b.component[negative.size];
        return a + negative;
    }
    template <class = void>
    friend LongExpansion operator*(const LongExpansion& a, const LongExpansion& b) {
        if (a.size < b.size) return b * a;
        if (b.size == 0) return b;
        const int most = 2 * a.size * b.size;
        LongExpansion sum = uninitialised(a, most);
        if (b.size == 1) {
            sum.size = expansion_scale(a.component, a.size, b.component[0], sum.component);
            sum.arena->give_back(most - sum.size);
            return sum;
        }
        double *next = a.arena->take(most), *scaled = a.arena->take(2 * a.size);
        for (int i = 0; i < b.size; ++i) {
            const int length = expansion_scale(a.component, a.size, b.component[i], scaled);
            sum.size = expansion_sum(sum.component, sum.size, scaled, length, next);
            std::swap(sum.component, next);
        }
        return sum;
    }

private:
    static LongExpansion uninitialised(const LongExpansion& like, int count) {
        LongExpansion out;
        out.arena = like.arena;
        out.component = like.arena->take(count);
        return out;
    }
};

/// An integer of any length: for coordinates whose products leave double's exponent range. Slow and always right.
class BigInteger {
public:
    BigInteger() = default;
    /// value / 2^exponent, which has to be an integer.
    BigInteger(double value, int exponent) : negative_(value < 0) {
        if (value == 0) return;
        int e = 0;
        auto mantissa = static_cast<std::uint64_t>(std::ldexp(std::frexp(std::abs(value), &e), 53));
        int shift = e - 53 - exponent;
        for (; shift < 0; ++shift) mantissa >>= 1;  // the bits that leave are zero
        limbs_.assign(static_cast<std::size_t>(shift / 32), 0);
        const int bits = shift % 32;
        limbs_.push_back(static_cast<std::uint32_t>(mantissa << bits));
        limbs_.push_back(static_cast<std::uint32_t>((mantissa << bits) >> 32));
        limbs_.push_back(bits == 0 ? 0U : static_cast<std::uint32_t>(mantissa >> (64 - bits)));
        trim();
    }

    [[nodiscard]] int sign() const noexcept { return limbs_.empty() ? 0 : negative_ ? -1 : 1; }

    friend BigInteger operator+(const BigInteger& a, const BigInteger& b) { return add(a, b, b.negative_); }
    friend BigInteger operator-(const BigInteger& a, const BigInteger& b) { return add(a, b, !b.negative_); }
    friend BigInteger operator*(const BigInteger& a, const BigInteger& b) {
        BigInteger out;
        out.negative_ = a.negative_ != b.negative_;
        out.limbs_.assign(a.limbs_.size() + b.limbs_.size(), 0);
        for (std::size_t i = 0; i < a.limbs_.size(); ++i) {
            std::uint64_t carry = 0;
            for (std::size_t j = 0; j < b.limbs_.size(); ++j) {
                carry += std::uint64_t{a.limbs_[i]} * b.limbs_[j] + out.limbs_[i + j];
                out.limbs_[i + j] = static_cast<std::uint32_t>(carry);
                carry >>= 32;
            }
            out.limbs_[i + b.limbs_.size()] = static_cast<std::uint32_t>(carry);
        }
        out.trim();
        return out;
    }

private:
    static BigInteger add(const BigInteger& a, const BigInteger& b, bool b_negative) {
        const bool a_larger =
            a.limbs_.size() != b.limbs_.size()
                ? a.limbs_.size() > b.limbs_.size()
                : !std::lexicographical_compare(a.limbs_.rbegin(), a.limbs_.rend(), b.limbs_.rbegin(), b.limbs_.rend());
        const BigInteger &large = a_larger ? a : b, &little = a_larger ? b : a;
        const bool subtract = a.negative_ != b_negative;
        BigInteger out;
        out.negative_ = a_larger ? a.negative_ : b_negative;
        out.limbs_.reserve(large.limbs_.size() + 1);
        std::int64_t carry = 0;
        for (std::size_t i = 0; i < large.limbs_.size(); ++i) {
            const std::int64_t other = i < little.limbs_.size() ? std::int64_t{little.limbs_[i]} : 0;
            carry += std::int64_t{large.limbs_[i]} + (subtract ? -other : other);
            out.limbs_.push_back(static_cast<std::uint32_t>(carry & 0xffffffff));
            carry >>= 32;
        }
        if (carry > 0) out.limbs_.push_back(static_cast<std::uint32_t>(carry));
        out.trim();
        return out;
    }
    void trim() {
        while (!limbs_.empty() && limbs_.back() == 0) limbs_.pop_back();
    }

    std::vector<std::uint32_t> limbs_;  // least significant first
    bool negative_ = false;
};

/// Exponent of the lowest bit that a finite number can have: value is an integer multiple of 2^exponent.
[[nodiscard]] inline int lowest_exponent(double value) noexcept {
    int e = 0;
    (void)std::frexp(value, &e);
    return value == 0 ? 1024 : std::max(e - 53, -1074);
}

}  // namespace scixx::spatial::detail
