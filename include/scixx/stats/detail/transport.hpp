// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <limits>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>

namespace scixx::stats::detail {

/// The distances of the rows of a from those of b; squares of the parts of the largest difference do not overflow.
template <class T>
[[nodiscard]] Eigen::MatrixX<T> lengths_between(const Eigen::MatrixX<T>& a, const Eigen::MatrixX<T>& b) {
    Eigen::MatrixX<T> out(a.rows(), b.rows());
    for (Eigen::Index j = 0; j < out.cols(); ++j)
        for (Eigen::Index i = 0; i < out.rows(); ++i) {
            T largest = 0, sum = 0;
            for (Eigen::Index k = 0; k < a.cols(); ++k) largest = std::max(largest, std::abs(a(i, k) - b(j, k)));
            const T unit = largest > 0 ? largest : T(1);
            for (Eigen::Index k = 0; k < a.cols(); ++k) {
                const T part = (a(i, k) - b(j, k)) / unit;
                sum += part * part;
            }
            out(i, j) = unit * std::sqrt(sum);
        }
    return out;
}

/// The least cost to bring masses `from` (rows) to masses `to` (columns) of the same sum: each shortest path, by
/// reduced costs that stay >= 0, takes as much as fits (J. Edmonds, R. M. Karp, J. ACM 19 (1972) 248). O((m + n)^2) a
/// path.
template <class T = double>
[[nodiscard]] T transport_cost(const Eigen::MatrixX<T>& cost, core::List<T> from, core::List<T> to) {
    constexpr T infinity = std::numeric_limits<T>::infinity();
    const Eigen::Index m = cost.rows(), n = cost.cols(), all = m + n;
    Eigen::MatrixX<T> flow = Eigen::MatrixX<T>::Zero(m, n);
    core::List<T> potential(all, T(0)), distance(all);
    core::List<Eigen::Index> parent(all);
    core::List<char> done(all);
    for (Eigen::Index source = 0; source < m; ++source) {
        while (from[source] > 0) {
            // Nodes below m are rows. A path goes from rows to columns freely, and back along flow.
            std::fill(distance.begin(), distance.end(), infinity);
            std::fill(done.begin(), done.end(), char(0));
            distance[source] = 0;
            parent[source] = -1;
            Eigen::Index sink = -1;
            while (true) {
                Eigen::Index node = -1;
                for (Eigen::Index i = 0; i < all; ++i)
                    if (!done[i] && distance[i] < infinity && (node < 0 || distance[i] < distance[node])) node = i;
                if (node < 0) break;
                done[node] = 1;
                if (node >= m && to[node - m] > 0) {
                    sink = node;
                    break;
                }
                const bool row = node < m;
                for (Eigen::Index k = 0; k < (row ? n : m); ++k) {
                    const Eigen::Index other = row ? m + k : k;
                    if (done[other] || (!row && !(flow(k, node - m) > 0))) continue;
                    const T step = row ? cost(node, k) : -cost(k, node - m);
                    const T reduced = std::max(T(0), step + potential[node] - potential[other]);
                    if (distance[node] + reduced < distance[other]) {
                        distance[other] = distance[node] + reduced;
                        parent[other] = node;
                    }
                }
            }
            if (sink < 0) break;  // all columns are full: what is left is rounding
            for (Eigen::Index i = 0; i < all; ++i) potential[i] += std::min(distance[i], distance[sink]);
            T amount = std::min(from[source], to[sink - m]);
            for (Eigen::Index node = sink; parent[node] >= 0; node = parent[node])
                if (node < m) amount = std::min(amount, flow(node, parent[node] - m));
            for (Eigen::Index node = sink; parent[node] >= 0; node = parent[node]) {
                const Eigen::Index before = parent[node];
                if (node < m)
                    flow(node, before - m) -= amount;
                else
                    flow(before, node - m) += amount;
            }
            from[source] -= amount;
            to[sink - m] -= amount;
        }
    }
    T sum = 0;
    for (Eigen::Index i = 0; i < flow.size(); ++i)
        if (flow.data()[i] > 0) sum += flow.data()[i] * cost.data()[i];
    return sum;
}

}  // namespace scixx::stats::detail
