// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <scixx/core/along_axis.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <scixx/stats/detail/small_matrix.hpp>
#include <scixx/stats/detail/tails.hpp>
#include <scixx/stats/hypothesis/significance.hpp>
#include <vector>

namespace scixx::stats::detail::samples {

/// Real and imaginary parts of exp(i t x), a row a point of t, about their means.
template <class T>
Eigen::VectorX<T> characteristic(core::Sample x, const std::vector<T>& t, double scale, Eigen::MatrixX<T>& cov) {
    const auto points = std::ssize(t), n = std::ssize(x);
    Eigen::MatrixX<T> g(2 * points, n);
    for (Eigen::Index i = 0; i < points; ++i)
        for (Eigen::Index k = 0; k < n; ++k) {
            const double phase = t.data()[i] / scale * x.data()[k];
            g(i, k) = std::cos(phase);
            g(points + i, k) = std::sin(phase);
        }
    Eigen::VectorX<T> mean = Eigen::VectorX<T>::Zero(2 * points);
    for (Eigen::Index k = 0; k < n; ++k)
        for (Eigen::Index i = 0; i < 2 * points; ++i) mean[i] += g(i, k) / static_cast<double>(n);
    for (Eigen::Index k = 0; k < n; ++k)
        for (Eigen::Index i = 0; i < 2 * points; ++i) g(i, k) -= mean[i];
    cov = gram(g);
    for (Eigen::Index k = 0; k < cov.size(); ++k) cov.data()[k] /= static_cast<double>(n);
    return mean;
}
template <class T>
[[nodiscard]] SignificanceResult<T> epps_singleton(core::Sample x, core::Sample y, const std::vector<T>& t) {
    const char* function = "epps_singleton_2samp";
    core::require(x.size() >= 5 && y.size() >= 5, function, "x and y must have at least 5 observations, got ", x.size(),
                  " and ", y.size());
    std::vector<T> all(x.begin(), x.end());
    all.insert(all.end(), y.begin(), y.end());
    for (double v : all) core::require(std::isfinite(v), function, "x and y must be finite");
    std::sort(all.begin(), all.end());
    const double half = 0.5 * (sorted_quantile(all, 0.75) - sorted_quantile(all, 0.25));
    const auto m = static_cast<double>(x.size()), n = static_cast<double>(y.size()), total = m + n;
    Eigen::MatrixX<T> cov_x, cov_y;
    Eigen::VectorX<T> gap = characteristic(x, t, half, cov_x);
    const Eigen::VectorX<T> other = characteristic(y, t, half, cov_y);
    for (Eigen::Index k = 0; k < gap.size(); ++k) gap[k] -= other[k];
    Eigen::MatrixX<T> cov = cov_x;
    for (Eigen::Index k = 0; k < cov.size(); ++k)
        cov.data()[k] = total / m * cov_x.data()[k] + total / n * cov_y.data()[k];
    if (!all_finite(cov)) return {nan, nan};
    const SymmetricEigen<T> eigen = symmetric_eigen<T>(cov);
    double w = 0, rank = 0;
    for (Eigen::Index k = 0; k < gap.size(); ++k) {
        const double value = eigen.values[k];
        if (!(value > 1e-15 * eigen.values[0])) continue;
        double along = 0;
        for (Eigen::Index i = 0; i < gap.size(); ++i) along += eigen.vectors(i, k) * gap[i];
        w += along * along / value;
        ++rank;
    }
    w *= total;
    if (std::max(m, n) < 25) w /= 1 + std::pow(total, -0.45) + 10.1 * (std::pow(m, -1.7) + std::pow(n, -1.7));
    return {w, chi2_sf(w, rank)};
}

}  // namespace scixx::stats::detail::samples
