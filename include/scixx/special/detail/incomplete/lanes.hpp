// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <scixx/core/kernel/simd.hpp>

/// Elements of a block sorted by the method and the number of terms that they need, and taken together in SIMD registers.
namespace scixx::special::detail::incomplete {

/// Some numbers in SIMD registers side by side, which hides the latency of chains of operations.
struct Wide {
    using Register = core::Simd<double>;
    static constexpr int registers = Register::width >= 8   ? 1
                                     : Register::width >= 4 ? 2
                                                            : 4,
                         size = registers * Register::width;

    Register part[registers];

    template <class F>
    [[nodiscard]] static SCIXX_ALWAYS_INLINE Wide of(F&& f) noexcept {
        Wide x;
        for (int j = 0; j < registers; ++j) x.part[j] = f(j);
        return x;
    }
    [[nodiscard]] static SCIXX_ALWAYS_INLINE Wide all(double s) noexcept {
        return of([&](int) { return Register::broadcast(s); });
    }
    [[nodiscard]] static SCIXX_ALWAYS_INLINE Wide load(const double* from) noexcept {
        return of([&](int j) { return Register::load(from + j * Register::width); });
    }
    SCIXX_ALWAYS_INLINE void store(double* to) const noexcept {
        for (int j = 0; j < registers; ++j) part[j].store(to + j * Register::width);
    }
    friend SCIXX_ALWAYS_INLINE Wide operator+(const Wide& a, const Wide& b) noexcept {
        return of([&](int j) { return a.part[j] + b.part[j]; });
    }
    friend SCIXX_ALWAYS_INLINE Wide operator-(const Wide& a, const Wide& b) noexcept {
        return of([&](int j) { return a.part[j] - b.part[j]; });
    }
    friend SCIXX_ALWAYS_INLINE Wide operator*(const Wide& a, const Wide& b) noexcept {
        return of([&](int j) { return a.part[j] * b.part[j]; });
    }
    friend SCIXX_ALWAYS_INLINE Wide operator/(const Wide& a, const Wide& b) noexcept {
        return of([&](int j) { return a.part[j] / b.part[j]; });
    }
    /// a * b + c.
    friend SCIXX_ALWAYS_INLINE Wide fma(const Wide& a, const Wide& b, const Wide& c) noexcept {
        return of([&](int j) { return fma(a.part[j], b.part[j], c.part[j]); });
    }
};

inline constexpr int block_size = 256;
/// An array for a block: groups of Wide::size numbers may go beyond its end.
using Block = double[block_size + Wide::size];

/// The order of the elements of a block by their kinds, 0 <= kind < Kinds.
template <std::size_t Kinds>
struct Order {
    std::uint8_t element[block_size];
    int begin[Kinds + 1] = {};
    Order(const std::uint8_t* kind, int count) noexcept {
        int next[Kinds + 1] = {};
        for (int i = 0; i < count; ++i) ++next[kind[i] + 1];
        for (std::size_t k = 0; k < Kinds; ++k) begin[k + 1] = next[k + 1] += next[k];
        for (int i = 0; i < count; ++i) element[next[kind[i]]++] = static_cast<std::uint8_t>(i);
    }
    [[nodiscard]] int size() const noexcept { return begin[Kinds]; }
    void arrange(double* x) const noexcept {
        Block old;
        std::copy(x, x + size(), old);
        for (int i = 0; i < size(); ++i) x[i] = old[element[i]];
    }
    /// What arrange() was given.
    void restore(const double* arranged, double* x) const noexcept {
        for (int i = 0; i < size(); ++i) x[element[i]] = arranged[i];
    }
    /// method(i) for groups of Wide::size elements of a kind, the first of which is i. The last group has elements of the following
    /// kinds, too, whose turn comes later.
    template <class F>
    void each(int kind, F&& method) const {
        for (int i = begin[kind]; i < begin[kind + 1]; i += Wide::size) method(i);
    }
};

}  // namespace scixx::special::detail::incomplete
