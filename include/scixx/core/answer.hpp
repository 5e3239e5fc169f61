// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/array.hpp>
#include <utility>

/// How a public function serves both forms of a call, the value and the caller's destination, by one declaration:
///
///     template <core::ArrayLike A, core::Destination... D>
///         requires core::AtMostOne<D...>
///     [[nodiscard]] auto blur(const A& a, const BlurOptions& options = {}, D&&... out) {
///         return core::answer<core::PlainOf<A>>("blur", core::shape_of(a),
///                                               [&](auto& to) { detail::blur(..., core::view(to)); }, out...);
///     }
namespace scixx::core {

/// A pack that may be left out: SciPy's output=.
template <class... D>
concept AtMostOne = sizeof...(D) <= 1;

/// A new `Result` of the given shape that fill(result) writes; with a destination, fill(destination) after a check of
/// its shape, and nothing is returned.
///
/// @param function  the name of the public function, for messages.
/// @param shape     the shape of the result.
/// @param fill      callable that takes the array to be written as an lvalue.
/// @throws std::invalid_argument "function: out must have shape ..., got ...".
template <class Result, class F, class... D>
    requires AtMostOne<D...>
auto answer(const char* function, const Dims& shape, F&& fill, D&&... out) {
    if constexpr (sizeof...(D) == 0) {
        Result result = allocate<Result>(shape);
        fill(result);
        return result;
    } else {
        (require(shape_of(out) == shape, function, "out must have shape ", shape, ", got ", shape_of(out)), ...);
        (fill(out), ...);
    }
}

}  // namespace scixx::core
