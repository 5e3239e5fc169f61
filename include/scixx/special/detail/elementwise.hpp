// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <concepts>
#include <scixx/core/array.hpp>
#include <type_traits>

namespace scixx::special::detail {

/// The type in which a function of real scalars answers: the widest one, integers counting as double.
template <class... T>
using Result = std::common_type_t<core::FloatOf<T>...>;

/// A real scalar argument. Computation runs in double precision, so long double is not taken.
template <class T>
concept RealArgument = std::integral<T> || std::same_as<T, float> || std::same_as<T, double>;

/// An array of real arguments.
template <class A>
concept RealArray = core::ArrayLike<A> && RealArgument<core::ScalarOf<A>>;

/// f of each element, in an array of the same family.
template <core::ArrayLike A, class F>
[[nodiscard]] auto mapped(const A& a, F&& f) {
    using S = core::ScalarOf<A>;
    using T = core::FloatOf<S>;
    const core::Source<S, A> source(a);
    auto out = core::allocate<core::SameShapeOf<A, T>>(source.view().shape());
    core::for_each([&](const S& x, T& y) { y = f(x); }, source.view(), core::view(out));
    return out;
}

}  // namespace scixx::special::detail
