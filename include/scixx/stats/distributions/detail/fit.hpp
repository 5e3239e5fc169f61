// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/detail/small_matrix.hpp>
#include <scixx/stats/distributions/detail/operations.hpp>
#include <scixx/stats/distributions/fit_options.hpp>
#include <span>
#include <vector>

namespace scixx::stats::detail {

using Sample = std::span<const double>;

template <class T = double>
[[nodiscard]] inline std::vector<double> contiguous(const core::NdView<const double>& view) {
    core::List<T> data;
    data.reserve(view.size());
    core::for_each([&](const double& x) { data.push_back(x); }, view);
    return data;
}
template <class T = double>
[[nodiscard]] T mean_of(Sample data) noexcept {
    return Eigen::Map<const Eigen::ArrayX<T>>(data.data(), std::ssize(data)).mean();
}
template <class T = double>
[[nodiscard]] T variance_of(Sample data) noexcept {
    const Eigen::Map<const Eigen::ArrayX<T>> x(data.data(), std::ssize(data));
    return (x - x.mean()).square().mean();
}
template <class T = double>
[[nodiscard]] T median_of(Sample data) {
    std::vector<T> copy(data.begin(), data.end());
    T *const first = copy.data(), *const half = first + copy.size() / 2;
    std::nth_element(first, half, first + copy.size());
    return copy.size() % 2 == 1 ? *half : (*half + *std::max_element(first, half)) / 2;
}
template <class = void>
[[nodiscard]] double skewness_of(Sample data) noexcept {
    const double m = mean_of(data), v = variance_of(data);
    double sum = 0;
    for (double x : data) sum += cube(x - m);
    return v > 0 ? sum / static_cast<double>(data.size()) / (v * std::sqrt(v)) : 0;
}

/// The simplex method (J. A. Nelder, R. Mead, Computer J. 7 (1965) 308) from x, which becomes the best point found;
/// begun anew from there until it gains no more, or, with a rough tolerance, not. Gives the best value.
template <class T = double>
[[nodiscard]] T simplex_minimum(core::FunctionRef<double(const std::vector<double>&)> function, std::vector<double>& x,
                                double rough = 0) {
    const std::size_t n = x.size();
    std::vector<std::vector<T>> points(n + 1);
    std::vector<T> values(n + 1), centre(n), trial(n), further(n);
    double best = function(x);
    for (int round = 0; round < 5; ++round) {
        const double before = best;
        for (std::size_t i = 0; i <= n; ++i) {
            points[i] = x;
            if (i > 0)
                points[i][i - 1] +=
                    round % 2 == 1 ? -0.02 * (std::abs(x[i - 1]) + 0.1) : 0.05 * (std::abs(x[i - 1]) + 0.02);
            values[i] = i == 0 ? best : function(points[i]);
        }
        for (int step = 0; step < 400 * static_cast<int>(n); ++step) {
            std::size_t low = 0, high = 0;
            for (std::size_t i = 1; i <= n; ++i) {
                if (values[i] < values[low]) low = i;
                if (!(values[i] <= values[high])) high = i;
            }
            double second = values[low], spread = 0;
            for (std::size_t i = 0; i <= n; ++i) {
                if (i != high && values[i] > second) second = values[i];
                for (std::size_t j = 0; j < n; ++j)
                    spread =
                        std::max(spread, std::abs(points[i][j] - points[low][j]) / (1e-3 + std::abs(points[low][j])));
            }
            if (spread <= std::max(rough, 1e-9) ||
                (spread <= 1e-6 && values[high] - values[low] <= 1e-14 * std::abs(values[low])))
                break;
            for (std::size_t j = 0; j < n; ++j) {
                centre[j] = 0;
                for (std::size_t i = 0; i <= n; ++i)
                    if (i != high) centre[j] += points[i][j] / static_cast<double>(n);
            }
            const auto along = [&](T factor, std::vector<T>& to) {
                for (std::size_t j = 0; j < n; ++j) to[j] = centre[j] + factor * (points[high][j] - centre[j]);
                return function(to);
            };
            double value = along(-1, trial);
            if (value < values[low]) {
                const double next = along(-2, further);
                if (next < value) {
                    value = next;
                    trial = further;
                }
            } else if (!(value < second)) {
                const bool outside = value < values[high];
                const double next = along(outside ? -0.5 : 0.5, further);
                if (next < (outside ? value : values[high])) {
                    value = next;
                    trial = further;
                } else if (!outside) {
                    for (std::size_t i = 0; i <= n; ++i) {
                        if (i == low) continue;
                        for (std::size_t j = 0; j < n; ++j) points[i][j] = 0.5 * (points[i][j] + points[low][j]);
                        values[i] = function(points[i]);
                    }
                    continue;
                }
            }
            points[high] = trial;
            values[high] = value;
        }
        std::size_t low = 0;
        for (std::size_t i = 1; i <= n; ++i)
            if (values[i] < values[low]) low = i;
        x = points[low];
        best = values[low];
        if (rough > 0 || (round > 0 && !(best < before - 1e-11 * std::abs(before)))) break;
    }
    return best;
}

/// Newton's method from x, near a minimum of -log likelihood, with central differences over a small part of each
/// parameter's standard deviation. False, and x as it was, where the function is no smooth bowl there.
template <class T = double>
[[nodiscard]] bool newton_minimum(core::FunctionRef<double(const std::vector<double>&)> function,
                                  std::vector<double>& x, double value) {
    constexpr double rise = 1e-6;  // by which the function changes over a difference
    const std::size_t n = x.size();
    const auto rows = std::ssize(x);
    std::vector<T> at = x, moved, h(n), plus(n);
    SquareOf<T> gradient(rows, 1), hessian(rows, rows), lower;
    for (std::size_t i = 0; i < n; ++i) h[i] = 1e-4 * (std::abs(x[i]) + 0.1);
    for (int step = 0; step < 20; ++step) {
        moved = at;
        for (std::size_t i = 0; i < n; ++i) {
            double curvature = 0;
            for (int attempt = 0; attempt < 3; ++attempt) {
                moved[i] = at[i] + h[i];
                plus[i] = function(moved);
                moved[i] = at[i] - h[i];
                const double minus = function(moved);
                gradient.data()[i] = (plus[i] - minus) / (2 * h[i]);
                curvature = (plus[i] - 2 * value + minus) / (h[i] * h[i]);
                if (!(curvature > 0) || !std::isfinite(curvature)) return false;
                const double wanted = std::sqrt(2 * rise / curvature);
                if (h[i] > 0.2 * wanted && h[i] < 5 * wanted) break;
                h[i] = wanted;
            }
            moved[i] = at[i];
            hessian.data()[i * n + i] = curvature;
        }
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < i; ++j) {
                moved[i] = at[i] + h[i];
                moved[j] = at[j] + h[j];
                hessian.data()[j * n + i] = (function(moved) - plus[i] - plus[j] + value) / (h[i] * h[j]);
                moved[i] = at[i];
                moved[j] = at[j];
            }
        if (!cholesky(hessian, lower)) return false;
        SquareOf<T> p = solve_lower(lower, gradient);
        const double decrement = sum_of_squares(p) / 2;
        for (std::size_t i = n; i-- > 0;) {  // by lower^T, in place
            const double* column = lower.data() + i * n;
            for (std::size_t k = i + 1; k < n; ++k) p.data()[i] -= column[k] * p.data()[k];
            p.data()[i] /= column[i];
        }
        double next = value, share = 1;
        for (;; share /= 4) {
            for (std::size_t i = 0; i < n; ++i) moved[i] = at[i] - share * p.data()[i];
            next = function(moved);
            if (next <= value + 1e-14 * std::abs(value)) break;
            if (!(share > 0.01)) return false;
        }
        at = moved;
        value = next;
        if (decrement <= 1e-8) {
            x = at;
            return true;
        }
    }
    return false;
}

/// -log likelihood, with the number of data that are impossible beside the sum over the others.
template <class K>
[[nodiscard]] std::pair<double, double> likelihood_parts(const K& prototype, const double* theta, Sample data) {
    constexpr std::size_t n = shape_count<K>;
    const K k = shaped(prototype, theta);
    const double scale = theta[n + 1], loc = location(k, theta[n], scale);
    if (!(valid(k) && scale > 0) || std::isinf(scale) || !std::isfinite(loc)) return {0.0, infinite};
    const auto d = density_of(k);
    const auto [lower, upper] = support_of(k);
    double sum = 0, outside = 0;
    for (double x : data) {
        const double y = (x - loc) / scale, value = y >= lower && y <= upper ? logpdf_of(d, y) : -infinite;
        if (std::isfinite(value))
            sum -= value;
        else
            ++outside;
    }
    return {sum + (static_cast<double>(data.size()) - outside) * std::log(scale), outside};
}
template <class K, std::size_t N>
[[nodiscard]] double negative_log_likelihood(const K& prototype, const std::array<double, N>& theta,
                                             const std::vector<double>& data) {
    const auto [sum, outside] = likelihood_parts(prototype, theta.data(), data);
    return outside > 0 ? infinite : sum;
}

/// The first moments of data, of which as many are matched as there are free parameters.
struct SampleMoments {
    template <class = void>
    explicit SampleMoments(Sample values)
        : data(values),
          mean(mean_of(values)),
          deviation(std::sqrt(variance_of(values))),
          skewness(skewness_of(values)) {
        double sum = 0;
        for (double x : data) sum += square(square(x - mean));
        kurtosis = deviation > 0 ? sum / static_cast<double>(data.size()) / square(square(deviation)) - 3 : 0;
    }
    [[nodiscard]] double raw(int order) const {
        double sum = 0;
        for (double x : data) sum += std::pow(x, order);
        return sum / static_cast<double>(data.size());
    }
    Sample data;
    double mean, deviation, skewness, kurtosis = 0;
};

/// Sum of squared differences between the moments of the data and of the distribution, the first four central and
/// without unit: raw ones, which have the same solution, are blind to the shape where the mean is far from 0.
template <class K>
[[nodiscard]] double moment_error(const K& prototype, const double* theta, const SampleMoments& wanted, int count) {
    constexpr std::size_t n = shape_count<K>;
    const K k = shaped(prototype, theta);
    const double scale = theta[n + 1], loc = location(k, theta[n], scale);
    if (!(valid(k) && scale > 0)) return infinite;
    const Moments m = moments_of(k);
    const double unit = wanted.deviation > 0 ? wanted.deviation : 1;
    double sum = square((loc + scale * m.mean - wanted.mean) / unit);
    if (count > 1) sum += square((scale * std::sqrt(m.variance) - wanted.deviation) / unit);
    if (count > 2) sum += square(m.skewness - wanted.skewness);
    if (count > 3) sum += square(m.kurtosis - wanted.kurtosis);
    for (int order = 5; order <= count; ++order) {
        const double raw = wanted.raw(order);
        sum += square((raw - RawMoment{order}.of(k, loc, scale)) / std::max(std::abs(raw), 1e-8));
    }
    return std::isfinite(sum) ? sum : infinite;
}

/// Where a search begins: SciPy's way, from the first two moments, or from the range where the data would lie outside.
template <class K>
[[nodiscard]] std::array<double, shape_count<K> + 2> fit_start(const K& prototype, Sample data,
                                                               const FitOptions& options) {
    constexpr std::size_t n = shape_count<K>;
    std::array<double, n + 2> theta{};
    theta.fill(1);
    bool complete = false;
    if constexpr (requires { K::fit_start(data); }) {
        const auto shapes = K::fit_start(data);
        for (std::size_t i = 0; i < shapes.size(); ++i) theta[i] = shapes[i];
        complete = shapes.size() == n + 2;
    }
    for (std::size_t i = 0; i < std::min(n, options.start.size()); ++i) theta[i] = options.start[i];
    const std::optional<double> fixed[] = {options.f0, options.f1, options.f2};
    for (std::size_t i = 0; i < std::min<std::size_t>(n, 3); ++i) theta[i] = fixed[i].value_or(theta[i]);
    const double low = *std::min_element(data.begin(), data.end()), high = *std::max_element(data.begin(), data.end());
    if (!complete) {
        const K k = shaped(prototype, theta.data());
        const auto [lower, upper] = support_of(k);
        const Moments m = valid(k) ? moments_of(k) : Moments{undefined, undefined, undefined, undefined};
        const double mean = mean_of(data);
        double& loc = theta[n];
        double& scale = theta[n + 1];
        scale = options.fscale ? *options.fscale : std::sqrt(variance_of(data) / m.variance);
        if (options.floc && !options.fscale && std::isfinite(m.mean) && m.variance > 0) {
            double second = 0;
            for (double x : data) second += square(x - *options.floc) / static_cast<double>(data.size());
            scale = std::sqrt(second / (m.variance + square(m.mean)));
        }
        loc = options.floc ? *options.floc : mean - scale * m.mean;
        const bool inside = std::isfinite(loc) && std::isfinite(scale) && scale > 0 && loc + scale * lower < low &&
                            high < loc + scale * upper;
        if (!inside) {
            const double range = high - low, margin = range > 0 ? 0.1 * range : 0.1 * (std::abs(low) + 1);
            const double middle = median_of(data);
            double size = 0;
            for (double x : data) size += std::abs(x - middle) / static_cast<double>(data.size());
            if (std::isfinite(lower) && std::isfinite(upper)) {
                if (!options.fscale) scale = (range + 2 * margin) / (upper - lower);
                if (options.floc && !options.fscale) scale = std::max(scale, 1.05 * (high - loc) / upper);
                if (!options.floc) loc = low - margin - scale * lower;
            } else {
                if (!options.fscale) scale = size > 0 ? size : 1;
                if (!options.floc)
                    loc = std::isfinite(lower)   ? low - 0.01 * margin - scale * lower
                          : std::isfinite(upper) ? high + 0.01 * margin - scale * upper
                                                 : middle;
            }
        }
    }
    theta[n] = options.floc.value_or(options.loc.value_or(theta[n]));
    theta[n + 1] = options.fscale.value_or(options.scale.value_or(theta[n + 1]));
    return theta;
}

template <class K>
[[nodiscard]] std::array<double, shape_count<K> + 2> fitted(const K& prototype, Sample given, const FitOptions& options,
                                                            bool as_given = false) {
    constexpr std::size_t n = shape_count<K>;
    using Theta = std::array<double, n + 2>;
    const char* name = name_of<K>();
    core::require(!given.empty(), name, "data of fit must not be empty");
    for (double x : given) core::require(std::isfinite(x), name, "data of fit must be finite");
    core::require(!options.fscale || *options.fscale > 0, name, "fscale must be positive");
    core::require(options.start.size() <= n, name, "fit has more first guesses than shape parameters");
    const std::optional<double> fixed[] = {options.f0, options.f1, options.f2};
    for (std::size_t i = n; i < 3; ++i) core::require(!fixed[i], name, "fit fixes a shape parameter that is not there");
    std::vector<std::size_t> free;
    for (std::size_t i = 0; i < n; ++i)
        if (i >= 3 || !fixed[i]) free.push_back(i);
    if (!options.floc) free.push_back(n);
    if (!options.fscale) free.push_back(n + 1);
    core::require(!free.empty(), name, "all parameters of fit are fixed: there is nothing to optimise");
    if constexpr (!requires { prototype.drift(1.0); }) {
        // Squares of the data stay in range, and steps of the location have their size, in a unit near the largest one.
        double reach = 0;
        for (double x : given) reach = std::max(reach, std::abs(x));
        if (reach > 1e6 || (reach > 0 && reach < 1e-3)) {
            const int exponent = std::ilogb(reach);
            std::vector<double> data(given.begin(), given.end());
            for (double& x : data) x = std::ldexp(x, -exponent);
            FitOptions moved = options;
            for (std::optional<double>* size : {&moved.floc, &moved.loc, &moved.fscale, &moved.scale})
                if (*size) *size = std::ldexp(**size, -exponent);
            Theta theta = fitted(prototype, data, moved);
            theta[n] = options.floc.value_or(std::ldexp(theta[n], exponent));
            theta[n + 1] = options.fscale.value_or(std::ldexp(theta[n + 1], exponent));
            return theta;
        }
    }
    if constexpr (requires { K::fit(given, options); })
        if (options.method == FitMethod::mle)
            if (const std::optional<Theta> closed = K::fit(given, options)) return *closed;
    // Data whose spread is small beside their mean are searched in units of the spread, from near their mean.
    const double mean = mean_of(given), deviation = std::sqrt(variance_of(given));
    const bool remote = !as_given && deviation > 0 && std::abs(mean) > 8 * deviation;
    const double unit = remote ? deviation : 1, origin = remote ? options.floc.value_or(mean - deviation) : 0;
    std::vector<double> data(given.begin(), given.end());
    FitOptions moved = options;
    if (remote) {
        for (double& v : data) v = (v - origin) / unit;
        for (std::optional<double>* place : {&moved.floc, &moved.loc})
            if (*place) *place = (**place - origin) / unit;
        for (std::optional<double>* size : {&moved.fscale, &moved.scale})
            if (*size) **size /= unit;
    }
    Theta theta = fit_start(prototype, data, moved);
    const auto in_units_of_data = [&](Theta to) {
        if (!remote) return to;
        to[n] = options.floc.value_or(origin + unit * to[n]);
        to[n + 1] = options.fscale.value_or(unit * to[n + 1]);
        return to;
    };
    // The scale is varied by its logarithm, so that it stays positive.
    std::vector<double> x(free.size());
    const auto unpack = [&](const std::vector<double>& from) {
        Theta to = theta;
        for (std::size_t i = 0; i < free.size(); ++i) to[free[i]] = free[i] == n + 1 ? std::exp(from[i]) : from[i];
        return to;
    };
    for (std::size_t i = 0; i < free.size(); ++i) x[i] = free[i] == n + 1 ? std::log(theta[free[i]]) : theta[free[i]];
    if (options.method == FitMethod::mm) {
        const SampleMoments wanted(data);
        const int count = static_cast<int>(free.size());
        (void)simplex_minimum(
            [&](const std::vector<double>& at) { return moment_error(prototype, unpack(at).data(), wanted, count); },
            x);
        return in_units_of_data(unpack(x));
    }
    const double impossible = 7e4;
    const auto loss = [&](const std::vector<double>& at) {
        const auto [sum, outside] = likelihood_parts(prototype, unpack(at).data(), data);
        return outside > 0 ? (std::isfinite(sum) ? sum : 0) + impossible * outside : sum == sum ? sum : infinite;
    };
    std::vector<double> start = x;
    double least = simplex_minimum(loss, x, 1e-2);
    if (!newton_minimum(loss, x, least)) {  // an edge of the support in the way, for example
        least = simplex_minimum(loss, x);
        const double other = simplex_minimum(loss, start);
        if (other < least) {
            least = other;
            x = start;
        }
    }
    Theta result = in_units_of_data(unpack(x));
    if (!options.floc)  // a sample at the edge of the support may have been rounded out of it
        for (int k = 0; k < 4 && likelihood_parts(prototype, result.data(), given).second > 0; ++k)
            result[n] = std::nextafter(result[n], k < 2 ? -infinite : infinite);
    if (!(least < infinite) || likelihood_parts(prototype, result.data(), given).second > 0) {
        if (remote) return fitted(prototype, given, options, true);
        core::fail<FitError>(name, "fit found no parameters for which all data are possible");
    }
    return result;
}

}  // namespace scixx::stats::detail
