// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/spatial/detail/point_rows.hpp>

namespace scixx::spatial::detail {

template <class I>
using IndexRows = Eigen::Array<I, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// The slot of one simplex whose face leads to another. Free of branches, which would be mispredicted.
template <int Dim, class I>
[[nodiscard]] int slot_towards(const IndexRows<I>& neighbors, int from, int to) noexcept {
    const Eigen::Index faces = Dim != 0 ? Dim + 1 : neighbors.cols();
    const int* const beyond = neighbors.data() + from * faces;
    int slot = 0;
    for (int k = 1; k < faces; ++k) slot += beyond[k] == to ? k : 0;
    return slot;
}

/// The sphere through p[0] to p[d]. Its centre p[0] + x solves 2 (p[k] - p[0]) . x = |p[k] - p[0]|^2, k = 1 .. d, by
/// elimination with pivots.
/// @return the product of the pivots: the content of the simplex up to a constant.
template <class = void>
inline double circumcentre(const double* const* p, int dimension, double* centre) {
    const int d = dimension, columns = d + 1;
    if (d == 2) {
        const double ax = p[1][0] - p[0][0], ay = p[1][1] - p[0][1], bx = p[2][0] - p[0][0], by = p[2][1] - p[0][1];
        const double det = ax * by - ay * bx, a = ax * ax + ay * ay, b = bx * bx + by * by;
        centre[0] = p[0][0] + (by * a - ay * b) / (2 * det);
        centre[1] = p[0][1] + (ax * b - bx * a) / (2 * det);
        return std::abs(det);
    }
    double matrix[max_dimension * max_columns] = {};
    const auto at = [&](int i, int j) -> double& { return matrix[i * columns + j]; };
    for (int k = 0; k < d; ++k)
        for (int j = 0; j < d; ++j) {
            const double u = p[k + 1][j] - p[0][j];
            at(k, j) = u;
            at(k, d) += u * u / 2;
        }
    double product = 1;
    for (int k = 0; k < d; ++k) {
        int pivot = k;
        for (int i = k + 1; i < d; ++i)
            if (std::abs(at(i, k)) > std::abs(at(pivot, k))) pivot = i;
        if (pivot != k)
            for (int j = k; j <= d; ++j) std::swap(at(k, j), at(pivot, j));
        product *= std::abs(at(k, k));
        for (int i = 0; i < d; ++i) {
            if (i == k) continue;
            const double factor = at(i, k) / at(k, k);
            for (int j = k + 1; j <= d; ++j) at(i, j) -= factor * at(k, j);
        }
    }
    for (int k = 0; k < d; ++k) centre[k] = p[0][k] + at(k, d) / at(k, k);
    return product;
}

/// Groups of neighbouring simplices whose corners lie on one sphere up to the rounding of the coordinates.
template <class T, class I>
struct SphereGroups {
    List<int> group_of;    // for each simplex
    PointRows<T> centres;  // for each group
    List<char> merged;     // whether a group holds more than one simplex
    List<int> faces;       // (d + 1) * simplex + slot: on the hull, or shared with an earlier simplex

    SphereGroups(const PointRows<T>& points, const IndexRows<I>& simplices, const IndexRows<I>& neighbors) {
        if (points.cols() == 2)
            group<2>(points, simplices, neighbors);
        else
            group<0>(points, simplices, neighbors);
    }

    /// Whether there is a group of more than one simplex.
    [[nodiscard]] bool any() const noexcept { return centres.rows() < group_of.size(); }

private:
    template <int Dim>
    void group(const PointRows<T>& points, const IndexRows<I>& simplices, const IndexRows<I>& neighbors) {
        const Eigen::Index count = simplices.rows(), d = Dim != 0 ? Dim : points.cols();
        List<double> square(count);
        PointRows<T> centre(count, d);
        const auto centre_of = [&](Eigen::Index t, double* c) {
            const double* p[max_columns] = {};
            for (Eigen::Index k = 0; k <= d; ++k) p[k] = points.data() + d * simplices(t, k);
            return circumcentre(p, static_cast<int>(d), c);
        };
        for (Eigen::Index t = 0; t < count; ++t) {
            (void)centre_of(t, centre.data() + t * d);
            square[t] = distance(points.data() + d * simplices(t, 0), centre.data() + t * d, d);
        }
        double largest = 0;
        for (Eigen::Index i = 0; i < points.size(); ++i) largest = std::max(largest, std::abs(points.data()[i]));

        group_of.resize(count);
        for (int t = 0; t < count; ++t) group_of[t] = t;
        const auto root = [&](int t) {
            while (group_of[t] != t) {
                int& parent = group_of[t];
                parent = group_of[parent];
                t = parent;
            }
            return t;
        };
        // Each face once. A branch on which of its simplices comes first would be mispredicted half of the time.
        Eigen::Index size = neighbors.size();
        for (Eigen::Index face = 0; face < neighbors.size(); ++face) size += neighbors.data()[face] < 0;
        faces.resize(size / 2 + 1);
        Index filled = 0;
        for (int t = 0, face = 0; t < count; ++t)
            for (Eigen::Index k = 0; k <= d; ++k, ++face) {
                faces[filled] = face;
                filled += neighbors.data()[face] < t;
            }
        faces.pop_back();
        bool any = false;
        const double tolerance = 16 * static_cast<double>(d) * std::numeric_limits<double>::epsilon();
        for (const int face : faces) {
            const int t = face / static_cast<int>(d + 1), u = neighbors.data()[face];
            if (u < 0) continue;
            const int back = u * static_cast<int>(d + 1) + slot_towards<Dim>(neighbors, u, t);
            // The smaller of the two spheres is the reference: its centre has the smaller error.
            const bool later = square[t] < square[u];
            const int from = later ? t : u, apex = simplices.data()[later ? back : face];
            const double here = square[from], radius = std::sqrt(here);
            const double power = distance(points.data() + d * apex, centre.data() + d * from, d) - here;
            if (std::abs(power) <= tolerance * radius * (radius + largest)) {
                group_of[root(t)] = root(u);
                any = true;
            }
        }

        if (!any) {  // the usual case: every simplex is a group
            centres.swap(centre);
            merged.assign(group_of.size(), 0);
            return;
        }
        // Groups are numbered in the order of their first simplices; a group's centre is that of its largest simplex.
        List<int> number(group_of.size(), -1), best;
        double unused[max_dimension];
        for (int t = 0; t < count; ++t) {
            int& id = number[root(t)];
            if (id < 0) {
                id = static_cast<int>(best.size());
                best.push_back(t);
                merged.push_back(0);
            } else {
                merged[id] = 1;
                int& other = best[id];
                if (centre_of(t, unused) > centre_of(other, unused)) other = t;
            }
        }
        List<int> ids(group_of.size());
        for (int t = 0; t < count; ++t) ids[t] = number[root(t)];
        group_of.swap(ids);
        centres.resize(best.size(), d);
        for (Index i = 0; i < best.size(); ++i) std::copy_n(centre.data() + best[i] * d, d, centres.data() + i * d);
    }

    template <class = void>
    [[nodiscard]] static double distance(const double* a, const double* b, Eigen::Index d) noexcept {
        double sum = 0;
        for (Eigen::Index j = 0; j < d; ++j) sum += (a[j] - b[j]) * (a[j] - b[j]);
        return sum;
    }
};

}  // namespace scixx::spatial::detail
