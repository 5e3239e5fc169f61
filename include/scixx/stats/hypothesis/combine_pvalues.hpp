// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <scixx/core/answer.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/lines.hpp>
#include <scixx/special/gammainc.hpp>
#include <scixx/special/ndtr.hpp>
#include <scixx/stats/descriptive/options.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <scixx/stats/detail/samples/logs.hpp>
#include <scixx/stats/hypothesis/significance.hpp>
#include <vector>

namespace scixx::stats {

/// How combine_pvalues weighs the evidence.
enum class CombineMethod {
    fisher,            ///< the sum of the logarithms of p
    pearson,           ///< the sum of the logarithms of 1 - p
    tippett,           ///< the smallest p
    stouffer,          ///< the sum of normal scores, with weights
    mudholkar_george,  ///< the sum of the logits
};
/// Options of combine_pvalues, in SciPy's order.
struct CombinePvaluesOptions {
    CombineMethod method = CombineMethod::fisher;  ///< how the evidence is combined
    std::vector<double> weights{};                 ///< of CombineMethod::stouffer; default: 1
    int axis = 0;                                  ///< as in SummaryOptions
    NanPolicy nan_policy = NanPolicy::propagate;   ///< as in SummaryOptions
};

namespace detail::samples {
/// For Fisher's method check(part) sees one part of p after the other.
template <class T = double, class F>
[[nodiscard]] SignificanceResult<double> combine(Sample p, const CombinePvaluesOptions& options, const F& check) {
    const double n = size_of(p);
    const auto sum_of_complements = [&] { return pairwise_sum(p, [](double v) { return std::log1p(-v); }); };
    switch (options.method) {
        case CombineMethod::fisher: {
            const double statistic = -2 * sum_of_logs(p, check);
            return {statistic, chi2_sf(statistic, 2 * n)};
        }
        case CombineMethod::pearson: {
            const double others = sum_of_complements();
            return {2 * others, others < 0 ? special::gammainc(T(n), -others) : 0.0};
        }
        case CombineMethod::tippett: {
            const double least = *std::min_element(p.begin(), p.end());
            return {least, -std::expm1(n * std::log1p(-least))};
        }
        case CombineMethod::stouffer: {
            double sum = 0, squares = 0;
            for (std::size_t i = 0; i < p.size(); ++i) {
                const double w = options.weights.empty() ? 1.0 : options.weights[i];
                sum -= w * special::ndtri(T(p[i]));
                squares += w * w;
            }
            const double z = sum / std::sqrt(squares);
            return {z, std::isnan(z) ? nan : normal_sf(z)};
        }
        default: {
            const double statistic = sum_of_complements() - sum_of_logs(p), df = 5 * n + 4;
            const double t = statistic * std::sqrt(3 / n) / 3.141592653589793 * std::sqrt(df / (df - 2));
            return {statistic, student_sf(t, df)};
        }
    }
}
}  // namespace detail::samples

/// One p-value of several independent tests of one hypothesis.
/// @param pvalues real array of numbers in [0, 1]. @param options see CombinePvaluesOptions.
/// @return statistic and pvalue; numbers for a vector, arrays with an axis less otherwise; NaN for no p-values.
/// @throws std::invalid_argument for numbers outside [0, 1], and for weights of another length.
/// @see scipy.stats.combine_pvalues; S. Kocak, arXiv:1707.06897.
template <Reduce R = Reduce::along, core::ArrayLike P = core::InBraces>
[[nodiscard]] auto combine_pvalues(const P& pvalues, const CombinePvaluesOptions& options = {}) {
    return core::along_axis<SignificanceResult, R>(
        "combine_pvalues", options, core::detail::PassesNan{[&](core::Sample p) -> SignificanceResult<double> {
            core::require(options.weights.empty() || options.weights.size() == p.size(), "combine_pvalues",
                          "weights must have as many elements as pvalues, ", p.size(), ", got ",
                          options.weights.size());
            constexpr SignificanceResult<double> none{detail::samples::nan, detail::samples::nan};
            bool missing = false;
            const auto check = [&](core::Sample part) {
                missing |= core::detail::has_nan(part);
                const auto extent = detail::samples::extent_of(part);
                core::require(missing || (extent.least >= 0 && extent.most <= 1), "combine_pvalues",
                              "pvalues must be in [0, 1], got ", extent.least, " to ", extent.most);
            };
            if (p.empty()) return none;
            if (options.method != CombineMethod::fisher) check(p);
            if (missing) return none;
            const auto found = detail::samples::combine(p, options, check);
            return missing ? none : found;
        }},
        pvalues);
}

/// Procedures of false_discovery_control.
enum class FdrMethod {
    bh,  ///< Benjamini and Hochberg, J. R. Stat. Soc. B 57 (1995) 289: for independent tests
    by,  ///< Benjamini and Yekutieli, Ann. Stat. 29 (2001) 1165: for any
};
/// Options of false_discovery_control.
struct FalseDiscoveryOptions {
    int axis = 0;                      ///< along which the tests of a family lie
    FdrMethod method = FdrMethod::bh;  ///< the procedure
};

/// P-values adjusted so that rejecting those below alpha keeps the expected share of false ones among the rejected
/// below alpha.
/// @param ps real array of numbers in [0, 1]. @param options see FalseDiscoveryOptions.
/// @param out nothing, or a writable array of doubles of ps's shape.
/// @return array of doubles of ps's family and shape. @throws std::invalid_argument for numbers outside [0, 1] or NaN.
/// @note O(n log n). @see scipy.stats.false_discovery_control
template <core::ArrayLike P = core::InBraces, core::DestinationOf<double>... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto false_discovery_control(const P& ps, const FalseDiscoveryOptions& options = {}, D&&... out) {
    const core::Source<double, P> source(ps);
    const auto& from = source.view();
    const int axis = core::normalize_axis("false_discovery_control", options.axis, from.rank());
    return core::answer<core::PlainOf<P, double>>(
        "false_discovery_control", from.shape(),
        [&](auto& result) {
            core::List<core::Index> order;
            core::Lines<const double, double>(axis, from, core::view(result))
                .for_lines([&](const core::Line<const double>& p, const core::Line<double>& q) {
                    double factor = static_cast<double>(p.size), least = 1;
                    order.resize(p.size);
                    for (core::Index i = 0; i < p.size; ++i) {
                        core::require(p[i] >= 0 && p[i] <= 1, "false_discovery_control", "ps must be in [0, 1], got ",
                                      p[i]);
                        order[i] = i;
                    }
                    if (options.method == FdrMethod::by) {
                        double harmonic = 0;
                        for (core::Index i = 1; i <= p.size; ++i) harmonic += 1 / static_cast<double>(i);
                        factor *= harmonic;
                    }
                    std::sort(order.begin(), order.end(), [&](core::Index a, core::Index b) { return p[a] < p[b]; });
                    for (core::Index i = p.size; i-- > 0;) {
                        least = std::min(least, p[order[i]] * (factor / static_cast<double>(i + 1)));
                        q[order[i]] = least;
                    }
                });
        },
        out...);
}

}  // namespace scixx::stats
