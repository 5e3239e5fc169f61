// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <limits>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/minimize/vector.hpp>
#include <scixx/optimize/detail/projections.hpp>

namespace scixx::optimize::detail {

/// The steps z with |z| <= radius and z >= least in the last least.size() components (those of the slacks).
struct Region {
    double radius = 0;
    Eigen::VectorXd least{};

    template <class = void>
    [[nodiscard]] bool in_box(const Eigen::VectorXd& z) const {
        const Eigen::Index first = z.size() - least.size();
        for (Eigen::Index k = 0; k < least.size(); ++k)
            if (!(z[first + k] >= least[k])) return false;
        return true;
    }
};

/// The t with z + t d in a region, from <= t <= to; empty where from > to.
struct Interval {
    double from = -std::numeric_limits<double>::infinity(), to = std::numeric_limits<double>::infinity();
    [[nodiscard]] bool empty() const noexcept { return !(from <= to); }
};

template <class = void>
[[nodiscard]] inline Interval box_interval(const Eigen::VectorXd& z, const Eigen::VectorXd& d, const Region& region) {
    Interval t;
    const Eigen::Index first = z.size() - region.least.size();
    for (Eigen::Index k = 0; k < region.least.size(); ++k) {
        const double room = region.least[k] - z[first + k], slope = d[first + k];
        if (slope > 0)
            t.from = std::max(t.from, room / slope);
        else if (slope < 0)
            t.to = std::min(t.to, room / slope);
        else if (room > 0)
            return {1, 0};
    }
    return t;
}

template <class = void>
[[nodiscard]] inline Interval ball_interval(const Eigen::VectorXd& z, const Eigen::VectorXd& d, double radius) {
    if (std::isinf(radius)) return {};
    // |d|^2 t^2 + 2 (z.d) t + |z|^2 - radius^2 = 0, roots by the form without cancellation.
    const double a = minimize::dot(d, d), half = minimize::dot(z, d), c = minimize::dot(z, z) - radius * radius;
    if (!(a > 0)) return c <= 0 ? Interval{} : Interval{1, 0};
    const double discriminant = half * half - a * c;
    if (!(discriminant >= 0)) return {1, 0};
    const double q = -(half + std::copysign(std::sqrt(discriminant), half));
    const double first = q / a, second = q != 0 ? c / q : first;
    return {std::min(first, second), std::max(first, second)};
}

template <class = void>
[[nodiscard]] inline Interval interval(const Eigen::VectorXd& z, const Eigen::VectorXd& d, const Region& region) {
    const Interval ball = ball_interval(z, d, region.radius), box = box_interval(z, d, region);
    return {std::max(ball.from, box.from), std::min(ball.to, box.to)};
}

/// The shortest d with A d + b = 0, cut off where it leaves a region that contains 0. All rows of A d + b shrink by the
/// same factor: those that are 0 stay so.
template <class = void>
[[nodiscard]] inline Eigen::VectorXd truncated_newton(const Projections& a, const Eigen::VectorXd& b,
                                                      const Region& region) {
    Eigen::VectorXd newton = a.shortest(b);
    minimize::scale(newton, -1);
    const double part = interval(Eigen::VectorXd::Zero(a.size()), newton, region).to;
    minimize::scale(newton, std::clamp(part, 0.0, 1.0));
    return newton;
}

/// An approximate minimiser of |A d + b| in a region that contains 0: the best point of two paths, 0 -> Cauchy point ->
/// Newton point and 0 -> Newton point, cut off where they leave the region.
/// Source: Conn, Gould and Toint, Trust-Region Methods (2000), 15.4; Nocedal and Wright, 2nd ed., 18.5 (normal step).
template <class = void>
[[nodiscard]] inline Eigen::VectorXd modified_dogleg(const Projections& a, const Eigen::VectorXd& b,
                                                     const Region& region) {
    Eigen::VectorXd newton = a.shortest(b);
    minimize::scale(newton, -1);
    if (minimize::norm(newton) <= region.radius && region.in_box(newton)) return newton;

    const Eigen::VectorXd zero = Eigen::VectorXd::Zero(a.size());
    const Eigen::VectorXd gradient = a.transposed_times(b);
    const auto square = [](const Eigen::VectorXd& x) { return minimize::dot(x, x); };
    const double slope = square(gradient), curvature = square(a.times(gradient));
    Eigen::VectorXd cauchy = zero, leg, bent, straight;
    if (curvature > 0) minimize::move(zero, -(slope / curvature), gradient, cauchy);

    minimize::move(newton, -1, cauchy, leg);
    Interval t = interval(cauchy, leg, region);
    if (!t.empty() && t.to >= 0 && t.from <= 1) {
        minimize::move(cauchy, std::min(t.to, 1.0), leg, bent);
    } else {
        t = interval(zero, cauchy, region);
        minimize::move(zero, std::clamp(t.to, 0.0, 1.0), cauchy, bent);
    }
    const double part = std::clamp(interval(zero, newton, region).to, 0.0, 1.0);
    minimize::move(zero, part, newton, straight);
    const auto rest = [&](const Eigen::VectorXd& d) {
        Eigen::VectorXd sum = a.times(d);
        minimize::add(sum, 1, b);
        return square(sum);
    };
    return rest(bent) < rest(straight) ? bent : straight;
}

/// Why projected_cg stopped, SciPy's cg_stop_cond.
enum class CgStop { none = 0, iteration_limit = 1, boundary = 2, negative_curvature = 3, converged = 4 };

struct CgResult {
    Eigen::VectorXd step;
    Eigen::Index iterations = 0;
    CgStop stop = CgStop::none;
};

using ProductRef = core::FunctionRef<void(const Eigen::VectorXd&, Eigen::VectorXd&)>;

/// An approximate minimiser of z^T H z / 2 + c^T z in the null space of A and in a region that contains 0: conjugate
/// gradients on the projected problem, to the boundary of the ball at the latest. Iterates may leave the box and come
/// back; if they do not, the last point within it is the result.
/// Source: Gould, Hribar and Nocedal, SIAM J. Sci. Comput. 23 (2001) 1376, algorithm 6.2 (residuals replaced by their
/// projections); Nocedal and Wright, 2nd ed., algorithm 7.2 and 16.2.
template <class = void>
inline CgResult projected_cg(ProductRef hessian, const Eigen::VectorXd& c, const Projections& a, const Region& region) {
    const Eigen::Index size = a.size(), limit = std::max<Eigen::Index>(size - a.rows(), 1);
    CgResult result;
    Eigen::VectorXd z = Eigen::VectorXd::Zero(size), inside = z, hp(size), next;
    Eigen::VectorXd g = a.null_space(c), p = g;
    minimize::scale(p, -1);
    double gg = minimize::dot(g, g);
    const double tolerance = std::max(std::min(0.01 * std::sqrt(gg), 0.1 * gg), 1e-20 * gg);
    result.stop = CgStop::iteration_limit;
    Eigen::Index outside = 0;
    bool ended_inside = true;
    for (; result.iterations < limit; ++result.iterations) {
        if (!(gg > 0) || gg < tolerance) {
            result.stop = CgStop::converged;
            break;
        }
        hessian(p, hp);
        const double php = minimize::dot(p, hp);
        if (!(php > 0)) {  // downhill without end along p (or NaN, which stays where it is)
            result.stop = CgStop::negative_curvature;
            const Interval t = interval(z, p, region);
            if (php <= 0 && !t.empty() && t.to > 0 && std::isfinite(t.to)) {
                minimize::add(z, t.to, p);
                ended_inside = true;
            }
            break;
        }
        const double alpha = gg / php;
        minimize::move(z, alpha, p, next);
        if (!(minimize::norm(next) < region.radius)) {
            result.stop = CgStop::boundary;
            const Interval t = interval(z, p, region);
            if (!t.empty() && t.to >= 0) {
                minimize::add(z, std::min(alpha, t.to), p);
                ended_inside = true;
            }
            ++result.iterations;
            break;
        }
        ended_inside = region.in_box(next);
        if (ended_inside) {
            outside = 0;
            inside = next;
        } else {
            const Interval t = box_interval(z, p, region);
            if (!t.empty() && t.to > 0 && t.from < alpha) minimize::move(z, std::min(t.to, alpha), p, inside);
            if (++outside > limit) break;
        }
        z.swap(next);
        minimize::move(g, alpha, hp, hp);
        g = a.null_space(hp);
        const double gg_next = minimize::dot(g, g);
        minimize::scale(p, gg_next / gg);
        minimize::add(p, -1, g);
        gg = gg_next;
    }
    result.step = ended_inside && region.in_box(z) ? z : inside;
    return result;
}

}  // namespace scixx::optimize::detail
