// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/detail/samples/counts.hpp>
#include <tuple>
#include <vector>

namespace scixx::stats {

/// Options of quantile_test.
struct QuantileTestOptions {
    double q = 0;                                      ///< the quantile under the null hypothesis
    double p = 0.5;                                    ///< its probability, in (0, 1)
    Alternative alternative = Alternative::two_sided;  ///< whether the population's quantile differs from q, and how
};

/// What quantile_test returns: `auto [statistic, pvalue] = quantile_test(x)`.
struct QuantileTestResult {
    double statistic;    ///< number of observations that are at most q (type 1), or less (type 2)
    int statistic_type;  ///< 1 for greater, 2 for less; for two sides that of the smaller p-value
    double pvalue;       ///< of the hypothesis that the quantile is q
    template <class R = QuantileTestResult>
    static constexpr auto bound() {
        return std::tuple(&R::statistic, &R::pvalue);
    }

    /// The interval between order statistics that contains the quantile with at least some probability; one-sided for a
    /// one-sided alternative, NaN where the sample is too small.
    /// @param confidence_level in (0, 1). @throws std::invalid_argument for another level.
    template <class = void>
    [[nodiscard]] ConfidenceInterval confidence_interval(double confidence_level = 0.95) const {
        core::require(confidence_level > 0 && confidence_level < 1, "QuantileTestResult.confidence_interval",
                      "confidence_level must be a number between 0 and 1, got ", confidence_level);
        const double tail = alternative == Alternative::two_sided ? (1 - confidence_level) / 2 : 1 - confidence_level;
        const double n = static_cast<double>(sample.size());
        constexpr double infinity = std::numeric_limits<double>::infinity();
        ConfidenceInterval result{-infinity, infinity};
        if (alternative != Alternative::less) {
            const double index = detail::samples::binomial_ppf(tail, n, p) - 1;
            result.low = index >= 0 ? sample[static_cast<std::size_t>(index)] : detail::samples::nan;
        }
        if (alternative != Alternative::greater) {
            // The smallest k with P(X > k) <= tail: n less the largest of the mirrored distribution.
            double low = -1, high = n;
            while (high - low > 1) {
                const double middle = std::floor(low + (high - low) / 2);
                (detail::samples::binomial_sf(middle, n, p) <= tail ? high : low) = middle;
            }
            result.high = high < n ? sample[static_cast<std::size_t>(high)] : detail::samples::nan;
        }
        return result;
    }

    std::vector<double> sample;  ///< sorted
    double p;                    ///< probability of the quantile
    Alternative alternative;     ///< against which the p-value was computed
};

/// Sign test of the hypothesis that the quantile of a population at probability p is q.
/// @param x real vector without NaN. @param options see QuantileTestOptions.
/// @return see QuantileTestResult: the number of observations up to q has a binomial distribution.
/// @throws std::invalid_argument for p outside (0, 1), an empty x, and NaN. @note O(n log n) for the interval's sake.
/// @see scipy.stats.quantile_test; W. J. Conover, Practical Nonparametric Statistics (1999), 3.2.
template <core::ArrayLike X = core::InBraces>
    requires(core::rank_of<X> == 1)
[[nodiscard]] QuantileTestResult quantile_test(const X& x, const QuantileTestOptions& options = {}) {
    const core::Source<double, X> source(x);
    std::vector<double> sample;
    for (core::Index i = 0; i < source.view().size(); ++i) {
        sample.push_back(source.view()(i));
        core::require(!std::isnan(sample.back()), "quantile_test", "x must not hold NaN");
    }
    core::require(!sample.empty(), "quantile_test", "x must not be empty");
    core::require(std::isfinite(options.q), "quantile_test", "q must be finite, got ", options.q);
    core::require(options.p > 0 && options.p < 1, "quantile_test", "p must be between 0 and 1, got ", options.p);
    std::sort(sample.begin(), sample.end());
    const double n = static_cast<double>(sample.size());
    const double upto = static_cast<double>(std::upper_bound(sample.begin(), sample.end(), options.q) - sample.begin());
    const double below =
        static_cast<double>(std::lower_bound(sample.begin(), sample.end(), options.q) - sample.begin());
    const double greater = detail::samples::binomial_cdf(upto, n, options.p),
                 less = detail::samples::binomial_sf(below - 1, n, options.p);
    const auto answer = [&](double statistic, int type, double pvalue) -> QuantileTestResult {
        return {statistic, type, pvalue, std::move(sample), options.p, options.alternative};
    };
    switch (options.alternative) {
        case Alternative::greater:
            return answer(upto, 1, greater);
        case Alternative::less:
            return answer(below, 2, less);
        default:
            return greater < less ? answer(upto, 1, std::min(1.0, 2 * greater))
                                  : answer(below, 2, std::min(1.0, 2 * less));
    }
}

}  // namespace scixx::stats
