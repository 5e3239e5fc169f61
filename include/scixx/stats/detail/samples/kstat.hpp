// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/detail/moments.hpp>
#include <tuple>
#include <vector>

/// Kernels of k-statistics, L-moments and expectiles.
namespace scixx::stats::detail::samples {

template <class = void>
[[nodiscard]] double kstat_of(const CentralMoments& c, int order) {
    const double n = c.n;
    switch (order) {
        case 1:
            return c.mean;
        case 2:
            return c.variance(1);
        case 3:
            return n * n * c.m3 / ((n - 1) * (n - 2)) * c.scale * c.scale * c.scale;
        default:
            return n * n * ((n + 1) * c.m4 - 3 * (n - 1) * c.m2 * c.m2) / ((n - 1) * (n - 2) * (n - 3)) * c.scale *
                   c.scale * c.scale * c.scale;
    }
}

/// L-moments of orders 1 to `last`: the means of the sorted values times the discrete Legendre polynomials on their
/// places 0 .. n - 1, which are 1 at the last,
///
///     (r + 1) (n - 1 - r) P_{r+1}(j) = (2 r + 1) (2 j - n + 1) P_r(j) - r (n + r) P_{r-1}(j).
///
/// They do not cancel as sums of binomial coefficients do. The median is taken off first.
template <class T = double>
[[nodiscard]] inline std::vector<double> lmoments(Sample sample, int last) {
    const std::vector<T> x = sorted(sample);
    const std::size_t orders = static_cast<std::size_t>(last), kept = std::min(orders, x.size());
    std::vector<T> moments(orders, nan);
    if (x.empty()) return moments;
    std::fill_n(moments.begin(), kept, 0.0);
    const double n = static_cast<double>(x.size()), centre = x[x.size() / 2];
    for (std::size_t j = 0; j < x.size(); ++j) {
        const double place = 2 * static_cast<double>(j) - n + 1, value = x[j] - centre;
        double before = 0, polynomial = 1;
        for (std::size_t k = 0; k < kept; ++k) {
            moments[k] += polynomial * value;
            const double r = static_cast<double>(k);
            const double next = ((2 * r + 1) * place * polynomial - r * (n + r) * before) / ((r + 1) * (n - 1 - r));
            before = polynomial;
            polynomial = next;
        }
    }
    for (std::size_t k = 0; k < kept; ++k) moments[k] /= n;
    moments[0] += centre;
    return moments;
}
template <class T>
struct FourMoments {
    T first, second, third, fourth;
    static constexpr auto bound() {
        using F = FourMoments;
        return std::tuple(&F::first, &F::second, &F::third, &F::fourth);
    }
};

/// The t with alpha sum w (x - t)+ = (1 - alpha) sum w (t - x)+, by Newton's method on a function of line pieces, which
/// ends at the solution itself.
template <class = void>
[[nodiscard]] double expectile_of(Sample x, Sample weights, double alpha) {
    if (x.empty()) return nan;
    const auto [least, most] = std::minmax_element(x.begin(), x.end());
    if (alpha == 0) return *least;
    if (alpha == 1) return *most;
    const double origin = *least + (*most - *least) / 2;
    double t = 0;
    for (int round = 0; round < 200; ++round) {
        double weighted = 0, total = 0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            const double d = x[i] - origin, w = (d > t ? alpha : 1 - alpha) * (weights.empty() ? 1.0 : weights[i]);
            weighted += w * d;
            total += w;
        }
        const double next = weighted / total;
        if (!(std::abs(next - t) > 1e-16 * std::abs(next))) return origin + next;
        t = next;
    }
    return origin + t;
}

}  // namespace scixx::stats::detail::samples
