// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/integrate/detail/gauss_kronrod_tables.hpp>

namespace scixx::integrate::detail {

/// The integrand, sampled: y[i] = f(x[i]) for i < n. One indirect call serves all the nodes of a rule, and the user's
/// function is inlined into (and often vectorised in) the loop behind it.
using Sampler = core::FunctionRef<void(const double* x, double* y, int n)>;

/// The most nodes that a rule samples at once.
inline constexpr int max_nodes = 32;

inline constexpr double epsilon = std::numeric_limits<double>::epsilon();
inline constexpr double smallest = std::numeric_limits<double>::min();
inline constexpr double largest = std::numeric_limits<double>::max();

/// What a rule says of one interval.
struct Estimate {
    double value;      ///< the integral of f
    double error;      ///< estimate of its absolute error
    double magnitude;  ///< the integral of |f|
    double deviation;  ///< the integral of |f - mean of f|
    int neval;         ///< how often f was called
};

/// Error estimate of a Gauss-Kronrod pair from the difference of its two rules (Piessens et al. 1983, section 2.2.4.1):
/// the difference is far too careful for smooth f, so it enters with the power 3/2, scaled by the deviation; and no
/// estimate is below what rounding makes of the integral of |f|.
inline double gauss_kronrod_error(double difference, double magnitude, double deviation) {
    double error = std::abs(difference);
    if (deviation != 0 && error != 0) {
        const double ratio = 200 * error / deviation;
        error = ratio < 1 ? deviation * (ratio * std::sqrt(ratio)) : deviation;
    }
    if (magnitude > smallest / (50 * epsilon)) error = std::max(error, 50 * epsilon * magnitude);  // NaN stays
    return error;
}

/// All nodes of a rule: the left ones of the pairs, the right ones, the centre. One loop over them writes memory in
/// order.
template <class Rule>
inline constexpr auto signed_nodes = [] {
    std::array<double, 2 * Rule::pairs + 1> nodes{};
    for (std::size_t i = 0; i < Rule::pairs; ++i) {
        nodes[i] = -Rule::nodes[i];
        nodes[Rule::pairs + i] = Rule::nodes[i];
    }
    return nodes;
}();

/// The sum of N numbers that lie `stride` apart, by halves.
template <int N, int stride = 1>
[[nodiscard]] constexpr double sum_by_halves(const double* x) {
    if constexpr (N == 1)
        return *x;
    else
        return sum_by_halves<N / 2, stride>(x) + sum_by_halves<N - N / 2, stride>(x + N / 2 * stride);
}
/// The sum of N numbers in two lanes: plain loops, where fixed-size arrays of Eigen would take longer to compile than
/// all of quad.
template <int N>
[[nodiscard]] constexpr double sum_of(const double* x) {
    const double lanes = sum_by_halves<N / 2, 2>(x) + sum_by_halves<N / 2, 2>(x + 1);
    return N % 2 == 0 ? lanes : lanes + x[N - 1];
}

/// Integral of f over [a, b] by a pair of rules on 2 * pairs + 1 nodes.
template <class Rule>
Estimate gauss_kronrod(Sampler f, double a, double b) {
    constexpr int pairs = Rule::pairs, gauss_pairs = Rule::gauss_pairs;
    const double centre = 0.5 * (a + b), half = 0.5 * (b - a);
    alignas(32) double x[max_nodes];
    alignas(32) double y[max_nodes];
    for (std::size_t i = 0; i < 2 * pairs + 1; ++i) x[i] = centre + half * signed_nodes<Rule>[i];
    f(x, y, 2 * pairs + 1);

    const double *left = y, *right = y + pairs;
    const double middle = y[2 * pairs];
    double sums[max_nodes], terms[max_nodes];
    for (int i = 0; i < pairs; ++i) sums[i] = left[i] + right[i];
    for (int i = 0; i < pairs; ++i) terms[i] = Rule::kronrod[i] * sums[i];
    const double kronrod = sum_of<pairs>(terms) + Rule::kronrod_centre * middle;
    for (int i = 0; i < gauss_pairs; ++i) terms[i] = Rule::gauss[i] * sums[i];
    const double gauss = sum_of<gauss_pairs>(terms) + Rule::gauss_centre * middle;
    const double mean = 0.5 * kronrod;
    for (int i = 0; i < pairs; ++i) terms[i] = Rule::kronrod[i] * (std::abs(left[i]) + std::abs(right[i]));
    const double magnitude = sum_of<pairs>(terms) + Rule::kronrod_centre * std::abs(middle);
    for (int i = 0; i < pairs; ++i)
        terms[i] = Rule::kronrod[i] * (std::abs(left[i] - mean) + std::abs(right[i] - mean));
    const double deviation = sum_of<pairs>(terms) + Rule::kronrod_centre * std::abs(middle - mean);

    Estimate out{kronrod * half, 0, magnitude * std::abs(half), deviation * std::abs(half), 2 * pairs + 1};
    out.error = gauss_kronrod_error((kronrod - gauss) * half, out.magnitude, out.deviation);
    return out;
}

/// The integral of f over [bound, inf) (direction 1) or (-inf, bound] (direction -1) as one over t in (0, 1]:
/// x = bound + direction (1 - t) / t, dx = dt / t^2.
struct HalfLine {
    Sampler f;
    double bound, direction;
    void operator()(const double* t, double* y, int n) const {
        double x[max_nodes] = {};
        for (int i = 0; i < n; ++i) x[i] = bound + direction * (1 - t[i]) / t[i];
        f(x, y, n);
        for (int i = 0; i < n; ++i) y[i] = y[i] / t[i] / t[i];
    }
};

/// The integral of f over the real line as one of f(x) + f(-x) over t in (0, 1], x = (1 - t) / t.
struct WholeLine {
    Sampler f;
    void operator()(const double* t, double* y, int n) const {
        double x[2 * max_nodes] = {}, both[2 * max_nodes] = {};
        for (int i = 0; i < n; ++i) {
            x[i] = (1 - t[i]) / t[i];
            x[n + i] = -x[i];
        }
        f(x, both, 2 * n);
        for (int i = 0; i < n; ++i) y[i] = (both[i] + both[n + i]) / t[i] / t[i];
    }
};

}  // namespace scixx::integrate::detail
