// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cmath>
#include <limits>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/special/betainc.hpp>
#include <scixx/special/ndtr.hpp>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/detail/correlation.hpp>
#include <tuple>
#include <type_traits>

namespace scixx::stats {

/// Options of pearsonr.
struct PearsonROptions {
    Alternative alternative = Alternative::two_sided;  ///< against which the p-value is computed
};

/// What pearsonr returns: `auto [statistic, pvalue] = pearsonr(x, y)`.
class PearsonRResult {
public:
    PearsonRResult(double r, double p, core::Index n, Alternative alternative, bool nearly_constant) noexcept
        : statistic(r), pvalue(p), n_(n), alternative_(alternative), nearly_constant_(nearly_constant) {}

    double statistic;  ///< the correlation coefficient r, in [-1, 1]
    double pvalue;     ///< the probability of a coefficient at least as extreme without correlation

    static constexpr auto bound() { return std::tuple(&PearsonRResult::statistic, &PearsonRResult::pvalue); }

    /// Whether an input varies by less than 1e-13 of its mean, so that r may have no correct digit (SciPy warns then).
    [[nodiscard]] bool nearly_constant() const noexcept { return nearly_constant_; }

    /// The interval of the true coefficient by Fisher's transformation, tanh(atanh(r) -+ z / sqrt(n - 3)); one-sided
    /// for a one-sided alternative, [-1, 1] when n <= 3.
    /// @param confidence_level  in [0, 1]. @throws std::invalid_argument outside.
    [[nodiscard]] ConfidenceInterval confidence_interval(double confidence_level = 0.95) const {
        core::require(confidence_level >= 0 && confidence_level <= 1, "confidence_interval",
                      "confidence_level must be between 0 and 1, got ", confidence_level);
        if (n_ <= 3) return {-1, 1};
        const bool both = alternative_ == Alternative::two_sided;
        const double z = special::ndtri(both ? 0.5 + confidence_level / 2 : confidence_level);
        const double centre = std::atanh(statistic), reach = z / std::sqrt(static_cast<double>(n_ - 3));
        return {alternative_ == Alternative::less ? -1 : std::tanh(centre - reach),
                alternative_ == Alternative::greater ? 1 : std::tanh(centre + reach)};
    }

private:
    core::Index n_;
    Alternative alternative_;
    bool nearly_constant_;
};

/// Pearson's correlation coefficient of two samples and the p-value of the test for no correlation,
///
///     r = sum((x - mx) (y - my)) / (|x - mx| |y - my|),
///
/// where under the null hypothesis (independent normal samples) (1 + r) / 2 has the beta distribution with both
/// parameters n/2 - 1. The p-value keeps its relative accuracy however small it is.
///
/// Two passes of blocked sums, rescaled by powers of two where squares would overflow or underflow. O(n), no copy.
///
/// @param x        sample, a vector of n >= 2 real numbers; strided memory is read in place.
/// @param y        sample of the same length. Any mix of integer and floating scalars; computed in double precision.
/// @param options  see PearsonROptions.
/// @return         statistic and pvalue. Both NaN when an input is constant or holds a NaN (SciPy warns about the
///                 constant); nearly_constant() tells of an input that is so up to rounding. For n = 2, r is 1 or -1
///                 and pvalue 1.
/// @throws std::invalid_argument when the lengths differ or are below 2.
/// @see            scipy.stats.pearsonr; "Student", Biometrika 6 (1908) 302.
template <core::ArrayLike X, core::ArrayLike Y>
    requires(core::rank_of<X> == 1 && core::rank_of<Y> == 1 && std::is_arithmetic_v<core::ScalarOf<X>> &&
             std::is_arithmetic_v<core::ScalarOf<Y>>)
[[nodiscard]] PearsonRResult pearsonr(const X& x, const Y& y, const PearsonROptions& options = {}) {
    using T = std::conditional_t<std::is_same_v<core::ScalarOf<X>, float> && std::is_same_v<core::ScalarOf<Y>, float>,
                                 float, double>;
    const core::Source<T, X> first(x);
    const core::Source<T, Y> second(y);
    const core::Index n = first.view().size();
    core::require(n == second.view().size(), "pearsonr", "x and y must have the same length, got ", n, " and ",
                  second.view().size());
    core::require(n >= 2, "pearsonr", "x and y must have length at least 2, got ", n);
    const detail::Correlation found = detail::correlate(first.view(), second.view());
    const double r = found.r;
    if (n == 2 && !std::isnan(r)) return {r, 1.0, n, options.alternative, false};
    const double shape = 0.5 * static_cast<double>(n) - 1;
    double p = std::numeric_limits<double>::quiet_NaN();
    switch (options.alternative) {
        case Alternative::two_sided:
            p = 2 * special::betainc(shape, shape, 0.5 * (1 - std::abs(r)));
            break;
        case Alternative::less:
            p = special::betainc(shape, shape, 0.5 * (1 + r));
            break;
        case Alternative::greater:
            p = special::betainc(shape, shape, 0.5 * (1 - r));
            break;
    }
    return {r, p, n, options.alternative, found.nearly_constant};
}

}  // namespace scixx::stats
