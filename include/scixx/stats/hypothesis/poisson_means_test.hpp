// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstdint>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/distributions/detail/loader.hpp>
#include <scixx/stats/hypothesis/significance.hpp>
#include <vector>

namespace scixx::stats {

/// Options of poisson_means_test, in SciPy's order.
struct PoissonMeansOptions {
    double diff = 0;                                   ///< difference of the means under the null hypothesis, >= 0
    Alternative alternative = Alternative::two_sided;  ///< about the difference of the means
};

namespace detail::samples {
/// Poisson probabilities that are not negligible, from `first` on.
template <class T = double>
struct PoissonWindow {
    double first = 0;
    std::vector<T> pmf;
    explicit PoissonWindow(double mean) {
        const double reach = 9 * std::sqrt(mean) + 45;
        first = std::max(0.0, std::floor(mean - reach));
        for (double k = first; k <= mean + reach; ++k) pmf.push_back(std::exp(log_poisson(k, mean)));
    }
};
}  // namespace detail::samples

/// E-test of the hypothesis that the means of two Poisson distributions differ by `diff`.
/// @param k1, n1 events and size of the first sample. @param k2, n2 of the second. @param options see
/// PoissonMeansOptions.
/// @return statistic and pvalue, the probability of a statistic at least as extreme under the estimated means; 0 and 1
///         where the estimate is not positive.
/// @throws std::invalid_argument for negative counts or diff, and for sizes that are not positive.
/// @note   O(sqrt(k1 k2)). Differs from SciPy: the sums run over all probabilities above 1e-17, where SciPy's leave out
///         up to 1e-10.
/// @see    scipy.stats.poisson_means_test; K. Krishnamoorthy and J. Thomson, J. Stat. Plan. Inference 119 (2004) 23.
template <class = void>
[[nodiscard]] SignificanceResult<double> poisson_means_test(std::int64_t k1, double n1, std::int64_t k2, double n2,
                                                            const PoissonMeansOptions& options = {}) {
    core::require(k1 >= 0 && k2 >= 0, "poisson_means_test", "k1 and k2 must not be negative, got ", k1, " and ", k2);
    core::require(n1 > 0 && n2 > 0, "poisson_means_test", "n1 and n2 must be positive, got ", n1, " and ", n2);
    core::require(options.diff >= 0, "poisson_means_test", "diff must not be negative, got ", options.diff);
    const double x1 = static_cast<double>(k1), x2 = static_cast<double>(k2);
    const double rate = (x1 + x2) / (n1 + n2) - options.diff * n1 / (n1 + n2);
    if (rate <= 0) return {0, 1};
    const auto statistic = [&](double a, double b) {
        return (a / n1 - b / n2 - options.diff) / std::sqrt(a / (n1 * n1) + b / (n2 * n2));
    };
    const double observed = statistic(x1, x2);
    const detail::samples::PoissonWindow<> first(n1 * (rate + options.diff)), second(n2 * rate);
    double sum = 0;
    for (std::size_t i = 0; i < first.pmf.size(); ++i) {
        double part = 0;
        for (std::size_t j = 0; j < second.pmf.size(); ++j) {
            const double value = statistic(first.first + static_cast<double>(i), second.first + static_cast<double>(j));
            // Both counts 0 give no statistic, and are not extreme.
            const bool extreme = options.alternative == Alternative::two_sided ? std::abs(value) >= std::abs(observed)
                                 : options.alternative == Alternative::less    ? value <= observed
                                                                               : value >= observed;
            if (extreme) part += second.pmf[j];
        }
        sum += part * first.pmf[i];
    }
    return {observed, std::min(1.0, sum)};
}

}  // namespace scixx::stats
