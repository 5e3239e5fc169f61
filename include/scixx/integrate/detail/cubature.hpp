// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <complex>
#include <cstddef>
#include <limits>
#include <scixx/core/dims.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/parallel.hpp>
#include <scixx/integrate/detail/gauss_kronrod.hpp>
#include <vector>

/// Adaptive cubature of functions with many components over boxes, on vectors of T.
namespace scixx::integrate::detail {

/// A rule on [-1, 1]^n and one of lower degree on the same points: a point takes one of few coordinates in each
/// variable.
struct BoxRule {
    std::vector<double> nodes;        ///< the coordinates
    std::vector<double> high, low;    ///< of a product rule: weights of the nodes
    std::vector<std::size_t> points;  ///< of another: for each point n numbers of nodes
    std::vector<double> high_points, low_points;
};

template <class Pair>
[[nodiscard]] BoxRule product_rule() {
    constexpr std::size_t pairs = core::to_size(Pair::pairs);
    BoxRule rule;
    rule.nodes.assign(signed_nodes<Pair>.begin(), signed_nodes<Pair>.begin() + 2 * pairs + 1);
    for (std::size_t i = 0; i < 2 * pairs + 1; ++i) {
        rule.high.push_back(i == 2 * pairs ? Pair::kronrod_centre : Pair::kronrod[i % pairs]);
        rule.low.push_back(i == 2 * pairs                                 ? Pair::gauss_centre
                           : i % pairs < core::to_size(Pair::gauss_pairs) ? Pair::gauss[i % pairs]
                                                                          : 0.0);
    }
    return rule;
}

/// The rule of degree 7 with one of degree 5 (A. C. Genz, A. A. Malik, J. Comput. Appl. Math. 6 (1980) 295), n >= 2.
template <class = void>
[[nodiscard]] BoxRule genz_malik_rule(std::size_t n) {
    const double d = static_cast<double>(n), corners = std::ldexp(1.0, static_cast<int>(n));
    const double l2 = std::sqrt(9.0 / 70), l3 = std::sqrt(9.0 / 10), l5 = std::sqrt(9.0 / 19);
    BoxRule rule;
    rule.nodes = {0, l2, -l2, l3, -l3, l5, -l5};
    std::vector<std::size_t> point(n, 0);
    const auto add = [&](double high, double low) {
        rule.points.insert(rule.points.end(), point.begin(), point.end());
        rule.high_points.push_back(high * corners);
        rule.low_points.push_back(low * corners);
    };
    add((12824 - 9120 * d + 400 * d * d) / 19683, (729 - 950 * d + 50 * d * d) / 729);
    for (std::size_t i = 0; i < n; ++i) {
        for (const std::size_t k : {1U, 2U, 3U, 4U}) {
            point[i] = k;
            if (k <= 2)
                add(980.0 / 6561, 245.0 / 486);
            else
                add((1820 - 400 * d) / 19683, (265 - 100 * d) / 1458);
        }
        for (std::size_t j = 0; j < i; ++j)
            for (const std::size_t k : {3U, 4U})
                for (const std::size_t l : {3U, 4U}) {
                    point[i] = k;
                    point[j] = l;
                    add(200.0 / 19683, 25.0 / 729);
                    point[j] = 0;
                }
        point[i] = 0;
    }
    for (std::size_t mask = 0; mask < (std::size_t(1) << n); ++mask) {
        for (std::size_t i = 0; i < n; ++i) point[i] = (mask >> i) & 1 ? 6 : 5;
        add(6859.0 / 19683 / corners, 0);
    }
    return rule;
}

/// One variable's range and how an infinite one is mapped: x = (1 - |t|) / t on (-1, 1), x = end +- (1 - t) / t on (0,
/// 1).
struct BoxAxis {
    double a, b;

    [[nodiscard]] bool infinite() const { return std::isinf(a) || std::isinf(b); }
    [[nodiscard]] bool doubly() const { return std::isinf(a) && std::isinf(b); }
    [[nodiscard]] double low() const { return !infinite() ? a : doubly() ? -1 : 0; }
    [[nodiscard]] double high() const { return infinite() ? 1 : b; }
    void map(double t, double& x, double& factor) const {
        if (!infinite()) {
            x = t;
            factor = 1;
            return;
        }
        factor = 1 / (t * t);
        x = doubly() ? (1 - std::abs(t)) / t : std::isinf(b) ? a + (1 - t) / t : b - (1 - t) / t;
    }
    /// The ends in x of an interval in t: where t rises x falls, but above an upper end that is finite alone.
    [[nodiscard]] double lower_end(double from, double to) const {
        return !infinite() ? from : doubly() && to == 0 ? a : rising() ? place(from) : place(to);
    }
    [[nodiscard]] double upper_end(double from, double to) const {
        return !infinite() ? to : rising() ? place(to) : place(from);
    }
    [[nodiscard]] double inverse(double x) const {
        if (!infinite()) return x;
        if (doubly()) return x == 0 ? 1 : std::copysign(1 / (1 + std::abs(x)), x);
        return 1 / (1 + (std::isinf(b) ? x - a : b - x));
    }

private:
    [[nodiscard]] bool rising() const { return std::isinf(a) && !std::isinf(b); }
    // t = 0 stands for the infinite end; of a doubly infinite range for both.
    [[nodiscard]] double place(double t) const {
        double x = 0, factor = 0;
        if (t == 0) return rising() ? a : b;
        map(t, x, factor);
        return x;
    }
};

template <class T>
struct BoxRegion {
    std::vector<double> a, b;
    std::vector<T> estimate;
    std::vector<double> error;
    double largest = 0;
};

struct BoxOutcome {
    bool converged = false;
    Eigen::Index subdivisions = 0, evaluations = 0;
};

template <class T>
class BoxIntegration {
public:
    using Function = core::FunctionRef<void(const std::vector<double>& x, std::vector<T>& out)>;

    BoxIntegration(Function f, const std::vector<BoxAxis>& axes, const BoxRule& rule, double rtol, double atol,
                   Eigen::Index most, int workers)
        : f_(f), axes_(axes), rule_(rule), rtol_(rtol), atol_(atol), most_(most), workers_(workers) {}

    std::vector<BoxRegion<T>> regions;
    std::vector<T> estimate;
    std::vector<double> error;

    BoxOutcome run(const std::vector<std::vector<double>>& points) {
        std::vector<BoxRegion<T>> first(1);
        for (const BoxAxis& axis : axes_) {
            first[0].a.push_back(axis.low());
            first[0].b.push_back(axis.high());
        }
        // Doubly infinite ranges have their ends at t = 0.
        for (std::size_t d = 0; d < axes_.size(); ++d)
            if (axes_[d].doubly()) {
                const std::size_t count = first.size();
                for (std::size_t i = 0; i < count; ++i) {
                    first.push_back(first[i]);
                    first[i].b[d] = first.back().a[d] = 0;
                }
            }
        for (const std::vector<double>& point : points) {
            std::vector<BoxRegion<T>> next;
            for (const BoxRegion<T>& region : first) {
                bool inside = true;
                for (std::size_t d = 0; d < point.size(); ++d)
                    inside = inside && point[d] > region.a[d] && point[d] < region.b[d];
                if (inside)
                    split(region, point, next);
                else
                    next.push_back(region);
            }
            first.swap(next);
        }
        BoxOutcome outcome;
        for (BoxRegion<T>& region : first) {
            evaluate(region);
            push(std::move(region));
        }
        sum();
        while (true) {
            if (enough()) {
                sum();
                if (enough()) {
                    outcome.converged = true;
                    break;
                }
            }
            bool finite = true;
            for (const double e : error) finite = finite && std::isfinite(e);
            if (!finite || outcome.subdivisions >= most_) break;
            std::pop_heap(regions.begin(), regions.end(), smaller);
            const BoxRegion<T> worst = std::move(regions.back());
            regions.pop_back();
            std::vector<double> middle(worst.a.size());
            for (std::size_t d = 0; d < middle.size(); ++d) middle[d] = 0.5 * (worst.a[d] + worst.b[d]);
            std::vector<BoxRegion<T>> parts;
            split(worst, middle, parts);
            core::parallel_for(static_cast<Eigen::Index>(parts.size()), workers_, 1,
                               [&](Eigen::Index begin, Eigen::Index end) {
                                   for (Eigen::Index i = begin; i < end; ++i) evaluate(parts[core::to_size(i)]);
                               });
            add(worst, -1);
            for (BoxRegion<T>& part : parts) {
                add(part, 1);
                push(std::move(part));
            }
            // Formed anew at times: subtractions leave rounding noise behind.
            if (++outcome.subdivisions % 32 == 0) sum();
        }
        sum();
        outcome.evaluations =
            static_cast<Eigen::Index>(count_points()) *
            (static_cast<Eigen::Index>(first.size()) + outcome.subdivisions * (Eigen::Index(1) << axes_.size()));
        return outcome;
    }

private:
    [[nodiscard]] static bool smaller(const BoxRegion<T>& x, const BoxRegion<T>& y) { return x.largest < y.largest; }
    [[nodiscard]] double count_points() const {
        return rule_.points.empty()
                   ? std::pow(static_cast<double>(rule_.nodes.size()), static_cast<double>(axes_.size()))
                   : static_cast<double>(rule_.high_points.size());
    }
    void push(BoxRegion<T> region) {
        regions.push_back(std::move(region));
        std::push_heap(regions.begin(), regions.end(), smaller);
    }
    void add(const BoxRegion<T>& region, double sign) {
        for (std::size_t k = 0; k < estimate.size(); ++k) {
            estimate[k] += sign * region.estimate[k];
            error[k] += sign * region.error[k];
        }
    }
    void sum() {
        estimate.assign(regions[0].estimate.size(), T(0));
        error.assign(estimate.size(), 0);
        for (const BoxRegion<T>& region : regions) add(region, 1);
    }
    [[nodiscard]] bool enough() const {
        for (std::size_t k = 0; k < error.size(); ++k)
            if (!(error[k] <= atol_ + rtol_ * std::abs(estimate[k]))) return false;
        return true;
    }

    // The 2^n boxes that meet at a point.
    static void split(const BoxRegion<T>& region, const std::vector<double>& at, std::vector<BoxRegion<T>>& out) {
        const std::size_t n = at.size();
        for (std::size_t mask = 0; mask < (std::size_t(1) << n); ++mask) {
            BoxRegion<T> part;
            for (std::size_t d = 0; d < n; ++d) {
                const bool right = (mask >> d) & 1;
                part.a.push_back(right ? at[d] : region.a[d]);
                part.b.push_back(right ? region.b[d] : at[d]);
            }
            out.push_back(std::move(part));
        }
    }

    void evaluate(BoxRegion<T>& region) const {
        const std::size_t n = axes_.size(), count = rule_.nodes.size();
        std::vector<double> places(n * count), factors(n * count), x(n);
        for (std::size_t d = 0; d < n; ++d) {
            const double centre = 0.5 * (region.a[d] + region.b[d]), half = 0.5 * (region.b[d] - region.a[d]);
            for (std::size_t k = 0; k < count; ++k) {
                double factor = 0;
                axes_[d].map(centre + half * rule_.nodes[k], places[d * count + k], factor);
                factors[d * count + k] = half * factor;
            }
        }
        std::vector<T> value, low;
        region.estimate.clear();
        const auto use = [&](double high_weight, double low_weight) {
            f_(x, value);
            if (region.estimate.empty()) {
                region.estimate.assign(value.size(), T(0));
                low.assign(value.size(), T(0));
            }
            for (std::size_t k = 0; k < value.size(); ++k) {
                region.estimate[k] += high_weight * value[k];
                low[k] += low_weight * value[k];
            }
        };
        if (!rule_.points.empty()) {
            for (std::size_t p = 0; p < rule_.high_points.size(); ++p) {
                double factor = 1;
                for (std::size_t d = 0; d < n; ++d) {
                    const std::size_t k = d * count + rule_.points[p * n + d];
                    x[d] = places[k];
                    factor *= factors[k];
                }
                use(factor * rule_.high_points[p], factor * rule_.low_points[p]);
            }
        } else {
            // All combinations, the last variable fastest; weights of the leading variables are kept.
            std::vector<std::size_t> at(n, 0);
            std::vector<double> high(n + 1, 1), low_weights(n + 1, 1);
            std::size_t changed = 0;
            while (true) {
                for (std::size_t d = changed; d < n; ++d) {
                    const std::size_t k = d * count + at[d];
                    x[d] = places[k];
                    high[d + 1] = high[d] * factors[k] * rule_.high[at[d]];
                    low_weights[d + 1] = low_weights[d] * factors[k] * rule_.low[at[d]];
                }
                use(high[n], low_weights[n]);
                changed = n;
                while (changed > 0 && ++at[changed - 1] == count) at[--changed] = 0;
                if (changed == 0) break;
                --changed;
            }
        }
        region.error.resize(low.size());
        region.largest = 0;
        for (std::size_t k = 0; k < low.size(); ++k) {
            region.error[k] = std::abs(region.estimate[k] - low[k]);
            if (!(region.error[k] <= region.largest)) region.largest = region.error[k];
        }
    }

    Function f_;
    const std::vector<BoxAxis>& axes_;
    const BoxRule& rule_;
    double rtol_, atol_;
    Eigen::Index most_;
    int workers_;
};

}  // namespace scixx::integrate::detail
