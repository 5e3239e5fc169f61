// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/spatial/detail/nd_predicates.hpp>

namespace scixx::spatial::detail {

/// Bounds on the errors of orient3d and insphere3d for all points of a box (see FilterBounds), and what their values
/// are integer multiples of (see CoordinateUnit).
struct FilterBounds3 {
    double orientation = std::numeric_limits<double>::infinity();
    double insphere = std::numeric_limits<double>::infinity();
    double orientation_quantum = 0, insphere_quantum = 0;

    FilterBounds3() = default;
    /// For points whose coordinates differ by at most `extent` along each axis: the permanents are at most 6 extent^3
    /// and 72 extent^5. Where these overflow the bounds are infinite.
    explicit FilterBounds3(double extent)
        : orientation(minor_error(3) * (6 * extent * extent * extent) + minor_underflow(3, extent)),
          insphere(minor_error(4) * (72 * (extent * extent * extent) * (extent * extent)) +
                   minor_underflow(4, extent * std::max(1.0, extent))) {}
};

/// Sign of det(b - a, c - a, d - a). Exact.
template <class = void>
[[nodiscard]] inline int orient3d(const double* a, const double* b, const double* c, const double* d,
                                  const FilterBounds3& bounds = {}) {
    const double bx = b[0] - a[0], by = b[1] - a[1], bz = b[2] - a[2];
    const double cx = c[0] - a[0], cy = c[1] - a[1], cz = c[2] - a[2];
    const double dx = d[0] - a[0], dy = d[1] - a[1], dz = d[2] - a[2];
    const double det = dx * (by * cz - bz * cy) + dy * (bz * cx - bx * cz) + dz * (bx * cy - by * cx);
    if (std::abs(det) > bounds.orientation) return det > 0 ? 1 : -1;
    if (std::abs(det) + bounds.orientation < bounds.orientation_quantum) return 0;
    const double* const p[4] = {a, b, c, d};
    return orientation(p, 3, bounds.orientation_quantum);
}

/// +1 when e lies inside the sphere through a, b, c, d (of positive orientation), -1 outside, 0 on it. Exact.
template <class = void>
[[nodiscard]] inline int insphere3d(const double* a, const double* b, const double* c, const double* d, const double* e,
                                    const FilterBounds3& bounds = {}) {
    const double ax = a[0] - e[0], ay = a[1] - e[1], az = a[2] - e[2];
    const double bx = b[0] - e[0], by = b[1] - e[1], bz = b[2] - e[2];
    const double cx = c[0] - e[0], cy = c[1] - e[1], cz = c[2] - e[2];
    const double dx = d[0] - e[0], dy = d[1] - e[1], dz = d[2] - e[2];
    const double ab = ax * by - bx * ay, bc = bx * cy - cx * by, cd = cx * dy - dx * cy;
    const double da = dx * ay - ax * dy, ac = ax * cy - cx * ay, bd = bx * dy - dx * by;
    const double abc = az * bc - bz * ac + cz * ab, bcd = bz * cd - cz * bd + dz * bc;
    const double cda = cz * da + dz * ac + az * cd, dab = dz * ab + az * bd + bz * da;
    const double lift_a = ax * ax + ay * ay + az * az, lift_b = bx * bx + by * by + bz * bz;
    const double lift_c = cx * cx + cy * cy + cz * cz, lift_d = dx * dx + dy * dy + dz * dz;
    const double det = (lift_a * bcd - lift_b * cda) + (lift_c * dab - lift_d * abc);
    if (std::abs(det) > bounds.insphere) return det > 0 ? 1 : -1;
    if (std::abs(det) + bounds.insphere < bounds.insphere_quantum) return 0;
    const double* const p[5] = {a, b, c, d, e};
    return insphere(p, 3, bounds.insphere_quantum);
}

}  // namespace scixx::spatial::detail
