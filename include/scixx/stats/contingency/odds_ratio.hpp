// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstdint>
#include <limits>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/ndtr.hpp>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/detail/samples/counts.hpp>

/// Measures of the effect in 2 x 2 tables.
namespace scixx::stats::contingency {

/// What relative_risk returns.
struct RelativeRiskResult {
    double relative_risk;        ///< (exposed_cases / exposed_total) / (control_cases / control_total)
    std::int64_t exposed_cases;  ///< as given
    std::int64_t exposed_total;  ///< as given
    std::int64_t control_cases;  ///< as given
    std::int64_t control_total;  ///< as given

    /// The interval of the true ratio by a normal distribution of its logarithm (Katz and others).
    /// @param confidence_level in [0, 1]. @throws std::invalid_argument for another level.
    template <class T = double>
    [[nodiscard]] ConfidenceInterval confidence_interval(double confidence_level = 0.95) const {
        core::require(confidence_level >= 0 && confidence_level <= 1, "RelativeRiskResult.confidence_interval",
                      "confidence_level must be between 0 and 1, got ", confidence_level);
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        if (exposed_cases == 0 && control_cases == 0) return {nan, nan};
        if (exposed_cases == 0) return {0, nan};
        if (control_cases == 0) return {nan, std::numeric_limits<double>::infinity()};
        const auto inverse = [](std::int64_t n) { return 1 / static_cast<double>(n); };
        const double error = std::sqrt(inverse(exposed_cases) - inverse(exposed_total) + inverse(control_cases) -
                                       inverse(control_total)),
                     factor = std::exp(special::ndtri(T(0.5 + confidence_level / 2)) * error);
        return {relative_risk / factor, relative_risk * factor};
    }
};
/// Ratio of the risks of an exposed group and a control group.
/// @param exposed_cases, exposed_total, control_cases, control_total  numbers of cases and of members of both groups.
/// @return see RelativeRiskResult; inf without cases in the control group, NaN without any.
/// @throws std::invalid_argument for negative numbers, empty groups and more cases than members.
/// @see scipy.stats.contingency.relative_risk
template <class = void>
[[nodiscard]] RelativeRiskResult relative_risk(std::int64_t exposed_cases, std::int64_t exposed_total,
                                               std::int64_t control_cases, std::int64_t control_total) {
    core::require(exposed_cases >= 0 && control_cases >= 0, "relative_risk", "cases must not be negative, got ",
                  exposed_cases, " and ", control_cases);
    core::require(exposed_total >= 1 && control_total >= 1, "relative_risk", "totals must be positive, got ",
                  exposed_total, " and ", control_total);
    core::require(exposed_cases <= exposed_total, "relative_risk", "exposed_cases must not exceed exposed_total, got ",
                  exposed_cases, " and ", exposed_total);
    core::require(control_cases <= control_total, "relative_risk", "control_cases must not exceed control_total, got ",
                  control_cases, " and ", control_total);
    const double ec = static_cast<double>(exposed_cases), et = static_cast<double>(exposed_total),
                 cc = static_cast<double>(control_cases), ct = static_cast<double>(control_total);
    return {(ec / et) / (cc / ct), exposed_cases, exposed_total, control_cases, control_total};
}

/// Which estimate odds_ratio gives.
enum class OddsRatioKind {
    conditional,  ///< the most likely one, given the margins of the table
    sample,       ///< a d / (b c)
};
/// What odds_ratio returns.
struct OddsRatioResult {
    double statistic;    ///< the estimate
    double a, b, c, d;   ///< the table
    OddsRatioKind kind;  ///< of the estimate

    /// The interval that contains the true ratio with some probability: from Fisher's noncentral hypergeometric
    /// distribution, or for the sample's ratio from a normal distribution of its logarithm.
    /// @param confidence_level in [0, 1]. @param alternative two-sided; less: from 0; greater: to infinity.
    /// @throws std::invalid_argument for another level.
    template <class T = double>
    [[nodiscard]] ConfidenceInterval confidence_interval(double confidence_level = 0.95,
                                                         Alternative alternative = Alternative::two_sided) const {
        core::require(confidence_level >= 0 && confidence_level <= 1, "OddsRatioResult.confidence_interval",
                      "confidence_level must be between 0 and 1, got ", confidence_level);
        constexpr double infinity = std::numeric_limits<double>::infinity();
        if (std::isnan(statistic)) return {0, infinity};
        const bool both = alternative == Alternative::two_sided;
        ConfidenceInterval result{0, infinity};
        if (kind == OddsRatioKind::sample) {
            const double error = std::sqrt(1 / a + 1 / b + 1 / c + 1 / d), centre = std::log(statistic),
                         reach = special::ndtri(T(both ? 0.5 + confidence_level / 2 : confidence_level)) * error;
            if (alternative != Alternative::less) result.low = std::exp(centre - reach);
            if (alternative != Alternative::greater) result.high = std::exp(centre + reach);
            return result;
        }
        const double tail = both ? (1 - confidence_level) / 2 : 1 - confidence_level;
        const stats::detail::samples::FisherTable<T> table(a, b, c, d);
        if (alternative != Alternative::less && !table.smallest())
            result.low = table.solve(true, [&](const auto& at) { return at.sf - tail; });
        if (alternative != Alternative::greater && !table.greatest())
            result.high = table.solve(false, [&](const auto& at) { return at.cdf - tail; });
        return result;
    }
};
/// Odds ratio of a 2 x 2 table [[a, b], [c, d]].
/// @param table 2 x 2 whole numbers >= 0. @param kind of the estimate.
/// @return see OddsRatioResult; 0 or inf where a cell is 0, NaN where a margin is.
/// @throws std::invalid_argument for another shape, negative numbers and parts. @note O(n) a step of a bisection.
/// @see scipy.stats.contingency.odds_ratio
template <core::ArrayLike A = core::MatrixInBraces>
    requires(core::rank_of<A> == 2)
[[nodiscard]] OddsRatioResult odds_ratio(const A& table, OddsRatioKind kind = OddsRatioKind::conditional) {
    const core::Source<double, A> source(table);
    const auto& view = source.view();
    core::require(view.shape() == core::Dims{2, 2}, "odds_ratio", "table must be 2 x 2, got ", view.shape());
    for (core::Index i = 0; i < 2; ++i)
        for (core::Index j = 0; j < 2; ++j)
            core::require(view(i, j) >= 0 && view(i, j) == std::floor(view(i, j)) && std::isfinite(view(i, j)),
                          "odds_ratio", "table must hold whole numbers >= 0, got ", view(i, j));
    OddsRatioResult result{
        std::numeric_limits<double>::quiet_NaN(), view(0, 0), view(0, 1), view(1, 0), view(1, 1), kind};
    const double a = result.a, b = result.b, c = result.c, d = result.d;
    if (a + b == 0 || c + d == 0 || a + c == 0 || b + d == 0) return result;
    if (kind == OddsRatioKind::sample || a * d == 0 || b * c == 0) {
        result.statistic = b * c > 0 ? a * d / (b * c) : std::numeric_limits<double>::infinity();
        return result;
    }
    const stats::detail::samples::FisherTable<> fisher(a, b, c, d);
    result.statistic = fisher.solve(true, [&](const auto& at) { return at.mean - a; });
    return result;
}

}  // namespace scixx::stats::contingency
