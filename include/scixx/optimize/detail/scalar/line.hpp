// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/error.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/math.hpp>
#include <utility>
#include <vector>

namespace scixx::optimize::detail::scalar {

/// Minimum of a function of one variable as the kernels hand it on.
struct Minimum {
    double x = 0, f = 0;
    int iterations = 0, calls = 0;
    bool converged = false, bracketed = true;
};

/// Three points with the least value in the middle.
struct Triple {
    double xa = 0, xb = 0, xc = 0, fa = 0, fb = 0, fc = 0;
    int calls = 0;
    bool found = false;
};

/// A function that counts its calls and is inf where it is NaN, so that comparisons decide.
class Counted {
public:
    explicit Counted(core::FunctionRef<double(double)> f) : f_(f) {}
    double operator()(double x) {
        ++calls_;
        const double value = f_(x);
        return std::isnan(value) ? std::numeric_limits<double>::infinity() : value;
    }
    [[nodiscard]] int calls() const noexcept { return calls_; }

private:
    core::FunctionRef<double(double)> f_;
    int calls_ = 0;
};

inline constexpr double golden_ratio = 1.6180339887498949;
inline constexpr double golden_section = 0.38196601125010515;  // 2 - golden_ratio

/// Walks downhill from [xa, xb], by parabolas of at most grow_limit times the last step.
template <class = void>
inline Triple bracket(Counted& f, double xa, double xb, double grow_limit, int maxiter) {
    Triple t{.xa = xa, .xb = xb};
    t.fa = f(t.xa);
    t.fb = f(t.xb);
    if (t.fa < t.fb) {
        std::swap(t.xa, t.xb);
        std::swap(t.fa, t.fb);
    }
    t.xc = t.xb + golden_ratio * (t.xb - t.xa);
    t.fc = f(t.xc);
    const auto shift = [&](double x, double value) {
        t.xa = std::exchange(t.xb, std::exchange(t.xc, x));
        t.fa = std::exchange(t.fb, std::exchange(t.fc, value));
    };
    for (int i = 0; t.fc < t.fb && i <= maxiter && std::isfinite(t.xc); ++i) {
        const double p = (t.xb - t.xa) * (t.fb - t.fc), q = (t.xb - t.xc) * (t.fb - t.fa), gap = q - p;
        const double denominator = std::abs(gap) < 1e-21 ? 2e-21 : 2 * gap;
        double w = t.xb - ((t.xb - t.xc) * q - (t.xb - t.xa) * p) / denominator;
        const double limit = t.xb + grow_limit * (t.xc - t.xb);
        double fw = 0;
        if ((w - t.xc) * (t.xb - w) > 0) {  // between the middle and the far end
            fw = f(w);
            if (fw < t.fc) {
                t.xa = std::exchange(t.xb, w);
                t.fa = std::exchange(t.fb, fw);
                break;
            }
            if (fw > t.fb) {
                t.xc = w;
                t.fc = fw;
                break;
            }
            w = t.xc + golden_ratio * (t.xc - t.xb);
            fw = f(w);
        } else if ((w - limit) * (limit - t.xc) >= 0) {
            w = limit;
            fw = f(w);
        } else if ((w - limit) * (t.xc - w) > 0) {
            fw = f(w);
            if (fw < t.fc) {
                t.xb = std::exchange(t.xc, w);
                t.fb = std::exchange(t.fc, fw);
                w = t.xc + golden_ratio * (t.xc - t.xb);
                fw = f(w);
            }
        } else {
            w = t.xc + golden_ratio * (t.xc - t.xb);
            fw = f(w);
        }
        shift(w, fw);
    }
    t.calls = f.calls();
    t.found = t.fb <= t.fa && t.fb <= t.fc && std::isfinite(t.xa) && std::isfinite(t.xc) && std::isfinite(t.fb);
    return t;
}

/// Brent's minimiser on [a, b] from an inner point: parabolas, safeguarded by golden sections. x is found to
/// relative |x| + absolute. `limit(iterations, calls)` stops it.
template <class Limit>
Minimum brent(Counted& f, double a, double x, double b, double fx, double relative, double absolute, Limit limit) {
    if (a > b) std::swap(a, b);
    double w = x, v = x, fw = fx, fv = fx, step = 0, before = 0;
    int i = 0;
    while (true) {
        const double tol = relative * std::abs(x) + absolute, middle = a / 2 + b / 2;
        if (std::abs(x - middle) <= 2 * tol - (b / 2 - a / 2)) return {x, fx, i, f.calls(), true};
        if (limit(i, f.calls())) return {x, fx, i, f.calls(), false};
        bool golden = true;
        if (std::abs(before) > tol) {
            const double r = (x - w) * (fx - fv), s = (x - v) * (fx - fw);
            double p = (x - v) * s - (x - w) * r, q = 2 * (s - r);
            if (q > 0) p = -p;
            q = std::abs(q);
            const double older = std::exchange(before, step);
            if (p > q * (a - x) && p < q * (b - x) && std::abs(p) < std::abs(q * older / 2)) {
                step = p / q;
                const double u = x + step;
                if (u - a < 2 * tol || b - u < 2 * tol) step = middle >= x ? tol : -tol;
                golden = false;
            }
        }
        if (golden) {
            before = x >= middle ? a - x : b - x;
            step = golden_section * before;
        }
        const double u = x + (std::abs(step) < tol ? (step >= 0 ? tol : -tol) : step), fu = f(u);
        if (fu > fx) {
            (u < x ? a : b) = u;
            if (fu <= fw || w == x) {
                v = std::exchange(w, u);
                fv = std::exchange(fw, fu);
            } else if (fu <= fv || v == x || v == w) {
                v = u;
                fv = fu;
            }
        } else {
            (u >= x ? a : b) = x;
            v = std::exchange(w, std::exchange(x, u));
            fv = std::exchange(fw, std::exchange(fx, fu));
        }
        ++i;
    }
}

/// Golden sections of a bracket until it is no wider than tol (|x1| + |x2|).
template <class = void>
inline Minimum golden(Counted& f, const Triple& t, double tol, int maxiter) {
    double x0 = t.xa, x3 = t.xc, x1 = t.xb, x2 = t.xb, f1 = t.fb, f2 = t.fb;
    if (std::abs(t.xc - t.xb) > std::abs(t.xb - t.xa)) {
        x2 = t.xb + golden_section * (t.xc - t.xb);
        f2 = f(x2);
    } else {
        x1 = t.xb - golden_section * (t.xb - t.xa);
        f1 = f(x1);
    }
    int i = 0;
    bool narrow = false;
    // As narrow as numbers allow counts too: a minimum at zero has no relative width.
    while (!(narrow = std::abs(x3 - x0) <= tol * (std::abs(x1) + std::abs(x2)) || x1 == x0 || x2 == x3) &&
           i < maxiter) {
        if (f2 < f1) {
            x0 = std::exchange(x1, x2);
            x2 = x1 + golden_section * (x3 - x1);
            f1 = std::exchange(f2, f(x2));
        } else {
            x3 = std::exchange(x2, x1);
            x1 = x2 - golden_section * (x2 - x0);
            f2 = std::exchange(f1, f(x1));
        }
        ++i;
    }
    return f1 < f2 ? Minimum{x1, f1, i, f.calls(), narrow} : Minimum{x2, f2, i, f.calls(), narrow};
}

/// The bracket that the user gave, or one from a walk downhill: from 0 and 1 if nothing is given, or from two points.
/// @throws std::invalid_argument for other numbers of points, and for three that are no bracket.
template <class T = double>
Triple start(const char* name, Counted& f, const std::vector<T>& points, double grow_limit = 110, int maxiter = 1000) {
    for (const T p : points) core::require(std::isfinite(p), name, "bracket must be finite, got ", p);
    if (points.empty()) return bracket(f, 0, 1, grow_limit, maxiter);
    if (points.size() == 2) return bracket(f, points[0], points[1], grow_limit, maxiter);
    core::require(points.size() == 3, name, "bracket must have 2 or 3 points, got ", points.size());
    T a = points[0], b = points[1], c = points[2];
    if (a > c) std::swap(a, c);
    core::require(a < b && b < c, name, "bracket must have its second point between the others");
    Triple t{.xa = a, .xb = b, .xc = c, .fa = f(a), .fb = f(b), .fc = f(c), .found = true};
    core::require(t.fb < t.fa && t.fb < t.fc, name, "bracket must have its least value in the middle, got ", t.fa, ", ",
                  t.fb, " and ", t.fc);
    return t;
}

}  // namespace scixx::optimize::detail::scalar
