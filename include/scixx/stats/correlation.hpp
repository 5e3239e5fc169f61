// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <limits>
#include <scixx/core/along_axis.hpp>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/betainc.hpp>
#include <scixx/special/ndtr.hpp>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/descriptive/options.hpp>
#include <scixx/stats/detail/correlation.hpp>
#include <scixx/stats/hypothesis/significance.hpp>
#include <tuple>
#include <type_traits>

namespace scixx::stats {

/// Options of pearsonr.
struct PearsonROptions {
    Alternative alternative = Alternative::two_sided;  ///< against which the p-value is computed
    int axis = 0;                                      ///< along which the samples lie
};

/// What pearsonr returns: `auto [statistic, pvalue] = pearsonr(x, y)`.
template <class T>
struct PearsonRResult {
    T statistic;   ///< the correlation coefficient r, in [-1, 1]
    T pvalue;      ///< the probability of a coefficient at least as extreme without correlation
    T doubtful;    ///< see nearly_constant
    double n = 0;  ///< number of pairs
    Alternative alternative = Alternative::two_sided;  ///< of the p-value and of confidence_interval
    int axis = 0;                                      ///< along which the samples lay

    static constexpr auto bound() { return std::tuple(&PearsonRResult::statistic, &PearsonRResult::pvalue); }
    static constexpr auto fields() {
        return std::tuple(&PearsonRResult::statistic, &PearsonRResult::pvalue, &PearsonRResult::doubtful);
    }

    /// Whether an input varies by less than 1e-13 of its mean, so that r may have no correct digit (SciPy warns then).
    [[nodiscard]] bool nearly_constant() const noexcept
        requires std::is_same_v<T, double>
    {
        return doubtful != 0;
    }

    /// The interval of the true coefficient by Fisher's transformation, tanh(atanh(r) -+ z / sqrt(n - 3)); one-sided
    /// for a one-sided alternative, [-1, 1] when n <= 3. Arrays of coefficients give arrays of ends.
    /// @param confidence_level  in [0, 1]. @throws std::invalid_argument outside.
    template <class Real = double>
    [[nodiscard]] auto confidence_interval(double confidence_level = 0.95) const {
        core::require(confidence_level >= 0 && confidence_level <= 1, "PearsonRResult.confidence_interval",
                      "confidence_level must be between 0 and 1, got ", confidence_level);
        const bool both = alternative == Alternative::two_sided;
        const double reach =
            n > 3 ? special::ndtri(Real(both ? 0.5 + confidence_level / 2 : confidence_level)) / std::sqrt(n - 3)
                  : std::numeric_limits<double>::infinity();
        const auto low = [&](double r) {
            return alternative == Alternative::less || n <= 3 ? -1.0 : std::tanh(std::atanh(r) - reach);
        };
        const auto high = [&](double r) {
            return alternative == Alternative::greater || n <= 3 ? 1.0 : std::tanh(std::atanh(r) + reach);
        };
        if constexpr (std::is_same_v<T, double>) {
            return ConfidenceInterval{low(statistic), high(statistic)};
        } else {
            ConfidenceLimits<T> limits{statistic, statistic};
            core::for_each([&](double& r) { r = low(r); }, core::view(limits.low));
            core::for_each([&](double& r) { r = high(r); }, core::view(limits.high));
            return limits;
        }
    }
    /// The interval by the bootstrap of the pairs, r.confidence_interval(x, y, BootstrapMethod{.rng = 1}), cut to [-1,
    /// 1]; takes stats/resampling/pearsonr.hpp. The result keeps no samples, so that they are given once more.
    template <core::ArrayLike X = core::InBraces, core::ArrayLike Y = core::InBraces, class Method>
    [[nodiscard]] auto confidence_interval(const X& x, const Y& y, const Method& method,
                                           double confidence_level = 0.95) const {
        return pearsonr_interval(x, y, *this, method, confidence_level);
    }
};

namespace detail {
/// The answer for a found coefficient of n >= 2 pairs.
template <class T = double>
[[nodiscard]] PearsonRResult<double> pearson_test(const Correlation& found, Index n, Alternative alternative) {
    const double r = found.r, count = static_cast<double>(n);
    const T shape = 0.5 * count - 1;
    const double doubtful = found.nearly_constant ? 1 : 0;
    if (n == 2 && !std::isnan(r)) return {r, 1.0, 0.0, count, alternative};
    double p = std::numeric_limits<double>::quiet_NaN();
    switch (alternative) {
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
    return {r, p, doubtful, count, alternative};
}
}  // namespace detail

/// Pearson's correlation coefficient of two samples and the p-value of the test for no correlation,
///
///     r = sum((x - mx) (y - my)) / (|x - mx| |y - my|),
///
/// where under the null hypothesis (independent normal samples) (1 + r) / 2 has the beta distribution with both
/// parameters n/2 - 1. The p-value keeps its relative accuracy however small it is.
///
/// Two passes of blocked sums, rescaled by powers of two where squares would overflow or underflow. O(n), no copy of
/// vectors.
///
/// @param x        sample of n >= 2 real numbers, or an array with samples along `axis`; strided memory is read in
///                 place.
/// @param y        sample of the same length. Any mix of integer and floating scalars; computed in double precision.
///                 But for the axis, the shapes of x and y are broadcast.
/// @param options  see PearsonROptions.
/// @return         statistic and pvalue: numbers for vectors, arrays with an axis less otherwise. Both NaN when an
///                 input is constant or holds a NaN (SciPy warns about the constant); nearly_constant() tells of an
///                 input that is so up to rounding. For n = 2, r is 1 or -1 and pvalue 1.
/// @throws std::invalid_argument when the lengths differ or are below 2.
/// @see            scipy.stats.pearsonr; "Student", Biometrika 6 (1908) 302.
template <Reduce R = Reduce::along, core::ArrayLike X = core::InBraces, core::ArrayLike Y = core::InBraces>
    requires(std::is_arithmetic_v<core::ScalarOf<X>> && std::is_arithmetic_v<core::ScalarOf<Y>>)
[[nodiscard]] auto pearsonr(const X& x, const Y& y, const PearsonROptions& options = {}) {
    const auto check = [](core::Index n, core::Index other) {
        core::require(n == other, "pearsonr", "x and y must have the same length, got ", n, " and ", other);
        core::require(n >= 2, "pearsonr", "x and y must have length at least 2, got ", n);
    };
    if constexpr (core::rank_of<X> == 1 && core::rank_of<Y> == 1 && R == Reduce::along) {
        using T =
            std::conditional_t<std::is_same_v<core::ScalarOf<X>, float> && std::is_same_v<core::ScalarOf<Y>, float>,
                               float, double>;
        const core::Source<T, X> first(x);
        const core::Source<T, Y> second(y);
        const core::Index n = first.view().size();
        static_cast<void>(core::normalize_axis("pearsonr", options.axis, 1));
        check(n, second.view().size());
        return detail::pearson_test(detail::correlate(first.view(), second.view()), n, options.alternative);
    } else {
        double length = 0;
        auto result = core::along_axis_paired<PearsonRResult, R>(
            "pearsonr", options,
            [&](core::Sample u, core::Sample v) {
                const auto view = [](core::Sample s) { return core::NdView<const double>(s.data(), {std::ssize(s)}); };
                check(view(u).size(), view(v).size());
                length = static_cast<double>(u.size());
                return detail::pearson_test(detail::correlate(view(u), view(v)), view(u).size(), options.alternative);
            },
            x, y);
        result.n = length;
        result.alternative = options.alternative;
        result.axis = options.axis;
        return result;
    }
}

/// Point biserial correlation of a variable with two values and one on a scale: Pearson's coefficient with the two
/// values counted as 0 and 1.
/// @param x   vector of bools (or of numbers with two values). @param y real vector of the same length.
/// @return    statistic and pvalue, as pearsonr. @throws std::invalid_argument as pearsonr.
/// @see       scipy.stats.pointbiserialr; J. Lev, Ann. Math. Stat. 20 (1949) 125.
template <core::ArrayLike X = core::InBraces, core::ArrayLike Y = core::InBraces>
    requires(core::rank_of<X> == 1 && core::rank_of<Y> == 1)
[[nodiscard]] SignificanceResult<double> pointbiserialr(const X& x, const Y& y) {
    const auto found = pearsonr(x, y);
    return {found.statistic, found.pvalue};
}

}  // namespace scixx::stats
