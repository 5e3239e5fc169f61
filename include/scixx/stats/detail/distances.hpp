// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <utility>
#include <vector>

namespace scixx::stats::detail {

/// Values in ascending order, each with the sum of the weights up to it.
template <class T = double, class A>
[[nodiscard]] std::vector<std::pair<T, T>> weighted_values(const char* function, const char* name, const A& a,
                                                           const std::optional<Eigen::ArrayXd>& weights) {
    static_assert(core::rank_of<A> == 1, "values are a vector");
    const core::Source<double, A> source(a);
    const core::Index n = source.view().size();
    core::require(n > 0, function, name, "_values must not be empty");
    core::require(!weights || weights->size() == n, function, name, "_weights must have one entry for each of ", n,
                  " values, got ", weights ? weights->size() : 0);
    T sum = 0;
    core::List<std::pair<T, T>> all(n);
    for (core::Index i = 0; i < n; ++i) {
        const double weight = weights ? (*weights)[i] : 1;
        core::require(weight >= 0, function, name, "_weights must not be negative, got ", weight);
        all[i] = {source.view()(i), weight};
        sum += weight;
    }
    core::require(sum > 0 && std::isfinite(sum), function, name, "_weights must have a positive finite sum, got ", sum);
    std::sort(all.begin(), all.end());
    // Sums of the weights up to each value: both distribution functions end with exactly 1.
    for (core::Index i = 1; i < n; ++i) all[i].second += all[i - 1].second;
    return all;
}

/// The integral of g(|U - V|), U and V the distribution functions; NaN where a value is, and infinite where both
/// functions differ on an infinite stretch.
template <class T, class G>
[[nodiscard]] T cdf_integral(const std::vector<std::pair<T, T>>& u, const std::vector<std::pair<T, T>>& v, const G& g) {
    for (const auto* side : {&u, &v})
        for (const auto& [value, weight] : *side)
            if (std::isnan(value)) return value;
    T sum = 0, lost = 0, below_u = 0, below_v = 0, last = std::min(u[0].first, v[0].first);
    std::size_t i = 0, j = 0;
    while (i < u.size() || j < v.size()) {
        const bool take = j == v.size() || (i < u.size() && u[i].first <= v[j].first);
        const double at = take ? u[i].first : v[j].first;
        const double difference = std::abs(below_u - below_v);
        if (at != last && difference > 0) {
            // Kahan's sum.
            const double term = g(difference) * (at - last) - lost, next = sum + term;
            lost = std::isfinite(next) ? (next - sum) - term : 0;
            sum = next;
        }
        if (take)
            below_u = u[i++].second / u.back().second;
        else
            below_v = v[j++].second / v.back().second;
        last = at;
    }
    return sum;
}

}  // namespace scixx::stats::detail
