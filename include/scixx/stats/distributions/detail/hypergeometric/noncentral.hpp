// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/beta.hpp>
#include <scixx/stats/distributions/detail/discrete.hpp>

/// Kernels of the noncentral hypergeometric distributions: N of M objects are taken, n of the M weigh `odds`, the
/// others 1.
namespace scixx::stats::detail {

struct Noncentral {
    double M = 0, n = 0, N = 0, odds = 1;
    static constexpr std::array<const char*, 4> shapes{"M", "n", "N", "odds"};
    [[nodiscard]] bool valid() const {
        return n >= 0 && N >= 0 && n <= M && N <= M && whole(M) && whole(n) && whole(N) && odds > 0 &&
               std::isfinite(odds);
    }
    [[nodiscard]] Support support() const { return {std::max(0.0, N - (M - n)), std::min(n, N)}; }
};

/// Fisher's: hypergeometric probabilities times odds^k.
class NchypergeomFisher : public Noncentral {
public:
    static constexpr const char* name = "nchypergeom_fisher";
    constexpr NchypergeomFisher() = default;
    template <class = void>
    NchypergeomFisher(double all, double heavy, double taken, double weight) : Noncentral{all, heavy, taken, weight} {
        if (!valid()) return;
        const Support ends = support();
        const double low = ends.lower, high = ends.upper;
        mode_ = smallest([&](double k) { return k >= high || ratio(k + 1) < 1; }, low, high, N * n / M);
        base_ = central().logpmf(mode_);
        const auto relative = [&](double step) {
            double total = 0, term = 1;
            for (double k = mode_; term > 1e-20 * total && (step > 0 ? k < high : k > low); k += step) {
                term = step > 0 ? term * ratio(k + 1) : term / ratio(k);
                total += term;
            }
            return total;
        };
        log_total_ = std::log1p(relative(1) + relative(-1));
    }
    [[nodiscard]] double centre() const { return mode_; }
    template <class = void>
    [[nodiscard]] double logpmf(double k) const {
        return central().logpmf(k) - base_ + (k - mode_) * std::log(odds) - log_total_;
    }

private:
    [[nodiscard]] Hypergeom<> central() const { return {M, n, N}; }
    /// The probability of k over that of k - 1.
    [[nodiscard]] double ratio(double k) const { return (n - k + 1) * (N - k + 1) * odds / (k * (M - n - N + k)); }
    double mode_ = 0, base_ = 0, log_total_ = 0;
};

/// Wallenius': the objects are taken one by one, each with probability proportional to its weight among those left.
class NchypergeomWallenius : public Noncentral {
public:
    static constexpr const char* name = "nchypergeom_wallenius";
    constexpr NchypergeomWallenius() = default;
    template <class = void>
    NchypergeomWallenius(double all, double heavy, double taken, double weight)
        : Noncentral{all, heavy, taken, weight} {
        if (!valid()) return;
        // Manly's approximation of the mean: (1 - k/n) = (1 - (N - k) / (M - n))^odds.
        const auto reached = [&](double k) {
            return n == 0 || M == n || 1 - k / n <= std::pow(std::max(0.0, 1 - (N - k) / (M - n)), odds);
        };
        const auto [low, high] = support();
        centre_ = smallest(reached, low, high, N * n / M);
    }
    [[nodiscard]] double centre() const { return centre_; }
    /// Wallenius' integral over t = exp(-D exp(y)), whose integrand is log-concave in y: the trapezoidal rule from its
    /// peak.
    template <class = void>
    [[nodiscard]] double logpmf(double k) const {
        const double rest = N - k, left = odds * (n - k) + (M - n - rest);
        if (left <= 0) return 0;
        const double ways = log_ways(n, k) + log_ways(M - n, rest);
        const auto log_term = [&](double y) {
            const double s = std::exp(y);
            return y - left * s + (k > 0 ? k * log_one_minus_exp(-odds * s) : 0.0) +
                   (rest > 0 ? rest * log_one_minus_exp(-s) : 0.0);
        };
        // The part v / (exp(v) - 1) of a derivative.
        const auto part = [](double v) { return v < 700 ? (v > 0 ? v / std::expm1(v) : 1.0) : 0.0; };
        const auto slope = [&](double y) {
            const double s = std::exp(y);
            return 1 - left * s + k * part(odds * s) + rest * part(s);
        };
        double low = -1, high = 1;
        while (slope(low) < 0) low *= 2;
        while (slope(high) > 0) high *= 2;
        while (high - low > 1e-3) {  // the rule works from any point next to the peak
            const double middle = low + (high - low) / 2;
            (slope(middle) > 0 ? low : high) = middle;
        }
        const double width = 1 / std::sqrt((slope(low - 1e-4) - slope(low + 1e-4)) / 2e-4), step = width / 4;
        const double top = log_term(low);
        double sum = 1;
        for (const double side : {-step, step})
            for (double i = 1;; ++i) {
                const double term = std::exp(log_term(low + i * side) - top);
                sum += term;
                if (term < 1e-18) break;
            }
        return ways + top + std::log(sum * step * left);
    }

private:
    /// log of the binomial coefficient.
    template <class T = double>
    [[nodiscard]] static double log_ways(double from, double taken) {
        return taken == 0 || taken == from ? 0.0 : -std::log1p(from) - special::betaln<T>(taken + 1, from - taken + 1);
    }
    double centre_ = 0;
};

}  // namespace scixx::stats::detail
