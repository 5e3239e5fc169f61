// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/betainc.hpp>
#include <scixx/special/gamma.hpp>
#include <scixx/special/gammainc.hpp>
#include <scixx/special/ndtr.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <scixx/stats/detail/samples/values.hpp>
#include <utility>
#include <vector>

/// Bayesian estimates of mean, variance and standard deviation.
namespace scixx::stats {

/// A posterior distribution that mvsdist returns: normal, Student's t, inverse gamma, or its square root (with the
/// square root of the inverse gamma's scale).
class MvsDistribution {
public:
    enum class Law { normal, student, variance, deviation };
    MvsDistribution(Law law, double shape, double loc, double scale)
        : law_(law), shape_(shape), loc_(loc), scale_(scale) {}

    template <class T = double>
    [[nodiscard]] double mean() const {
        constexpr double infinity = std::numeric_limits<double>::infinity();
        switch (law_) {
            case Law::student:
                return shape_ > 1 ? loc_ : infinity;
            case Law::variance:
                return shape_ > 1 ? scale_ / (shape_ - 1) : infinity;
            case Law::deviation:
                return shape_ > 0.5 ? scale_ * special::poch(T(shape_), -0.5) : infinity;
            default:
                return loc_;
        }
    }
    template <class = void>
    [[nodiscard]] double var() const {
        constexpr double infinity = std::numeric_limits<double>::infinity();
        switch (law_) {
            case Law::student:
                return shape_ > 2   ? scale_ * scale_ * shape_ / (shape_ - 2)
                       : shape_ > 1 ? infinity
                                    : detail::samples::nan;
            case Law::variance:
                return shape_ > 2 ? scale_ * scale_ / ((shape_ - 1) * (shape_ - 1) * (shape_ - 2)) : infinity;
            case Law::deviation:
                return shape_ > 1 ? scale_ * scale_ / (shape_ - 1) - mean() * mean() : infinity;
            default:
                return scale_ * scale_;
        }
    }
    template <class = void>
    [[nodiscard]] double std() const {
        return std::sqrt(var());
    }
    /// Density.
    template <class T = double>
    [[nodiscard]] double pdf(double x) const {
        const double z = (x - loc_) / scale_;
        switch (law_) {
            case Law::student:
                return std::exp(-0.5 * (shape_ + 1) * std::log1p(z * z / shape_)) *
                       special::poch(T(0.5 * shape_), 0.5) / std::sqrt(shape_ * 3.141592653589793) / scale_;
            case Law::variance:
            case Law::deviation: {
                if (!(x > 0)) return x == x ? 0.0 : x;
                const bool variance = law_ == Law::variance;
                const double y = variance ? scale_ / x : square(scale_ / x);
                return std::exp(shape_ * std::log(y) - y - special::gammaln(T(shape_))) * (variance ? 1 : 2) / x;
            }
            default:
                return std::exp(-0.5 * z * z) / (2.5066282746310002 * scale_);
        }
    }
    /// Probability of at most x.
    template <class = void>
    [[nodiscard]] double cdf(double x) const {
        return tail(x, false);
    }
    /// Probability of more than x.
    template <class = void>
    [[nodiscard]] double sf(double x) const {
        return tail(x, true);
    }
    /// The x with cdf(x) = q.
    template <class T = double>
    [[nodiscard]] double ppf(double q) const {
        switch (law_) {
            case Law::student: {
                const double y = special::betaincinv(T(0.5 * shape_), 0.5, 2 * std::min(q, 1 - q));
                return loc_ + scale_ * std::copysign(std::sqrt(shape_ * (1 - y) / y), q - 0.5);
            }
            case Law::variance:
                return scale_ / special::gammainccinv(T(shape_), q);
            case Law::deviation:
                return scale_ / std::sqrt(special::gammainccinv(T(shape_), q));
            default:
                return loc_ + scale_ * special::ndtri(T(q));
        }
    }
    /// The central interval of a probability.
    template <class = void>
    [[nodiscard]] std::pair<double, double> interval(double confidence) const {
        return {ppf((1 - confidence) / 2), ppf((1 + confidence) / 2)};
    }

private:
    [[nodiscard]] static double square(double x) { return x * x; }
    template <class T = double>
    [[nodiscard]] double tail(double x, bool upper) const {
        const double z = (x - loc_) / scale_;
        switch (law_) {
            case Law::student:
                return detail::samples::student_sf(upper ? z : -z, shape_);
            case Law::variance:
            case Law::deviation: {
                if (!(x > 0)) return x == x ? (upper ? 1.0 : 0.0) : x;
                const T y = law_ == Law::variance ? scale_ / x : square(scale_ / x);
                return upper ? special::gammainc(shape_, y) : special::gammaincc(shape_, y);
            }
            default:
                return special::ndtr(T(upper ? -z : z));
        }
    }
    Law law_;
    double shape_, loc_, scale_;
};

/// What mvsdist returns: `auto [mdist, vdist, sdist] = mvsdist(data)`.
struct MvsdistResult {
    MvsDistribution mdist, vdist, sdist;
};

/// Posterior distributions of mean, variance and standard deviation under the prior 1 / variance: Student's t, an
/// inverse gamma and its square root; normal ones for more than 1000 data.
/// @param data real array, taken as a whole, of at least 2 values.
/// @throws std::invalid_argument for fewer. @note NaN in the data, and equal data, give NaN.
/// @see scipy.stats.mvsdist; T. E. Oliphant, A Bayesian perspective on estimating mean, variance, and
///      standard-deviation from data (2006).
template <core::ArrayLike A = core::InBraces>
[[nodiscard]] MvsdistResult mvsdist(const A& data) {
    const auto x = detail::samples::values_of(data);
    core::require(x.size() >= 2, "mvsdist", "data must have at least 2 values, got ", x.size());
    const auto c = detail::samples::central_moments(x);
    // The deviation stays in range where the variance does not.
    const double n = c.n, deviation = c.constant() ? detail::samples::nan : c.deviation(0),
                 variance = deviation * deviation;
    using Law = MvsDistribution::Law;
    if (n > 1000)
        return {{Law::normal, 0, c.mean, deviation / std::sqrt(n)},
                {Law::normal, 0, variance, std::sqrt(2 / n) * variance},
                {Law::normal, 0, deviation, deviation / std::sqrt(2 * n)}};
    return {{Law::student, n - 1, c.mean, deviation / std::sqrt(n - 1)},
            {Law::variance, 0.5 * (n - 1), 0, 0.5 * n * variance},
            {Law::deviation, 0.5 * (n - 1), 0, std::sqrt(0.5 * n) * deviation}};
}

/// An estimate with the interval that contains the true value with some probability.
struct BayesEstimate {
    double statistic;                  ///< mean of the posterior distribution
    std::pair<double, double> minmax;  ///< ends of its central interval
};
/// What bayes_mvs returns: `auto [mean, variance, std_dev] = bayes_mvs(data)`.
struct BayesMvsResult {
    BayesEstimate mean, variance, std_dev;
};

/// Bayesian estimates of mean, variance and standard deviation with their intervals.
/// @param data as in mvsdist. @param alpha probability of the intervals, in (0, 1).
/// @throws std::invalid_argument for fewer than 2 data and for another alpha. @see scipy.stats.bayes_mvs
template <core::ArrayLike A = core::InBraces>
[[nodiscard]] BayesMvsResult bayes_mvs(const A& data, double alpha = 0.9) {
    core::require(alpha > 0 && alpha < 1, "bayes_mvs", "alpha must be between 0 and 1, got ", alpha);
    const auto estimate = [&](const MvsDistribution& d) -> BayesEstimate {
        if (std::isnan(d.ppf(0.5))) return {detail::samples::nan, {detail::samples::nan, detail::samples::nan}};
        return {d.mean(), d.interval(alpha)};
    };
    const auto [mdist, vdist, sdist] = mvsdist(data);
    return {estimate(mdist), estimate(vdist), estimate(sdist)};
}

}  // namespace scixx::stats
