// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/nd_view.hpp>

namespace scixx::spatial::detail {

using core::Index;
using core::List;

/// The great circle of geometric_slerp, from `start` towards `end`: start cos(x) + across sin(x), x from 0 to `angle`.
struct GreatCircle {
    List<double> start, across;
    double angle = 0;

    template <class = void>
    GreatCircle(const core::NdView<const double>& from, const core::NdView<const double>& to, double tol,
                bool* antipodes) {
        const char* function = "geometric_slerp";
        core::require(from.rank() == 1 && to.rank() == 1, function,
                      "start and end must be one-dimensional, got shapes ", from.shape(), " and ", to.shape());
        core::require(from.shape() == to.shape(), function, "start and end must have the same size, got ", from.shape(),
                      " and ", to.shape());
        core::require(from.shape(0) >= 2, function, "start and end must have at least 2 dimensions, got ",
                      from.shape(0));
        const Index d = from.shape(0);
        List<double> end(d), apart(d);
        start.resize(d);
        across.resize(d);
        for (Index k = 0; k < d; ++k) {
            start[k] = from(k);
            end[k] = to(k);
            apart[k] = start[k] - end[k];
        }
        const double square = dot(start, start);
        for (const double norm : {std::sqrt(square), std::sqrt(dot(end, end))})
            core::require(std::abs(norm - 1) <= 1e-9, function, "start and end must be unit vectors, got norm ", norm);
        const double cosine = dot(start, end), side = cosine < 0 ? -1 : 1;
        if (antipodes) *antipodes = std::abs(std::sqrt(dot(apart, apart)) - 2) <= std::abs(tol);
        // What of `end` is across, from its distance to the nearer pole: without cancellation at either.
        for (Index k = 0; k < d; ++k) across[k] = end[k] - side * start[k];
        for (int pass = 0; pass < 2; ++pass) add(-dot(across, start) / square, start);
        double sine = 0;
        for (const double x : across) sine = std::hypot(sine, x);
        angle = std::atan2(sine, cosine);
        if (sine == 0) {
            Index least = 0;
            for (Index k = 1; k < d; ++k)
                if (std::abs(start[k]) < std::abs(start[least])) least = k;
            across.assign(d, 0.0);
            across[least] = 1;
            add(-start[least], start);
            sine = std::sqrt(dot(across, across));
        }
        for (double& x : across) x /= sine;
    }

private:
    template <class = void>
    [[nodiscard]] static double dot(const List<double>& a, const List<double>& b) {
        double sum = 0;
        for (Index k = 0; k < a.size(); ++k) sum += a[k] * b[k];
        return sum;
    }
    template <class = void>
    void add(double factor, const List<double>& other) {
        for (Index k = 0; k < across.size(); ++k) across[k] += factor * other[k];
    }
};

}  // namespace scixx::spatial::detail
