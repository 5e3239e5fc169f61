// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/dims.hpp>
#include <scixx/core/kernel/math.hpp>
#include <vector>

/// Distances between two vectors, each formula for itself: what a call with two points needs, and what the kernels for
/// many points fall back on where a square of theirs overflows or vanishes.
namespace scixx::spatial::distance::detail {

using Eigen::Index;

/// Two vectors of n doubles with their weights, which may be absent (all 1).
struct VectorPair {
    const double *u, *v, *w;
    Index n;
    [[nodiscard]] double weight(Index k) const noexcept { return w ? w[k] : 1.0; }
};

/// The power of two next to the largest |x[k]|, 1 where that is 0 or not finite: dividing by it changes no digit, and
/// the squares of the quotients neither overflow nor vanish.
template <class F>
[[nodiscard]] double binary_scale(Index n, const F& x) {
    double most = 0;
    for (Index k = 0; k < n; ++k) most = std::max(most, std::abs(x(k)));
    if (most == 0 || !std::isfinite(most)) return 1;
    return std::ldexp(1.0, std::clamp(std::ilogb(most), -1021, 1022));
}

/// sqrt(sum of w x^2) without overflow or underflow on the way; NaN and infinity propagate.
template <class F>
[[nodiscard]] double weighted_norm(const VectorPair& p, const F& x) {
    const double scale = binary_scale(p.n, x);
    double sum = 0;
    for (Index k = 0; k < p.n; ++k) {
        const double w = p.weight(k);
        if (w == 0) continue;
        const double part = x(k) / scale;
        sum += w * (part * part);
    }
    return std::sqrt(sum) * scale;
}

[[nodiscard]] inline double euclidean_of(const VectorPair& p) {
    return weighted_norm(p, [&](Index k) { return p.u[k] - p.v[k]; });
}

template <class F>
[[nodiscard]] double sum_over(const VectorPair& p, const F& term) {
    double sum = 0;
    for (Index k = 0; k < p.n; ++k)
        if (p.weight(k) != 0) sum += p.weight(k) * term(p.u[k], p.v[k]);
    return sum;
}

[[nodiscard]] inline double chebyshev_of(const VectorPair& p) {
    double most = 0;
    for (Index k = 0; k < p.n; ++k) {
        if (p.weight(k) == 0) continue;
        const double d = std::abs(p.u[k] - p.v[k]);
        if (!(d <= most)) most = d;
        if (std::isnan(most)) break;
    }
    return most;
}

/// (sum w |u - v|^p)^(1/p), scaled by the largest difference.
[[nodiscard]] inline double minkowski_of(const VectorPair& pair, double p) {
    if (p == 1) return sum_over(pair, [](double a, double b) { return std::abs(a - b); });
    if (p == 2) return euclidean_of(pair);
    if (std::isinf(p)) return chebyshev_of(pair);
    const double scale = binary_scale(pair.n, [&](Index k) { return pair.u[k] - pair.v[k]; });
    return scale *
           std::pow(sum_over(pair, [&](double a, double b) { return std::pow(std::abs(a - b) / scale, p); }), 1 / p);
}

/// 1 - u.v / (|u| |v|) in [0, 2]; with `centre`, of the vectors less their weighted means.
[[nodiscard]] inline double cosine_of(const VectorPair& p, bool centre) {
    const double scale_u = binary_scale(p.n, [&](Index k) { return p.u[k]; });
    const double scale_v = binary_scale(p.n, [&](Index k) { return p.v[k]; });
    double mean_u = 0, mean_v = 0;
    if (centre) {
        const double total = sum_over(p, [](double, double) { return 1.0; });
        mean_u = sum_over(p, [&](double a, double) { return a / scale_u; }) / total;
        mean_v = sum_over(p, [&](double, double b) { return b / scale_v; }) / total;
    }
    double product = 0, u2 = 0, v2 = 0;
    for (Index k = 0; k < p.n; ++k) {
        const double w = p.weight(k);
        if (w == 0) continue;
        const double a = p.u[k] / scale_u - mean_u, b = p.v[k] / scale_v - mean_v;
        product += w * (a * b);
        u2 += w * (a * a);
        v2 += w * (b * b);
    }
    const double distance = 1 - product / (std::sqrt(u2) * std::sqrt(v2));
    return distance < 0 ? 0 : distance > 2 ? 2 : distance;
}

[[nodiscard]] inline double canberra_of(const VectorPair& p) {
    return sum_over(p, [](double a, double b) {
        const double size = std::abs(a) + std::abs(b), d = std::abs(a - b);
        if (std::isinf(size) && std::isfinite(a) && std::isfinite(b))
            return (d / 2) / (std::abs(a) / 2 + std::abs(b) / 2);
        return size == 0 ? 0.0 : d / size;
    });
}

[[nodiscard]] inline double braycurtis_of(const VectorPair& p) {
    const double scale = std::max(binary_scale(p.n, [&](Index k) { return p.u[k]; }),
                                  binary_scale(p.n, [&](Index k) { return p.v[k]; }));
    const double difference = sum_over(p, [&](double a, double b) { return std::abs(a / scale - b / scale); });
    const double sum = sum_over(p, [&](double a, double b) { return std::abs(a / scale + b / scale); });
    return difference / sum;
}

/// Weights of (true, true), (true, false), (false, true) and of all.
struct Truth {
    double tt = 0, tf = 0, ft = 0, total = 0;
};
[[nodiscard]] inline Truth truth_of(const VectorPair& p) {
    Truth t;
    for (Index k = 0; k < p.n; ++k) {
        const double w = p.weight(k);
        const bool a = p.u[k] != 0, b = p.v[k] != 0;
        t.total += w;
        if (a && b) t.tt += w;
        if (a && !b) t.tf += w;
        if (!a && b) t.ft += w;
    }
    return t;
}

/// sqrt((D(p, m) + D(q, m)) / 2) of vectors divided by their sums. With x = m (1 + t), y = m (1 - t) a term is
/// m ((1 + t) log1p(t) + (1 - t) log1p(-t)), in which nothing cancels for close x and y but t itself.
[[nodiscard]] inline double divergence_term(double x, double y) {
    if (std::isnan(x) || std::isnan(y)) return std::numeric_limits<double>::quiet_NaN();
    if (x < 0 || y < 0) return std::numeric_limits<double>::infinity();
    if (x == 0 && y == 0) return 0;
    const double mean = (x + y) / 2, t = (x - y) / (x + y);
    const auto part = [](double s) { return s == -1 ? 0.0 : (1 + s) * std::log1p(s); };
    // The sum is t^2 + t^4 / 6 + t^6 / 15 + ...: the series where the two logarithms would cancel.
    const double t2 = t * t;
    const double sum =
        t2 < 1e-3 ? t2 * (1 + t2 * (1.0 / 6 + t2 * (1.0 / 15 + t2 * (1.0 / 28 + t2 / 45)))) : part(t) + part(-t);
    return mean * sum;
}
[[nodiscard]] inline double jensenshannon_of(const VectorPair& p, double log_base) {
    double sum_u = 0, sum_v = 0, sum = 0;
    for (Index k = 0; k < p.n; ++k) {
        sum_u += p.u[k];
        sum_v += p.v[k];
    }
    for (Index k = 0; k < p.n; ++k) sum += divergence_term(p.u[k] / sum_u, p.v[k] / sum_v);
    return std::sqrt(std::max(sum, 0.0) / 2 / log_base);
}

/// sqrt((u - v)^T M (u - v)) for M of n x n, row after row.
[[nodiscard]] inline double mahalanobis_of(const VectorPair& p, const double* m) {
    const double scale = binary_scale(p.n, [&](Index k) { return p.u[k] - p.v[k]; });
    double sum = 0;
    for (Index k = 0; k < p.n; ++k) {
        double image = 0;
        for (Index l = 0; l < p.n; ++l) image += m[k * p.n + l] * ((p.u[l] - p.v[l]) / scale);
        sum += image * ((p.u[k] - p.v[k]) / scale);
    }
    return std::sqrt(sum) * scale;
}

}  // namespace scixx::spatial::distance::detail
