// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <limits>
#include <memory>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/rng.hpp>
#include <scixx/stats/qmc/halton.hpp>
#include <span>
#include <type_traits>
#include <vector>

namespace scixx::stats::qmc {

/// Options of qmc_quad, in SciPy's order.
struct QmcQuadOptions {
    Index n_estimates = 8;                   ///< independent estimates, two or more
    Index n_points = 1024;                   ///< points of each
    std::shared_ptr<QMCEngine<>> qrng = {};  ///< source of points; default: Halton of `rng`
    bool log = false;                        ///< the integrand's logarithm is given, and that of the integral is wanted
    core::Rng rng{};                         ///< of the default engine
};

/// What qmc_quad returns: `auto [integral, standard_error] = qmc_quad(...)`.
struct QMCQuadResult {
    double integral;        ///< the mean of the estimates
    double standard_error;  ///< of that mean
};

namespace detail {

// Estimates of the mean of an integrand over the box; with `log`, the logarithms of the means.
template <class T = double>
[[nodiscard]] std::vector<T> quad_estimates(core::FunctionRef<double(std::span<const double>)> func, const Bounds& a,
                                            const Bounds& b, const QmcQuadOptions& options, QMCEngine<T>& first) {
    std::vector<std::unique_ptr<core::RandomStream>> streams = first.spawn_streams(options.n_estimates);
    std::unique_ptr<QMCEngine<T>> other;
    std::vector<T> estimates, logs;
    core::List<T> point(first.d());
    const T n = static_cast<T>(options.n_points);
    for (auto& stream : streams) {
        const Eigen::MatrixX<T> u = (other ? *other : first).random(options.n_points);
        T sum = 0, most = -std::numeric_limits<T>::infinity();
        logs.clear();
        for (Index i = 0; i < u.rows(); ++i) {
            for (Index k = 0; k < point.size(); ++k) point[k] = a[k] + (b[k] - a[k]) * u(i, k);
            const T value = func(point);
            sum += value;
            logs.push_back(value);
            most = std::max(most, value);
        }
        if (options.log) {
            sum = 0;
            for (const T value : logs) sum += std::exp(value - most);
            estimates.push_back(std::isinf(most) ? most : most + std::log(sum / n));
        } else {
            estimates.push_back(sum / n);
        }
        other = first.renewed(std::move(stream));
    }
    return estimates;
}

}  // namespace detail

/// Integral of a function over a box by quasi-Monte Carlo points: the mean of several randomised estimates, whose
/// scatter tells the error.
///
///     auto [integral, error] = qmc_quad([](std::span<const double> x) { return f(x[0], x[1], x[2]); },
///                                       {0, 0, 0}, {1, 2, 3});
///
/// @param func     callable of a point, a std::span<const double> or an Eigen vector of d numbers; returns the
///                 integrand, with options.log its logarithm.
/// @param a, b     limits, a number or one for each dimension. Limits in the wrong order change the sign.
/// @param options  see QmcQuadOptions.
/// @return         integral and standard_error; with log, both as logarithms. 0 where two limits are equal (-inf with
///                 log).
/// @throws std::invalid_argument for limits of different lengths, an engine of another dimension, fewer than two
///         estimates or one point, and, with log, limits in the wrong order.
/// @note   n_estimates n_points calls. The first estimate draws from the engine given, each other one from a copy that
///         is randomised anew, as in SciPy.
/// @see    scipy.integrate.qmc_quad (SciPy 1.11). Differs from SciPy: it lives with the points, in stats, on which
///         integrate does not depend (and has the name scixx::integrate::qmc_quad too); the function is called point by
///         point.
template <class F>
[[nodiscard]] QMCQuadResult qmc_quad(F&& func, const Bounds& a, const Bounds& b, const QmcQuadOptions& options = {}) {
    const char* function = "qmc_quad";
    const Index d = std::max(a.values.size(), b.values.size());
    core::require(
        d >= 1 && (a.values.size() == d || a.values.size() == 1) && (b.values.size() == d || b.values.size() == 1),
        function, "a and b must have the same length, got ", a.values.size(), " and ", b.values.size());
    core::require(options.n_estimates >= 2, function, "n_estimates must be at least 2, got ", options.n_estimates);
    core::require(options.n_points >= 1, function, "n_points must be positive, got ", options.n_points);
    const std::shared_ptr<QMCEngine<>> qrng =
        options.qrng ? options.qrng : std::make_shared<Halton<>>(d, HaltonOptions{.rng = options.rng});
    core::require(qrng->d() == d, function, "qrng must have dimension ", d, ", got ", qrng->d());
    constexpr double infinity = std::numeric_limits<double>::infinity();
    double volume = 1, log_volume = 0;
    bool empty = false;
    for (Index k = 0; k < d; ++k) {
        const double side = b[k] - a[k];
        core::require(std::isfinite(side), function, "a and b must be finite");
        core::require(!options.log || side >= 0, function, "a must not be above b where log is set, got ", a[k],
                      " and ", b[k]);
        volume *= side;
        empty = empty || side == 0;
        log_volume += std::log(side);
    }
    if (empty) return {options.log ? -infinity : 0, options.log ? -infinity : 0};
    const auto at = [&](std::span<const double> x) -> double {
        if constexpr (std::is_invocable_v<F&, std::span<const double>>)
            return static_cast<double>(func(x));
        else
            return static_cast<double>(func(Eigen::Map<const Eigen::VectorXd>(x.data(), d)));
    };
    std::vector<double> values = detail::quad_estimates(at, a, b, options, *qrng);
    // Logarithms are taken relative to the largest one.
    double most = 0;
    if (options.log) {
        most = *std::max_element(values.begin(), values.end());
        if (std::isinf(most)) return {most, -infinity};
        for (double& value : values) value = std::exp(value - most);
    }
    const double n = static_cast<double>(values.size());
    double mean = 0, square = 0, reach = 0;
    for (const double value : values) mean += value / n;
    for (const double value : values) reach = std::max(reach, std::abs(value - mean));
    const double unit = reach > 0 && std::isfinite(reach) ? reach : 1.0;  // so that squares stay in range
    for (const double value : values) square += (value - mean) / unit * ((value - mean) / unit);
    const double error = unit * std::sqrt(square / (n - 1) / n);
    if (options.log) return {std::log(mean) + most + log_volume, std::log(error) + most + log_volume};
    return {mean * volume, error * std::abs(volume)};
}

}  // namespace scixx::stats::qmc

namespace scixx::integrate {
using stats::qmc::qmc_quad;
using stats::qmc::QmcQuadOptions;
using stats::qmc::QMCQuadResult;
}  // namespace scixx::integrate
