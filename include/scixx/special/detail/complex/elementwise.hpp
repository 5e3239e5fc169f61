// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <concepts>
#include <scixx/core/answer.hpp>
#include <scixx/core/array.hpp>
#include <scixx/core/elementwise.hpp>
#include <scixx/core/lines.hpp>

/// Functions of a complex number or of each element of a complex array.
namespace scixx::special::detail {

template <class Z>
concept ComplexNumber = std::same_as<Z, std::complex<float>> || std::same_as<Z, std::complex<double>>;
template <class Z>
inline constexpr bool is_complex_operand = ComplexNumber<Z>;
template <core::ArrayLike Z>
inline constexpr bool is_complex_operand<Z> = ComplexNumber<core::ScalarOf<Z>>;
/// A complex number or an array of such, of single or double precision.
template <class Z>
concept ComplexOperand = is_complex_operand<Z>;

/// f of z or of each of its elements, computed in double precision; `out` is a destination for an array.
template <class F, ComplexOperand Z, class... D>
[[nodiscard]] auto complex_elementwise(const char* function, const F& f, const Z& z, D&&... out) {
    if constexpr (ComplexNumber<Z>) {
        static_assert(sizeof...(D) == 0, "the function of a number is returned");
        return Z(f(std::complex<double>(z)));
    } else {
        using T = core::ScalarOf<Z>;
        const core::Source<T, Z> source(z);
        const auto each = [&](const T& x, T& y) { y = T(f(std::complex<double>(x))); };
        return core::answer<core::SameShapeOf<Z, T>>(
            function, source.view().shape(), [&](auto& to) { core::for_each(each, source.view(), core::view(to)); },
            out...);
    }
}

/// The complex numbers whose parts a kernel of real operands gives as std::array<double, 2>.
template <class Kernel, class Operands, class... D>
[[nodiscard]] auto complex_of_real(const char* function, const Operands& operands, D&&... out) {
    const auto parts = core::elementwise<Kernel>(function, operands);
    using Part = std::remove_cvref_t<decltype(parts[0])>;
    if constexpr (std::is_arithmetic_v<Part>) {
        static_assert(sizeof...(D) == 0, "the function of numbers is returned");
        return std::complex<Part>(parts[0], parts[1]);
    } else {
        using T = core::ScalarOf<Part>;
        const auto each = [](const T& re, const T& im, std::complex<T>& z) { z = {re, im}; };
        return core::answer<core::SameShapeOf<Part, std::complex<T>>>(
            function, core::shape_of(parts[0]),
            [&](auto& to) { core::for_each(each, core::view(parts[0]), core::view(parts[1]), core::view(to)); },
            out...);
    }
}

}  // namespace scixx::special::detail
