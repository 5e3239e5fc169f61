// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <scixx/stats/detail/samples/studentized.hpp>
#include <scixx/stats/detail/samples/values.hpp>
#include <tuple>
#include <vector>

namespace scixx::stats {

/// Ends of confidence intervals between groups, a matrix each.
struct PairwiseLimits {
    Eigen::ArrayXXd low, high;
};

/// What tukey_hsd returns.
struct TukeyHsdResult {
    Eigen::ArrayXXd statistic;  ///< (i, j): mean of group i less that of group j
    Eigen::ArrayXXd pvalue;     ///< of the hypothesis that both groups have one mean; 1 on the diagonal
    Eigen::ArrayXXd error;      ///< standard error of each difference, divided by sqrt(2)
    Eigen::ArrayXXd df;         ///< degrees of freedom of each comparison
    template <class R = TukeyHsdResult>
    static constexpr auto bound() {
        return std::tuple(&R::statistic, &R::pvalue);
    }

    /// Intervals that contain all differences together with some probability.
    /// @param confidence_level in (0, 1). @throws std::invalid_argument for another level.
    template <class = void>
    [[nodiscard]] PairwiseLimits confidence_interval(double confidence_level = 0.95) const {
        core::require(confidence_level > 0 && confidence_level < 1, "TukeyHsdResult.confidence_interval",
                      "confidence_level must be a number between 0 and 1, got ", confidence_level);
        const Eigen::Index k = statistic.rows();
        PairwiseLimits limits{statistic, statistic};
        double df_before = -1, quantile = 0;
        for (Eigen::Index i = 0; i < k; ++i)
            for (Eigen::Index j = 0; j < k; ++j) {
                if (df(i, j) != df_before) {
                    df_before = df(i, j);
                    quantile =
                        detail::samples::studentized_range_isf(1 - confidence_level, static_cast<double>(k), df_before);
                }
                limits.low(i, j) -= quantile * error(i, j);
                limits.high(i, j) += quantile * error(i, j);
            }
        return limits;
    }
};
/// Options of tukey_hsd.
struct TukeyHsdOptions {
    bool equal_var = true;  ///< whether the groups have one variance (Tukey and Kramer); else Games and Howell's test
};

/// Tukey's test of the differences of all pairs of groups' means, by the distribution of the studentized range.
/// @param options see TukeyHsdOptions; may be left out. @param samples two or more real vectors of at least two finite
/// values.
/// @return see TukeyHsdResult; p-values are NaN where no group varies.
/// @throws std::invalid_argument for a group of fewer than two values, and for values that are not finite.
/// @see scipy.stats.tukey_hsd; C. Y. Kramer, Biometrics 12 (1956) 307; P. A. Games and J. F. Howell, J. Educ. Stat. 1
///      (1976) 113.
template <core::ArrayLike... A>
    requires((core::rank_of<A> == 1) && ...)
[[nodiscard]] TukeyHsdResult tukey_hsd(const TukeyHsdOptions& options, const A&... samples) {
    static_assert(sizeof...(A) >= 2, "at least two samples are compared");
    std::vector<detail::samples::CentralMoments> groups;
    const auto append = [&](const auto& a) {
        const auto x = detail::samples::values_of(a);
        for (const double v : x) core::require(std::isfinite(v), "tukey_hsd", "samples must be finite, got ", v);
        core::require(x.size() > 1, "tukey_hsd", "every sample must have at least 2 observations, got ", x.size());
        groups.push_back(detail::samples::central_moments<2>(x));
    };
    (append(samples), ...);
    const auto k = std::ssize(groups);
    double within = 0, n = 0;
    const double unit = detail::samples::common_unit(groups);  // of the variances' roots
    for (const auto& g : groups) {
        within += (g.n - 1) * g.variance_in(unit, 1);
        n += g.n;
    }
    const double groups_df = n - static_cast<double>(k), pooled = within / groups_df;
    TukeyHsdResult out{Eigen::ArrayXXd(k, k), Eigen::ArrayXXd(k, k), Eigen::ArrayXXd(k, k), Eigen::ArrayXXd(k, k)};
    for (Eigen::Index i = 0; i < k; ++i)
        for (Eigen::Index j = 0; j < k; ++j) {
            const auto &a = groups[core::to_size(i)], &b = groups[core::to_size(j)];
            const double va = (options.equal_var ? pooled : a.variance_in(unit, 1)) / a.n,
                         vb = (options.equal_var ? pooled : b.variance_in(unit, 1)) / b.n;
            out.statistic(i, j) = a.mean - b.mean;
            out.error(i, j) = std::sqrt((va + vb) / 2) * unit;
            out.df(i, j) =
                options.equal_var ? groups_df : (va + vb) * (va + vb) / (va * va / (a.n - 1) + vb * vb / (b.n - 1));
            if (i == j) out.pvalue(i, j) = 1;
            if (i <= j) continue;
            const double q = std::abs(out.statistic(i, j)) / out.error(i, j);
            out.pvalue(i, j) = out.pvalue(j, i) =
                detail::samples::studentized_range_sf(q, static_cast<double>(k), out.df(i, j));
        }
    return out;
}
template <core::ArrayLike... A>
    requires((core::rank_of<A> == 1) && ...)
[[nodiscard]] TukeyHsdResult tukey_hsd(const A&... samples) {
    return tukey_hsd(TukeyHsdOptions{}, samples...);
}

}  // namespace scixx::stats
