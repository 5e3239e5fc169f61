// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/cold.hpp>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/resampling/detail/monte_carlo.hpp>
#include <scixx/stats/resampling/detail/permutation.hpp>
#include <scixx/stats/resampling/methods.hpp>
#include <span>
#include <vector>

/// P-values of tests by resampling.
namespace scixx::stats::detail::resampling {

template <class M>
concept Method = std::same_as<M, PermutationMethod> || std::same_as<M, MonteCarloMethod>;

template <class T = double>
[[nodiscard]] SCIXX_COLD Data<T> data_of(std::initializer_list<Sample> samples) {
    Data<T> data;
    for (const Sample s : samples) {
        data.values.emplace_back(s.begin(), s.end());
        data.lengths.push_back(std::ssize(s));
    }
    return data;
}

/// By permutations of the samples.
template <class T = double>
[[nodiscard]] SCIXX_COLD T pvalue_by(const char* function, const PermutationMethod& method, Data<T> data,
                                     Statistic statistic, Exchange exchange, Alternative alternative) {
    core::require(method.n_resamples >= 1, function, "n_resamples must be positive, got ", method.n_resamples);
    for (const Index length : data.lengths)
        core::require(length >= 2, function, "samples must have two or more observations, got ", length);
    const T value = observed(data, statistic)[0];
    const Null<T> null = permuted<T>(data, statistic, exchange, method.n_resamples, method.rng);
    return null_pvalue(null.values.data(), std::ssize(null.values), 1, value, null.exact, alternative);
}

/// By random samples of the same sizes.
template <class T = double>
[[nodiscard]] SCIXX_COLD T pvalue_by(const char* function, const MonteCarloMethod& method, const Data<T>& data,
                                     Statistic statistic, Exchange, Alternative alternative) {
    core::require(method.n_resamples >= 1, function, "n_resamples must be positive, got ", method.n_resamples);
    core::require(method.rvs.empty() || method.rvs.size() == data.count(), function, "rvs must be empty or have ",
                  data.count(), " entries, got ", method.rvs.size());
    for (const Index length : data.lengths) core::require(length >= 1, function, "samples must not be empty");
    const T value = observed(data, statistic)[0];
    const auto stream = method.rng.open();
    const auto normal = [&](std::span<double> out) { stream->normal(out.data(), std::ssize(out)); };
    std::vector<Source> sources;
    for (std::size_t k = 0; k < data.count(); ++k)
        if (method.rvs.empty())
            sources.emplace_back(normal);
        else
            sources.emplace_back(method.rvs[k]);
    const std::vector<T> null = random_statistics<T>(sources, data.lengths, method.n_resamples, statistic);
    return null_pvalue(null.data(), method.n_resamples, 1, value, false, alternative);
}

}  // namespace scixx::stats::detail::resampling
