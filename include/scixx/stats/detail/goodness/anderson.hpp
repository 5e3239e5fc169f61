// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <scixx/core/along_axis.hpp>
#include <scixx/core/error.hpp>
#include <scixx/special/ndtr.hpp>
#include <vector>

/// Anderson's and Darling's statistics.
namespace scixx::stats::detail::samples {

/// A location and a scale of largest likelihood.
struct LocationScale {
    double loc, scale;
};

[[nodiscard]] inline LocationScale mean_and_deviation(const std::vector<double>& x) {
    const auto n = static_cast<double>(x.size());
    double mean = 0, square = 0;
    for (double v : x) mean += v / n;
    for (double v : x) square += (v - mean) * (v - mean);
    return {mean, std::sqrt(square / (n - 1))};
}

/// The logistic law: sum of tanh((x - a) / 2 b) = 0 and sum of z tanh(z / 2) = n with z = (x - a) / b, by Newton's method.
[[nodiscard]] inline LocationScale fit_logistic(const std::vector<double>& x) {
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
[[nodiscard]] inline LocationScale fit_gumbel_l(const std::vector<double>& x) {
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
[[nodiscard]] inline double anderson_ksamp_statistic(const std::vector<std::vector<double>>& samples, bool midrank) {
    std::vector<double> all;
    for (const auto& s : samples) all.insert(all.end(), s.begin(), s.end());
    std::sort(all.begin(), all.end());
    std::vector<double> values = all;
    values.erase(std::unique(values.begin(), values.end()), values.end());
    const auto total = static_cast<double>(all.size());
    const auto below = [](const std::vector<double>& x, double v) {
        return static_cast<double>(std::lower_bound(x.begin(), x.end(), v) - x.begin());
    };
    const auto upto = [](const std::vector<double>& x, double v) {
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
[[nodiscard]] inline double anderson_ksamp_deviation(const std::vector<double>& sizes) {
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
[[nodiscard]] inline double interpolated_log(const std::array<double, 7>& at, const std::array<double, 7>& value,
                                             double x) {
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

}  // namespace scixx::stats::detail::samples
