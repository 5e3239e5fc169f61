// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/result.hpp>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/detail/goodness/anderson.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <scixx/stats/detail/samples/values.hpp>
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
    static constexpr auto bound() {
        return std::tuple(&AndersonResult::statistic, &AndersonResult::critical_values,
                          &AndersonResult::significance_level);
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
    static constexpr auto bound() {
        return std::tuple(&AndersonKsampResult::statistic, &AndersonKsampResult::critical_values,
                          &AndersonKsampResult::pvalue);
    }
};

namespace detail::samples {
/// The families of laws whose critical values are known.
enum class AndersonFamily { normal, exponential, logistic_law, smallest, largest };

[[nodiscard]] inline AndersonResult anderson(std::vector<double> x, AndersonFamily dist) {
    core::require(x.size() >= 2, "anderson", "x must have at least 2 observations, got ", x.size());
    for (double v : x) core::require(std::isfinite(v), "anderson", "x must be finite");
    std::sort(x.begin(), x.end());
    const auto n = static_cast<double>(x.size());
    Eigen::ArrayXd levels(5), critical(5);
    levels << 15, 10, 5, 2.5, 1;
    LocationScale at{};
    double statistic = 0;
    const auto rounded = [](const Eigen::ArrayXd& values, double by) {
        return Eigen::ArrayXd((values / by * 1000).unaryExpr([](double v) { return std::nearbyint(v); }) / 1000);
    };
    const auto check = [&] { core::require(at.scale > 0, "anderson", "x must not be constant"); };
    switch (dist) {
        case AndersonFamily::normal:
            at = mean_and_deviation(x);
            check();
            statistic = anderson_statistic(x, [&](double v) {
                const double z = (v - at.loc) / at.scale;
                return std::pair(special::log_ndtr(z), special::log_ndtr(-z));
            });
            critical << 0.576, 0.656, 0.787, 0.918, 1.092;
            critical = rounded(critical, 1 + 4 / n - 25 / n / n);
            break;
        case AndersonFamily::exponential:
            at = {0, 0};
            for (double v : x) at.scale += v / n;
            check();
            statistic = anderson_statistic(x, [&](double v) {
                const double z = v / at.scale;
                return std::pair(std::log(-std::expm1(-z)), -z);
            });
            critical << 0.922, 1.078, 1.341, 1.606, 1.957;
            critical = rounded(critical, 1 + 0.6 / n);
            break;
        case AndersonFamily::logistic_law:
            at = fit_logistic(x);
            check();
            statistic = anderson_statistic(x, [&](double v) {
                const double z = (v - at.loc) / at.scale, tail = std::log1p(std::exp(-std::abs(z)));
                return std::pair(std::min(z, 0.0) - tail, std::min(-z, 0.0) - tail);
            });
            levels.resize(6), critical.resize(6);
            levels << 25, 10, 5, 2.5, 1, 0.5;
            critical << 0.426, 0.563, 0.660, 0.769, 0.906, 1.010;
            critical = rounded(critical, 1 + 0.25 / n);
            break;
        default: {
            const bool largest = dist == AndersonFamily::largest;
            std::vector<double> y = x;
            if (largest)
                for (double& v : y) v = -v;
            at = fit_gumbel_l(y);
            check();
            if (largest) at.loc = -at.loc;
            statistic = anderson_statistic(x, [&](double v) {
                const double e = std::exp((largest ? at.loc - v : v - at.loc) / at.scale),
                             rest = std::log(-std::expm1(-e));
                return largest ? std::pair(-e, rest) : std::pair(rest, -e);
            });
            levels << 25, 10, 5, 2.5, 1;
            critical << 0.474, 0.637, 0.757, 0.877, 1.038;
            critical = rounded(critical, 1 + 0.2 / std::sqrt(n));
        }
    }
    return {statistic, critical, levels, at.loc, at.scale};
}

[[nodiscard]] inline AndersonKsampResult anderson_ksamp(std::vector<std::vector<double>> samples, bool midrank) {
    const char* function = "anderson_ksamp";
    core::require(samples.size() >= 2, function, "samples must be at least 2, got ", samples.size());
    std::vector<double> sizes;
    bool distinct = false;
    for (auto& s : samples) {
        core::require(!s.empty(), function, "samples must not be empty");
        std::sort(s.begin(), s.end());
        for (double v : s) {
            core::require(!std::isnan(v), function, "samples must not hold NaN");
            distinct = distinct || v != samples[0][0];
        }
        sizes.push_back(static_cast<double>(s.size()));
    }
    core::require(distinct, function, "samples must hold more than one distinct observation");
    const double m = static_cast<double>(samples.size()) - 1;
    const double statistic = (anderson_ksamp_statistic(samples, midrank) - m) / anderson_ksamp_deviation(sizes);
    // F. W. Scholz, M. A. Stephens (1987), table 2.
    constexpr std::array<double, 7> b0{0.675, 1.281, 1.645, 1.96, 2.326, 2.573, 3.085};
    constexpr std::array<double, 7> b1{-0.245, 0.25, 0.678, 1.149, 1.822, 2.364, 3.615};
    constexpr std::array<double, 7> b2{-0.105, -0.305, -0.362, -0.391, -0.396, -0.345, -0.154};
    constexpr std::array<double, 7> level{0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 0.001};
    std::array<double, 7> critical{}, logs{};
    Eigen::ArrayXd values(7);
    for (std::size_t i = 0; i < 7; ++i) {
        critical[i] = b0[i] + b1[i] / std::sqrt(m) + b2[i] / m;
        logs[i] = std::log(level[i]);
        values[static_cast<Eigen::Index>(i)] = critical[i];
    }
    const double p = statistic < critical[0]   ? level[0]
                     : statistic > critical[6] ? level[6]
                                               : std::exp(interpolated_log(critical, logs, statistic));
    return {statistic, values, p};
}
}  // namespace detail::samples

/// Anderson's and Darling's test whether a sample is normal, mean and deviation fitted to it.
/// @param x  at least 2 finite observations that are not all equal.
/// @return statistic, critical values, their levels in percent, and the fitted parameters.
/// @throws std::invalid_argument where that does not hold.
/// @note   O(n log n). M. A. Stephens, J. Am. Stat. Assoc. 69 (1974) 730; Biometrika 64 (1977) 583; 66 (1979) 591.
/// @see scipy.stats.anderson
template <core::ArrayLike A>
    requires(core::rank_of<A> == 1)
[[nodiscard]] AndersonResult anderson(const A& x) {
    return detail::samples::anderson(detail::samples::values_of(x), detail::samples::AndersonFamily::normal);
}

/// The same for another family of laws, location and scale fitted: `anderson(x, stats::logistic)`.
/// @param dist  stats::norm, expon (location 0), logistic, gumbel_l (SciPy's gumbel and extreme1 too) or gumbel_r.
/// @throws std::invalid_argument also for another distribution.
/// @see scipy.stats.anderson. Differs from SciPy: the likelihood equations of the logistic law are solved to rounding.
template <core::ArrayLike A, class Distribution>
    requires(core::rank_of<A> == 1 && requires(const Distribution& d) { std::string_view(d.kernel.name); })
[[nodiscard]] AndersonResult anderson(const A& x, const Distribution& dist) {
    using Family = detail::samples::AndersonFamily;
    const std::string_view name = dist.kernel.name;
    for (const auto& [known, family] : {std::pair<std::string_view, Family>("norm", Family::normal),
                                        {"expon", Family::exponential},
                                        {"logistic", Family::logistic_law},
                                        {"gumbel_l", Family::smallest},
                                        {"gumbel_r", Family::largest}})
        if (name == known) return detail::samples::anderson(detail::samples::values_of(x), family);
    core::fail("anderson", "dist must be norm, expon, logistic, gumbel_l or gumbel_r, got ", dist.kernel.name);
}

/// Scholz' and Stephens' test whether k samples are from one law, which is not specified: anderson_ksamp({a, b, c}).
/// @param samples  at least 2 vectors, none empty, that hold more than one distinct value. @param options  see there.
/// @return the standardised statistic, critical values, and the p-value.
/// @throws std::invalid_argument where that does not hold.
/// @note   O(N k log N) for N observations in all. F. W. Scholz, M. A. Stephens, J. Am. Stat. Assoc. 82 (1987) 918.
/// @see scipy.stats.anderson_ksamp
[[nodiscard]] inline AndersonKsampResult anderson_ksamp(const std::vector<std::vector<double>>& samples,
                                                        const AndersonKsampOptions& options = {}) {
    return detail::samples::anderson_ksamp(samples, options.midrank);
}
template <core::ArrayLike A>
    requires(core::rank_of<A> == 1 && !std::is_same_v<A, std::vector<double>>)
[[nodiscard]] AndersonKsampResult anderson_ksamp(const std::vector<A>& samples,
                                                 const AndersonKsampOptions& options = {}) {
    std::vector<std::vector<double>> copies;
    for (const A& sample : samples) copies.push_back(detail::samples::values_of(sample));
    return detail::samples::anderson_ksamp(std::move(copies), options.midrank);
}
template <core::ArrayLike A>
    requires(core::rank_of<A> == 1)
[[nodiscard]] AndersonKsampResult anderson_ksamp(std::initializer_list<A> samples,
                                                 const AndersonKsampOptions& options = {}) {
    return anderson_ksamp(std::vector<A>(samples), options);
}

}  // namespace scixx::stats
