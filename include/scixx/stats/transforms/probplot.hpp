// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/ndtr.hpp>
#include <scixx/stats/detail/samples/values.hpp>
#include <scixx/stats/transforms/detail/power.hpp>
#include <type_traits>
#include <vector>

namespace scixx::stats {

/// What probplot returns: `auto [osm, osr, slope, intercept, r] = probplot(x)`.
struct ProbplotResult {
    Eigen::ArrayXd osm;  ///< expected order statistics, quantiles of the distribution
    Eigen::ArrayXd osr;  ///< the sorted data
    double slope;        ///< of the line through both
    double intercept;    ///< of the line
    double r;            ///< its correlation coefficient
};

/// What ppcc_plot, boxcox_normplot and yeojohnson_normplot return: `auto [svals, ppcc] = ppcc_plot(x, a, b)`.
struct PpccPlotResult {
    Eigen::ArrayXd svals;  ///< values of the parameter
    Eigen::ArrayXd ppcc;   ///< correlation coefficient of the probability plot for each
};

/// Options of ppcc_plot, boxcox_normplot and yeojohnson_normplot.
struct PpccPlotOptions {
    core::Index N = 80;  ///< how many values of the parameter, >= 1
};

/// Options of ppcc_max.
struct PpccMaxOptions {
    std::vector<double> brack = {0, 1};  ///< where the search starts, as in optimize.brent
};

/// Quantiles of the normal distribution, probplot's default.
struct NormalQuantiles {
    template <class T = double>
    [[nodiscard]] double operator()(double q) const {
        return special::ndtri(T(q));
    }
};

/// Quantiles of Tukey's lambda distribution with the shape lmbda, ppcc_max's default.
struct TukeylambdaQuantiles {
    [[nodiscard]] double operator()(double q, double lmbda) const {
        using detail::transforms::Boxcox;
        return Boxcox::at(q, lmbda) - Boxcox::at(1 - q, lmbda);
    }
};

namespace detail::transforms {
// The quantile function of a callable, or of a distribution of the library.
template <class D, class... Shapes>
double quantile(const D& dist, double q, Shapes... shapes) {
    if constexpr (std::is_invocable_r_v<double, const D&, double, Shapes...>)
        return dist(q, shapes...);
    else
        return dist.ppf(q, shapes...);
}
template <class F>
[[nodiscard]] PpccPlotResult ppcc_curve(const char* function, double a, double b, const PpccPlotOptions& options,
                                        const F& coefficient) {
    core::require(b > a, function, "b must be larger than a, got ", a, " and ", b);
    core::require(options.N >= 1, function, "N must be positive, got ", options.N);
    PpccPlotResult result{Eigen::ArrayXd(options.N), Eigen::ArrayXd(options.N)};
    core::Index i = 0;
    for (const double value : linspace(a, b, options.N)) {
        result.svals[i] = value;
        result.ppcc[i++] = coefficient(value);
    }
    return result;
}
}  // namespace detail::transforms

/// Probability plot: the sorted data against the quantiles that a distribution expects at their ranks, and the line
/// through both by least squares.
///
///     const auto [osm, osr, slope, intercept, r] = stats::probplot(x);
///     const auto g = stats::probplot(x, stats::gamma(2.0));
///
/// @param x     vector of real numbers. @param dist a distribution whose parameters are set, or a callable quantile
///              function; default: normal.
/// @return      see ProbplotResult. slope and intercept are NaN for fewer than two points.
/// @note   Ranks stand for Filliben's medians of uniform order statistics. O(n log n).
/// @see    scipy.stats.probplot. Differs from SciPy: the line is always fitted; dist takes its shape parameters along,
///         there is no sparams; nothing is plotted.
template <core::ArrayLike A = core::InBraces, class D = NormalQuantiles>
[[nodiscard]] ProbplotResult probplot(const A& x, const D& dist = {}) {
    namespace t = detail::transforms;
    auto sorted = t::values_of(x);
    std::sort(sorted.begin(), sorted.end());
    decltype(sorted) expected = t::order_medians(sorted.size());
    for (double& v : expected) v = t::quantile(dist, v);
    const t::Line line = t::fit_line(expected, sorted);
    return {detail::samples::as_array(expected), detail::samples::as_array(sorted), line.slope, line.intercept, line.r};
}

/// The shape parameter for which data lie best on the line of their probability plot.
/// @param x        vector of real numbers. @param options see PpccMaxOptions.
/// @param dist     a distribution with one shape parameter, or a callable ppf(q, shape); default: Tukey's lambda.
/// @return         the parameter, to about 1e-8.
/// @throws std::invalid_argument for a bracket that is none.
/// @note   Source: J. J. Filliben, Technometrics 17 (1975) 111. @see scipy.stats.ppcc_max
template <core::ArrayLike A = core::InBraces, class D = TukeylambdaQuantiles>
[[nodiscard]] double ppcc_max(const A& x, const PpccMaxOptions& options = {}, const D& dist = {}) {
    namespace t = detail::transforms;
    const auto values = t::values_of(x);
    return t::largest(
        [&](double shape) {
            return t::plot_correlation<double>(values, [&](double q) { return t::quantile(dist, q, shape); });
        },
        options.brack);
}

/// Correlation coefficients of probability plots over a range of a shape parameter.
/// @param x        vector of real numbers. @param a, b ends of the range, a < b. @param options see PpccPlotOptions.
/// @param dist     as in ppcc_max. @return see PpccPlotResult.
/// @throws std::invalid_argument unless a < b and N >= 1.
/// @see scipy.stats.ppcc_plot
template <core::ArrayLike A = core::InBraces, class D = TukeylambdaQuantiles>
[[nodiscard]] PpccPlotResult ppcc_plot(const A& x, double a, double b, const PpccPlotOptions& options = {},
                                       const D& dist = {}) {
    namespace t = detail::transforms;
    const auto values = t::values_of(x);
    return t::ppcc_curve("ppcc_plot", a, b, options, [&](double shape) {
        return t::plot_correlation<double>(values, [&](double q) { return t::quantile(dist, q, shape); });
    });
}

/// The same with the distribution in SciPy's place: `ppcc_plot(x, a, b, weibull_min)`. @see scipy.stats.ppcc_plot
template <core::ArrayLike A = core::InBraces, class D>
    requires(!std::is_convertible_v<const D&, const PpccPlotOptions&>)
[[nodiscard]] PpccPlotResult ppcc_plot(const A& x, double a, double b, const D& dist,
                                       const PpccPlotOptions& options = {}) {
    return ppcc_plot(x, a, b, options, dist);
}

/// Correlation coefficients of normal probability plots of data transformed by boxcox, over a range of its parameter.
/// @param x        vector of positive numbers. @param la, lb ends of the range, la < lb. @param options see
///                 PpccPlotOptions.
/// @return         see PpccPlotResult.
/// @throws std::invalid_argument for a value that is not positive, and unless la < lb and N >= 1.
/// @see scipy.stats.boxcox_normplot
template <core::ArrayLike A = core::InBraces>
[[nodiscard]] PpccPlotResult boxcox_normplot(const A& x, double la, double lb, const PpccPlotOptions& options = {}) {
    namespace t = detail::transforms;
    const auto values = t::values_of(x);
    t::require_positive("boxcox_normplot", values);
    return t::ppcc_curve("boxcox_normplot", la, lb, options, [&](double lmbda) {
        auto y = values;
        for (double& v : y) v = t::Boxcox::at(v, lmbda);
        return t::plot_correlation<double>(std::move(y), NormalQuantiles{});
    });
}

/// Correlation coefficients of normal probability plots of data transformed by yeojohnson, over a range of its
/// parameter.
/// @param x        vector of real numbers. @param la, lb ends of the range, la < lb. @param options see
///                 PpccPlotOptions.
/// @return         see PpccPlotResult.
/// @throws std::invalid_argument unless la < lb and N >= 1.
/// @see scipy.stats.yeojohnson_normplot
template <core::ArrayLike A = core::InBraces>
[[nodiscard]] PpccPlotResult yeojohnson_normplot(const A& x, double la, double lb,
                                                 const PpccPlotOptions& options = {}) {
    namespace t = detail::transforms;
    const auto values = t::values_of(x);
    return t::ppcc_curve("yeojohnson_normplot", la, lb, options, [&](double lmbda) {
        auto y = values;
        for (double& v : y) v = t::YeoJohnson::at(v, lmbda);
        return t::plot_correlation<double>(std::move(y), NormalQuantiles{});
    });
}

}  // namespace scixx::stats
