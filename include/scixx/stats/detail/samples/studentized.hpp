// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/ndtr.hpp>
#include <scixx/stats/detail/tails.hpp>
#include <scixx/stats/distributions/detail/loader.hpp>
#include <utility>
#include <vector>

/// Distributions of the extremes of several t statistics with one estimate of the deviation, by the trapezoidal rule,
/// which converges exponentially for such integrands: the error of step h falls as exp(-2 pi d / h) with the distance d
/// of the nearest obstacle from the real axis.
namespace scixx::stats::detail::samples {

/// The mean of f(s) over s = sqrt(chi^2 / df), f falling from 1 to 0 with a tail like a normal one beyond 1 / `reach`,
/// or `rising` at least up to there. Its relative accuracy holds where the mean is tiny.
template <class = void>
[[nodiscard]] double over_deviation(double df, double reach, core::FunctionRef<double(double)> f, bool rising = false) {
    if (df > 1e12) return f(1);  // s is 1 within a part of 1 / df
    // u = log s has the density proportional to exp(df (u - (e^2u - 1) / 2)).
    const double h = std::min(0.11, 0.42 / std::sqrt(df)), half = 0.5 * df;
    const double unit = 2 * std::sqrt(half) * 0.3989422804014327 * std::exp(-stirling_error(half)) * h;
    double sum = 0;
    const auto add = [&](double u) {
        const double weight = std::exp(df * (u - 0.5 * std::expm1(2 * u)));
        const double term = weight * f(std::exp(u));
        sum += term;
        return rising && u < 0 ? term : weight;
    };
    const double left = -std::log(std::max(reach, 1.0));  // f is about 1 below
    for (double i = 1; i < 1e5; ++i)
        if (add(-i * h) <= 1e-18 * sum && -i * h < left) break;
    for (double i = 0; i < 1e5; ++i)
        if (add(i * h) <= 1e-18 * sum) break;
    return unit * sum;
}

/// P(the range of k standard normal variables is above w): the smallest of them, z, and not all others within w of it.
template <class T = double>
[[nodiscard]] double range_sf(double w, double k) {
    if (w > 80) return 0;  // about exp(-w^2 / 4)
    const double h = std::min(0.4, 0.7 / std::sqrt(k)), first = -0.5 * w - 9;
    double sum = 0;
    for (double z = first; z < 9 - 0.5 * w; z += h) {
        const T above = special::ndtr(T(-z)), remote = special::ndtr(T(-z - w)) / above;
        sum += std::exp(-0.5 * z * z + (k - 1) * std::log(above)) * -std::expm1((k - 1) * std::log1p(-remote));
    }
    return std::min(1.0, k * h * 0.3989422804014327 * sum);
}
/// The mass of the normal law between z and z + w.
template <class T = double>
[[nodiscard]] double normal_gap(T z, T w) {
    if (w < 1e-3) {
        const double m = z + 0.5 * w;
        return w * 0.3989422804014327 * std::exp(-0.5 * m * m) * (1 + w * w * (m * m - 1) / 24);
    }
    return z < 0 ? special::ndtr(z + w) - special::ndtr(z) : special::ndtr(-z) - special::ndtr(-z - w);
}
/// P(the range of k standard normal variables is below w), of small relative error where it is tiny.
template <class = void>
[[nodiscard]] double range_cdf(double w, double k) {
    const double h = std::min(0.4, 0.7 / std::sqrt(k));
    double sum = 0;
    for (double z = std::max(-0.5 * w, -12.0) - 9; z < 9; z += h)
        sum += std::exp(-0.5 * z * z) * std::pow(normal_gap(z, w), k - 1);
    return std::min(1.0, k * h * 0.3989422804014327 * sum);
}
/// The density of the range of k standard normal variables.
template <class = void>
[[nodiscard]] double range_pdf(double w, double k) {
    const double h = std::min(0.4, 0.7 / std::sqrt(k));
    double sum = 0;
    for (double m = -9; m < 9; m += h)  // the middle of the range: phi(z) phi(z + w) = exp(-m^2 - w^2 / 4) / (2 pi)
        sum += std::exp(-m * m) * std::pow(normal_gap(m - 0.5 * w, w), k - 2);
    return k * (k - 1) * h * 0.15915494309189535 * std::exp(-0.25 * w * w) * sum;
}
/// P(the studentized range of k means is above q), with df degrees of freedom.
template <class = void>
[[nodiscard]] double studentized_range_sf(double q, double k, double df) {
    if (std::isnan(q) || std::isnan(df)) return nan;
    if (q <= 0) return 1;
    if (std::isinf(q)) return 0;
    return std::min(1.0, over_deviation(df, q, [&](double s) { return range_sf(q * s, k); }));
}
/// P(the studentized range of k means is below q).
template <class = void>
[[nodiscard]] double studentized_range_cdf(double q, double k, double df) {
    if (std::isnan(q) || std::isnan(df)) return nan;
    if (q <= 0) return 0;
    if (std::isinf(q)) return 1;
    return std::min(1.0, over_deviation(
                             df, q, [&](double s) { return range_cdf(q * s, k); }, true));
}
/// The density of the studentized range of k means.
template <class = void>
[[nodiscard]] double studentized_range_pdf(double q, double k, double df) {
    if (std::isnan(q) || std::isnan(df)) return nan;
    if (!(q > 0) || std::isinf(q)) return 0;
    return over_deviation(
        df, q, [&](double s) { return s * range_pdf(q * s, k); }, true);
}

/// P(the greatest of correlated t statistics, or of their magnitudes, is at least t): normal variables with
/// correlations lambda_i lambda_j are lambda_i z + sqrt(1 - lambda_i^2) z_i. C. W. Dunnett, J. Am. Stat. Assoc. 50
/// (1955) 1096.
template <class T = double>
class DunnettLaw {
public:
    DunnettLaw(std::vector<T> lambda, double df, bool both) : lambda_(std::move(lambda)), df_(df), both_(both) {
        double most = 0;
        for (const double l : lambda_) {
            sigma_.push_back(std::sqrt(1 - l * l));
            most = std::max(most, l / sigma_.back());
        }
        // The steepest factor sets the step.
        step_ = std::min(0.4, 0.7 / std::sqrt(1 + static_cast<double>(lambda_.size()) * most * most));
    }
    [[nodiscard]] double sf(double t) const {
        if (std::isnan(t)) return nan;
        if (both_ && t <= 0) return 1;
        if (std::isinf(t)) return t > 0 ? 0 : 1;
        return std::min(1.0, over_deviation(df_, std::abs(t), [&](double s) { return normal_sf(t * s); }));
    }
    /// The t with sf(t) = p.
    [[nodiscard]] double isf(double p) const {
        double low = both_ ? 0 : -1, high = 2;
        while (sf(low) < p && low > -1e8) low = 2 * low;
        while (sf(high) > p && high < 1e8) high *= 2;
        for (int i = 0; i < 60 && high - low > 1e-13 * std::abs(high); ++i) {
            const double middle = low + (high - low) / 2;
            (sf(middle) > p ? low : high) = middle;
        }
        return low + (high - low) / 2;
    }

private:
    [[nodiscard]] double normal_sf(double c) const {
        const double end = std::min(9 + std::abs(c), 38.0);
        double sum = 0;
        for (double z = -end; z < end; z += step_) {
            double logs = 0;
            for (std::size_t i = 0; i < lambda_.size(); ++i) {
                double tail = special::ndtr((lambda_[i] * z - c) / sigma_[i]);
                if (both_) tail += special::ndtr((-lambda_[i] * z - c) / sigma_[i]);
                logs += std::log1p(-std::min(tail, 1.0));
            }
            sum -= std::exp(-0.5 * z * z) * std::expm1(logs);
        }
        return std::min(1.0, step_ * 0.3989422804014327 * sum);
    }
    std::vector<T> lambda_, sigma_;
    double df_, step_;
    bool both_;
};

/// The q with studentized_range_sf(q) = p.
template <class = void>
[[nodiscard]] double studentized_range_isf(double p, double k, double df) {
    if (std::isnan(df)) return nan;
    double low = 0, high = 4;
    while (studentized_range_sf(high, k, df) > p && high < 1e8) high *= 2;
    for (int i = 0; i < 60 && high - low > 1e-13 * high; ++i) {
        const double middle = low + (high - low) / 2;
        (studentized_range_sf(middle, k, df) > p ? low : high) = middle;
    }
    return low + (high - low) / 2;
}

}  // namespace scixx::stats::detail::samples
