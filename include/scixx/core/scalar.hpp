// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <concepts>
#include <type_traits>

namespace scixx::core {

namespace detail {
template <class T>
struct ScalarTraits {
    static constexpr bool complex = false;
    using Real = T;
};
template <class T>
struct ScalarTraits<std::complex<T>> {
    static constexpr bool complex = true;
    using Real = T;
};
template <class T>
struct Promoted {
    using type = std::conditional_t<std::is_integral_v<T>, double, T>;
};
}  // namespace detail

/// Whether T is a std::complex.
template <class T>
inline constexpr bool is_complex = detail::ScalarTraits<T>::complex;

/// std::complex<T> -> T, any other type itself.
template <class T>
using RealOf = typename detail::ScalarTraits<T>::Real;

/// NumPy's promotion to a floating type: integers and bool become double, floating and complex types stay.
template <class T>
using FloatOf = typename detail::Promoted<T>::type;

/// The complex type of a scalar's precision: float -> complex<float>, int -> complex<double>.
template <class T>
using ComplexOf = std::complex<RealOf<FloatOf<T>>>;

/// NumPy's common type of two floating or complex scalars (after FloatOf): the wider precision, complex if either is.
template <class A, class B>
using CommonOf = std::conditional_t<is_complex<FloatOf<A>> || is_complex<FloatOf<B>>,
                                    std::complex<std::common_type_t<RealOf<FloatOf<A>>, RealOf<FloatOf<B>>>>,
                                    std::common_type_t<RealOf<FloatOf<A>>, RealOf<FloatOf<B>>>>;

/// float, double, long double and their complex forms.
template <class T>
concept FloatingScalar = std::floating_point<RealOf<T>>;

}  // namespace scixx::core
