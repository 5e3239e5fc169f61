// SPDX-License-Identifier: BSD-3-Clause
#pragma once

// Integers of any length, which add, subtract and multiply without rounding error. They and DoubleDouble, of twice the
// precision of double, take the same expressions, so a determinant is written once and evaluated in the cheapest one
// that decides.

#include <algorithm>
#include <bit>
#include <cstdint>
#include <memory>
#include <scixx/core/kernel/double_double.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>

namespace scixx::spatial::detail {

using core::DoubleDouble;
using core::Index;
using core::List;

template <class = void>
[[nodiscard]] inline DoubleDouble double_double_difference(double a, double b) noexcept {
    return core::exact_sum(a, -b);
}

/// A finite number but 0 as mantissa 2^exponent, without its sign.
struct BinaryParts {
    std::uint64_t mantissa;
    int exponent;

    explicit BinaryParts(double value) noexcept {
        const auto bits = std::bit_cast<std::uint64_t>(value) & ~(std::uint64_t{1} << 63);
        const auto biased = static_cast<int>(bits >> 52);
        mantissa = biased == 0 ? bits : (bits & ((std::uint64_t{1} << 52) - 1)) | (std::uint64_t{1} << 52);
        exponent = std::max(biased, 1) - 1075;
    }
    /// Exponents of the lowest bit that is set, and of the power of two above the highest one.
    [[nodiscard]] int lowest() const noexcept { return exponent + std::countr_zero(mantissa); }
    [[nodiscard]] int highest() const noexcept { return exponent + static_cast<int>(std::bit_width(mantissa)); }
};

/// Memory for the numbers of one exact computation; all of it is given back at once. It needs none of the heap for a
/// few of them.
template <class Limb = std::uint32_t>
class Arena {
public:
    Arena() = default;
    Arena(const Arena&) = delete;
    Arena& operator=(const Arena&) = delete;

    Limb* take(int count) {
        if (used_ + count > capacity_) {
            capacity_ = std::max(count, 1 << 13);
            blocks_.emplace_back(
                new Limb[core::to_size(capacity_)]);  // uninitialised, which make_unique could not give
            block_ = blocks_.back().get();
            used_ = 0;
        }
        used_ += count;
        return block_ + (used_ - count);
    }
    /// Returns the end of what was taken last.
    void give_back(int count) noexcept { used_ -= count; }

private:
    static constexpr int own_size = 1 << 11;

    Limb own_[core::to_size(own_size)];
    Limb* block_ = own_;
    List<std::unique_ptr<Limb[]>> blocks_;
    int used_ = 0, capacity_ = own_size;
};

/// An integer of any length, its limbs of 32 bits in an arena, the least significant first; a copy shares them.
template <class Limb = std::uint32_t>
class BigInteger {
public:
    BigInteger() = default;
    /// value / 2^exponent, which has to be an integer.
    BigInteger(Arena<Limb>& arena, double value, int exponent) : arena_(&arena), negative_(value < 0) {
        if (value == 0) return;
        const BinaryParts parts(value);
        const int shift = std::max(parts.exponent - exponent, 0), zeros = shift / 32, bits = shift % 32;
        // The bits that leave are zero.
        const std::uint64_t mantissa = parts.mantissa >> std::max(exponent - parts.exponent, 0);
        allocate(zeros + 3);
        std::fill_n(limbs_, zeros, Limb{0});
        limbs_[zeros] = static_cast<Limb>(mantissa << bits);
        limbs_[zeros + 1] = static_cast<Limb>((mantissa << bits) >> 32);
        limbs_[zeros + 2] = static_cast<Limb>((mantissa >> 32) >> (32 - bits));
        trim();
    }

    [[nodiscard]] int sign() const noexcept { return size_ == 0 ? 0 : negative_ ? -1 : 1; }

    friend BigInteger operator+(const BigInteger& a, const BigInteger& b) {
        if (a.size_ == 0) return b;
        if (b.size_ == 0) return a;
        int top = a.size_ - 1;  // the first limb from above that differs
        while (a.size_ == b.size_ && top > 0 && a.limbs_[top] == b.limbs_[top]) --top;
        const bool a_larger = a.size_ != b.size_ ? a.size_ > b.size_ : a.limbs_[top] >= b.limbs_[top];
        const BigInteger &large = a_larger ? a : b, &little = a_larger ? b : a;
        const bool subtract = a.negative_ != b.negative_;
        BigInteger out(large, large.size_ + 1);
        out.negative_ = large.negative_;
        std::int64_t carry = 0;
        for (int i = 0; i <= large.size_; ++i) {
            if (i < large.size_) carry += std::int64_t{large.limbs_[i]};
            const std::int64_t other = i < little.size_ ? std::int64_t{little.limbs_[i]} : 0;
            carry += subtract ? -other : other;
            out.limbs_[i] = static_cast<Limb>(carry & 0xffffffff);
            carry >>= 32;
        }
        out.trim();
        return out;
    }
    friend BigInteger operator-(const BigInteger& a, BigInteger b) {
        b.negative_ = !b.negative_;
        return a + b;
    }
    friend BigInteger operator*(const BigInteger& a, const BigInteger& b) {
        if (a.size_ == 0) return a;
        if (b.size_ == 0) return b;
        BigInteger out(a, a.size_ + b.size_);
        out.negative_ = a.negative_ != b.negative_;
        std::fill_n(out.limbs_, out.size_, Limb{0});
        for (int i = 0; i < a.size_; ++i) {
            std::uint64_t carry = 0;
            for (int j = 0; j < b.size_; ++j) {
                carry += std::uint64_t{a.limbs_[i]} * b.limbs_[j] + out.limbs_[i + j];
                out.limbs_[i + j] = static_cast<Limb>(carry);
                carry >>= 32;
            }
            out.limbs_[i + b.size_] = static_cast<Limb>(carry);
        }
        out.trim();
        return out;
    }

private:
    /// Room for a number of `count` limbs beside another one.
    BigInteger(const BigInteger& beside, int count) : arena_(beside.arena_) { allocate(count); }

    void allocate(int count) {
        limbs_ = arena_->take(count);
        size_ = count;
    }
    void trim() noexcept {
        const int taken = size_;
        while (size_ > 0 && limbs_[size_ - 1] == 0) --size_;
        arena_->give_back(taken - size_);
    }

    Arena<Limb>* arena_ = nullptr;
    Limb* limbs_ = nullptr;
    int size_ = 0;
    bool negative_ = false;
};

}  // namespace scixx::spatial::detail
