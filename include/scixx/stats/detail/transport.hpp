// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cstddef>
#include <limits>
#include <vector>

namespace scixx::stats::detail {

/// The least cost to bring masses `from` (rows) to masses `to` (columns) of the same sum: each shortest path, by reduced
/// costs that stay >= 0, takes as much as fits (J. Edmonds, R. M. Karp, J. ACM 19 (1972) 248). O((m + n)^2) a path.
template <class T = double>
[[nodiscard]] T transport_cost(const Eigen::MatrixXd& cost, std::vector<T> from, std::vector<T> to) {
    constexpr T infinity = std::numeric_limits<T>::infinity();
    const Eigen::Index m = cost.rows(), n = cost.cols(), all = m + n;
    const auto at = [](Eigen::Index i) { return static_cast<std::size_t>(i); };
    Eigen::MatrixXd flow = Eigen::MatrixXd::Zero(m, n);
    std::vector<T> potential(at(all), T(0)), distance(at(all));
    std::vector<Eigen::Index> parent(at(all));
    std::vector<char> done(at(all));
    for (Eigen::Index source = 0; source < m; ++source) {
        while (from[at(source)] > 0) {
            // Nodes below m are rows. A path goes from rows to columns freely, and back along flow.
            std::fill(distance.begin(), distance.end(), infinity);
            std::fill(done.begin(), done.end(), char(0));
            distance[at(source)] = 0;
            parent[at(source)] = -1;
            Eigen::Index sink = -1;
            while (true) {
                Eigen::Index node = -1;
                for (Eigen::Index i = 0; i < all; ++i)
                    if (!done[at(i)] && distance[at(i)] < infinity &&
                        (node < 0 || distance[at(i)] < distance[at(node)]))
                        node = i;
                if (node < 0) break;
                done[at(node)] = 1;
                if (node >= m && to[at(node - m)] > 0) {
                    sink = node;
                    break;
                }
                const bool row = node < m;
                for (Eigen::Index k = 0; k < (row ? n : m); ++k) {
                    const Eigen::Index other = row ? m + k : k;
                    if (done[at(other)] || (!row && !(flow(k, node - m) > 0))) continue;
                    const T step = row ? cost(node, k) : -cost(k, node - m);
                    const T reduced = std::max(T(0), step + potential[at(node)] - potential[at(other)]);
                    if (distance[at(node)] + reduced < distance[at(other)]) {
                        distance[at(other)] = distance[at(node)] + reduced;
                        parent[at(other)] = node;
                    }
                }
            }
            if (sink < 0) break;  // all columns are full: what is left is rounding
            for (Eigen::Index i = 0; i < all; ++i) potential[at(i)] += std::min(distance[at(i)], distance[at(sink)]);
            T amount = std::min(from[at(source)], to[at(sink - m)]);
            for (Eigen::Index node = sink; parent[at(node)] >= 0; node = parent[at(node)])
                if (node < m) amount = std::min(amount, flow(node, parent[at(node)] - m));
            for (Eigen::Index node = sink; parent[at(node)] >= 0; node = parent[at(node)]) {
                const Eigen::Index before = parent[at(node)];
                if (node < m)
                    flow(node, before - m) -= amount;
                else
                    flow(before, node - m) += amount;
            }
            from[at(source)] -= amount;
            to[at(sink - m)] -= amount;
        }
    }
    return (flow.array() > 0).select(flow.array() * cost.array(), 0).sum();
}

}  // namespace scixx::stats::detail
