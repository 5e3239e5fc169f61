// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <optional>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/descriptive/options.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <vector>

namespace scixx::stats {

/// Options of entropy.
struct EntropyOptions {
    std::optional<double> base{};                 ///< of the logarithm; default: e
    int axis = 0;                                 ///< as in SummaryOptions
    NanPolicy nan_policy = NanPolicy::propagate;  ///< as in SummaryOptions
};

/// Shannon's entropy -sum(p log p) of a distribution.
/// @param pk real array, scaled along the axis to sum 1. @param options see EntropyOptions.
/// @return a number for a vector, else an array with an axis less; 0 for no probabilities, -inf where one is negative.
/// @throws std::invalid_argument for a base <= 0. @see scipy.stats.entropy
template <Reduce R = Reduce::along, core::ArrayLike P = core::InBraces>
[[nodiscard]] auto entropy(const P& pk, const EntropyOptions& options = {}) {
    core::require(!(options.base.value_or(1) <= 0), "entropy", "base must be positive, got ", options.base.value_or(1));
    const double unit = options.base ? std::log(*options.base) : 1.0;
    return core::along_axis<R>(
        "entropy", options,
        [unit](core::Sample x) {
            const double total = detail::samples::pairwise_sum(x, [](double v) { return v; });
            return detail::samples::pairwise_sum(x,
                                                 [total](double v) {
                                                     const double p = v / total;
                                                     return p > 0    ? -p * std::log(p)
                                                            : p == 0 ? 0.0
                                                            : p < 0  ? -std::numeric_limits<double>::infinity()
                                                                     : detail::samples::nan;
                                                 }) /
                   unit;
        },
        pk);
}
/// Relative entropy sum(p log(p / q)) of two distributions, Kullback and Leibler's divergence.
/// @param pk, qk real arrays, scaled along the axis to sum 1. @param options see EntropyOptions.
/// @return as above; inf where q is 0 and p is not. @throws as above, and for lengths that differ.
/// @see scipy.stats.entropy
template <Reduce R = Reduce::along, core::ArrayLike P = core::InBraces, core::ArrayLike Q = core::InBraces>
[[nodiscard]] auto entropy(const P& pk, const Q& qk, const EntropyOptions& options = {}) {
    core::require(!(options.base.value_or(1) <= 0), "entropy", "base must be positive, got ", options.base.value_or(1));
    const double unit = options.base ? std::log(*options.base) : 1.0;
    return core::along_axis_paired<R>(
        "entropy", options,
        [unit](core::Sample x, core::Sample y) {
            const auto plain = [](double v) { return v; };
            const double total = detail::samples::pairwise_sum(x, plain),
                         other = detail::samples::pairwise_sum(y, plain);
            double sum = 0;
            for (std::size_t i = 0; i < x.size(); ++i) {
                const double p = x[i] / total, q = y[i] / other;
                sum += p > 0 && q > 0                   ? p * std::log(p / q)
                       : p == 0 && q >= 0               ? 0.0
                       : std::isnan(p) || std::isnan(q) ? detail::samples::nan
                                                        : std::numeric_limits<double>::infinity();
            }
            return sum / unit;
        },
        pk, qk);
}

/// Estimators of differential_entropy.
enum class EntropyMethod {
    automatic,  ///< 'auto': van_es up to 10 values, ebrahimi up to 1000, vasicek beyond
    vasicek,    ///< spacings of m neighbours
    van_es,     ///< with a correction of the bias
    ebrahimi,   ///< with the spacings at the ends corrected
    correa,     ///< by local linear regressions
};
/// Options of differential_entropy, in SciPy's order.
struct DifferentialEntropyOptions {
    std::optional<core::Index> window_length{};       ///< m, default: floor(sqrt(n) + 1/2)
    std::optional<double> base{};                     ///< of the logarithm; default: e
    int axis = 0;                                     ///< as in SummaryOptions
    EntropyMethod method = EntropyMethod::automatic;  ///< the estimator
    NanPolicy nan_policy = NanPolicy::propagate;      ///< as in SummaryOptions
};

namespace detail::samples {
/// Entropy from the spacings of a sorted sample x of n > 2 m values.
template <class = void>
[[nodiscard]] double spacing_entropy(const std::vector<double>& x, std::size_t m, EntropyMethod method) {
    const std::size_t last = x.size() - 1;
    const double n = static_cast<double>(x.size()), width = static_cast<double>(m);
    // The sample with its ends repeated.
    const auto at = [&](std::size_t i, std::size_t up, std::size_t down) {
        return x[std::min(i + up >= down ? i + up - down : 0, last)];
    };
    double sum = 0;
    switch (method) {
        case EntropyMethod::van_es: {
            for (std::size_t i = 0; i + m <= last; ++i) sum += std::log((n + 1) / width * (x[i + m] - x[i]));
            double harmonic = 0;
            for (std::size_t k = m; k <= x.size(); ++k) harmonic += 1 / static_cast<double>(k);
            return sum / (n - width) + harmonic + std::log(width) - std::log(n + 1);
        }
        case EntropyMethod::correa:
            for (std::size_t i = 0; i <= last; ++i) {
                double mean = 0, slope = 0, squares = 0;
                for (std::size_t k = 0; k <= 2 * m; ++k) mean += at(i, k, m);
                mean /= 2 * width + 1;
                for (std::size_t k = 0; k <= 2 * m; ++k) {
                    const double away = at(i, k, m) - mean;
                    slope += away * (static_cast<double>(k) - width);
                    squares += away * away;
                }
                sum -= std::log(slope / (n * squares));
            }
            return sum / n;
        default:
            for (std::size_t i = 0; i <= last; ++i) {
                double factor = 2;
                const std::size_t end = std::min(i, last - i);  // distance to the nearer end
                if (method == EntropyMethod::ebrahimi && end < m) factor = 1 + static_cast<double>(end) / width;
                sum += std::log(n / (factor * width) * (at(i, m, 0) - at(i, 0, m)));
            }
            return sum / n;
    }
}
}  // namespace detail::samples

/// Differential entropy -integral f log f of the density that values are drawn from, by the spacings of the sorted
/// values.
/// @param values real array. @param options see DifferentialEntropyOptions.
/// @return a number for a vector, else an array with an axis less; -inf or NaN where values repeat too often.
/// @throws std::invalid_argument for a base <= 0, and for a window length not in [1, n / 2).
/// @note O(n log n), correa O(n m). Sources: O. Vasicek, J. R. Stat. Soc. B 38 (1976) 54; B. van Es, Scand. J. Stat. 19
///       (1992) 61; N. Ebrahimi, K. Pflughoeft and E. Soofi, Stat. Probab. Lett. 20 (1994) 225; J. C. Correa, Commun.
///       Stat. 24 (1995) 2439.
/// @see scipy.stats.differential_entropy
template <Reduce R = Reduce::along, core::ArrayLike A = core::InBraces>
[[nodiscard]] auto differential_entropy(const A& values, const DifferentialEntropyOptions& options = {}) {
    core::require(!(options.base.value_or(1) <= 0), "differential_entropy", "base must be positive, got ",
                  options.base.value_or(1));
    const double unit = options.base ? std::log(*options.base) : 1.0;
    return core::along_axis<R>(
        "differential_entropy", options, core::detail::ShiftFree{[&](core::Sample x) {
            const auto n = std::ssize(x);
            const core::Index m = options.window_length.value_or(
                static_cast<core::Index>(std::floor(std::sqrt(static_cast<double>(n)) + 0.5)));
            core::require(m > 0 && 2 * m < n, "differential_entropy",
                          "window_length must be positive and below half the ", n, " values, got ", m);
            EntropyMethod method = options.method;
            if (method == EntropyMethod::automatic)
                method = n <= 10 ? EntropyMethod::van_es : n <= 1000 ? EntropyMethod::ebrahimi : EntropyMethod::vasicek;
            return detail::samples::spacing_entropy(detail::samples::sorted(x), core::to_size(m), method) / unit;
        }},
        values);
}

}  // namespace scixx::stats
