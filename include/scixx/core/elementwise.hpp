// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/answer.hpp>
#include <scixx/core/array.hpp>
#include <scixx/core/detail/elementwise.hpp>
#include <tuple>
#include <type_traits>
#include <utility>

/// Elementwise functions of numbers and arrays with NumPy's broadcasting, from kernels that know only numbers.
namespace scixx::core {

/// A real number as an argument; long double is not taken, since kernels compute in double.
template <class T>
concept Number = std::is_arithmetic_v<std::remove_cvref_t<T>> && !std::is_same_v<std::remove_cvref_t<T>, long double>;

/// An array of such numbers.
template <class A>
concept NumberArray = ArrayLike<A> && Number<ScalarOf<A>>;

/// An argument of an elementwise function: a number or an array.
template <class A>
concept Operand = Number<A> || NumberArray<A>;

/// f of each element of the operands, which are broadcast against each other as NumPy does it.
///
/// @param function  the name of the public function, for messages.
/// @param f         callable of as many numbers as there are operands, double or (where it is a template or has the
///                  overload) float; it may return a std::array of several results. An f with a member
///                  `fixed(parameters...)`, callable of the last operand, is asked for it where all other operands are
///                  constant, so that what depends on parameters only is computed once.
/// @param operands  std::tie of numbers and arrays: Eigen objects and expressions, sequences, tensors.
/// @param out       nothing, or a destination of the broadcast shape, which may be an operand itself.
/// @return  a number where all operands are numbers, else an array of the family and storage order of the first operand
///          with the most axes; float where all arrays (or, without arrays, all numbers) are float, else double. For
///          several results a std::array of these.
/// @throws std::invalid_argument where shapes cannot be broadcast, and for a destination of another shape.
template <class F, class... A, class... D>
    requires(Operand<std::remove_const_t<A>> && ...) && AtMostOne<D...>
auto elementwise(const char* function, const F& f, const std::tuple<A&...>& operands, D&&... out) {
    using T = typename detail::ElementwiseInfo<std::remove_const_t<A>...>::Scalar;
    return detail::elementwise<T>(function, f, std::tuple<const std::remove_const_t<A>&...>(operands),
                                  std::index_sequence_for<A...>{}, out...);
}

/// The same with a kernel given by its type, a struct with the static members
///     at(double...)             the function; a result of std::array<double, N> stands for several results
///     at(float...) -> float     optional: what float data use; without it they are computed in double and rounded
///     brief(double...)          optional: a quicker form for float data, whose result is rounded; without it they take
///                               the time of double data and of the conversions
///     block(x..., y, n)         optional: y[i] = f(x[i]...) over contiguous data; y may be one of the x; n is at most
///                               256 where there are several operands. Where it takes doubles only, float data without
///                               a `brief` go through it widened
///     brief_block(x..., y, n)   optional: such a block of doubles whose results are rounded to float, for float data
///     fixed(double...)          optional: a callable double(double) for constant leading operands, perhaps with a
///                               block of its own
///     brief_fixed(double...)    optional: the same for float data. With it, arrays of parameters take the block of
///                               doubles and not `brief`
template <class Kernel, class... A, class... D>
    requires(Operand<std::remove_const_t<A>> && ...) && AtMostOne<D...>
auto elementwise(const char* function, const std::tuple<A&...>& operands, D&&... out) {
    using T = typename detail::ElementwiseInfo<std::remove_const_t<A>...>::Scalar;
    return elementwise(function, detail::StaticKernel<Kernel, T>{}, operands, out...);
}

/// The same with a kernel that is a template on the scalar of the result: for float its members, of doubles still, need
/// no more than float's precision.
template <template <class> class Kernel, class... A, class... D>
    requires(Operand<std::remove_const_t<A>> && ...) && AtMostOne<D...>
auto elementwise(const char* function, const std::tuple<A&...>& operands, D&&... out) {
    using T = typename detail::ElementwiseInfo<std::remove_const_t<A>...>::Scalar;
    return elementwise(function, detail::StaticKernel<Kernel<T>, T>{}, operands, out...);
}

}  // namespace scixx::core
