// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/minimize/objective.hpp>
#include <scixx/optimize/detail/minimize/vector.hpp>

namespace scixx::optimize::detail::minimize {

/// phi(alpha) = f(x + alpha p); stores phi'.
using LineFunction = core::FunctionRef<double(double alpha, double& slope)>;

struct LineSettings {
    double decrease = 1e-4;  // c1: phi(a) <= phi(0) + c1 a phi'(0)
    double curvature = 0.9;  // c2: |phi'(a)| <= c2 |phi'(0)|
    double width = 1e-14;    // relative width of the bracket that ends the search
    double least = 1e-100, most = 1e100;
    int maxiter = 100;
};

struct LineResult {
    double alpha = 0, f = 0, slope = 0;
    bool converged = false;  // both conditions hold
    int evaluations = 0;
};

/// A point of a line: step, value and slope.
struct LinePoint {
    double alpha, f, slope;
};

/// The minimiser of the cubic through two points with slopes, as a share of the way from `a` to `b`.
template <class = void>
inline double cubic_minimiser(const LinePoint& a, const LinePoint& b, bool* found = nullptr) {
    const double theta = 3 * (a.f - b.f) / (b.alpha - a.alpha) + a.slope + b.slope;
    const double scale = std::max({std::abs(theta), std::abs(a.slope), std::abs(b.slope)});
    double radicand = (theta / scale) * (theta / scale) - (a.slope / scale) * (b.slope / scale);
    if (found) *found = radicand > 0;
    radicand = std::max(radicand, 0.0);
    double gamma = scale * std::sqrt(radicand);
    if (b.alpha < a.alpha) gamma = -gamma;
    const double p = (gamma - a.slope) + theta, q = ((gamma - a.slope) + gamma) + b.slope;
    return p / q;
}

/// More and Thuente's search for a step with sufficient decrease and small slope: an interval of uncertainty whose best
/// end is `best`, shrunk by safeguarded cubic and quadratic steps. Source: ACM TOMS 20 (1994) 286.
template <class = void>
class MoreThuente {
public:
    MoreThuente(LineFunction phi, double f0, double slope0, const LineSettings& settings)
        : phi_(phi), f0_(f0), slope0_(slope0), settings_(settings) {}

    LineResult search(double alpha) {
        if (!(slope0_ < 0)) return {};
        alpha = clip(alpha, settings_.least, settings_.most);
        best_ = other_ = {0, f0_, slope0_};
        double width = settings_.most - settings_.least, older_width = 2 * width;
        double low = 0, high = 5 * alpha, most = settings_.most;
        bool first_stage = true;
        LineResult last;
        for (int i = 0; i < settings_.maxiter; ++i) {
            Trial t{alpha, 0, 0};
            t.f = phi_(alpha, t.slope);
            last = {alpha, t.f, t.slope, false, i + 1};
            if (!std::isfinite(t.f) || !std::isfinite(t.slope)) {
                // Nothing can be learnt there but that it is too far.
                most = alpha;
                alpha = best_.alpha + 0.25 * (alpha - best_.alpha);
                high = std::min(high, most);
                if (!(std::abs(alpha - best_.alpha) > settings_.least)) return last;
                if (bracketed_) {
                    other_.alpha = most;  // the values of that end stay: only its place bounds the step
                    low = std::min(best_.alpha, other_.alpha);
                    high = std::max(best_.alpha, other_.alpha);
                }
                continue;
            }
            const double allowed = f0_ + alpha * settings_.decrease * slope0_;
            if (first_stage && t.f <= allowed && t.slope >= 0) first_stage = false;
            if (t.f <= allowed && std::abs(t.slope) <= settings_.curvature * -slope0_) {
                last.converged = true;
                return last;
            }
            const bool narrow = bracketed_ && (alpha <= low || alpha >= high || high - low <= settings_.width * high);
            const bool at_most = alpha >= most && t.f <= allowed && t.slope <= settings_.decrease * slope0_;
            const bool at_least =
                alpha <= settings_.least && (t.f > allowed || t.slope >= settings_.decrease * slope0_);
            if (narrow || at_most || at_least) return last;
            // While only large values are known, the function less its allowed decrease is what has a minimum.
            const double tilt = first_stage && t.f <= best_.f && t.f > allowed ? settings_.decrease * slope0_ : 0;
            alpha = refine(t, tilt, low, high);
            if (bracketed_) {
                const double now = std::abs(other_.alpha - best_.alpha);
                if (now >= 0.66 * older_width) alpha = best_.alpha + 0.5 * (other_.alpha - best_.alpha);
                older_width = width;
                width = now;
                low = std::min(best_.alpha, other_.alpha);
                high = std::max(best_.alpha, other_.alpha);
            } else {
                low = alpha + 1.1 * (alpha - best_.alpha);
                high = alpha + 4.0 * (alpha - best_.alpha);
            }
            alpha = clip(alpha, settings_.least, most);
            if (bracketed_ && (alpha <= low || alpha >= high || high - low <= settings_.width * high))
                alpha = best_.alpha;  // nothing left to gain
        }
        return last;
    }

private:
    using Trial = LinePoint;

    /// The next trial between low and high, and the interval that the trial t leaves.
    double refine(Trial t, double tilt, double low, double high) {
        Trial l = best_, u = other_;
        for (Trial* v : {&l, &u, &t}) {
            v->f -= v->alpha * tilt;
            v->slope -= tilt;
        }
        const bool turned = std::signbit(t.slope) != std::signbit(l.slope) && t.slope != 0;
        double next = 0;
        if (t.f > l.f) {  // a higher value: a minimum lies between
            const double c = l.alpha + cubic_minimiser(l, t) * (t.alpha - l.alpha);
            const double q =
                l.alpha + l.slope / ((l.f - t.f) / (t.alpha - l.alpha) + l.slope) / 2 * (t.alpha - l.alpha);
            next = std::abs(c - l.alpha) < std::abs(q - l.alpha) ? c : c + (q - c) / 2;
            bracketed_ = true;
        } else if (turned) {  // the slope has changed its sign: between, too
            const double c = t.alpha + cubic_minimiser(t, l) * (l.alpha - t.alpha);
            const double s = t.alpha + t.slope / (t.slope - l.slope) * (l.alpha - t.alpha);
            next = std::abs(c - t.alpha) > std::abs(s - t.alpha) ? c : s;
            bracketed_ = true;
        } else if (std::abs(t.slope) < std::abs(l.slope)) {  // flatter: beyond
            bool found = false;
            const double r = cubic_minimiser(t, l, &found);
            const double c = r < 0 && found ? t.alpha + r * (l.alpha - t.alpha) : t.alpha > l.alpha ? high : low;
            const double s = t.alpha + t.slope / (t.slope - l.slope) * (l.alpha - t.alpha);
            if (bracketed_) {
                next = std::abs(c - t.alpha) < std::abs(s - t.alpha) ? c : s;
                const double wall = t.alpha + 0.66 * (u.alpha - t.alpha);
                next = t.alpha > l.alpha ? std::min(wall, next) : std::max(wall, next);
            } else {
                next = clip(std::abs(c - t.alpha) > std::abs(s - t.alpha) ? c : s, low, high);
            }
        } else if (bracketed_) {
            next = t.alpha + cubic_minimiser(t, u) * (u.alpha - t.alpha);
        } else {
            next = t.alpha > l.alpha ? high : low;
        }
        if (t.f > l.f) {
            u = t;
        } else {
            if (turned) u = l;
            l = t;
        }
        const auto restore = [&](Trial v) {
            v.f += v.alpha * tilt;
            v.slope += tilt;
            return v;
        };
        if (tilt != 0) {
            l = restore(l);
            u = restore(u);
        }
        best_ = l;
        other_ = u;
        return next;
    }

    LineFunction phi_;
    double f0_, slope0_;
    LineSettings settings_;
    Trial best_{}, other_{};
    bool bracketed_ = false;
};

/// Bracketing by growing steps, then zooming in by cubic interpolation: slower to start and harder to stop than More
/// and Thuente's search. `accept(alpha)` may ask for more than the strong Wolfe conditions.
/// Source: Nocedal and Wright, Numerical Optimization, 2nd ed., algorithms 3.5 and 3.6.
template <class Accept>
LineResult wolfe_zoom(LineFunction phi, double f0, double slope0, double alpha, const LineSettings& s, int maxiter,
                      Accept accept) {
    LineResult last;
    const auto at = [&](double a) {
        LinePoint p{a, 0, 0};
        p.f = phi(a, p.slope);
        if (!std::isfinite(p.f) || !std::isfinite(p.slope)) p.f = std::numeric_limits<double>::infinity();
        last = {a, p.f, p.slope, false, last.evaluations + 1};
        return p;
    };
    const auto high_value = [&](const LinePoint& p) { return !(p.f <= f0 + s.decrease * p.alpha * slope0); };
    const auto good = [&](const LinePoint& p) {
        last.converged = std::abs(p.slope) <= -s.curvature * slope0 && accept(p.alpha);
        return last.converged;
    };
    if (!(slope0 < 0)) return last;
    LinePoint low{0, f0, slope0}, high{};
    bool bracketed = false;
    alpha = std::min(alpha, s.most);
    for (int i = 0; i < maxiter && !bracketed; ++i) {
        const LinePoint p = at(alpha);
        if (high_value(p) || (i > 0 && p.f >= low.f)) {
            high = p;
            bracketed = true;
        } else if (good(p)) {
            return last;
        } else if (p.slope >= 0) {
            high = low;
            low = p;
            bracketed = true;
        } else {
            low = p;
            if (alpha >= s.most) return last;
            alpha = std::min(2 * alpha, s.most);
        }
    }
    for (int i = 0; bracketed && i < maxiter; ++i) {
        const double width = high.alpha - low.alpha;
        double a = low.alpha + width / 2;
        if (std::isfinite(high.f)) {
            const double inner = low.alpha + cubic_minimiser(low, high) * width;
            const double edge = 0.1 * std::abs(width), lo = std::min(low.alpha, high.alpha) + edge;
            if (inner > lo && inner < lo + std::abs(width) - 2 * edge) a = inner;
        }
        if (a == low.alpha || a == high.alpha) break;
        const LinePoint p = at(a);
        if (high_value(p) || p.f >= low.f) {
            high = p;
        } else {
            if (good(p)) return last;
            if (p.slope * (high.alpha - low.alpha) >= 0) high = low;
            low = p;
        }
    }
    return last;
}

/// A line through x with direction p; keeps the point, value and gradient that were evaluated last.
class Line {
public:
    Line(Objective& objective, const Vector& x, const Vector& p) : objective_(objective), x_(x), p_(p) {}
    template <class = void>
    double operator()(double alpha, double& slope) {
        move(x_, alpha, p_, point);
        f = objective_.value(point);
        if (!std::isfinite(f)) {
            slope = std::numeric_limits<double>::quiet_NaN();
            return f;
        }
        objective_.gradient(point, f, gradient);
        slope = dot(gradient, p_);
        return f;
    }
    Vector point, gradient;
    double f = 0;

private:
    Objective& objective_;
    const Vector& x_;
    const Vector& p_;
};

/// The first trial step of a search: the one that would repeat the last decrease, at most 1.
template <class = void>
[[nodiscard]] inline double first_step(double f, double older_f, double slope) {
    const double alpha = std::min(1.0, 1.01 * 2 * (f - older_f) / slope);
    return alpha > 0 ? alpha : 1.0;
}

/// A step with the strong Wolfe conditions along the line, by More and Thuente and if that fails by zooming.
template <class Accept>
LineResult wolfe(Line& line, double f, double older_f, double slope, const LineSettings& settings, Accept accept) {
    const double alpha = first_step(f, older_f, slope);
    LineResult r = MoreThuente<>(line, f, slope, settings).search(alpha);
    if (r.converged && accept(r.alpha)) return r;
    const int used = r.evaluations;
    r = wolfe_zoom(line, f, slope, alpha, settings, 10, accept);
    r.evaluations += used;
    return r;
}

}  // namespace scixx::optimize::detail::minimize
