// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <numbers>
#include <scixx/integrate/detail/lebedev_tables.hpp>

namespace scixx::integrate::detail {

/// The different points of the octahedral group's orbit of (x, y, z) >= 0: visit(x, y, z) for each, or their number.
template <class Visit>
Eigen::Index for_orbit(const LebedevOrbit& orbit, const Visit& visit) {
    std::array<double, 3> p{orbit.x, orbit.y, orbit.z};
    std::sort(p.begin(), p.end());
    Eigen::Index count = 0;
    do {
        for (unsigned mask = 0; mask < 8; ++mask) {
            std::array<double, 3> q = p;
            bool repeated = false;  // a zero has one sign
            for (unsigned i = 0; i < 3; ++i)
                if ((mask >> i) & 1U) {
                    repeated = repeated || q[i] == 0;
                    q[i] = -q[i];
                }
            if (repeated) continue;
            visit(q);
            ++count;
        }
    } while (std::next_permutation(p.begin(), p.end()));
    return count;
}

/// Number of points of the rule of degree n, 0 if there is none.
template <class T = double>
[[nodiscard]] Eigen::Index lebedev_size(int n) {
    Eigen::Index size = 0;
    const LebedevTable table = lebedev_table(n);
    for (int i = 0; i < table.size; ++i) size += for_orbit(table.orbits[i], [](const auto&) {});
    return size;
}

template <class T = double>
void lebedev(int n, T* x, T* w) {
    const LebedevTable table = lebedev_table(n);
    for (int i = 0; i < table.size; ++i)
        for_orbit(table.orbits[i], [&](const std::array<double, 3>& p) {
            for (const double c : p) *x++ = c;
            *w++ = 4 * std::numbers::pi * table.orbits[i].weight;
        });
}

}  // namespace scixx::integrate::detail
