// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <scixx/special/detail/elementary/exponential.hpp>
#include <scixx/special/detail/gamma.hpp>

/// Functions by tables of polynomials (tests/reference/special/tables/tables.py), of the first Count coefficients where
/// that is given.
namespace scixx::special::detail {

/// The members of a kernel K that has `of<Short>(x...)`, with short forms for float data.
template <class K>
struct TwoForms {
    template <class... X>
    static auto at(X... x) {
        return K::template of<false>(static_cast<double>(x)...);
    }
    template <class... X>
    static auto brief(X... x) {
        return K::template of<true>(static_cast<double>(x)...);
    }
};

/// The polynomial of the unit interval that holds x >= 0; the first begins at `first`.
template <std::size_t Count = 0, std::size_t Rows, std::size_t Columns>
[[nodiscard]] inline double on_units(const double (&table)[Rows][Columns], double x, int first = 0) noexcept {
    const int part = static_cast<int>(x);
    return polynomial<Count>(table[part - first], 2 * (x - part) - 1);
}

/// The polynomial of the interval that holds x, an eighth of [2^k, 2^(k+1)]; the first has k = First.
template <int First = 0, std::size_t Count = 0, std::size_t Rows, std::size_t Columns>
[[nodiscard]] inline double on_eighths(const double (&table)[Rows][Columns], double x) noexcept {
    const std::uint64_t bits = elementary::bits_of(x), part = (bits >> 49) - (static_cast<unsigned>(1023 + First) << 3);
    const double low = elementary::from_bits(bits >> 49 << 49);
    const double scale = elementary::from_bits((2046u + 4u - (bits >> 52)) << 52);  // 16 / 2^k
    return polynomial<Count>(table[part], (x - low) * scale - 1);
}

}  // namespace scixx::special::detail
