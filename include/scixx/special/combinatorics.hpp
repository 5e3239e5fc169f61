// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstdint>
#include <limits>
#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/combinatorics.hpp>

namespace scixx::special {

/// n!, Gamma(n + 1) for a broken n; 0 below 0, inf above 170.6.
///
/// @param n    numbers or arrays.
/// @param out  nothing, or a destination of n's shape.
/// @return     doubles, for whole n the nearest one to n!, else at most 5 ulp off.
/// @see        scipy.special.factorial
template <core::Operand N = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto factorial(const N& n, D&&... out) {
    return core::elementwise<detail::Factorial>("factorial", std::tie(n), out...);
}

/// n! as a 64-bit integer (SciPy's exact=True): factorial<true>(20).
/// @throws std::invalid_argument where it does not fit, n > 20.
/// @see scipy.special.factorial
template <bool Exact>
    requires Exact
[[nodiscard]] std::int64_t factorial(std::int64_t n) {
    return detail::exact_factorial("factorial", n, 1);
}

/// The double factorial n!! = n (n - 2) (n - 4) ... down to 1 or 2, for whole n: 1 at 0 and -1, 0 below, NaN for a
/// broken n.
///
/// The nearest double to n!!, inf above 300.
/// @see scipy.special.factorial2
template <core::Operand N = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto factorial2(const N& n, D&&... out) {
    return core::elementwise<detail::Factorial2>("factorial2", std::tie(n), out...);
}

/// n!! as a 64-bit integer (SciPy's exact=True): factorial2<true>(33).
/// @throws std::invalid_argument where it does not fit.
/// @see scipy.special.factorial2
template <bool Exact>
    requires Exact
[[nodiscard]] std::int64_t factorial2(std::int64_t n) {
    return detail::exact_factorial("factorial2", n, 2);
}

/// The multifactorial n (n - k) (n - 2 k) ... as a 64-bit integer, as SciPy's default exact=True; 1 for -k < n <= 0, 0
/// below.
/// @param n  any whole number.
/// @param k  the step, at least 1.
/// @throws std::invalid_argument for k < 1 and where the result does not fit.
/// @see scipy.special.factorialk
[[nodiscard]] inline std::int64_t factorialk(std::int64_t n, std::int64_t k) {
    core::require(k >= 1, "factorialk", "k must be at least 1, got ", k);
    return detail::exact_factorial("factorialk", n, k);
}

/// The binomial coefficient Gamma(n + 1) / (Gamma(k + 1) Gamma(n - k + 1)) of real n and k.
///
/// @param n, k  numbers or arrays, broadcast.
/// @param out   nothing, or a destination of the broadcast shape.
/// @return      the nearest double but for the last bit for whole n and k up to 1100; at most 10 ulp for broken n and k
///              of either sign. NaN for negative whole n, as SciPy.
/// @note        Factorials in twofold precision for whole n < 2048, O(min(k, n - k)) for other whole k. Arrays of
///              positive broken k and n < 500 in SIMD operations. @see scipy.special.binom
template <core::Operand N = core::InBraces, core::Operand K = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto binom(const N& n, const K& k, D&&... out) {
    return core::elementwise<detail::Binom>("binom", std::tie(n, k), out...);
}

/// Options of comb.
struct CombOptions {
    bool repetition = false;  ///< count combinations with repetition, comb(n + k - 1, k)
};

/// The number of combinations of n things taken k at a time, n! / (k! (n - k)!); 0 for k > n, n < 0 or k < 0.
///
/// @param n, k     numbers or arrays, broadcast.
/// @param options  see CombOptions.
/// @param out      nothing, or a destination of the broadcast shape.
/// @see            scipy.special.comb
template <core::Operand N = core::InBraces, core::Operand K = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto comb(const N& n, const K& k, const CombOptions& options = {}, D&&... out) {
    if (options.repetition) return core::elementwise<detail::CombWithRepetition>("comb", std::tie(n, k), out...);
    return core::elementwise<detail::Comb>("comb", std::tie(n, k), out...);
}

/// The same as a 64-bit integer (SciPy's exact=True): comb<true>(62, 31).
/// @throws std::invalid_argument where the result does not fit.
/// @see scipy.special.comb
template <bool Exact>
    requires Exact
[[nodiscard]] std::int64_t comb(std::int64_t n, std::int64_t k, const CombOptions& options = {}) {
    return detail::exact_binomial(options.repetition ? n + k - 1 : n, k);
}

/// The number of ordered selections of k of n things, n! / (n - k)!; 0 for k > n, n < 0 or k < 0.
/// @see scipy.special.perm
template <core::Operand N = core::InBraces, core::Operand K = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto perm(const N& n, const K& k, D&&... out) {
    return core::elementwise<detail::Perm>("perm", std::tie(n, k), out...);
}

/// The same as a 64-bit integer (SciPy's exact=True): perm<true>(20, 5).
/// @throws std::invalid_argument where the result does not fit.
/// @see scipy.special.perm
template <bool Exact>
    requires Exact
[[nodiscard]] std::int64_t perm(std::int64_t n, std::int64_t k) {
    return detail::exact_permutations(n, k);
}

/// The number of partitions of n things into k sets, Stirling's number of the second kind; 0 outside 0 <= k <= n.
///
/// Error at most n / 4 ulp, in practice 2; NaN for broken arguments. O(k (n - k)).
/// @see scipy.special.stirling2 (SciPy 1.12 and later)
template <core::Operand N = core::InBraces, core::Operand K = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto stirling2(const N& n, const K& k, D&&... out) {
    return core::elementwise<detail::Stirling2>("stirling2", std::tie(n, k), out...);
}

/// The same as a 64-bit integer (SciPy's exact=True): stirling2<true>(25, 10).
/// @throws std::invalid_argument where the result does not fit.
/// @see scipy.special.stirling2
template <bool Exact>
    requires Exact
[[nodiscard]] std::int64_t stirling2(std::int64_t n, std::int64_t k) {
    return detail::stirling_second<std::int64_t>(n, k, [](std::int64_t at, std::int64_t before, std::int64_t j) {
        const std::int64_t product = detail::exact_product("stirling2", before, j);
        core::require(at <= std::numeric_limits<std::int64_t>::max() - product, "stirling2",
                      "the exact result must fit a 64-bit integer");
        return product + at;
    });
}

/// The Bernoulli numbers B_0, B_1 = -1/2, B_2, ..., B_n, the nearest doubles; infinite above n = 258.
/// @throws std::invalid_argument for negative n. @see scipy.special.bernoulli
template <class T = double>
[[nodiscard]] Eigen::ArrayX<T> bernoulli(Eigen::Index n) {
    core::require(n >= 0, "bernoulli", "n must not be negative, got ", n);
    constexpr Eigen::Index known = sizeof(detail::bernoulli_numbers) / sizeof(double);
    constexpr double infinity = std::numeric_limits<double>::infinity();
    Eigen::ArrayX<T> numbers = Eigen::ArrayX<T>::Zero(n + 1);
    for (Eigen::Index k = 0; 2 * k <= n; ++k)
        numbers[2 * k] = T(k < known ? detail::bernoulli_numbers[k] : k % 2 == 0 ? -infinity : infinity);
    if (n >= 1) numbers[1] = T(-0.5);
    return numbers;
}

/// The Euler numbers E_0, E_1 = 0, E_2 = -1, ..., E_n, the nearest doubles; infinite above n = 186.
/// @throws std::invalid_argument for negative n. @see scipy.special.euler
template <class T = double>
[[nodiscard]] Eigen::ArrayX<T> euler(Eigen::Index n) {
    core::require(n >= 0, "euler", "n must not be negative, got ", n);
    constexpr Eigen::Index known = sizeof(detail::euler_numbers) / sizeof(double);
    constexpr double infinity = std::numeric_limits<double>::infinity();
    Eigen::ArrayX<T> numbers = Eigen::ArrayX<T>::Zero(n + 1);
    for (Eigen::Index k = 0; 2 * k <= n; ++k)
        numbers[2 * k] = T(k < known ? detail::euler_numbers[k] : k % 2 == 0 ? infinity : -infinity);
    return numbers;
}

}  // namespace scixx::special
