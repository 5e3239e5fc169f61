// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/spatial/detail/nd_predicates.hpp>
#include <scixx/spatial/error.hpp>

namespace scixx::spatial::detail {

/// d + 1 of the points at `indices` (rows of d numbers) that span a simplex, far from each other when rounding allows.
///
/// Each is the point farthest from the affine hull of those before (Gram-Schmidt in double). An exact minor that does
/// not vanish proves that it lies outside that hull. If there is none, all points are tried.
/// @throws GeometryError when the points span less than d dimensions.
template <class = void>
[[nodiscard]] inline List<int> independent_points(const char* function, const double* points, const List<int>& indices,
                                                  int dimension) {
    const int d = dimension;
    const auto row = [&](int i) { return points + Index{i} * d; };
    List<int> chosen;
    List<double> basis;  // orthonormal, of the directions spanned
    int columns[max_dimension] = {};
    unsigned taken = 0;  // a bit for each
    // Halved, differences of finite numbers are finite.
    const auto residual = [&](int i, double* r) {
        for (int j = 0; j < d; ++j) r[j] = 0.5 * row(i)[j] - 0.5 * row(chosen[0])[j];
        for (int k = 0; k * d < basis.size(); ++k) {
            double along = 0;
            for (int j = 0; j < d; ++j) along += r[j] * basis[k * d + j];
            for (int j = 0; j < d; ++j) r[j] -= along * basis[k * d + j];
        }
        double largest = 0;
        for (int j = 0; j < d; ++j) largest = std::max(largest, std::abs(r[j]));
        return largest;
    };
    // Whether the minor in the columns used so far and column `extra` is not zero with `next` as last point.
    const auto spans = [&](int next, int extra) {
        const auto rank = static_cast<int>(chosen.size());
        double projected[(max_dimension + 1) * max_dimension];
        const double* p[max_dimension + 1] = {};
        for (int i = 0; i <= rank; ++i) {
            double* const to = projected + i * rank;
            const double* const from = row(i < rank ? chosen[i] : next);
            for (int k = 0; k + 1 < rank; ++k) to[k] = from[columns[k]];
            to[rank - 1] = from[extra];
            p[i] = to;
        }
        return orientation(p, rank) != 0;
    };
    double r[max_dimension] = {};
    const auto extend = [&](int next) {
        residual(next, r);
        unsigned tried = taken;
        for (Index round = chosen.size(); round <= d; ++round) {  // by decreasing component of the residual
            int extra = d;
            for (int j = 0; j < d; ++j)
                if ((tried >> j) % 2 == 0 && (extra == d || std::abs(r[j]) > std::abs(r[extra]))) extra = j;
            tried |= 1U << extra;
            if (!spans(next, extra)) continue;
            columns[chosen.size() - 1] = extra;
            taken |= 1U << extra;
            return true;
        }
        return false;
    };
    if (!indices.empty()) {
        chosen.push_back(indices[0]);  // the smallest in the first coordinate
        for (const int i : indices)
            if (row(i)[0] < row(chosen[0])[0]) chosen[0] = i;
    }
    while (!chosen.empty() && chosen.size() <= d) {
        double most = -1;
        int farthest = chosen[0];
        for (const int i : indices)
            if (const double remote = residual(i, r); remote > most) most = remote, farthest = i;
        bool found = extend(farthest);
        for (Index i = 0; !found && i < indices.size(); ++i)
            if (extend(indices[i])) found = true, farthest = indices[i];
        if (!found) break;
        const double scale = residual(farthest, r);
        double length = 0;
        for (int j = 0; j < d; ++j) length += (r[j] / scale) * (r[j] / scale);
        for (int j = 0; j < d; ++j)
            basis.push_back(scale > 0 ? r[j] / scale / std::sqrt(length) : j == columns[chosen.size() - 1] ? 1.0 : 0.0);
        chosen.push_back(farthest);
    }
    if (chosen.size() <= d) {
        const Index rank = chosen.empty() ? 0 : chosen.size() - 1;
        const char* const what = chosen.empty() ? "there are no points"
                                 : rank == 0    ? "all points are equal"
                                 : rank == 1    ? "the points lie on one line"
                                 : rank == 2    ? "the points lie in one plane"
                                                : "the points lie in a hyperplane";
        core::fail<GeometryError>(function, what, ", at least ", d + 1, " that span ", d, " dimensions are needed");
    }
    return chosen;
}

}  // namespace scixx::spatial::detail
