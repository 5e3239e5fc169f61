// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <scixx/core/kernel/math.hpp>
#include <scixx/integrate/detail/adaptive.hpp>
#include <scixx/integrate/detail/chebyshev.hpp>
#include <scixx/integrate/detail/gauss_kronrod.hpp>

namespace scixx::integrate::detail {

/// Integral of f times a smooth weight over [a, b] by the 15 point Kronrod rule. `multiply` multiplies y by the weight.
template <class = void>
inline Estimate weighted_kronrod(Sampler f, Sampler multiply, double a, double b) {
    const auto product = [&](const double* x, double* y, int n) {
        f(x, y, n);
        multiply(x, y, n);
    };
    return gauss_kronrod<GaussKronrod15>(product, a, b);
}

/// A weight as weighted_kronrod takes it.
template <class W>
auto multiply_by(const W& weight) {
    return [weight](const double* x, double* y, int n) {
        for (int i = 0; i < n; ++i) y[i] *= weight(x[i]);
    };
}

/// Globally adaptive integration without extrapolation, for rules that take the singularity into account: QAWS and QAWC
/// of Piessens et al. 1983, section 2.2.5. A rule that is no Gauss-Kronrod rule returns its error as the deviation too.
template <class = void>
inline Outcome integrate_without_extrapolation(core::FunctionRef<Estimate(double, double)> rule,
                                               core::FunctionRef<double(double, double)> split, Tolerance tolerance,
                                               int limit, bool both_counts, Outcome out, Partition& partition) {
    double area = out.value, sum = out.error;
    int stuck = 0, growing = 0;
    for (int last = partition.size() + 1; last <= limit; ++last) {
        const Interval whole = partition.chosen();
        const double middle = split(whole.a, whole.b);
        const Estimate left = rule(whole.a, middle), right = rule(middle, whole.b);
        const double value = left.value + right.value, error = left.error + right.error;
        out.neval += left.neval + right.neval;
        area += value - whole.value;
        sum += error - whole.error;
        if (left.deviation != left.error && right.deviation != right.error) {
            if (std::abs(whole.value - value) < 1e-5 * std::abs(value) && error >= 0.99 * whole.error) ++stuck;
            if (last > 10 && error > whole.error) ++growing;
        }
        partition.replace_chosen({whole.a, middle, left.value, left.error, whole.level + 1},
                                 {middle, whole.b, right.value, right.error, whole.level + 1});
        const double bound = tolerance.bound(area);
        if (sum <= bound) break;
        const bool hopeless = both_counts ? stuck >= 6 && growing > 20 : stuck >= 6 || growing >= 20;
        if (hopeless) out.status = Status::roundoff;
        if (last == limit) out.status = Status::limit_reached;
        if (too_short(whole.a, middle, whole.b) || std::isnan(sum)) out.status = Status::bad_integrand;
        if (out.status != Status::converged) break;
    }
    out.value = partition.total();
    out.error = sum;
    return out;
}

/// Integrals of (1 + x)^p T_k(x) and (1 + x)^p log((1 + x) / 2) T_k(x) over [-1, 1], k = 0 .. 24, p > -1.
///
/// The first follow the recurrence that integration by parts gives (R. Piessens and M. Branders, "The evaluation and
/// application of some modified moments", BIT 13 (1973) 443-450), which is stable forwards; the second are its
/// derivative by p less log(2) times the first.
struct AlgebraicMoments {
    std::array<double, 25> plain, log;

    explicit AlgebraicMoments(double p) {
        const double power = std::pow(2.0, p + 1), p2 = p + 2;
        plain[0] = power / (p + 1);
        plain[1] = plain[0] * p / p2;
        log[0] = -plain[0] / (p + 1);
        log[1] = -2 * power / (p2 * p2) - log[0];
        for (std::size_t k = 2; k < 25; ++k) {
            const double n = static_cast<double>(k), scale = (n - 1) * (n + p + 1);
            plain[k] = -(power + n * (n - p2) * plain[k - 1]) / scale;
            log[k] = -(n * (n - p2) * log[k - 1] - n * plain[k - 1] + (n - 1) * plain[k]) / scale;
        }
    }
};

/// The weight (x - a)^alpha (b - x)^beta, times log(x - a) and log(b - x) where asked.
struct AlgebraicWeight {
    struct End {
        double power;
        bool log;
    };
    double a, b;
    End left, right;

    static double factor(End end, double distance) {
        const double power = end.power == 0 ? 1.0 : std::pow(distance, end.power);
        return end.log ? power * std::log(distance) : power;
    }
    double operator()(double x) const { return factor(left, x - a) * factor(right, b - x); }
};

/// QAWS: modified Clenshaw-Curtis rules where an interval ends at a singular end of the range, Kronrod rules elsewhere.
template <class = void>
inline Outcome quad_algebraic(Sampler f, const AlgebraicWeight& weight, Tolerance tolerance, int limit,
                              Partition& partition) {
    const AlgebraicMoments left_moments(weight.left.power), right_moments(weight.right.power);
    // The rule for [from, to] of which one end, at sign * half from the centre, is the singular one.
    const auto at_end = [&](double from, double to, double sign, const AlgebraicMoments& moments) {
        const AlgebraicWeight::End near_by = sign < 0 ? weight.left : weight.right;
        const AlgebraicWeight::End remote = sign < 0 ? weight.right : weight.left;
        const double centre = 0.5 * (from + to), half = 0.5 * (to - from);
        const double to_far_end = sign < 0 ? weight.b - centre : centre - weight.a;
        double x[clenshaw_curtis_nodes] = {}, y[clenshaw_curtis_nodes] = {};
        chebyshev_nodes(centre, -sign * half, x);  // from the far end to the near one, as (1 + t) of the moments
        f(x, y, clenshaw_curtis_nodes);
        for (int k = 0; k < clenshaw_curtis_nodes; ++k)
            y[k] *= AlgebraicWeight::factor(remote, to_far_end - half * cosine(k));
        const ChebyshevSeries series(y);
        SeriesIntegral part = integrate_series(series, moments.plain);
        double value = part.by24, error = std::abs(part.by24 - part.by12);
        if (near_by.log) {
            const double log_length = std::log(to - from);
            part = integrate_series(series, moments.log);
            value = value * log_length + part.by24;
            error = error * std::abs(log_length) + std::abs(part.by24 - part.by12);
        }
        const double scale = std::pow(half, near_by.power + 1);
        return Estimate{value * scale, error * scale, 0, error * scale, clenshaw_curtis_nodes};
    };
    const auto rule = [&](double from, double to) {
        if (from == weight.a && (weight.left.power != 0 || weight.left.log)) return at_end(from, to, -1, left_moments);
        if (to == weight.b && (weight.right.power != 0 || weight.right.log)) return at_end(from, to, 1, right_moments);
        Estimate out = weighted_kronrod(f, multiply_by(weight), from, to);
        if (from == weight.a || to == weight.b) out.deviation = out.error;
        return out;
    };
    const auto split = [](double from, double to) { return 0.5 * (from + to); };
    const double middle = split(weight.a, weight.b);
    const Estimate left = rule(weight.a, middle), right = rule(middle, weight.b);
    partition.add({weight.a, middle, left.value, left.error, 1});
    partition.add({middle, weight.b, right.value, right.error, 1});
    partition.sort();
    Outcome out{left.value + right.value, left.error + right.error, Status::converged, left.neval + right.neval};
    if (limit == 2) out.status = Status::limit_reached;
    if (out.error <= tolerance.bound(out.value) || limit == 2) return out;
    return integrate_without_extrapolation(rule, split, tolerance, limit, false, out, partition);
}

/// QAWC: the Cauchy principal value of f(x) / (x - c). A Clenshaw-Curtis rule with the moments of 1 / (x - c) serves
/// intervals at c or close to it, a Kronrod rule the others; no interval is split at c or close to it.
template <class = void>
inline Outcome quad_cauchy(Sampler f, double a, double b, double c, Tolerance tolerance, int limit,
                           Partition& partition) {
    const auto rule = [&](double from, double to) {
        const double pole = (2 * c - to - from) / (to - from);
        if (!(std::abs(pole) < 1.1))
            return weighted_kronrod(f, multiply_by([c](double x) { return 1 / (x - c); }), from, to);
        double x[clenshaw_curtis_nodes] = {}, y[clenshaw_curtis_nodes] = {};
        chebyshev_nodes(0.5 * (from + to), 0.5 * (to - from), x);
        f(x, y, clenshaw_curtis_nodes);
        // Integrals of T_k(t) / (t - pole): m_k = 2 pole m_{k-1} - m_{k-2} + 2 (integral of T_{k-1}).
        std::array<double, 25> moments;
        moments[0] = std::log(std::abs((1 - pole) / (1 + pole)));
        moments[1] = 2 + pole * moments[0];
        for (std::size_t k = 2; k < 25; ++k) {
            const double n = static_cast<double>(k - 1);
            moments[k] = 2 * pole * moments[k - 1] - moments[k - 2] - (k % 2 == 1 ? 4 / (n * n - 1) : 0.0);
        }
        const SeriesIntegral part = integrate_series(ChebyshevSeries(y), moments);
        const double error = std::abs(part.by24 - part.by12);
        return Estimate{part.by24, error, 0, error, clenshaw_curtis_nodes};
    };
    const auto split = [c](double from, double to) {
        const double middle = 0.5 * (from + to);
        if (from < c && c <= middle) return 0.5 * (c + to);
        if (middle < c && c < to) return 0.5 * (from + c);
        return middle;
    };
    const Estimate whole = rule(a, b);
    partition.add({a, b, whole.value, whole.error, 0});
    Outcome out{whole.value, whole.error, Status::converged, whole.neval};
    if (limit == 1) out.status = Status::limit_reached;
    if (out.error < std::min(0.01 * std::abs(out.value), tolerance.bound(out.value)) || limit == 1) return out;
    return integrate_without_extrapolation(rule, split, tolerance, limit, true, out, partition);
}

}  // namespace scixx::integrate::detail
