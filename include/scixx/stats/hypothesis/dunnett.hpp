// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <limits>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <scixx/stats/detail/samples/studentized.hpp>
#include <scixx/stats/detail/samples/values.hpp>
#include <tuple>
#include <vector>

namespace scixx::stats {

/// Options of dunnett.
struct DunnettOptions {
    Alternative alternative = Alternative::two_sided;  ///< about the means of the samples against that of the control
};
/// Ends of confidence intervals of several differences.
struct DunnettLimits {
    Eigen::ArrayXd low, high;
};
/// What dunnett returns: `auto [statistic, pvalue] = dunnett(control, a, b)`.
struct DunnettResult {
    Eigen::ArrayXd statistic;           ///< t of each sample against the control
    Eigen::ArrayXd pvalue;              ///< adjusted for the number of samples
    Eigen::ArrayXd difference;          ///< mean of each sample less that of the control
    Eigen::ArrayXd error;               ///< standard error of each difference
    detail::samples::DunnettLaw<> law;  ///< of the greatest statistic
    Alternative alternative;            ///< against which p-values were computed
    template <class R = DunnettResult>
    static constexpr auto bound() {
        return std::tuple(&R::statistic, &R::pvalue);
    }

    /// Intervals that contain all differences together with some probability; one-sided for a one-sided alternative.
    /// @param confidence_level in (0, 1). @throws std::invalid_argument for another level.
    template <class T = double>
    [[nodiscard]] DunnettLimits confidence_interval(double confidence_level = 0.95) const {
        core::require(confidence_level > 0 && confidence_level < 1, "DunnettResult.confidence_interval",
                      "confidence_level must be a number between 0 and 1, got ", confidence_level);
        const T reach = law.isf(1 - confidence_level);
        constexpr T infinity = std::numeric_limits<T>::infinity();
        Eigen::ArrayX<T> low(difference.size()), high(difference.size());
        for (Eigen::Index i = 0; i < low.size(); ++i) {
            low[i] = alternative == Alternative::less ? -infinity : difference[i] - reach * error[i];
            high[i] = alternative == Alternative::greater ? infinity : difference[i] + reach * error[i];
        }
        return {std::move(low), std::move(high)};
    }
};

/// Dunnett's test of the differences of the means of several samples from that of a control, with one adjusted p-value
/// each.
/// @param options see DunnettOptions; may be left out. @param control real vector. @param samples real vectors.
/// @return see DunnettResult; NaN where no group varies.
/// @throws std::invalid_argument for an empty group, and for fewer than two observations more than groups.
/// @note   By quadrature of the multivariate t distribution to about 1e-13: O(samples) some 10^4 times.
/// @see    scipy.stats.dunnett; C. W. Dunnett, J. Am. Stat. Assoc. 50 (1955) 1096. Differs from SciPy: p-values and
///         limits are not estimated from random numbers.
template <core::ArrayLike C = core::InBraces, core::ArrayLike... A>
    requires(core::rank_of<C> == 1 && sizeof...(A) >= 1 && ((core::rank_of<A> == 1) && ...))
[[nodiscard]] DunnettResult dunnett(const DunnettOptions& options, const C& control, const A&... samples) {
    std::vector<detail::samples::CentralMoments> groups;
    const auto append = [&](const auto& a) {
        const auto x = detail::samples::values_of(a);
        core::require(!x.empty(), "dunnett", "every group must have an observation");
        groups.push_back(detail::samples::central_moments<2>(x));
    };
    append(control);
    (append(samples), ...);
    double n = 0, within = 0;
    const double unit = detail::samples::common_unit(groups);
    for (const auto& g : groups) {
        n += g.n;
        within += g.n * g.variance_in(unit, 0);
    }
    const double df = n - static_cast<double>(groups.size()), pooled = within / df;
    core::require(df >= 1, "dunnett", "there must be more observations than groups, got ", n);
    const bool both = options.alternative == Alternative::two_sided;
    constexpr Eigen::Index k = sizeof...(A);
    std::vector<double> lambda;
    Eigen::ArrayXd difference(k), error(k), statistic(k), pvalue(k);
    for (Eigen::Index i = 0; i < k; ++i) {
        const auto& g = groups.data()[i + 1];
        lambda.push_back(std::sqrt(g.n / (g.n + groups[0].n)));
        difference[i] = g.mean - groups[0].mean;
        error[i] = std::sqrt(pooled * (1 / g.n + 1 / groups[0].n)) * unit;
        statistic[i] = difference[i] / error[i];
    }
    detail::samples::DunnettLaw<> law(std::move(lambda), df, both);
    for (Eigen::Index i = 0; i < k; ++i)
        pvalue[i] = law.sf(both                                       ? std::abs(statistic[i])
                           : options.alternative == Alternative::less ? -statistic[i]
                                                                      : statistic[i]);
    return {statistic, pvalue, difference, error, std::move(law), options.alternative};
}
template <core::ArrayLike C, core::ArrayLike... A>
    requires(core::rank_of<C> == 1 && sizeof...(A) >= 1 && ((core::rank_of<A> == 1) && ...))
[[nodiscard]] DunnettResult dunnett(const C& control, const A&... samples) {
    return dunnett(DunnettOptions{}, control, samples...);
}

}  // namespace scixx::stats
