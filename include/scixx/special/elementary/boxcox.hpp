// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/elementary/boxcox.hpp>
#include <type_traits>

namespace scixx::special {

namespace detail::elementary {

/// A transform of the family with a number or an array for lambda.
template <class K, class X, class Lambda, class... D>
auto with_lambda(const char* function, const X& x, const Lambda& lambda, D&&... out) {
    if constexpr (core::Number<Lambda> && core::ArrayLike<X>) {
        using T = std::conditional_t<core::detail::is_float_operand<X>, float, double>;
        return core::elementwise(function, WithLambda<K, T>{static_cast<T>(lambda)}, std::tie(x), out...);
    } else {
        return core::elementwise<K>(function, std::tie(x, lambda), out...);
    }
}

}  // namespace detail::elementary

/// The transform of Box and Cox, (x^lambda - 1) / lambda, log(x) for lambda = 0.
///
/// At most 2 ulp off, for small lambda as well; NaN for negative x, -inf or -1 / lambda at 0.
/// @see scipy.special.boxcox
template <core::Operand X = core::InBraces, core::Operand Lambda = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto boxcox(const X& x, const Lambda& lambda, D&&... out) {
    return detail::elementary::with_lambda<detail::elementary::Boxcox>("boxcox", x, lambda, out...);
}

/// The transform of Box and Cox of 1 + x, ((1 + x)^lambda - 1) / lambda, log(1 + x) for lambda = 0.
/// @see scipy.special.boxcox1p
template <core::Operand X = core::InBraces, core::Operand Lambda = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto boxcox1p(const X& x, const Lambda& lambda, D&&... out) {
    return detail::elementary::with_lambda<detail::elementary::Boxcox1p>("boxcox1p", x, lambda, out...);
}

/// The inverse of boxcox, (1 + lambda x)^(1 / lambda), exp(x) for lambda = 0.
/// @see scipy.special.inv_boxcox
template <core::Operand X = core::InBraces, core::Operand Lambda = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto inv_boxcox(const X& x, const Lambda& lambda, D&&... out) {
    return detail::elementary::with_lambda<detail::elementary::InvBoxcox>("inv_boxcox", x, lambda, out...);
}

/// The inverse of boxcox1p, (1 + lambda x)^(1 / lambda) - 1, expm1(x) for lambda = 0.
/// @see scipy.special.inv_boxcox1p
template <core::Operand X = core::InBraces, core::Operand Lambda = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto inv_boxcox1p(const X& x, const Lambda& lambda, D&&... out) {
    return detail::elementary::with_lambda<detail::elementary::InvBoxcox1p>("inv_boxcox1p", x, lambda, out...);
}

}  // namespace scixx::special
