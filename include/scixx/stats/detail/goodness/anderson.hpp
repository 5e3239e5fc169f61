// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <scixx/core/along_axis.hpp>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/ndtr.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <scixx/stats/detail/samples/values.hpp>
#include <utility>
#include <vector>

/// Anderson's and Darling's statistics.
namespace scixx::stats::detail::samples {

/// A location and a scale of largest likelihood.
struct LocationScale {
    double loc, scale;
};

template <class = void>
[[nodiscard]] LocationScale mean_and_deviation(const std::vector<double>& x) {
    const auto c = central_moments<2>(as_sample(x));
    return {c.mean, c.constant() ? 0.0 : c.deviation(1)};
}

/// The logistic law: sum of tanh((x - a) / 2 b) = 0 and sum of z tanh(z / 2) = n with z = (x - a) / b, by Newton's
/// method.
template <class = void>
[[nodiscard]] LocationScale fit_logistic(const std::vector<double>& x) {
    const auto n = static_cast<double>(x.size());
    LocationScale at = mean_and_deviation(x);
    at.scale *= 0.5513288954217921;  // sqrt(3) / pi
    if (!(at.scale > 0)) return at;
    for (int step = 0; step < 100; ++step) {
        double f = 0, g = -n, fa = 0, fb = 0, gb = 0;
        for (double v : x) {
            const double z = (v - at.loc) / at.scale, t = std::tanh(z / 2), d = (1 - t * t) / 2;
            f += t;
            g += z * t;
            fa -= d;
            fb -= d * z;
            gb -= z * (t + z * d);
        }
        // g's derivative by the location is -(sum of t + z d).
        const double ga = fb - f, det = fa * gb - fb * ga;
        double da = -(f * gb - fb * g) / det, db = -(fa * g - ga * f) / det;
        if (!std::isfinite(da) || !std::isfinite(db)) break;
        const double most = std::max(std::abs(da), std::abs(db));
        if (most > 0.5) da *= 0.5 / most, db *= 0.5 / most;
        at.loc += da * at.scale;
        at.scale *= 1 + db;
        if (most < 1e-14) break;
    }
    return at;
}

/// Gumbel's law of smallest values: the scale solves b = sum of x exp(x / b) / sum of exp(x / b) - mean.
template <class = void>
[[nodiscard]] LocationScale fit_gumbel_l(const std::vector<double>& x) {
    const auto n = static_cast<double>(x.size());
    const double top = *std::max_element(x.begin(), x.end());
    const LocationScale rough = mean_and_deviation(x);
    double b = rough.scale * 0.7796968012336761;  // sqrt(6) / pi
    if (!(b > 0)) return {rough.loc, b};
    double s0 = 0;
    for (int step = 0; step < 200; ++step) {
        double s1 = 0, s2 = 0;
        s0 = 0;
        for (double v : x) {
            const double e = std::exp((v - top) / b), d = v - rough.loc;
            s0 += e;
            s1 += d * e;
            s2 += d * d * e;
        }
        const double m = s1 / s0, f = m - b, slope = -(s2 / s0 - m * m) / (b * b) - 1;
        const double next = std::max(b - f / slope, b / 4), change = std::abs(next - b);
        b = next;
        if (change <= 1e-15 * b) break;
    }
    s0 = 0;
    for (double v : x) s0 += std::exp((v - top) / b);
    return {top + b * std::log(s0 / n), b};
}

/// A^2 = -n - sum of (2 i - 1) / n (log F(x_i) + log(1 - F(x_{n+1-i}))).
template <class Log>
[[nodiscard]] double anderson_statistic(const std::vector<double>& x, const Log& logs) {
    const std::size_t count = x.size();
    const auto n = static_cast<double>(count);
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double weight = (2 * static_cast<double>(i) + 1) / n, rest = 2 - weight;
        const auto [below, above] = logs(x[i]);
        sum += weight * below + rest * above;
    }
    return -n - sum;
}

/// The k-sample statistic with or without midranks of ties, and its standardised form (F. W. Scholz, M. A. Stephens,
/// J. Am. Stat. Assoc. 82 (1987) 918, eq. 3, 6 and 7).
template <class T>
[[nodiscard]] T anderson_ksamp_statistic(const std::vector<std::vector<T>>& samples, bool midrank) {
    std::vector<T> all;
    for (const auto& s : samples) all.insert(all.end(), s.begin(), s.end());
    std::sort(all.begin(), all.end());
    std::vector<T> values = all;
    values.erase(std::unique(values.begin(), values.end()), values.end());
    const auto total = static_cast<double>(all.size());
    const auto below = [](const std::vector<T>& x, T v) {
        return static_cast<double>(std::lower_bound(x.begin(), x.end(), v) - x.begin());
    };
    const auto upto = [](const std::vector<T>& x, T v) {
        return static_cast<double>(std::upper_bound(x.begin(), x.end(), v) - x.begin());
    };
    double statistic = 0;
    for (const auto& s : samples) {
        const auto n = static_cast<double>(s.size());
        double inner = 0;
        for (std::size_t j = 0; j + (midrank ? 0 : 1) < values.size(); ++j) {
            const double v = values[j], low = below(all, v), high = upto(all, v), ties = high - low;
            if (midrank) {
                const double b = low + ties / 2, own_low = below(s, v), own_high = upto(s, v);
                const double m = own_low + (own_high - own_low) / 2, gap = total * m - b * n;
                inner += ties / total * gap * gap / (b * (total - b) - total * ties / 4);
            } else {
                const double gap = total * upto(s, v) - high * n;
                inner += ties / total * gap * gap / (high * (total - high));
            }
        }
        statistic += inner / n;
    }
    return midrank ? statistic * (total - 1) / total : statistic;
}
template <class = void>
[[nodiscard]] double anderson_ksamp_deviation(const std::vector<double>& sizes) {
    double total = 0, inverse = 0;
    for (double n : sizes) total += n, inverse += 1 / n;
    double h = 0, g = 0;
    const double k = static_cast<double>(sizes.size());
    for (double i = total - 1; i >= 1; --i) {  // h is the sum of 1 / j over j from i + 1 on
        if (i <= total - 2) g += h / (total - i);
        h += 1 / i;
    }
    const double a = (4 * g - 6) * (k - 1) + (10 - 6 * g) * inverse;
    const double b = (2 * g - 4) * k * k + 8 * h * k + (2 * g - 14 * h - 4) * inverse - 8 * h + 4 * g - 6;
    const double c = (6 * h + 2 * g - 2) * k * k + (4 * h - 4 * g + 6) * k + (2 * h - 6) * inverse + 4 * h;
    const double d = (2 * h + 6) * k * k - 4 * h * k;
    return std::sqrt((((a * total + b) * total + c) * total + d) / ((total - 1) * (total - 2) * (total - 3)));
}

/// The parabola of least squares through log(significance) over the critical values, at x.
template <class = void>
[[nodiscard]] double interpolated_log(const std::array<double, 7>& at, const std::array<double, 7>& value, double x) {
    // Orthogonal polynomials over the points (G. E. Forsythe, 1957).
    double mean = 0, result = 0;
    for (double t : at) mean += t / 7;
    double squares = 0, cubes = 0;
    for (double t : at) squares += (t - mean) * (t - mean), cubes += (t - mean) * (t - mean) * (t - mean);
    const double beta = cubes / squares, gamma = squares / 7;
    const auto p1 = [&](double t) { return t - mean; };
    const auto p2 = [&](double t) { return (t - mean) * (t - mean - beta) - gamma; };
    double c0 = 0, c1 = 0, c2 = 0, norm = 0;
    for (std::size_t i = 0; i < 7; ++i) {
        c0 += value[i] / 7;
        c1 += value[i] * p1(at[i]) / squares;
        c2 += value[i] * p2(at[i]);
        norm += p2(at[i]) * p2(at[i]);
    }
    result = c0 + c1 * p1(x) + c2 / norm * p2(x);
    return result;
}

/// The families of laws whose critical values are known.
enum class AndersonFamily { normal, exponential, logistic_law, smallest, largest };

/// Statistic, critical values, their levels, and the fitted law.
struct AndersonOutcome {
    double statistic;
    Eigen::ArrayXd critical_values, significance_level;
    double loc, scale;
};
struct AndersonKsampOutcome {
    double statistic;
    Eigen::ArrayXd critical_values;
    double pvalue;
};

template <class T>
[[nodiscard]] AndersonOutcome anderson(std::vector<T> x, AndersonFamily dist) {
    core::require(x.size() >= 2, "anderson", "x must have at least 2 observations, got ", x.size());
    for (double v : x) core::require(std::isfinite(v), "anderson", "x must be finite");
    std::sort(x.begin(), x.end());
    const auto n = static_cast<double>(x.size());
    Eigen::ArrayX<T> levels(5), critical(5);
    levels << 15, 10, 5, 2.5, 1;
    LocationScale at{};
    double statistic = 0;
    const auto round = [&](T by) {
        for (Eigen::Index i = 0; i < critical.size(); ++i) critical[i] = std::nearbyint(critical[i] / by * 1000) / 1000;
    };
    const auto check = [&] { core::require(at.scale > 0, "anderson", "x must not be constant"); };
    switch (dist) {
        case AndersonFamily::normal:
            at = mean_and_deviation(x);
            check();
            statistic = anderson_statistic(x, [&](double v) {
                const T z = (v - at.loc) / at.scale;
                return std::pair(special::log_ndtr(z), special::log_ndtr(-z));
            });
            critical << 0.576, 0.656, 0.787, 0.918, 1.092;
            round(1 + 4 / n - 25 / n / n);
            break;
        case AndersonFamily::exponential:
            at = {0, 0};
            for (double v : x) at.scale += v / n;
            core::require(at.scale > 0, "anderson", "the mean of x must be positive for an exponential law");
            statistic = anderson_statistic(x, [&](double v) {
                const double z = v / at.scale;
                return std::pair(z > 0 ? std::log(-std::expm1(-z)) : -std::numeric_limits<T>::infinity(), -z);
            });
            critical << 0.922, 1.078, 1.341, 1.606, 1.957;
            round(1 + 0.6 / n);
            break;
        case AndersonFamily::logistic_law:
            at = fit_logistic(x);
            check();
            statistic = anderson_statistic(x, [&](double v) {
                const double z = (v - at.loc) / at.scale, tail = std::log1p(std::exp(-std::abs(z)));
                return std::pair(std::min(z, 0.0) - tail, std::min(-z, 0.0) - tail);
            });
            levels.resize(6), critical.resize(6);
            levels << 25, 10, 5, 2.5, 1, 0.5;
            critical << 0.426, 0.563, 0.660, 0.769, 0.906, 1.010;
            round(1 + 0.25 / n);
            break;
        default: {
            const bool largest = dist == AndersonFamily::largest;
            std::vector<double> y = x;
            if (largest)
                for (double& v : y) v = -v;
            at = fit_gumbel_l(y);
            check();
            if (largest) at.loc = -at.loc;
            statistic = anderson_statistic(x, [&](double v) {
                const double e = std::exp((largest ? at.loc - v : v - at.loc) / at.scale),
                             rest = std::log(-std::expm1(-e));
                return largest ? std::pair(-e, rest) : std::pair(rest, -e);
            });
            levels << 25, 10, 5, 2.5, 1;
            critical << 0.474, 0.637, 0.757, 0.877, 1.038;
            round(1 + 0.2 / std::sqrt(n));
        }
    }
    return {statistic, critical, levels, at.loc, at.scale};
}

template <class T>
[[nodiscard]] AndersonKsampOutcome anderson_ksamp(std::vector<std::vector<T>> samples, bool midrank) {
    const char* function = "anderson_ksamp";
    core::require(samples.size() >= 2, function, "samples must be at least 2, got ", samples.size());
    std::vector<double> sizes;
    bool distinct = false;
    for (auto& s : samples) {
        core::require(!s.empty(), function, "samples must not be empty");
        std::sort(s.begin(), s.end());
        for (double v : s) {
            core::require(!std::isnan(v), function, "samples must not hold NaN");
            distinct = distinct || v != samples[0][0];
        }
        sizes.push_back(static_cast<double>(s.size()));
    }
    core::require(distinct, function, "samples must hold more than one distinct observation");
    const double m = static_cast<double>(samples.size()) - 1;
    const double statistic = (anderson_ksamp_statistic(samples, midrank) - m) / anderson_ksamp_deviation(sizes);
    // F. W. Scholz, M. A. Stephens (1987), table 2.
    constexpr std::array<double, 7> b0{0.675, 1.281, 1.645, 1.96, 2.326, 2.573, 3.085};
    constexpr std::array<double, 7> b1{-0.245, 0.25, 0.678, 1.149, 1.822, 2.364, 3.615};
    constexpr std::array<double, 7> b2{-0.105, -0.305, -0.362, -0.391, -0.396, -0.345, -0.154};
    constexpr std::array<double, 7> level{0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 0.001};
    std::array<double, 7> critical{}, logs{};
    Eigen::ArrayXd values(7);
    for (std::size_t i = 0; i < 7; ++i) {
        critical[i] = b0[i] + b1[i] / std::sqrt(m) + b2[i] / m;
        logs[i] = std::log(level[i]);
        values.data()[i] = critical[i];
    }
    const double p = statistic < critical[0]   ? level[0]
                     : statistic > critical[6] ? level[6]
                                               : std::exp(interpolated_log(critical, logs, statistic));
    return {statistic, values, p};
}

}  // namespace scixx::stats::detail::samples
