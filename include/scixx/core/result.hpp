// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

/// Structured bindings for results that have more members than SciPy's tuple:
///
///     struct LinregressResult {
///         double slope, intercept, rvalue, pvalue, stderr_, intercept_stderr;
///         template <class R = LinregressResult>  // so that only a file that asks for it compiles the tuple
///         static constexpr auto bound() {  // what `auto [slope, intercept, ...] = linregress(x, y)` binds to
///             return std::tuple(&R::slope, &R::intercept, &R::rvalue, &R::pvalue, &R::stderr_);
///         }
///     };
///
/// The namespace of such a type has to say `using core::get;` once, where argument-dependent lookup finds it.
namespace scixx::core {

/// A type that lists the members which take part in structured bindings.
template <class R>
concept Bound = !std::is_const_v<R> && !std::is_volatile_v<R> && std::is_class_v<R> && requires { R::bound(); };

/// Member I of those that `R` binds.
template <std::size_t I, class R>
    requires Bound<std::remove_cvref_t<R>>
[[nodiscard]] constexpr auto&& get(R&& result) noexcept {
    return std::forward<R>(result).*std::get<I>(std::remove_cvref_t<R>::bound());
}

}  // namespace scixx::core

template <scixx::core::Bound R>
struct std::tuple_size<R> : std::tuple_size<decltype(R::bound())> {};

template <std::size_t I, scixx::core::Bound R>
struct std::tuple_element<I, R> {
    using type = std::remove_cvref_t<decltype(std::declval<R&>().*std::get<I>(R::bound()))>;
};
