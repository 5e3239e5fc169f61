// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <limits>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/parallel.hpp>
#include <scixx/integrate/detail/gauss_kronrod.hpp>
#include <vector>

/// Adaptive quadrature of functions with many components, on vectors of T.
namespace scixx::integrate::detail {

enum class VectorRule { gk21, gk15, trapezoid };

struct VectorProblem {
    double a, b, epsabs, epsrel;
    bool max_norm;
    int limit, workers;
    std::vector<double> points;
    VectorRule rule;
};
struct VectorOutcome {
    double error = 0;
    int status = 0;
    Eigen::Index neval = 0, intervals = 0;
};

template <class T>
using VectorFunction = core::FunctionRef<void(double x, std::vector<T>& out)>;

/// What a rule says of one interval.
template <class T>
struct VectorEstimate {
    double a = 0, b = 0;
    std::vector<T> value;
    double error = 0, rounding = 0;
};

template <class T>
[[nodiscard]] double vector_norm(const std::vector<T>& v, double scale, bool max_norm) {
    double largest_part = 0;
    for (const T& x : v) {
        const double size = std::abs(x);
        if (!(size <= largest_part)) largest_part = size;  // NaN stays
        if (std::isnan(largest_part)) return largest_part;
    }
    if (max_norm || largest_part == 0 || std::isinf(largest_part)) return scale * largest_part;
    double sum = 0;
    for (const T& x : v) sum += std::norm(x / largest_part);
    return scale * (largest_part * std::sqrt(sum));
}

template <class Rule, class T>
[[nodiscard]] VectorEstimate<T> apply_pair(VectorFunction<T> f, double a, double b, bool max_norm) {
    constexpr std::size_t pairs = static_cast<std::size_t>(Rule::pairs), nodes = 2 * pairs + 1;
    const double centre = 0.5 * (a + b), half = 0.5 * (b - a);
    std::array<std::vector<T>, nodes> y;
    const auto weight = [](std::size_t i) { return i == 2 * pairs ? Rule::kronrod_centre : Rule::kronrod[i % pairs]; };
    const auto gauss_weight = [](std::size_t i) {
        if (i == 2 * pairs) return Rule::gauss_centre;
        return i % pairs < static_cast<std::size_t>(Rule::gauss_pairs) ? Rule::gauss[i % pairs] : 0.0;
    };
    for (std::size_t i = 0; i < nodes; ++i) f(centre + half * signed_nodes<Rule>[i], y[i]);
    const std::size_t size = y[0].size();
    std::vector<T> kronrod(size, T(0)), difference(size, T(0));
    std::vector<double> magnitude(size, 0.0), deviation(size, 0.0);
    for (std::size_t i = 0; i < nodes; ++i)
        for (std::size_t k = 0; k < size; ++k) {
            kronrod[k] += weight(i) * y[i][k];
            difference[k] += gauss_weight(i) * y[i][k];
            magnitude[k] += weight(i) * std::abs(y[i][k]);
        }
    for (std::size_t k = 0; k < size; ++k) difference[k] -= kronrod[k];
    for (std::size_t i = 0; i < nodes; ++i)
        for (std::size_t k = 0; k < size; ++k) deviation[k] += weight(i) * std::abs(y[i][k] - 0.5 * kronrod[k]);
    const double scale = std::abs(half);
    VectorEstimate<T> out{a, b, std::move(kronrod), 0, 0};
    out.error = vector_norm(difference, scale, max_norm);
    const double spread = vector_norm(deviation, scale, max_norm);
    if (spread != 0 && out.error != 0) out.error = spread * std::min(1.0, std::pow(200 * out.error / spread, 1.5));
    out.rounding = vector_norm(magnitude, 50 * epsilon * scale, max_norm);
    if (out.rounding > smallest) out.error = std::max(out.error, out.rounding);
    for (T& v : out.value) v *= half;
    return out;
}

template <class T>
[[nodiscard]] VectorEstimate<T> apply_trapezoid(VectorFunction<T> f, double a, double b, bool max_norm) {
    const double half = 0.5 * (b - a);
    std::vector<T> left, middle, right;
    f(a, left);
    f(0.5 * (a + b), middle);
    f(b, right);
    const std::size_t size = left.size();
    VectorEstimate<T> out{a, b, std::vector<T>(size), 0, 0};
    std::vector<T> difference(size);
    std::vector<double> magnitude(size);
    for (std::size_t k = 0; k < size; ++k) {
        const T coarse = half * (left[k] + right[k]), fine = half * (0.5 * left[k] + middle[k] + 0.5 * right[k]);
        out.value[k] = fine;
        difference[k] = (fine - coarse) / 3.0;
        magnitude[k] = std::abs(half) * (0.5 * std::abs(left[k]) + std::abs(middle[k]) + 0.5 * std::abs(right[k]));
    }
    out.error = vector_norm(difference, 1, max_norm);
    out.rounding = vector_norm(magnitude, 50 * epsilon, max_norm);
    if (out.rounding > smallest) out.error = std::max(out.error, out.rounding);
    return out;
}

/// Adaptive quadrature on a finite range.
template <class T>
[[nodiscard]] std::vector<T> integrate_finite(VectorFunction<T> f, double a, double b, std::vector<double> points,
                                              const VectorProblem& problem, VectorOutcome& outcome) {
    const auto apply = [&](double from, double to) {
        switch (problem.rule) {
            case VectorRule::gk21:
                return apply_pair<GaussKronrod21, T>(f, from, to, problem.max_norm);
            case VectorRule::gk15:
                return apply_pair<GaussKronrod15, T>(f, from, to, problem.max_norm);
            default:
                return apply_trapezoid<T>(f, from, to, problem.max_norm);
        }
    };
    const Eigen::Index calls = problem.rule == VectorRule::gk21 ? 21 : problem.rule == VectorRule::gk15 ? 15 : 3;
    const double low = std::min(a, b), high = std::max(a, b);
    std::erase_if(points, [&](double p) { return !(p > low && p < high); });
    points.push_back(a);
    points.push_back(b);
    std::sort(points.begin(), points.end());
    points.erase(std::unique(points.begin(), points.end()), points.end());
    if (b < a) std::reverse(points.begin(), points.end());

    const auto smaller = [](const VectorEstimate<T>& x, const VectorEstimate<T>& y) { return x.error < y.error; };
    std::vector<VectorEstimate<T>> heap;
    std::vector<T> total;
    double error = 0, rounding = 0;
    const auto add = [&](VectorEstimate<T> e) {
        if (total.empty()) total.assign(e.value.size(), T(0));
        for (std::size_t k = 0; k < total.size(); ++k) total[k] += e.value[k];
        error += e.error;
        rounding += e.rounding;
        heap.push_back(std::move(e));
        std::push_heap(heap.begin(), heap.end(), smaller);
        outcome.neval += calls;
    };
    if (points.size() < 2) points = {a, b};  // an empty range: one application tells the shape
    for (std::size_t i = 0; i + 1 < points.size(); ++i) add(apply(points[i], points[i + 1]));

    outcome.status = 1;
    while (true) {
        const double tolerance = std::max(problem.epsabs, problem.epsrel * vector_norm(total, 1, problem.max_norm));
        if (!std::isfinite(error) || !std::isfinite(rounding))
            outcome.status = 3;
        else if (heap.size() >= 2 && error < tolerance / 8)
            outcome.status = 0;
        else if (heap.size() >= 2 && error < rounding)
            outcome.status = 2;
        if (outcome.status != 1 || heap.size() >= static_cast<std::size_t>(problem.limit)) break;
        if (error == 0) {
            outcome.status = 0;
            break;
        }
        // As many of the worst intervals as make the rest's error small.
        std::vector<VectorEstimate<T>> split;
        double covered = 0;
        while (!heap.empty() && split.size() < 128 && (split.empty() || covered <= error - tolerance / 8)) {
            std::pop_heap(heap.begin(), heap.end(), smaller);
            covered += heap.back().error;
            split.push_back(std::move(heap.back()));
            heap.pop_back();
        }
        std::vector<VectorEstimate<T>> halves(2 * split.size());
        core::parallel_for(static_cast<Eigen::Index>(split.size()), problem.workers, 1,
                           [&](Eigen::Index begin, Eigen::Index end) {
                               for (Eigen::Index i = begin; i < end; ++i) {
                                   const auto at = static_cast<std::size_t>(i);
                                   const double middle = 0.5 * (split[at].a + split[at].b);
                                   halves[2 * at] = apply(split[at].a, middle);
                                   halves[2 * at + 1] = apply(middle, split[at].b);
                               }
                           });
        for (const VectorEstimate<T>& e : split)
            for (std::size_t k = 0; k < total.size(); ++k) total[k] -= e.value[k];
        for (VectorEstimate<T>& e : halves) add(std::move(e));
        // Formed anew: subtractions would leave rounding noise behind.
        error = rounding = 0;
        for (const VectorEstimate<T>& e : heap) {
            error += e.error;
            rounding += e.rounding;
        }
    }
    std::fill(total.begin(), total.end(), T(0));
    for (const VectorEstimate<T>& e : heap)
        for (std::size_t k = 0; k < total.size(); ++k) total[k] += e.value[k];
    outcome.error = error + rounding;
    outcome.intervals = static_cast<Eigen::Index>(heap.size());
    return total;
}

/// The integral from problem.a to problem.b; infinite ranges are mapped as in SciPy, x = start + (1 - t) / t.
template <class T>
[[nodiscard]] std::vector<T> integrate_vector(VectorFunction<T> f, const VectorProblem& problem,
                                              VectorOutcome& outcome) {
    const double a = problem.a, b = problem.b;
    if (std::isfinite(a) && std::isfinite(b)) return integrate_finite<T>(f, a, b, problem.points, problem, outcome);
    if (a == b) {
        VectorProblem one = problem;
        one.limit = 1;
        std::vector<T> zero = integrate_finite<T>(f, 0, 0, {}, one, outcome);
        outcome.status = 0;
        return zero;
    }
    const bool reversed = a > b;
    const double low = std::min(a, b), high = std::max(a, b);
    std::vector<double> points;
    std::vector<T> sum;
    if (std::isfinite(low) || std::isfinite(high)) {
        const double start = std::isfinite(low) ? low : high, direction = std::isfinite(low) ? 1 : -1;
        for (const double p : problem.points) points.push_back(1 / (direction * (p - start) + 1));
        const auto mapped = [&](double t, std::vector<T>& out) {
            f(start + direction * ((1 - t) / t), out);
            if (t < smallest)
                std::fill(out.begin(), out.end(), T(0));
            else
                for (T& v : out) v /= t * t;
        };
        sum = integrate_finite<T>(mapped, 0, 1, points, problem, outcome);
    } else {
        for (const double p : problem.points) points.push_back(p == 0 ? 1.0 : std::copysign(1 / (std::abs(p) + 1), p));
        const auto mapped = [&](double t, std::vector<T>& out) {
            f((1 - std::abs(t)) / t, out);
            if (std::abs(t) < smallest)
                std::fill(out.begin(), out.end(), T(0));
            else
                for (T& v : out) v /= t * t;
        };
        points.push_back(0);
        sum = integrate_finite<T>(mapped, -1, 1, points, problem, outcome);
    }
    if (reversed)
        for (T& v : sum) v = -v;
    return sum;
}

}  // namespace scixx::integrate::detail
