// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstdint>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/betainc.hpp>
#include <scixx/special/ndtr.hpp>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/detail/samples/counts.hpp>
#include <tuple>

namespace scixx::stats {

/// How BinomTestResult::proportion_ci finds the interval.
enum class ProportionMethod {
    exact,     ///< Clopper and Pearson, Biometrika 26 (1934) 404: contains the proportion at least so often as said
    wilson,    ///< Wilson's score interval, J. Am. Stat. Assoc. 22 (1927) 209
    wilsoncc,  ///< the same with a continuity correction: R. G. Newcombe, Stat. Med. 17 (1998) 857
};

/// What binomtest returns: `auto [statistic, pvalue] = binomtest(k, n)`.
struct BinomTestResult {
    std::int64_t k, n;        ///< successes and trials
    Alternative alternative;  ///< against which the p-value was computed
    double statistic;         ///< k / n
    double pvalue;            ///< of the hypothesis that the probability is p
    template <class R = BinomTestResult>
    static constexpr auto bound() {
        return std::tuple(&R::statistic, &R::pvalue);
    }

    /// The interval that contains the proportion with some probability; one-sided for a one-sided alternative.
    /// @param confidence_level in [0, 1]. @throws std::invalid_argument for another level.
    template <class T = double>
    [[nodiscard]] ConfidenceInterval proportion_ci(double confidence_level = 0.95,
                                                   ProportionMethod method = ProportionMethod::exact) const {
        core::require(confidence_level >= 0 && confidence_level <= 1, "BinomTestResult.proportion_ci",
                      "confidence_level must be between 0 and 1, got ", confidence_level);
        const bool both = alternative == Alternative::two_sided;
        const T x = static_cast<T>(k), m = static_cast<T>(n), p = x / m;
        double low = 0, high = 1;
        if (method == ProportionMethod::exact) {
            const double tail = both ? (1 - confidence_level) / 2 : 1 - confidence_level;
            if (k > 0) low = special::betaincinv(x, m - x + 1, tail);
            if (k < n) high = special::betainccinv(x + 1, m - x, tail);
        } else {
            const T z = special::ndtri(T(both ? 0.5 + confidence_level / 2 : confidence_level)), square = z * z;
            if (method == ProportionMethod::wilson) {
                const double unit = 1 + square / m, centre = (p + square / (2 * m)) / unit,
                             reach = z / unit * std::sqrt(p * (1 - p) / m + square / (4 * m * m));
                low = centre - reach;
                high = centre + reach;
            } else {
                const double unit = 2 * (m + square), centre = (2 * m * p + square) / unit;
                low = centre - (1 + z * std::sqrt(square - 2 - 1 / m + 4 * p * (m * (1 - p) + 1))) / unit;
                high = centre + (1 + z * std::sqrt(square + 2 - 1 / m + 4 * p * (m * (1 - p) - 1))) / unit;
            }
            if (k == 0) low = 0;
            if (k == n) high = 1;
        }
        return {alternative == Alternative::less ? 0.0 : low, alternative == Alternative::greater ? 1.0 : high};
    }
};

/// Exact test of the hypothesis that the probability of success in Bernoulli's trials is p.
///
/// @param k            number of successes. @param n number of trials, k <= n. @param p probability in [0, 1].
/// @param alternative  against which the p-value is computed; two-sided: the outcomes that are at most as likely as k.
/// @return  see BinomTestResult. @throws std::invalid_argument for numbers outside these ranges.
/// @note   O(log n). @see scipy.stats.binomtest
template <class = void>
[[nodiscard]] BinomTestResult binomtest(std::int64_t k, std::int64_t n, double p = 0.5,
                                        Alternative alternative = Alternative::two_sided) {
    core::require(k >= 0, "binomtest", "k must not be negative, got ", k);
    core::require(n >= 1, "binomtest", "n must be at least 1, got ", n);
    core::require(k <= n, "binomtest", "k must not be greater than n, got ", k, " and ", n);
    core::require(p >= 0 && p <= 1, "binomtest", "p must be in [0, 1], got ", p);
    const double x = static_cast<double>(k), m = static_cast<double>(n);
    const double pvalue = alternative == Alternative::less      ? detail::samples::binomial_cdf(x, m, p)
                          : alternative == Alternative::greater ? detail::samples::binomial_sf(x - 1, m, p)
                                                                : detail::samples::binomial_two_sided(x, m, p);
    return {k, n, alternative, x / m, pvalue};
}

}  // namespace scixx::stats
