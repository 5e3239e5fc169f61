// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <numeric>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/distributions/discrete.hpp>
#include <utility>
#include <vector>

/// Discrete distributions given by a list of values.
namespace scixx::stats {

namespace detail {
/// Values in rising order with their probabilities.
struct ValueTable {
    static constexpr const char* name = "rv_discrete";
    std::vector<double> values{0}, masses{1};
    std::vector<double> upto{1}, beyond{0};  // probabilities of at most, and of more than a value

    [[nodiscard]] Support support() const { return {values.front(), values.back()}; }
    [[nodiscard]] double pmf(double k) const {
        const auto at = std::lower_bound(values.begin(), values.end(), k);
        return at != values.end() && *at == k ? masses[static_cast<std::size_t>(at - values.begin())] : 0.0;
    }
    [[nodiscard]] double cdf(double k) const {
        const auto at = std::upper_bound(values.begin(), values.end(), k);
        return at == values.begin() ? 0.0 : upto[static_cast<std::size_t>(at - values.begin()) - 1];
    }
    [[nodiscard]] double sf(double k) const {
        const auto at = std::upper_bound(values.begin(), values.end(), k);
        return at == values.begin() ? 1.0 : beyond[static_cast<std::size_t>(at - values.begin()) - 1];
    }
    template <class F>
    [[nodiscard]] double mean_of(const F& g) const {
        double sum = 0;
        for (std::size_t i = 0; i < values.size(); ++i)
            if (masses[i] > 0) sum += g(values[i]) * masses[i];
        return sum;
    }
};
}  // namespace detail

/// The distribution on whole numbers that a list of values and their probabilities describes.
///
/// `const auto rv = rv_discrete(xk, pk); rv.pmf(3);` has all functions of a discrete distribution.
/// @param xk  n >= 1 whole numbers, all different, in any order.
/// @param pk  their probabilities, not negative, with the sum 1 (within 1e-5).
/// @throws std::invalid_argument where this does not hold. @note O(n log n); cdf and ppf O(log n) steps.
/// @see scipy.stats.rv_discrete, `rv_discrete(values=(xk, pk))`. Differs from SciPy: the values are whole numbers.
template <core::ArrayLike Values, core::ArrayLike Masses>
    requires(core::rank_of<Values> == 1 && core::rank_of<Masses> == 1)
[[nodiscard]] Discrete<detail::ValueTable> rv_discrete(const Values& xk, const Masses& pk) {
    const core::Source<double, Values> values(xk);
    const core::Source<double, Masses> masses(pk);
    const core::Index n = values.view().size();
    core::require(n > 0 && masses.view().size() == n, "rv_discrete", "xk and pk must have one length, not 0, got ", n,
                  " and ", masses.view().size());
    core::List<core::Index> order(n);
    std::iota(order.begin(), order.end(), core::Index(0));
    std::sort(order.begin(), order.end(),
              [&](core::Index a, core::Index b) { return values.view()(a) < values.view()(b); });
    detail::ValueTable table;
    table.values.clear(), table.masses.clear(), table.upto.clear();
    double total = 0;
    for (const core::Index i : order) {
        const double value = values.view()(i), mass = masses.view()(i);
        core::require(std::isfinite(value) && value == std::floor(value), "rv_discrete",
                      "xk must be whole numbers, got ", value);
        core::require(table.values.empty() || value > table.values.back(), "rv_discrete",
                      "xk must be all different, got ", value, " twice");
        core::require(mass >= 0, "rv_discrete", "pk must not be negative, got ", mass);
        total += mass;
        table.values.push_back(value);
        table.masses.push_back(mass);
        table.upto.push_back(total);
    }
    core::require(std::abs(total - 1) <= 1.001e-5, "rv_discrete", "the sum of pk must be 1, got ", total);
    table.beyond.assign(table.masses.size(), 0.0);
    for (std::size_t i = table.masses.size() - 1; i > 0; --i) table.beyond[i - 1] = table.beyond[i] + table.masses[i];
    return Discrete<detail::ValueTable>(std::move(table));
}

}  // namespace scixx::stats
