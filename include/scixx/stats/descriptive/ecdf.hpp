// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/array.hpp>
#include <scixx/core/elementwise.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/ndtr.hpp>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/detail/tails.hpp>
#include <scixx/stats/hypothesis/significance.hpp>
#include <utility>
#include <vector>

/// Empirical distribution and survival functions, and the comparison of two.
namespace scixx::stats {

/// Observations some of which are only known to be greater than a number: the times of those who left a study.
class CensoredData {
public:
    /// Uncensored observations.
    template <core::ArrayLike A = core::InBraces>
        requires(core::rank_of<A> == 1)
    CensoredData(const A& uncensored) {  // NOLINT(google-explicit-constructor): SciPy takes both
        append(uncensored, uncensored_);
    }
    /// Uncensored observations, and lower bounds of others.
    template <core::ArrayLike A = core::InBraces, core::ArrayLike B = core::InBraces>
        requires(core::rank_of<A> == 1 && core::rank_of<B> == 1)
    CensoredData(const A& uncensored, const B& right) {
        append(uncensored, uncensored_);
        append(right, right_);
    }
    /// From values and a flag for each, true where it is a lower bound.
    /// @throws std::invalid_argument for lengths that differ.
    template <core::ArrayLike A = core::InBraces, core::ArrayLike B = core::InBraces>
        requires(core::rank_of<A> == 1 && core::rank_of<B> == 1)
    [[nodiscard]] static CensoredData right_censored(const A& x, const B& censored) {
        const core::Source<double, A> values(x);
        const core::Source<core::ScalarOf<B>, B> flags(censored);
        core::require(values.view().size() == flags.view().size(), "CensoredData",
                      "x and censored must have the same length, got ", values.view().size(), " and ",
                      flags.view().size());
        CensoredData data;
        for (core::Index i = 0; i < values.view().size(); ++i)
            (flags.view()(i) ? data.right_ : data.uncensored_).push_back(values.view()(i));
        return data;
    }
    [[nodiscard]] const std::vector<double>& uncensored() const noexcept { return uncensored_; }
    [[nodiscard]] const std::vector<double>& right() const noexcept { return right_; }

private:
    CensoredData() = default;
    template <class A>
    static void append(const A& a, std::vector<double>& to) {
        const core::Source<double, A> source(a);
        for (core::Index i = 0; i < source.view().size(); ++i) to.push_back(source.view()(i));
    }
    std::vector<double> uncensored_, right_;
};

/// How the confidence interval of an empirical distribution is found.
enum class EcdfMethod {
    linear,   ///< Greenwood's
    log_log,  ///< Greenwood's for log(-log) of the survival function (Kalbfleisch and Prentice): stays in [0, 1]
};
struct EcdfInterval;

/// A step function: an empirical distribution or survival function.
class EmpiricalDistributionFunction {
public:
    template <class T = double>
    EmpiricalDistributionFunction(Eigen::ArrayXd q, Eigen::ArrayXd p, Eigen::ArrayXd at_risk, Eigen::ArrayXd events,
                                  bool survival)
        : quantiles(std::move(q)),
          probabilities(std::move(p)),
          at_risk_(std::move(at_risk)),
          events_(std::move(events)),
          survival_(survival) {}

    Eigen::ArrayXd quantiles;      ///< where it steps: the distinct observations, ascending
    Eigen::ArrayXd probabilities;  ///< its values there

    /// The function at x, a number or an array.
    template <core::Operand X = core::InBraces>
    [[nodiscard]] auto evaluate(const X& x) const {
        return core::elementwise(
            "EmpiricalDistributionFunction.evaluate",
            [this](double v) {
                if (std::isnan(v)) return detail::samples::nan;
                const double* begin = quantiles.data();
                const auto above = std::upper_bound(begin, begin + quantiles.size(), v) - begin;
                return above == 0 ? (survival_ ? 1.0 : 0.0) : probabilities[above - 1];
            },
            std::tie(x));
    }
    /// Pointwise limits that contain the true function with some probability; NaN where they are not defined, as after
    /// the last observation.
    /// @param confidence_level in [0, 1]. @throws std::invalid_argument for another level.
    template <class T = double>
    [[nodiscard]] EcdfInterval confidence_interval(double confidence_level = 0.95,
                                                   EcdfMethod method = EcdfMethod::linear) const;

    [[nodiscard]] const Eigen::ArrayXd& at_risk() const noexcept { return at_risk_; }
    [[nodiscard]] const Eigen::ArrayXd& events() const noexcept { return events_; }

private:
    Eigen::ArrayXd at_risk_, events_;
    bool survival_;
};

/// What EmpiricalDistributionFunction::confidence_interval returns.
struct EcdfInterval {
    EmpiricalDistributionFunction low, high;
};

template <class T>
inline EcdfInterval EmpiricalDistributionFunction::confidence_interval(double confidence_level,
                                                                       EcdfMethod method) const {
    core::require(confidence_level >= 0 && confidence_level <= 1, "EmpiricalDistributionFunction.confidence_interval",
                  "confidence_level must be between 0 and 1, got ", confidence_level);
    const double z = special::ndtri(T(0.5 + confidence_level / 2));
    EcdfInterval result{*this, *this};
    double sum = 0;
    for (Eigen::Index i = 0; i < quantiles.size(); ++i) {
        const double n = at_risk_[i], d = events_[i], s = survival_ ? probabilities[i] : 1 - probabilities[i];
        sum += d / (n * (n - d));
        double low, high;
        if (method == EcdfMethod::linear) {
            const double reach = z * std::sqrt(s * s * sum);
            low = probabilities[i] - reach;
            high = probabilities[i] + reach;
        } else {
            const double log_s = std::log(s), place = std::log(-log_s), reach = z * std::sqrt(sum / (log_s * log_s));
            low = std::exp(-std::exp(place + reach));
            high = std::exp(-std::exp(place - reach));
            if (!survival_) {
                std::swap(low, high);
                low = 1 - low;
                high = 1 - high;
            }
        }
        result.low.probabilities[i] = std::isnan(low) ? low : std::clamp(low, 0.0, 1.0);
        result.high.probabilities[i] = std::isnan(high) ? high : std::clamp(high, 0.0, 1.0);
    }
    return result;
}

/// What ecdf returns: `const auto [cdf, sf] = ecdf(sample)`.
struct EcdfResult {
    EmpiricalDistributionFunction cdf;  ///< share of the observations up to a value
    EmpiricalDistributionFunction sf;   ///< share beyond
};

/// Empirical distribution function of a sample; with right-censored observations Kaplan and Meier's estimate.
/// @param sample vector without NaN, or CensoredData.
/// @throws std::invalid_argument for NaN. @note O(n log n).
/// @see scipy.stats.ecdf; E. L. Kaplan and P. Meier, J. Am. Stat. Assoc. 53 (1958) 457.
template <class T = double>
[[nodiscard]] EcdfResult ecdf(const CensoredData& sample) {
    std::vector<std::pair<T, bool>> x;  // value, whether an event
    for (const double v : sample.uncensored()) x.emplace_back(v, true);
    for (const double v : sample.right()) x.emplace_back(v, false);
    for (const auto& [v, event] : x) core::require(!std::isnan(v), "ecdf", "sample must not hold NaN");
    std::sort(x.begin(), x.end());
    std::vector<T> q, s, n, d;
    const bool censored = !sample.right().empty();
    double product = 1, left = static_cast<double>(x.size());
    for (std::size_t begin = 0; begin < x.size();) {
        std::size_t end = begin;
        double events = 0;
        for (; end < x.size() && x[end].first == x[begin].first; ++end) events += x[end].second ? 1 : 0;
        n.push_back(left);
        d.push_back(events);
        product *= (left - events) / left;
        left -= static_cast<double>(end - begin);
        q.push_back(x[begin].first);
        s.push_back(censored ? product : left / static_cast<double>(x.size()));
        begin = end;
    }
    const auto array = [](const std::vector<T>& v) {
        Eigen::ArrayX<T> out(std::ssize(v));
        std::copy(v.begin(), v.end(), out.data());
        return out;
    };
    std::vector<T> p = s;
    for (T& share : p) share = 1 - share;
    return {{array(q), array(p), array(n), array(d), false}, {array(q), array(s), array(n), array(d), true}};
}

/// Logrank test of the hypothesis that two survival functions are equal.
/// @param x, y vectors, or CensoredData. @param alternative less: the rate of events is less in x,
///        which lives longer; greater: it is greater.
/// @return statistic, standard normal, and pvalue. @throws as ecdf.
/// @see scipy.stats.logrank; N. Mantel, Cancer Chemother. Rep. 50 (1966) 163.
template <class T = double>
[[nodiscard]] SignificanceResult<T> logrank(const CensoredData& x, const CensoredData& y,
                                            Alternative alternative = Alternative::two_sided) {
    const auto join = [](std::vector<T> a, const std::vector<T>& b) {
        a.insert(a.end(), b.begin(), b.end());
        return a;
    };
    const EmpiricalDistributionFunction all =
        ecdf({join(x.uncensored(), y.uncensored()), join(x.right(), y.right())}).sf;
    std::vector<T> of_x = join(x.uncensored(), x.right());
    std::sort(of_x.begin(), of_x.end());
    double expected = 0, variance = 0;
    for (Eigen::Index i = 0; i < all.quantiles.size(); ++i) {
        const double n = all.at_risk()[i], d = all.events()[i];
        if (d == 0) continue;
        const double n_x =
            static_cast<double>(of_x.end() - std::lower_bound(of_x.begin(), of_x.end(), all.quantiles[i]));
        expected += n_x * d / n;
        if (n > 1) variance += n_x * (n - n_x) * (n - d) * d / (n * n * (n - 1));
    }
    const double z = (static_cast<double>(x.uncensored().size()) - expected) / std::sqrt(variance);
    return {z, detail::samples::normal_pvalue(z, alternative)};
}

}  // namespace scixx::stats
