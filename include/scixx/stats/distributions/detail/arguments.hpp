// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <scixx/core/elementwise.hpp>
#include <scixx/stats/distributions/detail/operations.hpp>
#include <tuple>
#include <type_traits>
#include <utility>

/// From the arguments of a distribution's function to its parameters: shapes, then location (and scale) by position or
/// in an aggregate, then perhaps a destination.
namespace scixx::stats::detail {

/// Position of the first argument of type Place.
template <class Place, class... A>
[[nodiscard]] constexpr std::size_t place_of() noexcept {
    std::size_t at = 0;
    const bool found = ((std::is_same_v<std::remove_cvref_t<A>, Place> || (++at, false)) || ...);
    return found ? at : sizeof...(A);
}

/// Position of the destination, or the number of arguments.
template <class Place, class... A>
[[nodiscard]] constexpr std::size_t destination_of() noexcept {
    constexpr std::size_t first = place_of<Place, A...>();
    std::size_t at = 0, found = sizeof...(A);
    ((at > first && !std::is_same_v<std::remove_cvref_t<A>, Place> && found == sizeof...(A) ? (found = at, ++at)
                                                                                            : ++at),
     ...);
    return found;
}

template <class Place, std::size_t N, std::size_t... I, class... A>
[[nodiscard]] auto parameters(std::index_sequence<I...>, const std::tuple<A...>& arguments) {
    constexpr std::size_t given = sizeof...(I);
    static_assert(given >= N && given <= N + Place::count,
                  "a distribution takes its shape parameters, then at most loc (and scale)");
    const auto positional = std::tuple<const std::tuple_element_t<I, std::tuple<std::remove_reference_t<A>...>>&...>(
        std::get<I>(arguments)...);
    const Place& place = std::get<given>(arguments);
    if constexpr (given == N + Place::count)
        return positional;
    else if constexpr (given == N + 1)
        return std::tuple_cat(positional, std::tuple<const double&>(place.second()));
    else
        return std::tuple_cat(positional, place.both());
}

/// Numbers for parameters bind the operation once; what is left is a function of x.
template <class Function, class X, class... P, std::size_t... I, class... Out>
auto run_at(const char* name, const Function& function, const X& x, const std::tuple<const P&...>& p,
            std::index_sequence<I...>, Out&... out) {
    if constexpr (!(core::Number<P> && ...))
        return core::elementwise(name, function, std::tie(std::get<I>(p)..., x), out...);
    else if constexpr (core::Number<X>) {
        using Result = std::conditional_t<std::is_same_v<X, float>, float, double>;
        return static_cast<Result>(function.fixed(std::get<I>(p)...)(static_cast<double>(x)));
    } else
        return core::elementwise(name, function.fixed(std::get<I>(p)...), std::tie(x), out...);
}
template <class Function, class... P, std::size_t... I>
auto run(const char* name, const Function& function, const std::tuple<const P&...>& p, std::index_sequence<I...>) {
    if constexpr ((core::Number<P> && ...))
        return function(std::get<I>(p)...);
    else
        return core::elementwise(name, function, std::tie(std::get<I>(p)...));
}

/// One function of a distribution at x.
template <class Operation, class K, class Place, class X, class... A>
auto evaluate(const K& kernel, const X& x, A&... arguments) {
    constexpr std::size_t given = place_of<Place, A...>(), n = shape_count<K>, count = n + Place::count;
    constexpr std::size_t out = destination_of<Place, A...>();
    const std::tuple<A&...> all(arguments...);
    const auto p = parameters<Place, n>(std::make_index_sequence<given>{}, all);
    const Elementwise<Operation, K, count> function{&kernel};
    if constexpr (out < sizeof...(A))
        return run_at(name_of<K>(), function, x, p, std::make_index_sequence<count>{}, std::get<out>(all));
    else
        return run_at(name_of<K>(), function, x, p, std::make_index_sequence<count>{});
}

/// A function of the parameters alone.
template <class Operation, class K, class Place, class... A>
auto evaluate_parameters(const K& kernel, const Operation& operation, A&... arguments) {
    constexpr std::size_t given = place_of<Place, A...>(), n = shape_count<K>, count = n + Place::count;
    const auto p = parameters<Place, n>(std::make_index_sequence<given>{}, std::tuple<A&...>(arguments...));
    const ParameterFunction<Operation, K, count> function{&kernel, operation};
    return run(name_of<K>(), function, p, std::make_index_sequence<count>{});
}

}  // namespace scixx::stats::detail
