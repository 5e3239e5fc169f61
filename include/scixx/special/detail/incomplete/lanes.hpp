// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <scixx/core/kernel/simd.hpp>
#include <scixx/special/detail/powers.hpp>

/// Elements of a block sorted by the method and the number of terms that they need, and taken together in SIMD
/// registers.
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
    friend SCIXX_ALWAYS_INLINE Wide abs(const Wide& a) noexcept {
        return of([&](int j) { return abs(a.part[j]); });
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
        arranged(old, x);
    }
    /// What arrange() would make of x.
    void arranged(const double* x, double* to) const noexcept {
        for (int i = 0; i < size(); ++i) to[i] = x[element[i]];
    }
    /// What arrange() was given.
    void restore(const double* arranged, double* x) const noexcept {
        for (int i = 0; i < size(); ++i) x[element[i]] = arranged[i];
    }
    /// method(i) for groups of Wide::size elements of a kind, the first of which is i. The last group has elements of
    /// the following kinds, too, whose turn comes later.
    template <class F>
    void each(int kind, F&& method) const {
        for (int i = begin[kind]; i < begin[kind + 1]; i += Wide::size) method(i);
    }
};

/// Element i of the tails, value exp(high + low); without `low` for float.
template <class Tails>
[[nodiscard]] SCIXX_ALWAYS_INLINE double tail_of(const Tails& at, int i) noexcept {
    if constexpr (Tails::brief)
        return scaled_power(at.value[i], at.high[i]);
    else
        return scaled_power(at.value[i], exact_sum(at.high[i], at.low[i]));
}
/// factor exp(exponent + rest), with the root as factor the density of the tails.
template <class Tails>
[[nodiscard]] SCIXX_ALWAYS_INLINE double density_of(const Tails& at, double factor, int i) noexcept {
    if constexpr (Tails::brief)
        return scaled_power(factor, at.exponent[i]);
    else
        return factor * elementary::exponential(at.exponent[i] + at.rest[i]);
}
/// NaN where the complement of a tail is wanted, `same` being 0, and has too few digits as one of brief tails; else 0.
template <class = void>
[[nodiscard]] SCIXX_ALWAYS_INLINE double lost_digits(double tail, double same) noexcept {
    return (1 - same) * tail > 0.99 ? elementary::nan : 0.0;
}
/// The probabilities of one tail each, the upper one where at.upper is 1, as those of the wanted
/// tails, in the order before the tails were sorted.
template <class Tails, std::size_t Kinds>
SCIXX_ALWAYS_INLINE void wanted_probabilities(const Tails& at, const Order<Kinds>& order, const double* wanted,
                                              double* to) noexcept {
    Block upper, value;
    order.arranged(wanted, upper);
    for (int i = 0; i < order.size(); ++i) {
        const double tail = tail_of(at, i);
        const double same = 1 - std::abs(upper[i] - at.upper[i]);
        value[i] = same * tail + (1 - same) * (1 - tail);
        if constexpr (Tails::brief) value[i] += lost_digits(tail, same);
    }
    order.restore(value, to);
}

/// Probabilities of a block. of(at, i) puts element i into the tails by their put(), with the tail that is wanted, and
/// says whether they serve it; where not, one(i) is the probability. evaluate(at, count) brings them in the order that
/// it returns; NaN as the value leaves an element to one(i), too.
template <class Tails, class Of, class One>
void tail_block(std::ptrdiff_t size, double* to, const Of& of, const One& one) {
    const int count = static_cast<int>(size);
    if (count <= 0) return;
    Tails at;
    Block wanted, served, out;
    double all = 1;
    for (int i = 0; i < count; ++i) {
        served[i] = of(at, i) ? 1.0 : 0.0;
        wanted[i] = at.upper[i];
        all *= served[i];
    }
    for (int i = 0; all == 0 && i < count; ++i)
        if (served[i] == 0) at.clear(i);
    wanted_probabilities(at, evaluate(at, count), wanted, out);
    for (int i = 0; i < count; ++i)
        if (served[i] == 0 || out[i] != out[i]) out[i] = one(i);
    std::copy(out, out + count, to);
}

}  // namespace scixx::special::detail::incomplete
