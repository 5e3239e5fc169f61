// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <initializer_list>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/result.hpp>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/detail/goodness/anderson.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

/// Anderson's and Darling's tests.
namespace scixx::stats {

/// What anderson returns: `auto [statistic, critical_values, significance_level] = anderson(x)`.
struct AndersonResult {
    double statistic;                   ///< A^2
    Eigen::ArrayXd critical_values;     ///< a larger statistic is significant
    Eigen::ArrayXd significance_level;  ///< the levels of the critical values in percent
    double loc, scale;                  ///< fitted parameters, SciPy's fit_result.params
    [[nodiscard]] static AndersonResult of(const detail::samples::AndersonOutcome& r) {
        return {r.statistic, r.critical_values, r.significance_level, r.loc, r.scale};
    }
    template <class R = AndersonResult>
    static constexpr auto bound() {
        return std::tuple(&R::statistic, &R::critical_values, &R::significance_level);
    }
};
/// Options of anderson_ksamp.
struct AndersonKsampOptions {
    bool midrank = true;  ///< the statistic for ties at midranks; else that of right-continuous distribution functions
};
/// What anderson_ksamp returns.
struct AndersonKsampResult {
    double statistic;                ///< standardised A^2
    Eigen::ArrayXd critical_values;  ///< for the levels 25, 10, 5, 2.5, 1, 0.5 and 0.1 percent
    double pvalue;                   ///< interpolated, and cut to [0.001, 0.25]
    [[nodiscard]] static AndersonKsampResult of(const detail::samples::AndersonKsampOutcome& r) {
        return {r.statistic, r.critical_values, r.pvalue};
    }
    template <class R = AndersonKsampResult>
    static constexpr auto bound() {
        return std::tuple(&R::statistic, &R::critical_values, &R::pvalue);
    }
};

/// Anderson's and Darling's test whether a sample is normal, mean and deviation fitted to it.
/// @param x  at least 2 finite observations that are not all equal.
/// @return statistic, critical values, their levels in percent, and the fitted parameters.
/// @throws std::invalid_argument where that does not hold.
/// @note   O(n log n). M. A. Stephens, J. Am. Stat. Assoc. 69 (1974) 730; Biometrika 64 (1977) 583; 66 (1979) 591.
/// @see scipy.stats.anderson
template <core::ArrayLike A = core::InBraces>
    requires(core::rank_of<A> == 1)
[[nodiscard]] AndersonResult anderson(const A& x) {
    return AndersonResult::of(
        detail::samples::anderson(detail::samples::values_of(x), detail::samples::AndersonFamily::normal));
}

/// The same for another family of laws, location and scale fitted: `anderson(x, stats::logistic)`.
/// @param dist  stats::norm, expon (location 0), logistic, gumbel_l (SciPy's gumbel and extreme1 too) or gumbel_r.
/// @throws std::invalid_argument also for another distribution.
/// @see scipy.stats.anderson. Differs from SciPy: the likelihood equations of the logistic law are solved to rounding.
template <core::ArrayLike A = core::InBraces, class Distribution>
    requires(core::rank_of<A> == 1 && requires(const Distribution& d) { std::string_view(d.kernel.name); })
[[nodiscard]] AndersonResult anderson(const A& x, const Distribution& dist) {
    using Family = detail::samples::AndersonFamily;
    const std::string_view name = dist.kernel.name;
    for (const auto& [known, family] : {std::pair<std::string_view, Family>("norm", Family::normal),
                                        {"expon", Family::exponential},
                                        {"logistic", Family::logistic_law},
                                        {"gumbel_l", Family::smallest},
                                        {"gumbel_r", Family::largest}})
        if (name == known) return AndersonResult::of(detail::samples::anderson(detail::samples::values_of(x), family));
    core::fail("anderson", "dist must be norm, expon, logistic, gumbel_l or gumbel_r, got ", dist.kernel.name);
}

/// Scholz' and Stephens' test whether k samples are from one law, which is not specified: anderson_ksamp({a, b, c}).
/// @param samples  at least 2 vectors, none empty, that hold more than one distinct value. @param options  see there.
/// @return the standardised statistic, critical values, and the p-value.
/// @throws std::invalid_argument where that does not hold.
/// @note   O(N k log N) for N observations in all. F. W. Scholz, M. A. Stephens, J. Am. Stat. Assoc. 82 (1987) 918.
/// @see scipy.stats.anderson_ksamp
template <class = void>
[[nodiscard]] inline AndersonKsampResult anderson_ksamp(const std::vector<std::vector<double>>& samples,
                                                        const AndersonKsampOptions& options = {}) {
    return AndersonKsampResult::of(detail::samples::anderson_ksamp(samples, options.midrank));
}
template <core::ArrayLike A>
    requires(core::rank_of<A> == 1 && !std::is_same_v<A, std::vector<double>>)
[[nodiscard]] AndersonKsampResult anderson_ksamp(const std::vector<A>& samples,
                                                 const AndersonKsampOptions& options = {}) {
    std::vector<std::vector<double>> copies;
    for (const A& sample : samples) copies.push_back(detail::samples::values_of(sample));
    return AndersonKsampResult::of(detail::samples::anderson_ksamp(std::move(copies), options.midrank));
}
template <core::ArrayLike A>
    requires(core::rank_of<A> == 1)
[[nodiscard]] AndersonKsampResult anderson_ksamp(std::initializer_list<A> samples,
                                                 const AndersonKsampOptions& options = {}) {
    return anderson_ksamp(std::vector<A>(samples), options);
}

}  // namespace scixx::stats
