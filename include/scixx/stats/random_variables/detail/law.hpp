// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/distributions/detail/derived.hpp>

/// The functions of a law on the whole axis, numerical where the law does not know better. A law is a kernel of a
/// continuous distribution (see Continuous) that may know more: ilogcdf(p) and ilogsf(p), the inverses of logcdf and
/// logsf; mode(); mean() and central(n), the n-th central moment; mean_over(g, a, b), the integral of g dF over (a, b);
/// between(x, y) and log_between(x, y) for x < y; draw_from(rng, out, n).
namespace scixx::stats::detail::variables {

/// What is lost where a probability is formed from its logarithm.
inline constexpr double log_tiny = -690, tiny = 1e-290;

/// log(exp(a) + exp(b)), where both may be -infinite.
template <class = void>
[[nodiscard]] inline double log_sum(double a, double b) {
    return a == -infinite ? b : b == -infinite ? a : log_add_exp(a, b);
}

template <class K>
[[nodiscard]] double pdf_at(const K& k, double x) {
    const auto [lower, upper] = support_of(k);
    if (!(x >= lower && x <= upper) || std::isinf(x)) return 0;
    if constexpr (requires { k.density(); })
        return pdf_of(k.density(), x);
    else
        return pdf_of(k, x);
}
template <class K>
[[nodiscard]] double logpdf_at(const K& k, double x) {
    const auto [lower, upper] = support_of(k);
    if (!(x >= lower && x <= upper) || std::isinf(x)) return -infinite;
    if constexpr (requires { k.density(); })
        return logpdf_of(k.density(), x);
    else
        return logpdf_of(k, x);
}
template <class K>
[[nodiscard]] double cdf_at(const K& k, double x) {
    const auto [lower, upper] = support_of(k);
    return x <= lower ? 0.0 : x >= upper ? 1.0 : cdf_of(k, x);
}
template <class K>
[[nodiscard]] double sf_at(const K& k, double x) {
    const auto [lower, upper] = support_of(k);
    return x <= lower ? 1.0 : x >= upper ? 0.0 : sf_of(k, x);
}

/// The integral of a function over (0, c), which may grow at 0 nearly as 1 / x: x = c / (1 + t).
template <class = void>
[[nodiscard]] double integral_from_zero(RealFunction function, double c) {
    const auto mapped = [&](double t) { return function(c / (1 + t)) * (c / (1 + t) / (1 + t)); };
    return integral(mapped, 0, infinite);
}
/// log of the mass beyond x, from the density: the integral of exp(log pdf(y) - log pdf(x)), over the distance from the
/// end of the support, or in units of the length in which log pdf falls by 1.
template <class K>
[[nodiscard]] double log_tail(const K& k, double x, bool upper_tail) {
    const Support ends = support_of(k);
    const double end = upper_tail ? ends.upper : ends.lower, way = upper_tail ? 1 : -1;
    const auto d = density_of(k);
    const double base = logpdf_of(d, x);
    if (std::isfinite(end)) {
        const auto ratio = [&](double s) { return s > 0 ? std::exp(logpdf_of(d, end - way * s) - base) : 0.0; };
        return base + std::log(integral_from_zero(ratio, std::abs(end - x)));
    }
    const double h = 1e-6 * std::max(std::abs(x), 1e-300), fall = (base - logpdf_of(d, x + way * h)) / h;
    const double width = fall > 0 && std::isfinite(fall) ? 1 / fall : std::abs(x);
    const auto ratio = [&](double u) { return std::exp(logpdf_of(d, x + way * width * u) - base); };
    return base + std::log(width * integral(ratio, 0, infinite));
}
template <class K>
inline constexpr bool has_logcdf =
    requires(const K& k) { k.logcdf(0.0); } || (is_symmetric<K> && requires(const K& k) { k.logsf(0.0); });
template <class K>
inline constexpr bool has_logsf =
    requires(const K& k) { k.logsf(0.0); } || (is_symmetric<K> && requires(const K& k) { k.logcdf(0.0); });
template <class K>
[[nodiscard]] double logcdf_at(const K& k, double x) {
    const auto [lower, upper] = support_of(k);
    if (x <= lower) return -infinite;
    if (x >= upper) return 0;
    const double value = logcdf_of(k, x);
    if constexpr (!has_logcdf<K>)
        if (value < log_tiny) return log_tail(k, x, false);
    return value;
}
template <class K>
[[nodiscard]] double logsf_at(const K& k, double x) {
    const auto [lower, upper] = support_of(k);
    if (x <= lower) return 0;
    if (x >= upper) return -infinite;
    const double value = logsf_of(k, x);
    if constexpr (!has_logsf<K>)
        if (value < log_tiny) return log_tail(k, x, true);
    return value;
}

/// The x where the logarithm of a tail probability is `target`: Newton's steps in the bracket, else bisection among
/// doubles.
template <class = void>
[[nodiscard]] double inverse_of_log(RealFunction log_tail_of, RealFunction log_density, double lower, double upper,
                                    double target, bool falling, double start) {
    double lo = std::max(lower, -std::numeric_limits<double>::max());
    double hi = std::min(upper, std::numeric_limits<double>::max());
    // An end that no number comes near enough to is the answer at once.
    const auto beside = [](double end, double other) {
        return end == 0 ? std::copysign(1e-300, other) : std::nextafter(end, other);
    };
    if (log_tail_of(falling ? beside(hi, lo) : beside(lo, hi)) >= target) return falling ? upper : lower;
    double x = start > lo && start < hi ? start : middle_double(lo, hi);
    for (int step = 0; step < 300; ++step) {
        const double value = log_tail_of(x);
        if (value == target) break;
        ((value < target) != falling ? lo : hi) = x;
        const double move = (target - value) * std::exp(value - log_density(x));
        double next = falling ? x - move : x + move;
        if (next == x) break;
        const bool inside = next > lo && next < hi;
        if (!inside || (step % 4 == 3 && step > 20)) {
            next = middle_double(lo, hi);
            if (next == lo || next == hi) break;
        }
        const bool close = inside && std::abs(next - x) <= 1e-16 * std::abs(x);
        x = next;
        if (close) break;
    }
    return x;
}

template <class K>
[[nodiscard]] double icdf_at(const K& k, double p) {
    const auto [lower, upper] = support_of(k);
    return p == 0 ? lower : p == 1 ? upper : p > 0 && p < 1 ? ppf_of(k, p) : undefined;
}
template <class K>
[[nodiscard]] double iccdf_at(const K& k, double p) {
    const auto [lower, upper] = support_of(k);
    return p == 0 ? upper : p == 1 ? lower : p > 0 && p < 1 ? isf_of(k, p) : undefined;
}
template <class K>
[[nodiscard]] double ilogcdf_at(const K& k, double p) {
    const auto [lower, upper] = support_of(k);
    if (!(p <= 0)) return undefined;
    if (p == 0 || p == -infinite) return p == 0 ? upper : lower;
    if constexpr (requires { k.ilogcdf(p); }) return k.ilogcdf(p);
    if (p > -log_two) return iccdf_at(k, -std::expm1(p));
    if (p > log_tiny) return ppf_of(k, std::exp(p));
    return inverse_of_log([&](double x) { return logcdf_at(k, x); }, [&](double x) { return logpdf_at(k, x); }, lower,
                          upper, p, false, ppf_of(k, tiny));
}
template <class K>
[[nodiscard]] double ilogsf_at(const K& k, double p) {
    const auto [lower, upper] = support_of(k);
    if (!(p <= 0)) return undefined;
    if (p == 0 || p == -infinite) return p == 0 ? lower : upper;
    if constexpr (requires { k.ilogsf(p); }) return k.ilogsf(p);
    if (p > -log_two) return icdf_at(k, -std::expm1(p));
    if (p > log_tiny) return isf_of(k, std::exp(p));
    return inverse_of_log([&](double x) { return logsf_at(k, x); }, [&](double x) { return logpdf_at(k, x); }, lower,
                          upper, p, true, isf_of(k, tiny));
}

/// The integral of a function over an interval so short that Gauss's rule of eight points and its halves agree, or NaN.
template <class = void>
[[nodiscard]] double short_integral(RealFunction function, double a, double b) {
    constexpr std::array<double, 4> node{0.18343464249564981, 0.52553240991632899, 0.79666647741362674,
                                         0.96028985649753623};
    constexpr std::array<double, 4> weight{0.36268378337836199, 0.31370664587788728, 0.22238103445337448,
                                           0.10122853629037626};
    const auto gauss = [&](double from, double to) {
        const double centre = from + (to - from) / 2, half = (to - from) / 2;
        double sum = 0;
        for (std::size_t i = 0; i < 4; ++i)
            sum += weight[i] * (function(centre - half * node[i]) + function(centre + half * node[i]));
        return sum * half;
    };
    const double middle = a + (b - a) / 2, whole = gauss(a, b), halves = gauss(a, middle) + gauss(middle, b);
    return std::abs(whole - halves) <= 1e-12 * halves ? halves : undefined;
}

/// P(x <= X <= y) for x <= y: the difference on the side where both probabilities are small; where it cancels, the
/// integral of the density, as far as that is smooth.
template <class K>
[[nodiscard]] double between(const K& k, double x, double y) {
    const auto [lower, upper] = support_of(k);
    x = std::max(x, lower);
    y = std::min(y, upper);
    if (!(x < y)) return x == x && y == y ? 0.0 : undefined;
    if (x == lower) return cdf_at(k, y);
    if (y == upper) return sf_at(k, x);
    if constexpr (requires { k.between(x, y); }) return k.between(x, y);
    // A median that the law knows saves an evaluation.
    double left = 0, right = 0;
    bool upper_half, lower_half = false;
    if constexpr (requires { k.median(); }) {
        upper_half = x >= k.median();
        lower_half = !upper_half && y <= k.median();
        if (!upper_half) left = cdf_of(k, x);
        if (!upper_half && !lower_half) right = sf_of(k, y);
    } else {
        left = cdf_of(k, x);
        upper_half = left >= 0.5;
        if (!upper_half) right = sf_of(k, y);
        lower_half = right >= 0.5;
    }
    const double large = upper_half ? sf_of(k, x) : lower_half ? cdf_of(k, y) : 1.0;
    const double mass = large - (upper_half ? sf_of(k, y) : left + (lower_half ? 0.0 : right));
    if (!(mass < 0.02 * large)) return mass;
    const auto d = density_of(k);
    const double by_density = short_integral([&](double v) { return pdf_of(d, v); }, x, y);
    if (by_density == by_density) return by_density;
    // The density is not smooth here; that of what the law was made from may be.
    if constexpr (requires { k.inner_between(x, y); })
        return k.inner_between(x, y);
    else
        return mass;
}
/// log P(x <= X <= y) for x <= y, also where it underflows.
template <class K>
[[nodiscard]] double log_between(const K& k, double x, double y) {
    const auto [lower, upper] = support_of(k);
    x = std::max(x, lower);
    y = std::min(y, upper);
    if (x == lower) return logcdf_at(k, y);
    if (y == upper) return logsf_at(k, x);
    if constexpr (requires { k.log_between(x, y); }) return k.log_between(x, y);
    const double mass = between(k, x, y);
    if (mass > 0.5) return std::log1p(-(cdf_at(k, x) + sf_at(k, y)));
    if (mass > tiny || !(x < y)) return std::log(mass);
    const bool upper_tail = cdf_at(k, x) > 0.5;
    const double large = upper_tail ? logsf_at(k, x) : logcdf_at(k, y);
    const double lesser = upper_tail ? logsf_at(k, y) : logcdf_at(k, x);
    if (large - lesser < 0.5) {
        const double base = logpdf_at(k, upper_tail ? x : y);
        const auto ratio = [&](double v) { return std::exp(logpdf_at(k, v) - base); };
        const double by_density = short_integral(ratio, x, y);
        if (by_density > 0) return base + std::log(by_density);
    }
    return large + log_one_minus_exp(lesser - large);
}

/// As expected(), with an end at 0 taken by integral_from_zero.
template <class K>
[[nodiscard]] double expected_here(const K& k, RealFunction g, double a, double b) {
    const double c = centre_of(k);
    if (!(a < c && c < b && (a == 0 || b == 0))) return expected(k, g, a, b);
    const auto d = density_of(k);
    const double side = a == 0 ? 1 : -1;
    const auto weighted = [&](double x) {
        const double p = pdf_of(d, side * x);
        return p > 0 ? g(side * x) * p : 0.0;
    };
    return integral_from_zero(weighted, side * c) + (a == 0 ? expected(k, g, c, b) : expected(k, g, a, c));
}
/// The integral of g dF over (a, b).
template <class K>
[[nodiscard]] double mean_over(const K& k, RealFunction g, double a, double b) {
    const auto [lower, upper] = support_of(k);
    a = std::max(a, lower);
    b = std::min(b, upper);
    if constexpr (requires { k.mean_over(g, a, b); })
        return k.mean_over(g, a, b);
    else
        return expected_here(k, g, a, b);
}
template <class K>
[[nodiscard]] double mean_over(const K& k, RealFunction g) {
    return mean_over(k, g, -infinite, infinite);
}

/// Whether the mean of |X|^n over an infinite tail is infinite: whether the quantile grows at least as the power -1/n
/// of the probability, from the quantiles at exp(-p) and exp(-2 p) for the largest p that keeps them finite.
template <class K>
[[nodiscard]] bool is_heavy(const K& k, int n, bool upper_tail) {
    const Support ends = support_of(k);
    if (!std::isinf(upper_tail ? ends.upper : ends.lower)) return false;
    const auto reach = [&](double p) { return std::abs(upper_tail ? ilogsf_at(k, -p) : ilogcdf_at(k, -p)); };
    for (double p = 5000; p > 1; p /= 2) {
        const double outer = reach(2 * p);
        if (!(outer >= 1e300)) return n * std::log(outer / reach(p)) >= p * (1 - 1e-6);
    }
    return true;
}
/// What takes the place of a mean of X^n that does not exist: an infinity, or NaN where both tails are heavy; else 0.
template <class K>
[[nodiscard]] double divergence(const K& k, int n) {
    const bool up = is_heavy(k, n, true), down = is_heavy(k, n, false);
    if (!up && !down) return 0;
    return n % 2 == 0 || !down ? infinite : up ? undefined : -infinite;
}

template <class K>
[[nodiscard]] double mean_at(const K& k) {
    if constexpr (requires { k.mean(); })
        return k.mean();
    else if constexpr (requires { k.moments(); })
        return k.moments().mean;
    else if constexpr (requires { k.raw(1); })
        return k.raw(1);
    else {
        if (const double limit = divergence(k, 1); limit != 0) return limit;
        // Measured from the bulk, so that the error is one of the deviation.
        const double c = centre_of(k);
        return c + mean_over(k, [&](double x) { return x - c; });
    }
}
/// The n-th central moment.
template <class K>
[[nodiscard]] double central_at(const K& k, int n) {
    if (n == 0) return 1;
    if (n == 1) return 0;
    if constexpr (requires { k.central(n); })
        return k.central(n);
    else {
        if constexpr (requires { k.moments(); }) {
            if (n <= 4) {
                const Moments m = k.moments();
                const double v = m.variance;
                return n == 2 ? v : n == 3 ? m.skewness * v * std::sqrt(v) : (m.kurtosis + 3) * v * v;
            }
        }
        if constexpr (is_symmetric<K>)
            if (n % 2 != 0) return 0;
        if constexpr (requires { k.raw(n); }) {
            const double raw = k.raw(n);
            if (is_symmetric<K> || !std::isfinite(raw)) return raw;
        }
        const double mean = mean_at(k);
        if (!std::isfinite(mean)) return n % 2 == 0 ? infinite : undefined;
        if (const double limit = divergence(k, n); limit != 0) return limit;
        return mean_over(k, [&](double x) { return std::pow(x - mean, n); });
    }
}
/// The standard deviation, also where the variance under- or overflows.
template <class K>
[[nodiscard]] double deviation_at(const K& k) {
    if constexpr (requires { k.deviation(); })
        return k.deviation();
    else
        return std::sqrt(central_at(k, 2));
}
/// The mean of (shift + X)^n for X with central moments central(j) and mean 0, by the binomial theorem.
template <class Central>
[[nodiscard]] double shifted_moment(const Central& central, double shift, int n) {
    double sum = 0, choose = 1;
    for (int j = 0; j <= n; ++j) {
        if (j != 1 && (shift != 0 || j == n)) sum += choose * std::pow(shift, n - j) * central(j);
        choose = choose * (n - j) / (j + 1);
    }
    return sum;
}
template <class K>
[[nodiscard]] double raw_at(const K& k, int n) {
    const double mean = mean_at(k);
    if (n == 1) return mean;
    if (n > 1 && !std::isfinite(mean)) return n % 2 == 0 ? infinite : mean;
    return shifted_moment([&](int j) { return central_at(k, j); }, mean, n);
}

/// The n-th standardized moment, n > 2, whatever the scale.
template <class K>
[[nodiscard]] double standardized_at(const K& k, int n) {
    if constexpr (requires { k.standardized(n); })
        return k.standardized(n);
    else
        return central_at(k, n) / std::pow(central_at(k, 2), n / 2.0);
}

template <class K>
[[nodiscard]] double entropy_at(const K& k) {
    if constexpr (requires { k.entropy(); })
        return k.entropy();
    else {
        const auto d = density_of(k);
        return -mean_over(k, [&](double x) { return logpdf_of(d, x); });
    }
}

/// The maximum of a function on (a, b) that has one there, by golden section: to about 1e-8 of its position.
template <class = void>
[[nodiscard]] double highest(RealFunction height, double a, double b) {
    constexpr double ratio = 0.61803398874989485;
    double x = b - ratio * (b - a), y = a + ratio * (b - a), fx = height(x), fy = height(y);
    for (int step = 0; step < 100 && std::abs(b - a) > 1e-10 * (std::abs(x) + std::abs(y)); ++step) {
        if (fx >= fy) {
            b = y;
            y = x;
            fy = fx;
            fx = height(x = b - ratio * (b - a));
        } else {
            a = x;
            x = y;
            fx = fy;
            fy = height(y = a + ratio * (b - a));
        }
    }
    return fx >= fy ? x : y;
}
/// A maximum that is known to about 1e-8, by Newton's steps with differences of fourth order over h, where they stay
/// near.
template <class = void>
[[nodiscard]] double polished(RealFunction height, double x, double h) {
    double at = x;
    for (int step = 0; step < 3; ++step) {
        const double heights[] = {height(at - 2 * h), height(at - h), height(at), height(at + h), height(at + 2 * h)};
        const double slope = (heights[0] - heights[4] + 8 * (heights[3] - heights[1])) / 12;
        const double bend = (16 * (heights[1] + heights[3]) - heights[0] - heights[4] - 30 * heights[2]) / 12;
        at -= slope / bend * h;
        if (!(bend < 0 && std::abs(at - x) < h)) return x;
    }
    return at;
}
/// Where the density is highest: an end of the support, or the top of the best of 128 intervals of equal probability.
template <class K>
[[nodiscard]] double searched_mode(const K& k) {
    constexpr int parts = 128;
    const auto [lower, upper] = support_of(k);
    const auto height = [&](double x) { return logpdf_at(k, x); };
    int best = 1;
    double top = -infinite;
    for (int i = 1; i < parts; ++i) {
        const double value = height(icdf_at(k, static_cast<double>(i) / parts));
        if (value > top) {
            top = value;
            best = i;
        }
    }
    const auto point = [&](int i) { return icdf_at(k, std::clamp(static_cast<double>(i) / parts, 1e-9, 1 - 1e-9)); };
    const double left = point(best - 1), right = point(best + 1);
    double inside = polished(height, highest(height, left, right), 2e-4 * (right - left));
    if (height(inside) < top) inside = point(best);  // beside a jump of the density
    const double peak = height(inside);
    if (height(lower) >= peak && height(lower) >= height(upper)) return lower;
    return height(upper) >= peak ? upper : inside;
}
template <class K>
[[nodiscard]] double mode_at(const K& k) {
    if constexpr (requires { k.mode(); })
        return k.mode();
    else
        return searched_mode(k);
}

}  // namespace scixx::stats::detail::variables
