// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/error.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/root_results.hpp>

namespace scixx::optimize::detail::roots {

using ScalarFunctionRef = core::FunctionRef<double(double)>;

/// Tolerances of a bracketing method: a root is found where the bracket's half is below xtol + rtol |x|.
struct Tolerances {
    double xtol, rtol;
    int maxiter;
};

struct Sample {
    double x, f;
};

/// Counts calls and remembers whether a value was NaN.
class Counted {
public:
    explicit Counted(ScalarFunctionRef f) : f_(f) {}
    Sample operator()(double x) {
        ++calls_;
        const double value = f_(x);
        nan_ = nan_ || std::isnan(value);
        return {x, value};
    }
    [[nodiscard]] bool nan() const noexcept { return nan_; }
    [[nodiscard]] int calls() const noexcept { return calls_; }

    template <class = void>
    [[nodiscard]] RootResults converged(double root, int iterations) const {
        return {root, iterations, calls_, true, "converged"};
    }
    template <class = void>
    [[nodiscard]] RootResults failed(double root, int iterations) const {
        if (nan_) return {std::numeric_limits<double>::quiet_NaN(), iterations, calls_, false, "value error"};
        return {root, iterations, calls_, false, "convergence error"};
    }

private:
    ScalarFunctionRef f_;
    int calls_ = 0;
    bool nan_ = false;
};

template <class = void>
[[nodiscard]] inline bool opposite(double a, double b) {
    return std::signbit(a) != std::signbit(b);
}

template <class = void>
inline void check_tolerances(const char* name, const Tolerances& t) {
    core::require(t.xtol > 0, name, "xtol must be positive, got ", t.xtol);
    core::require(t.rtol >= 4 * std::numeric_limits<double>::epsilon(), name, "rtol must be at least ",
                  4 * std::numeric_limits<double>::epsilon(), ", got ", t.rtol);
    core::require(t.maxiter >= 1, name, "maxiter must be at least 1, got ", t.maxiter);
}

/// The ends' values. True if one of them decides the outcome, which is then in `done`.
template <class = void>
inline bool open_bracket(const char* name, Counted& f, double a, double b, const Tolerances& t, Sample& fa, Sample& fb,
                         RootResults& done) {
    check_tolerances(name, t);
    core::require(std::isfinite(a) && std::isfinite(b), name, "a and b must be finite, got ", a, " and ", b);
    fa = f(a);
    fb = f(b);
    if (f.nan())
        done = f.failed(a, 0);
    else if (fa.f == 0)
        done = f.converged(a, 0);
    else if (fb.f == 0)
        done = f.converged(b, 0);
    else if (!opposite(fa.f, fb.f))
        core::fail<NoSignChange>(name, "f(a) and f(b) must have different signs, got ", fa.f, " and ", fb.f);
    else
        return false;
    return true;
}

template <class = void>
inline RootResults bisect(const char* name, ScalarFunctionRef function, double a, double b, const Tolerances& t) {
    Counted f(function);
    Sample low{}, high{};
    RootResults done;
    if (open_bracket(name, f, a, b, t, low, high, done)) return done;
    double half = b / 2 - a / 2;  // half the width, which itself can overflow
    for (int i = 1; i <= t.maxiter; ++i, half /= 2) {
        const Sample middle = f(low.x + half);
        if (f.nan()) return f.failed(middle.x, i);
        if (middle.f == 0 || std::abs(half) < t.xtol + t.rtol * std::abs(middle.x)) return f.converged(middle.x, i);
        if (!opposite(middle.f, low.f)) low = middle;
    }
    return f.failed(low.x, t.maxiter);
}

/// The exponential factor that makes three equidistant values linear gives the next point (Ridders 1979).
template <class = void>
inline RootResults ridder(const char* name, ScalarFunctionRef function, double a, double b, const Tolerances& t) {
    Counted f(function);
    Sample low{}, high{};
    RootResults done;
    if (open_bracket(name, f, a, b, t, low, high, done)) return done;
    double tolerance = t.xtol + t.rtol * std::min(std::abs(a), std::abs(b));
    for (int i = 1; i <= t.maxiter; ++i) {
        const double half = high.x / 2 - low.x / 2;
        const Sample middle = f(low.x + half);
        if (f.nan()) return f.failed(middle.x, i);
        if (middle.f == 0) return f.converged(middle.x, i);
        // Scaled, so that no product of values over- or underflows.
        const double scale = std::max({std::abs(low.f), std::abs(middle.f), std::abs(high.f)});
        const double u = low.f / scale, v = middle.f / scale, w = high.f / scale;
        const double slope = high.f > low.f ? 1.0 : -1.0;
        double shift = slope * half * v / std::sqrt(v * v - u * w);
        if (!std::isfinite(shift)) shift = 0;  // infinite values: bisection
        const double most = std::max(std::abs(half) - 0.5 * tolerance, 0.0);
        const Sample next = f(middle.x - std::copysign(std::min(std::abs(shift), most), shift));
        if (f.nan()) return f.failed(next.x, i);
        if (opposite(next.f, middle.f)) {
            low = middle;
            high = next;
        } else if (opposite(next.f, low.f)) {
            high = next;
        } else {
            low = next;
        }
        tolerance = t.xtol + t.rtol * std::abs(next.x);
        if (next.f == 0 || std::abs(high.x - low.x) < tolerance) return f.converged(next.x, i);
    }
    return f.failed(low.x, t.maxiter);
}

/// Brent's safeguarded interpolation. `extrapolate(older, last, best)` is the step from `best` by three points; it is
/// the secant's where only two are known.
template <class Extrapolate>
RootResults brent(const char* name, ScalarFunctionRef function, double a, double b, const Tolerances& t,
                  Extrapolate extrapolate) {
    Counted f(function);
    Sample last{}, best{};
    RootResults done;
    if (open_bracket(name, f, a, b, t, last, best, done)) return done;
    Sample other = last;  // the bracket is [best, other]
    double step = best.x - last.x, before = step;
    for (int i = 1; i <= t.maxiter; ++i) {
        if (last.f != 0 && opposite(last.f, best.f)) {
            other = last;
            step = before = best.x - last.x;
        }
        if (std::abs(other.f) < std::abs(best.f)) {
            last = best;
            best = other;
            other = last;
        }
        const double delta = (t.xtol + t.rtol * std::abs(best.x)) / 2, half = other.x / 2 - best.x / 2;
        if (best.f == 0 || std::abs(half) < delta) return f.converged(best.x, i);
        double next = half;  // bisection, unless interpolation promises more
        bool interpolated = false;
        if (std::abs(before) > delta && std::abs(best.f) < std::abs(last.f)) {
            const double trial =
                last.x == other.x ? -best.f * (best.x - last.x) / (best.f - last.f) : extrapolate(other, last, best);
            interpolated = 2 * std::abs(trial) < std::min(std::abs(before), 3 * std::abs(half) - delta);
            if (interpolated) next = trial;
        }
        before = interpolated ? step : half;
        step = next;
        last = best;
        best = f(best.x + (std::abs(step) > delta ? step : std::copysign(delta, half)));
        if (f.nan()) return f.failed(best.x, i);
    }
    return f.failed(best.x, t.maxiter);
}

/// The inverse quadratic through three points.
template <class = void>
[[nodiscard]] inline double inverse_quadratic(const Sample& other, const Sample& last, const Sample& best) {
    const double p = (last.f - best.f) / (last.x - best.x), q = (other.f - best.f) / (other.x - best.x);
    return -best.f * (other.f * q - last.f * p) / (q * p * (other.f - last.f));
}

/// The hyperbola through three points.
template <class = void>
[[nodiscard]] inline double hyperbolic(const Sample& other, const Sample& last, const Sample& best) {
    const double p = (last.f - best.f) / (last.x - best.x), q = (other.f - best.f) / (other.x - best.x);
    return -best.f * (other.f - last.f) / (other.f * p - last.f * q);
}

/// Algorithm 748 of Alefeld, Potra and Shi: brackets by quadratic and inverse cubic interpolation.
class Toms748 {
public:
    Toms748(ScalarFunctionRef function, int k) : f_(function), k_(k) {}

    template <class = void>
    RootResults solve(const char* name, double a, double b, const Tolerances& t) {
        RootResults done;
        if (open_bracket(name, f_, a, b, t, a_, b_, done)) return done;
        if (a_.x > b_.x) std::swap(a_, b_);
        int i = 1;
        shrink(a_.x - a_.f * ((b_.x - a_.x) / (b_.f - a_.f)));
        while (!finished(t)) {
            if (i >= t.maxiter || f_.nan()) return f_.failed(best().x, i);
            ++i;
            const double width = b_.x - a_.x;
            for (int step = 2; step < k_ + 2 && !finished(t); ++step) {
                double c = have_e_ && distinct() ? cubic() : quadratic(step);
                if (!(c > a_.x && c < b_.x)) c = quadratic(step);
                shrink(c);
            }
            if (finished(t)) break;
            const Sample u = best();
            double c = u.x - 2 * u.f * ((b_.x - a_.x) / (b_.f - a_.f));  // a secant step of double length
            if (!(std::abs(c - u.x) <= 0.5 * (b_.x - a_.x))) c = a_.x / 2 + b_.x / 2;
            shrink(c);
            if (!finished(t) && b_.x - a_.x > 0.5 * width) shrink(a_.x / 2 + b_.x / 2);
        }
        if (f_.nan()) return f_.failed(best().x, i);
        return f_.converged(best().x, i);
    }

private:
    [[nodiscard]] Sample best() const { return std::abs(a_.f) <= std::abs(b_.f) ? a_ : b_; }
    template <class = void>
    [[nodiscard]] bool finished(const Tolerances& t) const {
        const Sample u = best();
        return f_.nan() || u.f == 0 || b_.x - a_.x <= t.xtol + t.rtol * std::abs(u.x);
    }
    /// Evaluates between the ends and keeps the half with the sign change; remembers the points that fall out.
    template <class = void>
    void shrink(double c) {
        // Away from the ends by a bit, so that the bracket always shrinks.
        const double gap = 2 * std::numeric_limits<double>::epsilon() * std::max(std::abs(a_.x), std::abs(b_.x));
        if (!(c > a_.x + gap)) c = a_.x + gap;
        if (!(c < b_.x - gap)) c = b_.x - gap;
        if (!(c > a_.x && c < b_.x)) c = a_.x / 2 + b_.x / 2;
        const Sample s = f_(c);
        if (f_.nan()) return;
        e_ = d_;
        have_e_ = have_d_;
        have_d_ = true;
        if (s.f == 0) {
            d_ = a_;
            a_ = b_ = s;
        } else if (opposite(s.f, a_.f)) {
            d_ = b_;
            b_ = s;
        } else {
            d_ = a_;
            a_ = s;
        }
    }
    template <class = void>
    [[nodiscard]] bool distinct() const {
        const double v[4] = {a_.f, b_.f, d_.f, e_.f};
        for (int i = 0; i < 4; ++i)
            for (int j = 0; j < i; ++j)
                if (v[i] == v[j]) return false;
        return true;
    }
    /// Newton steps for the root of the quadratic through a, b and d.
    template <class = void>
    [[nodiscard]] double quadratic(int steps) const {
        const double slope = (b_.f - a_.f) / (b_.x - a_.x);
        const double bend = ((d_.f - b_.f) / (d_.x - b_.x) - slope) / (d_.x - a_.x);
        if (bend == 0 || !std::isfinite(bend)) return a_.x - a_.f / slope;
        double x = opposite(bend, a_.f) ? b_.x : a_.x;
        for (int i = 0; i < steps; ++i) {
            const double value = a_.f + (slope + bend * (x - b_.x)) * (x - a_.x);
            const double derivative = slope + bend * (2 * x - a_.x - b_.x);
            if (derivative == 0) return a_.x - a_.f / slope;
            x -= value / derivative;
        }
        return x;
    }
    /// The inverse cubic through a, b, d and e at zero, by Neville's scheme.
    template <class = void>
    [[nodiscard]] double cubic() const {
        Sample p[4] = {a_, b_, d_, e_};
        double value[4] = {a_.x, b_.x, d_.x, e_.x};
        for (int level = 1; level < 4; ++level)
            for (int i = 0; i + level < 4; ++i)
                value[i] = (p[i + level].f * value[i] - p[i].f * value[i + 1]) / (p[i + level].f - p[i].f);
        return value[0];
    }

    Counted f_;
    int k_;
    Sample a_{}, b_{}, d_{}, e_{};
    bool have_d_ = false, have_e_ = false;
};

}  // namespace scixx::optimize::detail::roots
