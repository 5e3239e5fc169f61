// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <scixx/core/array.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <scixx/stats/detail/rank_tests.hpp>
#include <scixx/stats/hypothesis/significance.hpp>
#include <scixx/stats/resampling/detail/by_method.hpp>
#include <scixx/stats/resampling/methods.hpp>
#include <span>
#include <vector>

namespace scixx::stats {

namespace detail::samples {
/// Mean of the squared (or signed squared) distances of the sorted ranks of n values among n + m from what is expected,
/// divided by their variances.
template <class = void>
[[nodiscard]] double bws_part(std::vector<double> ranks, double m, bool signed_squares) {
    std::sort(ranks.begin(), ranks.end());
    const double n = static_cast<double>(ranks.size()), all = n + m;
    double sum = 0;
    for (std::size_t k = 0; k < ranks.size(); ++k) {
        const double i = static_cast<double>(k + 1), away = ranks[k] - all / n * i, share = i / (n + 1);
        sum += away * (signed_squares ? std::abs(away) : away) / (share * (1 - share) * m * all / n);
    }
    return sum / n;
}
}  // namespace detail::samples

/// Baumgartner, Weiss and Schindler's test of the hypothesis that two samples have one distribution, by ranks with much
/// weight in the tails.
///
/// @param x, y         vectors of two or more real numbers. @param alternative that values of x are greater (or less).
/// @param method       see PermutationMethod.
/// @return             statistic B, for one side its difference of both samples, and pvalue, by permutations.
/// @throws std::invalid_argument for fewer than two observations, NaN, and n_resamples < 1.
/// @note   Sources: W. Baumgartner, P. Weiss, H. Schindler, Biometrics 54 (1998) 1129; M. Neuhauser, Biom. J. 47 (2005)
///         680.
/// @see    scipy.stats.bws_test (SciPy 1.12)
template <core::ArrayLike A = core::InBraces, core::ArrayLike B = core::InBraces>
    requires(core::rank_of<A> == 1 && core::rank_of<B> == 1)
[[nodiscard]] SignificanceResult<double> bws_test(const A& x, const B& y,
                                                  Alternative alternative = Alternative::two_sided,
                                                  const PermutationMethod& method = {}) {
    namespace r = detail::resampling;
    r::Data<> samples;
    static_cast<void>(r::read("bws_test", std::tie(x, y), 0, samples));
    std::vector<double> all = samples.values[0];
    all.insert(all.end(), samples.values[1].begin(), samples.values[1].end());
    for (const double v : all) core::require(!std::isnan(v), "bws_test", "x and y must not hold NaN");
    std::vector<double> ranks(all.size());
    detail::samples::rank(detail::samples::as_sample(all), detail::samples::TieRule::average, ranks.data());
    const core::Sample both = detail::samples::as_sample(ranks);
    const bool one_side = alternative != Alternative::two_sided;
    const auto statistic = [&](std::span<const core::Sample> s) {
        const auto part = [&](std::size_t k) {
            return detail::samples::bws_part({s[k].begin(), s[k].end()}, static_cast<double>(s[1 - k].size()),
                                             one_side);
        };
        return one_side ? (part(0) - part(1)) / 2 : (part(0) + part(1)) / 2;
    };
    const r::Data<> ranked = r::data_of({both.first(samples.values[0].size()), both.subspan(samples.values[0].size())});
    const double p = r::pvalue_by("bws_test", method, ranked, statistic, r::Exchange::independent,
                                  alternative == Alternative::less ? Alternative::less : Alternative::greater);
    return {r::observed(ranked, statistic)[0], p};
}

}  // namespace scixx::stats
