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

template <class = void>
[[nodiscard]] double divergence(double observed, double expected, double lambda) {
    if (lambda == 1) return (observed - expected) * (observed - expected) / expected;
    if (lambda == 0) return observed == 0 ? 0.0 : 2 * observed * std::log(observed / expected);
    if (lambda == -1) return expected == 0 ? 0.0 : 2 * expected * std::log(expected / observed);
    return observed * (std::pow(observed / expected, lambda) - 1) * 2 / (lambda * (lambda + 1));
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
