// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/betainc.hpp>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/distributions/detail/operations.hpp>
#include <scixx/stats/distributions/detail/rvs.hpp>
#include <scixx/stats/distributions/fit_options.hpp>
#include <scixx/stats/resampling/detail/permutation.hpp>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

/// How well data follow a distribution, and fits with parameters that are given by their names.
namespace scixx::stats::detail::goodness {

using Parameters = std::vector<std::pair<std::string_view, double>>;

/// Where a parameter stands in shapes, loc, scale.
template <class K>
[[nodiscard]] std::size_t place_of(const char* function, std::string_view name) {
    constexpr std::size_t n = shape_count<K>;
    if (name == "loc") return n;
    if (name == "scale") return n + 1;
    if constexpr (n > 0)
        for (std::size_t i = 0; i < n; ++i)
            if (name == K::shapes[i]) return i;
    core::fail(function, "the distribution has no parameter ", name);
}

/// Parameters by place; those that are not given are empty.
template <class K>
using Given = std::array<std::optional<double>, shape_count<K> + 2>;
template <class K>
void put(const char* function, const Parameters& from, Given<K>& to) {
    for (const auto& [name, value] : from) {
        std::optional<double>& place = to[place_of<K>(function, name)];
        core::require(!place, function, "the parameter ", name, " is given twice");
        place = value;
    }
}

/// All parameters, from those that are fixed and a fit of the others. A normal law has the deviation that divides by n
/// - 1.
template <class K, class Distribution>
[[nodiscard]] std::array<double, shape_count<K> + 2> fit(const char* function, const Distribution& dist,
                                                         std::span<const double> data, const Given<K>& fixed,
                                                         const Given<K>& guessed) {
    constexpr std::size_t n = shape_count<K>;
    std::array<double, n + 2> theta{};
    bool complete = true;
    for (std::size_t i = 0; i < n + 2; ++i) {
        complete &= fixed[i].has_value();
        theta[i] = fixed[i].value_or(0);
    }
    if (complete) return theta;
    FitOptions options;
    std::optional<double>* const places[] = {&options.f0, &options.f1, &options.f2};
    for (std::size_t i = 0; i < n; ++i) {
        core::require(i < 3 || !fixed[i], function, "only the first three shape parameters can be known");
        if (i < 3) *places[i] = fixed[i];
        if (guessed[i] && options.start.size() == i) options.start.push_back(*guessed[i]);
    }
    options.floc = fixed[n];
    options.fscale = fixed[n + 1];
    options.loc = guessed[n];
    options.scale = guessed[n + 1];
    theta = dist.fit(data, options);
    if (std::string_view(name_of<K>()) == "norm" && !fixed[0] && !fixed[n + 1]) {
        const auto count = static_cast<double>(data.size());
        theta[n + 1] *= std::sqrt(count / (count - 1));
    }
    return theta;
}

enum class Statistic { ad, ks, cvm, filliben };

/// Medians of the order statistics of n uniform variables (J. J. Filliben, Technometrics 17 (1975) 111).
template <class T = double>
[[nodiscard]] std::vector<double> order_medians(std::size_t n) {
    std::vector<T> medians(n);
    for (std::size_t k = 0; k < n; ++k)
        medians[k] = special::betaincinv(static_cast<T>(k + 1), static_cast<T>(n - k), 0.5);
    return medians;
}

/// A statistic of sorted data; the medians are Filliben's.
template <class K>
[[nodiscard]] double statistic(Statistic which, const K& k, double loc, double scale, const std::vector<double>& x,
                               const std::vector<double>& medians) {
    const std::size_t count = x.size();
    const auto n = static_cast<double>(count);
    double sum = 0;
    switch (which) {
        case Statistic::ad: {
            const auto below = Logcdf::bind(k, loc, scale);
            const auto above = Logsf::bind(k, loc, scale);
            for (std::size_t i = 0; i < count; ++i)
                sum += (2 * static_cast<double>(i) + 1) / n * (below(x[i]) + above(x[count - 1 - i]));
            return -n - sum;
        }
        case Statistic::ks: {
            const auto cdf = Cdf::bind(k, loc, scale);
            for (std::size_t i = 0; i < count; ++i) {
                const double p = cdf(x[i]), at = static_cast<double>(i);
                sum = std::max({sum, (at + 1) / n - p, p - at / n});
            }
            return sum;
        }
        case Statistic::cvm: {
            const auto cdf = Cdf::bind(k, loc, scale);
            for (std::size_t i = 0; i < count; ++i) {
                const double away = (2 * static_cast<double>(i) + 1) / (2 * n) - cdf(x[i]);
                sum += away * away;
            }
            return 1 / (12 * n) + sum;
        }
        default: {
            const auto quantile = Quantile<false>::bind(k, loc, scale);
            std::vector<double> expected(count);
            double mean_x = 0, mean_y = 0, xx = 0, yy = 0, xy = 0;
            for (std::size_t i = 0; i < count; ++i) {
                expected[i] = quantile(medians[i]);
                mean_x += x[i] / n;
                mean_y += expected[i] / n;
            }
            for (std::size_t i = 0; i < count; ++i) {
                const double u = x[i] - mean_x, v = expected[i] - mean_y;
                xx += u * u;
                yy += v * v;
                xy += u * v;
            }
            return xy / std::sqrt(xx * yy);
        }
    }
}

/// The test for compare(theta, sorted data).
template <class Result, class Distribution, class K, class Options, class Compare, class Rng>
[[nodiscard]] Result run(const Distribution& dist, const K& prototype, std::vector<double> x, const Options& options,
                         const Compare& compare, Alternative alternative, Rng& rng) {
    const char* function = "goodness_of_fit";
    core::require(!x.empty(), function, "data must not be empty");
    for (const double v : x) core::require(std::isfinite(v), function, "data must be finite");
    core::require(options.n_mc_samples >= 1, function, "n_mc_samples must be positive, got ", options.n_mc_samples);
    Given<K> known{}, fixed, guessed{};
    put<K>(function, options.known_params, known);
    fixed = known;
    put<K>(function, options.fit_params, fixed);
    put<K>(function, options.guessed_params, guessed);
    for (std::size_t i = 0; i < fixed.size(); ++i)
        core::require(!fixed[i] || !guessed[i], function, "a parameter is given twice");
    const auto drawn = fit<K>(function, dist, x, fixed, guessed);
    for (std::size_t i = 0; i < fixed.size(); ++i)
        if (fixed[i] && !known[i]) guessed[i] = fixed[i];
    const auto statistic_of = [&](std::vector<double>& data) {
        const auto theta = fit<K>(function, dist, data, known, guessed);
        std::sort(data.begin(), data.end());
        return compare(theta, data);
    };
    Result result{{drawn}, 0, 0, Eigen::ArrayXd(options.n_mc_samples)};
    std::vector<double> sample = x;
    result.statistic = statistic_of(x);
    const K k = shaped(prototype, drawn.data());
    const double loc = drawn[drawn.size() - 2], scale = drawn[drawn.size() - 1];
    core::require(valid(k) && scale > 0, function, "the parameters must be in the distribution's domain");
    for (double& value : result.null_distribution) {
        fill_variates(k, rng, sample.data(), std::ssize(sample));
        for (double& v : sample) v = v * scale + loc;
        value = statistic_of(sample);
    }
    result.pvalue = resampling::null_pvalue(result.null_distribution.data(), options.n_mc_samples, core::Index(1),
                                            result.statistic, false, alternative);
    return result;
}

}  // namespace scixx::stats::detail::goodness
