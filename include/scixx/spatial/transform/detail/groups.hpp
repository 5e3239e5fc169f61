// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <array>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <string_view>
#include <vector>

/// Elements of the rotation groups, as quaternions (x, y, z, w) of norm 1 in SciPy's order.
namespace scixx::spatial::transform::detail {

using Quat = std::array<double, 4>;

/// The 12 rotations of the tetrahedron: identity, half turns about the axes, third turns about (+-1, +-1, +-1).
template <class = void>
[[nodiscard]] inline std::vector<Quat> tetrahedral_group() {
    std::vector<Quat> out;
    for (std::size_t k = 0; k < 4; ++k) {
        Quat q = {0, 0, 0, 0};
        q[k] = 1;
        out.push_back(q);
    }
    for (const double w : {0.5, -0.5})
        for (const double y : {-0.5, 0.5})
            for (const double z : {-0.5, 0.5}) out.push_back({0.5, y, z, w});
    return out;
}

/// The 24 rotations of the cube: those above, quarter turns about the axes, half turns about the edges' middles.
template <class = void>
[[nodiscard]] inline std::vector<Quat> octahedral_group() {
    std::vector<Quat> out = tetrahedral_group();
    const double c = std::sqrt(0.5);
    for (const std::size_t axis : {0U, 1U, 2U, 5U, 4U, 3U}) {
        Quat q = {0, 0, 0, c};
        q[axis % 3] = axis < 3 ? c : -c;
        out.push_back(q);
    }
    for (const std::size_t without : {0U, 1U, 2U})
        for (const double sign : {1.0, -1.0}) {
            Quat q = {c, c, c, 0};
            q[without] = 0;
            q[without == 0 ? 1 : 0] = sign * c;
            out.push_back(q);
        }
    return out;
}

/// The 60 rotations of the icosahedron: those of a tetrahedron and the even permutations of
/// (1, 1/phi, phi, 0) / 2 with all signs, of q and -q the one that begins with a positive part; in the order of the
/// digits below, which stand for the parts a, b, c, -a, -b, -c, 0.
template <class = void>
[[nodiscard]] inline std::vector<Quat> icosahedral_group() {
    const double phi = (1 + std::sqrt(5.0)) / 2;
    const double part[7] = {0.5, 0.5 / phi, 0.5 * phi, -0.5, -0.5 / phi, -0.5 * phi, 0};
    std::vector<Quat> out = tetrahedral_group();
    for (int code = 0; code < 7 * 7 * 7 * 7; ++code) {
        const int digit[4] = {code / 343, code / 49 % 7, code / 7 % 7, code % 7};
        const auto kind = [&](int k) { return digit[k] == 6 ? 3 : digit[k] % 3; };
        int inversions = 0;
        bool used[4] = {}, permutation = true;
        for (int k = 0; k < 4; ++k) {
            permutation = permutation && !used[kind(k)];
            used[kind(k)] = true;
            for (int j = 0; j < k; ++j) inversions += kind(j) > kind(k);
        }
        const int lead = digit[0] == 6 ? digit[1] : digit[0];
        if (!permutation || inversions % 2 || lead >= 3) continue;
        out.push_back({part[digit[0]], part[digit[1]], part[digit[2]], part[digit[3]]});
    }
    return out;
}

/// The n turns about a coordinate axis by multiples of 2 pi / n; for a dihedral group also the half turns about n axes
/// across, pi / n apart.
template <class = void>
[[nodiscard]] inline std::vector<Quat> axial_group(Eigen::Index n, std::size_t axis, bool dihedral) {
    constexpr double pi = 3.1415926535897931;
    std::vector<Quat> out;
    out.reserve(static_cast<std::size_t>(dihedral ? 2 * n : n));
    for (Eigen::Index i = 0; i < n; ++i) {
        const double half = pi / static_cast<double>(n) * static_cast<double>(i);
        const double sign = dihedral && 2 * i > n ? -1 : 1;  // SciPy's, of q and -q
        Quat q = {0, 0, 0, sign * std::cos(half)};
        q[axis] = sign * std::sin(half);
        out.push_back(q);
    }
    for (Eigen::Index i = 0; dihedral && i < n; ++i) {
        const double angle = pi / static_cast<double>(n) * static_cast<double>(i);
        Quat q = {0, 0, 0, 0};
        q[(axis + 1) % 3] = std::cos(angle);
        q[(axis + 2) % 3] = std::sin(angle);
        out.push_back(q);
    }
    return out;
}

template <class = void>
[[nodiscard]] inline std::vector<Quat> group_elements(std::string_view group, char axis) {
    const char* function = "Rotation.create_group";
    const std::size_t index = std::string_view("xyzXYZ").find(axis);
    core::require(index != std::string_view::npos, function, "axis must be one of x, y, z, X, Y, Z, got \"", axis,
                  "\"");
    if (group == "I") return icosahedral_group();
    if (group == "O") return octahedral_group();
    if (group == "T") return tetrahedral_group();
    bool known = group.size() >= 2 && group.size() <= 9 && (group[0] == 'C' || group[0] == 'D');
    Eigen::Index order = 0;
    for (std::size_t i = 1; known && i < group.size(); ++i) {
        known = group[i] >= '0' && group[i] <= '9';
        order = 10 * order + (group[i] - '0');
    }
    core::require(known, function, "group must be one of I, O, T, Dn, Cn (n of at most 8 digits), got \"", group, "\"");
    core::require(order >= 1, function, "the order of group must be positive, got ", order);
    return axial_group(order, index % 3, group[0] == 'D');
}

}  // namespace scixx::spatial::transform::detail
