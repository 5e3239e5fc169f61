// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <limits>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/random_stream.hpp>
#include <scixx/spatial/voronoi.hpp>

namespace scixx::stats::qmc::detail {

/// The smallest distance by the sum of the coordinates' differences of two points that are not equal.
template <class T>
[[nodiscard]] T least_l1_distance(const Eigen::MatrixX<T>& x) {
    T least = std::numeric_limits<T>::infinity();
    for (Eigen::Index i = 0; i < x.rows(); ++i)
        for (Eigen::Index j = 0; j < i; ++j) {
            T distance = 0;
            for (Eigen::Index k = 0; k < x.cols(); ++k) distance += std::abs(x(i, k) - x(j, k));
            if (distance > 0 && distance < least) least = distance;
        }
    return least;
}
template <class T>
void optimize_lloyd(Eigen::MatrixX<T>& x, core::RandomStream&) {
    const Eigen::Index n = x.rows(), d = x.cols();
    core::require(d >= 2, "lloyd", "points must have at least 2 dimensions, got ", d);
    core::require(n > d, "lloyd", "there must be more points than dimensions, got ", n);
    constexpr int most = 10;
    core::List<T> moved(d);
    T before = least_l1_distance(x);
    for (int step = 0; step < most; ++step) {
        const double reach = 0.9 + std::pow(0.1, static_cast<double>(step) / most);
        Eigen::MatrixX<T> sites(n + 1, d);
        for (Eigen::Index k = 0; k < d; ++k) {
            T sum = 0;
            for (Eigen::Index i = 0; i < n; ++i) sum += sites(i, k) = x(i, k);
            sites(n, k) = sum / static_cast<T>(n);
        }
        const spatial::BasicVoronoi<T> diagram(sites);
        for (Eigen::Index i = 0; i < n; ++i) {
            std::fill(moved.begin(), moved.end(), T(0));
            int corners = 0;
            for (const int corner : diagram.regions[core::to_size(diagram.point_region[i])])
                if (corner >= 0) {
                    for (Eigen::Index k = 0; k < d; ++k) moved[k] += diagram.vertices(corner, k);
                    ++corners;
                }
            bool inside = true;
            for (Eigen::Index k = 0; k < d; ++k) {
                moved[k] = x(i, k) + (moved[k] / corners - x(i, k)) * reach;
                inside = inside && moved[k] >= 0 && moved[k] <= 1;
            }
            for (Eigen::Index k = 0; inside && k < d; ++k) x(i, k) = moved[k];
        }
        const T now = least_l1_distance(x);
        if (std::abs(now - before) < 1e-5) break;
        before = now;
    }
}

}  // namespace scixx::stats::qmc::detail
