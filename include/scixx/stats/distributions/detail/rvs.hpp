// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <concepts>
#include <cstdint>
#include <scixx/core/elementwise.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/inline.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/trigonometry.hpp>
#include <scixx/special/ndtr.hpp>
#include <scixx/stats/distributions/detail/derived.hpp>
#include <stdexcept>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace scixx::stats::detail {

using Fill = Eigen::Map<Eigen::ArrayXd>;

/// Uniform numbers, as SciPy draws them.
template <class Rng>
void fill_uniform(Rng& rng, double* out, Eigen::Index n, double low = 0, double high = 1) {
    rng.uniform(low, high, Fill(out, n));
}

/// Elementary functions that loops vectorise, for kernels' variate().
template <class T>
[[nodiscard]] SCIXX_ALWAYS_INLINE T quick_exp(T x) noexcept {
    return special::detail::elementary::quick_exponential<false>(x);
}
template <class T>
[[nodiscard]] SCIXX_ALWAYS_INLINE T quick_log(T x) noexcept {
    return special::detail::elementary::quick_logarithm<false>(x);
}
template <class T>
[[nodiscard]] SCIXX_ALWAYS_INLINE T quick_expm1(T x) noexcept {
    return special::detail::elementary::exponential_m1<false>(x);
}
template <class T>
[[nodiscard]] SCIXX_ALWAYS_INLINE T quick_log1p(T x) noexcept {
    return special::detail::elementary::logarithm_1p<false>(x);
}

/// 1 where x is positive or +0, else 0. A choice between computed numbers would be a branch.
template <class T>
[[nodiscard]] SCIXX_ALWAYS_INLINE T is_right(T x) noexcept {
    return 0.5 + std::copysign(T(0.5), x);
}

template <class T>
struct Turn {
    T sine, cosine;
};
/// Sine and cosine of pi x for 0 <= x <= 1/2, both with a small relative error: 1/2 - x is exact above 1/4.
template <class T>
[[nodiscard]] SCIXX_ALWAYS_INLINE Turn<T> quick_turn(T x) noexcept {
    const T steep = is_right(x - 0.25), flat = 1 - steep;
    T sine, cosine;
    core::detail::sine_and_cosine(pi * (flat * x + steep * (0.5 - x)), sine, cosine);
    return {flat * sine + steep * cosine, flat * cosine + steep * sine};
}
template <class T>
[[nodiscard]] SCIXX_ALWAYS_INLINE T quick_arc(T y, T x) noexcept {
    return core::detail::arc(y, x);
}

/// x^exponent for x >= 0, also where one of them is 0 or infinite: then 1 for an exponent of 0.
template <class T>
[[nodiscard]] SCIXX_ALWAYS_INLINE T quick_power(T x, T exponent) noexcept {
    const T log = quick_log(x), below = log > 1e300 ? 1e300 : log;
    return quick_exp((below < -1e300 ? -1e300 : below) * exponent);
}

/// A quantile in two loops, which variate() returns where one loop would be short of registers: second(first(q)).
template <class First, class Second>
struct Stages {
    First first;
    Second second;
};
template <class First, class Second>
Stages(First, Second) -> Stages<First, Second>;

template <class F>
void replace_each(double* x, Eigen::Index n, const F& f) {
    if constexpr (requires { f.second; }) {
        replace_each(x, n, f.first);
        replace_each(x, n, f.second);
    } else
        for (Eigen::Index i = 0; i < n; ++i) x[i] = f(x[i]);
}
/// f(x, count) for pieces that stay in the cache.
template <class F>
void in_pieces(double* x, Eigen::Index n, const F& f) {
    constexpr Eigen::Index most = 256;
    for (; n > 0; x += most, n -= most) f(x, n < most ? n : most);
}

/// Variates in standard form: the kernel's own, or quantiles of uniform numbers, by a kernel's variate() where it has
/// one, or by its take_quantiles(x, n), which replaces n <= 256 probabilities.
template <class K, class Rng>
void fill_variates(const K& k, Rng& rng, double* out, Eigen::Index n) {
    if constexpr (requires { k.draw(rng, out, n); })
        k.draw(rng, out, n);
    else if constexpr (requires { k.variate(); }) {
        fill_uniform(rng, out, n);
        in_pieces(out, n, [f = k.variate()](double* x, Eigen::Index count) { replace_each(x, count, f); });
    } else if constexpr (requires { k.take_quantiles(out, n); }) {
        fill_uniform(rng, out, n);
        in_pieces(out, n, [&](double* x, Eigen::Index count) { k.take_quantiles(x, count); });
    } else {
        fill_uniform(rng, out, n);
        const double lower = support_of(k).lower;
        for (Eigen::Index i = 0; i < n; ++i) out[i] = out[i] > 0 ? ppf_of(k, out[i]) : lower;
    }
}

/// Variates by rejection: candidate(u, v) makes a number of two uniform ones, or NaN for none. A round tries as many as
/// are missing, and draws all u before all v, as SciPy does. Parameters that no candidate can be computed for end it.
template <class Rng, class Candidate>
void fill_accepted(const char* name, Rng& rng, double* out, Eigen::Index n, const Candidate& candidate) {
    core::List<double> u(n), v(n);
    Eigen::Index attempts = 0;
    for (Eigen::Index done = 0; done < n;) {
        if (done == 0 && attempts > 50000)
            core::fail<std::runtime_error>(name, "rvs found no variate in 50000 attempts");
        attempts += n;
        const Eigen::Index missing = n - done;
        fill_uniform(rng, u.data(), missing);
        fill_uniform(rng, v.data(), missing);
        for (Eigen::Index i = 0; i < missing; ++i) {
            const double x = candidate(u[i], v[i]);
            if (x == x) out[done++] = x;
        }
    }
}

/// Says what is wrong where a size or a seed stands in the generator's place.
template <class Rng>
constexpr void check_generator() {
    static_assert(!std::is_arithmetic_v<std::remove_const_t<Rng>>,
                  "the last argument of rvs is a generator: rvs(100, rng), or rvs(100, core::RandomState(seed))");
}

/// One variate, an array or a matrix (filled row by row), by the number of sizes before the generator.
template <class T, class F, class Rng>
[[nodiscard]] T variates(const char*, F&& fill, Rng& rng) {
    check_generator<Rng>();
    double value;
    fill(rng, &value, 1);
    return static_cast<T>(value);
}
template <class T, class F, std::integral I, class Rng>
[[nodiscard]] Eigen::Array<T, Eigen::Dynamic, 1> variates(const char* function, F&& fill, const I& size, Rng& rng) {
    check_generator<Rng>();
    const auto n = static_cast<Eigen::Index>(size);
    core::require(n >= 0, function, "size must not be negative, got ", n);
    if constexpr (std::is_same_v<T, double>) {
        Eigen::ArrayXd out(n);
        fill(rng, out.data(), n);
        return out;
    } else {
        Eigen::ArrayXd values(n);
        fill(rng, values.data(), n);
        return values.cast<T>();
    }
}
template <class T, class F, std::integral I, std::integral J, class Rng, class Real = double>
[[nodiscard]] Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic> variates(const char* function, F&& fill, const I& rows,
                                                                       const J& cols, Rng& rng) {
    check_generator<Rng>();
    const auto m = static_cast<Eigen::Index>(rows), n = static_cast<Eigen::Index>(cols);
    core::require(m >= 0 && n >= 0, function, "size must not be negative, got ", m, " x ", n);
    Eigen::Array<Real, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> values(m, n);
    fill(rng, values.data(), m * n);
    return values.template cast<T>();
}

/// Numbers as an array that ends with the location 0 and the scale 1 where they are not given.
template <std::size_t N, class... P>
[[nodiscard]] std::array<double, N + 2> padded(P... p) {
    std::array<double, N + 2> all{};
    all[N + 1] = 1;
    std::size_t i = 0;
    ((all[i++] = static_cast<double>(p)), ...);
    return all;
}

/// The shape that the sizes before the generator ask for.
template <class Rng>
[[nodiscard]] core::Dims size_shape(const char*, Rng&) {
    return {};
}
template <std::integral I, class... Rest>
[[nodiscard]] core::Dims size_shape(const char* function, const I& size, Rest&... rest) {
    core::require(size >= 0, function, "size must not be negative, got ", size);
    core::Dims shape{static_cast<core::Index>(size)};
    for (const core::Index extent : size_shape(function, rest...)) shape.push_back(extent);
    return shape;
}
/// The last of some arguments.
template <class First, class... Rest>
[[nodiscard]] auto& last_of(First& first, Rest&... rest) {
    if constexpr (sizeof...(Rest) == 0)
        return first;
    else
        return last_of(rest...);
}

/// Variates of parameters that are arrays, broadcast against each other and to the size, drawn one after the other in C
/// order. `one(rng, parameters)` draws.
template <class T, class One, class... P, class... Size>
[[nodiscard]] auto broadcast_variates(const char* function, One&& one, const std::tuple<const P&...>& parameters,
                                      Size&... size_and_rng) {
    constexpr std::size_t axes = sizeof...(Size) - 1, count = sizeof...(P);
    static_assert(axes <= 2, "size is nothing, a length, or rows and columns");
    auto& rng = last_of(size_and_rng...);
    return std::apply(
        [&](const P&... p) {
            const std::tuple<core::detail::OperandView<double, P>...> operands(p...);
            std::array<core::NdView<const double>, count> views;
            core::Dims shape;
            std::size_t at_operand = 0;
            std::apply(
                [&](const auto&... operand) {
                    ((views[at_operand++] = operand.view()), ...);
                    shape = core::broadcast_shape(function, {operand.view().shape()...});
                },
                operands);
            if constexpr (axes > 0) {
                const core::Dims wanted = size_shape(function, size_and_rng...);
                core::require(core::broadcast_shape(function, {shape, wanted}) == wanted, function,
                              "size must fit the shape of the parameters, ", shape, ", got ", wanted);
                shape = wanted;
            }
            using Lead = typename core::detail::Leading<P...>::type;
            using Sized = Eigen::Array<T, Eigen::Dynamic, axes == 2 ? Eigen::Dynamic : 1>;
            auto result = core::allocate<std::conditional_t<axes == 0, core::PlainOf<Lead, T>, Sized>>(shape);
            const auto to = core::view(result);
            for (auto& view : views) view = core::broadcast(view, shape);
            std::array<double, count> at;
            core::for_each_index(shape, [&](const core::Dims& index) {
                for (std::size_t i = 0; i < count; ++i) at[i] = views[i](index);
                to(index) = static_cast<T>(one(rng, at));
            });
            return result;
        },
        parameters);
}

/// The arguments of rvs: N shapes, then sizes and the generator, which distribution.draw takes.
template <std::size_t N, std::size_t Place, class Distribution, class... A>
auto split_rvs(const Distribution& distribution, A&... arguments) {
    static_assert(sizeof...(A) > N, "rvs takes the shape parameters, then size and a generator");
    const std::tuple<A&...> all(arguments...);
    return [&]<std::size_t... I, std::size_t... J>(std::index_sequence<I...>, std::index_sequence<J...>) {
        if constexpr ((core::Number<std::tuple_element_t<I, std::tuple<A...>>> && ...)) {
            std::array<double, N + Place> p{};
            if constexpr (Place == 2) p[N + 1] = 1;
            ((p[I] = static_cast<double>(std::get<I>(all))), ...);
            return distribution.draw(p, std::get<N + J>(all)...);
        } else
            return distribution.draw_each(
                std::tuple<const std::remove_cvref_t<decltype(std::get<I>(all))>&...>(std::get<I>(all)...),
                std::get<N + J>(all)...);
    }(std::make_index_sequence<N>{}, std::make_index_sequence<sizeof...(A) - N>{});
}

}  // namespace scixx::stats::detail
