// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/array.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <scixx/stats/detail/tails.hpp>
#include <scixx/stats/hypothesis/significance.hpp>
#include <type_traits>

namespace scixx::stats::detail::samples {

// The part of a divergence that is linear in o - e. It vanishes in a sum over cells with the same total of both, but
// not its rounding errors, so that it is kept apart: terms have a size of (o - e)^2 / e.
[[nodiscard]] constexpr double divergence_slope(double lambda) {
    return lambda == 1 ? 0 : lambda == -1 ? -2 : 2 / (lambda + 1);
}
// A cell's term without that part.
template <class = void>
[[nodiscard]] double divergence(double observed, double expected, double lambda) {
    const double o = observed, e = expected, away = o - e, linear = divergence_slope(lambda) * away, z = away / e;
    if (lambda == 1) return away * z;
    const bool nearby = std::abs(z) < 0.5;
    if (lambda == 0) return (o == 0 ? 0.0 : 2 * o * (nearby ? std::log1p(z) : std::log(o / e))) - linear;
    if (lambda == -1) return (e == 0 ? 0.0 : 2 * e * (nearby ? -std::log1p(z) : std::log(e / o))) - linear;
    const double power = nearby ? std::expm1(lambda * std::log1p(z)) : std::pow(o / e, lambda) - 1;
    return o * power * 2 / (lambda * (lambda + 1)) - linear;
}
// The test of one line; an empty f_exp stands for equal frequencies.
template <class = void>
[[nodiscard]] SignificanceResult<double> divergence_test(const char* function, Sample observed, Sample expected,
                                                         double lambda, int ddof, bool sum_check) {
    double sum_o = 0, sum_e = 0, statistic = 0;
    for (const double o : observed) sum_o += o;
    for (const double e : expected) sum_e += e;
    const double apart = std::abs(sum_o - sum_e), n = size_of(observed), mean = sum_o / n;
    core::require(!sum_check || expected.empty() ||
                      !(apart > 1.4901161193847656e-08 * std::min(std::abs(sum_o), std::abs(sum_e))),
                  function, "the sums of f_obs and f_exp must agree, got ", sum_o, " and ", sum_e);
    for (std::size_t i = 0; i < observed.size(); ++i)
        statistic += divergence(observed[i], expected.empty() ? mean : expected[i], lambda);
    const double df = n - 1 - ddof;
    statistic += divergence_slope(lambda) * (expected.empty() ? 0.0 : sum_o - sum_e);
    return {statistic, df > 0 ? chi2_sf(statistic, df) : nan};
}
// The frequencies that are expected in cells of a table of any rank whose axes are independent.
template <class T = double>
void expected_frequencies(const core::NdView<const T>& observed, const core::NdView<T>& expected) {
    T total = 0;
    core::for_each([&](T value) { total += value; }, observed);
    core::for_each([](T& value) { value = 1; }, expected);
    for (int axis = 0; axis < observed.rank(); ++axis) {
        core::List<T> margin(observed.shape(axis), T(0));
        core::for_each_index(observed.shape(), [&](const core::Dims& at) { margin[at[axis]] += observed(at); });
        core::for_each_index(observed.shape(), [&](const core::Dims& at) {
            expected(at) *= margin[at[axis]];
            if (axis > 0) expected(at) /= total;
        });
    }
}
// The type of a table of A's rank.
template <class A>
using TableOf = std::conditional_t<core::rank_of<A> == 2, Eigen::ArrayXXd, core::OfRank<A, core::rank_of<A>, double>>;

}  // namespace scixx::stats::detail::samples
