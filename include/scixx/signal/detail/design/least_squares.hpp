// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Cholesky>
#include <numbers>
#include <scixx/signal/detail/windows/formula.hpp>

namespace scixx::signal::detail::design {

using Eigen::Index;

template <class T>
Eigen::ArrayXd least_squares(Index numtaps, const Eigen::ArrayXd& bands, const Eigen::ArrayXd& desired,
                             core::List<double> weight, double nyquist) {
    constexpr const char* function = "firls";
    core::require(numtaps >= 1 && numtaps % 2 == 1, function, "numtaps must be odd and >= 1, got ", numtaps);
    core::require(bands.size() % 2 == 0 && bands.size() > 0, function, "bands must contain frequency pairs");
    const Index count = bands.size() / 2;
    for (Index i = 0; i < bands.size(); ++i) {
        core::require(bands[i] >= 0 && bands[i] <= nyquist, function, "bands must lie in [0, fs/2], got ", bands[i]);
        core::require(i == 0 || bands[i] >= bands[i - 1], function, "bands must be nondecreasing");
        core::require(i % 2 == 0 || bands[i] > bands[i - 1], function, "a band must not be empty");
    }
    core::require(desired.size() == bands.size(), function, "desired must have one entry per frequency, got ",
                  desired.size());
    if (weight.empty()) weight.assign(count, 1.0);
    core::require(weight.size() == count, function, "weight must have one entry a band, got ", weight.size());
    for (const double w : weight) core::require(w >= 0, function, "weight must be non-negative, got ", w);
    const Index M = (numtaps - 1) / 2;
    // q[n]: integral of the weight times cos(pi n f); b[n]: of the weighted response times it.
    core::List<T> q(numtaps);
    Eigen::Matrix<T, Eigen::Dynamic, 1> b = Eigen::Matrix<T, Eigen::Dynamic, 1>::Zero(M + 1);
    for (Index k = 0; k < count; ++k) {
        const double f0 = bands[2 * k] / nyquist, f1 = bands[2 * k + 1] / nyquist;
        const double w = weight[k];
        const double slope = (desired[2 * k + 1] - desired[2 * k]) / (f1 - f0), at0 = desired[2 * k] - f0 * slope;
        for (Index n = 0; n < numtaps; ++n) {
            const double m = static_cast<double>(n);
            q[n] += w * (windows::sinc(m * f1) * f1 - windows::sinc(m * f0) * f0);
            if (n > M) continue;
            const auto primitive = [&](double f) {
                double value = f * (slope * f + at0) * windows::sinc(m * f);
                if (n == 0)
                    value -= slope * f * f / 2;
                else
                    value += slope * std::cos(std::numbers::pi * m * f) / (std::numbers::pi * m * std::numbers::pi * m);
                return value;
            };
            b[n] += w * (primitive(f1) - primitive(f0));
        }
    }
    Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic> Q(M + 1, M + 1);
    for (Index i = 0; i <= M; ++i)
        for (Index j = 0; j <= M; ++j) Q(i, j) = q[i > j ? i - j : j - i] + q[i + j];
    const Eigen::Matrix<T, Eigen::Dynamic, 1> a = Q.ldlt().solve(b);
    Eigen::ArrayXd out(numtaps);
    out[M] = 2 * a[0];
    for (Index n = 1; n <= M; ++n) out[M - n] = out[M + n] = a[n];
    return out;
}

}  // namespace scixx::signal::detail::design
