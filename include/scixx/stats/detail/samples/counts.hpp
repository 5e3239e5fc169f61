// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/bdtr.hpp>
#include <scixx/stats/detail/tails.hpp>
#include <scixx/stats/distributions/detail/loader.hpp>
#include <utility>
#include <vector>

/// Probabilities of counts: binomial ones, and tables with given margins.
namespace scixx::stats::detail::samples {

template <class = void>
[[nodiscard]] double binomial_pmf(double k, double n, double p) {
    if (k < 0 || k > n) return 0;
    if (p == 0 || p == 1) return (p == 0 ? k == 0 : k == n) ? 1.0 : 0.0;
    return std::exp(log_binomial(k, n, p, 1 - p));
}
/// P(X <= k) and P(X > k).
template <class T = double>
[[nodiscard]] double binomial_cdf(double k, double n, double p) {
    return k < 0 ? 0.0 : k >= n ? 1.0 : special::bdtr(T(k), n, p);
}
template <class T = double>
[[nodiscard]] double binomial_sf(double k, double n, double p) {
    return k < 0 ? 1.0 : k >= n ? 0.0 : special::bdtrc(T(k), n, p);
}
/// The smallest k with P(X <= k) >= q.
template <class = void>
[[nodiscard]] double binomial_ppf(double q, double n, double p) {
    double low = -1, high = n;  // cdf(low) < q <= cdf(high)
    while (high - low > 1) {
        const double middle = std::floor(low + (high - low) / 2);
        (binomial_cdf(middle, n, p) >= q ? high : low) = middle;
    }
    return high;
}

/// P of the outcomes that are at most as likely as k. The probabilities rise to the mode and fall beyond; equal ones
/// may differ by a few ulp of their logarithms.
template <class = void>
[[nodiscard]] double binomial_two_sided(double k, double n, double p) {
    const double here = binomial_pmf(k, n, p) * (1 + 1e-7), mean = p * n;
    if (k == mean) return 1;
    // The outcomes on the other side that are at most as likely, from `edge` outwards.
    double low = k < mean ? std::ceil(mean) : 0, high = k < mean ? n + 1 : std::floor(mean) + 1;
    if (k < mean) {
        while (low < high) {
            const double middle = std::floor(low + (high - low) / 2);
            if (binomial_pmf(middle, n, p) <= here)
                high = middle;
            else
                low = middle + 1;
        }
        return std::min(1.0, binomial_cdf(k, n, p) + binomial_sf(low - 1, n, p));
    }
    while (low < high) {
        const double middle = std::floor(low + (high - low) / 2);
        if (binomial_pmf(middle, n, p) <= here)
            low = middle + 1;
        else
            high = middle;
    }
    return std::min(1.0, binomial_cdf(low - 1, n, p) + binomial_sf(k - 1, n, p));
}

/// Fisher's noncentral hypergeometric distribution of the entry a of a 2 x 2 table with given margins: weights
/// C(n1, k) C(n2, n - k) odds^k.
template <class T = double>
class FisherTable {
public:
    FisherTable(double a, double b, double c, double d) : x_(a), low_(std::max(0.0, a - d)) {
        const double high = std::min(a + b, a + c);
        // Logarithms relative to the smallest k's.
        double log_weight = 0;
        logs_.push_back(0);
        for (double k = low_; k < high; ++k) {
            log_weight += std::log((a + b - k) / (k + 1)) + std::log((a + c - k) / (k + 1 + d - a));
            logs_.push_back(log_weight);
        }
    }
    struct At {
        double mean, variance, cdf, sf;  ///< P(X <= x) and P(X >= x)
    };
    [[nodiscard]] At at(double log_odds) const {
        double most = -std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < logs_.size(); ++i)
            most = std::max(most, logs_[i] + static_cast<double>(i) * log_odds);
        double total = 0, first = 0, second = 0, below = 0, above = 0;
        const double place = x_ - low_;
        for (std::size_t i = 0; i < logs_.size(); ++i) {
            const double k = static_cast<double>(i), w = std::exp(logs_[i] + k * log_odds - most);
            total += w;
            first += w * (k - place);
            second += w * (k - place) * (k - place);
            if (k <= place) below += w;
            if (k >= place) above += w;
        }
        first /= total;
        return {first + x_, second / total - first * first, below / total, above / total};
    }
    /// The odds at which `f` of At, growing or falling with them, is 0: bisection of their logarithm.
    template <class F>
    [[nodiscard]] double solve(bool growing, const F& f) const {
        double low = -1, high = 1;
        const auto sign = [&](double log_odds) { return growing ? f(at(log_odds)) : -f(at(log_odds)); };
        while (sign(low) > 0 && low > -700) low *= 2;
        while (sign(high) < 0 && high < 700) high *= 2;
        for (int i = 0; i < 100 && high - low > 1e-16 * std::max(std::abs(low), std::abs(high)); ++i) {
            const double middle = low + (high - low) / 2;
            (sign(middle) < 0 ? low : high) = middle;
        }
        return std::exp(low + (high - low) / 2);
    }
    [[nodiscard]] bool smallest() const noexcept { return x_ == low_; }
    [[nodiscard]] bool greatest() const noexcept { return x_ == low_ + static_cast<double>(logs_.size() - 1); }

private:
    double x_, low_;
    std::vector<T> logs_;
};

}  // namespace scixx::stats::detail::samples
