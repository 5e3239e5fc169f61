// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/distributions/continuous.hpp>
#include <scixx/stats/distributions/discrete.hpp>
#include <string>
#include <string_view>
#include <vector>

/// What a fit within bounds minimises, and where it may look.
namespace scixx::stats::detail::fitting {

/// What a missed datum adds, SciPy's number.
inline constexpr double penalty = 70978.271289338397;

/// Values that a parameter may have.
struct Domain {
    double lower = -infinite, upper = infinite;
    bool integral = false;
};

/// Shape parameters that are whole numbers or bounded on both sides.
template <class = void>
[[nodiscard]] Domain domain_of(std::string_view distribution, std::string_view shape) {
    struct Row {
        std::string_view distributions, shapes;  // separated and ended by blanks
        Domain domain;
    };
    static constexpr Row rows[] = {
        {"bernoulli binom geom logser nbinom ", "p ", {0, 1, false}},
        {"betabinom betanbinom binom hypergeom nbinom nchypergeom_fisher nchypergeom_wallenius nhypergeom ",
         "n M N r ",
         {0, infinite, true}},
        {"boltzmann zipfian erlang ksone kstwo irwinhall ", "N n a ", {1, infinite, true}},
        {"randint ", "low high ", {-infinite, infinite, true}},
        {"trapezoid triang ", "c d ", {0, 1, false}},
        {"skewcauchy wrapcauchy ", "a c ", {-1, 1, false}},
        {"levy_stable levy_stable_s0 ", "alpha ", {0, 2, false}},
        {"levy_stable levy_stable_s0 ", "beta ", {-1, 1, false}},
    };
    const auto listed = [](std::string_view list, std::string_view word) {
        const std::size_t at = list.find(word);
        for (std::size_t k = at; k != std::string_view::npos; k = list.find(word, k + 1))
            if ((k == 0 || list[k - 1] == ' ') && list[k + word.size()] == ' ') return true;
        return false;
    };
    if (distribution == "zipfian" && shape == "a") return {};
    for (const Row& row : rows)
        if (listed(row.distributions, distribution) && listed(row.shapes, shape)) return row.domain;
    return {};
}

/// Sum of -log density (or probability) over the data, penalised.
template <class K>
[[nodiscard]] double likelihood(const Continuous<K>& distribution, const double* theta, Sample data) {
    const auto [sum, outside] = likelihood_parts(distribution.kernel, theta, data);
    if (std::isinf(outside)) return infinite;
    return sum + outside * (penalty + std::log(theta[shape_count<K> + 1]));
}
template <class K>
[[nodiscard]] double likelihood(const Discrete<K>& distribution, const double* theta, Sample data) {
    const K k = shaped(distribution.kernel, theta);
    if (!valid(k)) return infinite;
    const auto at = Pmf<true>::bind(k, theta[shape_count<K>]);
    double sum = 0;
    for (const double x : data) {
        const double value = at(x);
        sum += std::isfinite(value) ? -value : penalty;
    }
    return sum;
}

/// Moran's statistic (Y. Shao, M. G. Hahn, Illinois J. Math. 43 (1999) 489): the sum of -l log(d / l) over the spacings
/// d of the distribution function between sorted data, of which l are equal, penalised.
[[nodiscard]] inline double spacing_sum(RealFunction cdf, const Support& support, Sample sorted) {
    double sum = 0, before = 0;
    for (std::size_t i = 0, next; i < sorted.size(); i = next) {
        next = i + 1;
        while (next < sorted.size() && sorted[next] == sorted[i]) ++next;
        const double count = static_cast<double>(next - i);
        if (!(sorted[i] >= support.lower && sorted[i] <= support.upper)) {
            sum += count * penalty;
            continue;
        }
        const double at = cdf(sorted[i]);
        const bool first = before == 0 && at == 0;
        const double term = -count * std::log((at - before) / count);
        if (!first) sum += std::isfinite(term) ? term : penalty;
        before = at;
    }
    const double last = -std::log(1 - before);
    if (before < 1) sum += std::isfinite(last) ? last : penalty;
    return sum;
}
template <class K>
[[nodiscard]] double spacings(const Continuous<K>& distribution, const double* theta, Sample sorted) {
    const K k = shaped(distribution.kernel, theta);
    const double scale = theta[shape_count<K> + 1], loc = location(k, theta[shape_count<K>], scale);
    if (!(valid(k) && scale > 0)) return infinite;
    const Support s = support_of(k);
    const auto cdf = Cdf::bind(k, loc, scale);
    return spacing_sum([&](double x) { return cdf(x); }, {loc + scale * s.lower, loc + scale * s.upper}, sorted);
}
template <class K>
[[nodiscard]] double spacings(const Discrete<K>& distribution, const double* theta, Sample sorted) {
    const K k = shaped(distribution.kernel, theta);
    const double loc = theta[shape_count<K>];
    if (!valid(k)) return infinite;
    const Support s = support_of(k);
    const auto cdf = DiscreteOperations::Cdf::bind(k, loc);
    return spacing_sum([&](double x) { return cdf(x); }, {loc + s.lower, loc + s.upper}, sorted);
}

/// Number of parameters, and their names: shapes, loc, and scale of a continuous distribution.
template <class Distribution>
struct Parameters;
template <class K>
struct Parameters<Continuous<K>> {
    using Kernel = K;
    static constexpr std::size_t shapes = shape_count<K>, count = shapes + 2;
    static constexpr bool discrete = false;
};
template <class K>
struct Parameters<Discrete<K>> {
    using Kernel = K;
    static constexpr std::size_t shapes = shape_count<K>, count = shapes + 1;
    static constexpr bool discrete = true;
};
template <class Distribution>
[[nodiscard]] const char* parameter_name(std::size_t i) {
    using P = Parameters<Distribution>;
    if constexpr (P::shapes > 0)
        if (i < P::shapes) return P::Kernel::shapes[i];
    return i == P::shapes ? "loc" : "scale";
}

/// Values of a sequence or of a list by name, at their parameters; false where an entry was not given.
template <class Distribution, class List, class Value>
void place(const List& list, const char* what, std::array<Value, Parameters<Distribution>::count>& values,
           std::array<bool, Parameters<Distribution>::count>& given) {
    using P = Parameters<Distribution>;
    if (list.names().empty()) {
        const std::size_t n = list.values().size();
        core::require(n == 0 || n >= P::shapes, "fit", what, " must have at least one entry for each of ", P::shapes,
                      " shape parameters, got ", n);
        core::require(n <= P::count, "fit", what, " must not have more than ", P::count, " entries, got ", n);
        for (std::size_t i = 0; i < n; ++i) {
            values[i] = list.values()[i];
            given[i] = true;
        }
        return;
    }
    for (std::size_t k = 0; k < list.names().size(); ++k) {
        std::size_t i = 0;
        while (i < P::count && list.names()[k] != parameter_name<Distribution>(i)) ++i;
        core::require(i < P::count, "fit", what, " has no parameter ", list.names()[k]);
        values[i] = list.values()[k];
        given[i] = true;
    }
}

/// Bounds of one parameter cut to its domain, and to whole numbers.
template <class = void>
void cut(const char* name, const Domain& domain, std::array<double, 2>& bounds) {
    core::require(bounds[0] <= bounds[1] || std::isnan(bounds[0] + bounds[1]), "fit", "bounds have no value for ", name,
                  ", got ", bounds[0], " and ", bounds[1]);
    bounds = {std::max(bounds[0], domain.lower), std::min(bounds[1], domain.upper)};
    core::require(std::isfinite(bounds[0]) && std::isfinite(bounds[1]), "fit", "bounds must be finite for ", name,
                  ", got ", bounds[0], " and ", bounds[1]);
    if (domain.integral) bounds = {std::ceil(bounds[0]), std::floor(bounds[1])};
    core::require(bounds[0] <= bounds[1], "fit", "bounds have no ", domain.integral ? "whole number" : "value",
                  " in the domain of ", name);
}

}  // namespace scixx::stats::detail::fitting
