// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/integrate/detail/tanhsinh.hpp>

namespace scixx::integrate::detail {

struct SeriesOutcome {
    double sum = std::numeric_limits<double>::quiet_NaN(), error = std::numeric_limits<double>::quiet_NaN();
    int status = 0;
    double evaluations = 0;
};

struct SeriesSettings {
    double step;
    bool log;
    double maxterms, atol, rtol;
};

/// log(exp a + exp b)
template <class T = double>
[[nodiscard]] T add_logarithms(T a, T b) {
    const T high = std::max(a, b), low = std::min(a, b);
    return std::isinf(low) && low < 0 ? high : high + std::log1p(std::exp(low - high));
}

/// A sum of numbers with compensation (T. J. Dekker, D. E. Knuth), or of exponentials.
template <class T = double>
class SeriesSum {
public:
    explicit SeriesSum(bool log) : log_(log), exponentials_(log) {}
    void add(T value) {
        if (log_) {
            exponentials_.add(value, 0, 1);
            return;
        }
        const T next = sum_ + value, part = next - sum_;
        const T lost = (sum_ - (next - part)) + (value - part);
        sum_ = next;
        if (std::isfinite(next)) rest_ += lost;
    }
    [[nodiscard]] T value() const {
        return log_ ? std::log(exponentials_.sum()) + exponentials_.shift() : sum_ + rest_;
    }

private:
    bool log_;
    T sum_ = 0, rest_ = 0;
    ScaledSum<T> exponentials_;
};

/// The sum of f(a + k step), k = 0 .. count - 1, count possibly infinite.
template <class T = double>
[[nodiscard]] SeriesOutcome sum_series(core::FunctionRef<T(T)> f, double a, double count, const SeriesSettings& s,
                                       TanhSinhNodes& nodes) {
    constexpr double infinity = std::numeric_limits<double>::infinity(), eps = std::numeric_limits<double>::epsilon();
    const bool log = s.log;
    SeriesOutcome out;
    const auto term = [&](double k) {
        ++out.evaluations;
        return f(a + k * s.step);
    };
    const auto plus = [log](double x, double y) { return log ? add_logarithms(x, y) : x + y; };
    const auto times = [log](double x, double factor) { return log ? x + std::log(factor) : x * factor; };
    const auto is_term = [log](double v) { return log ? v < infinity : std::isfinite(v); };  // false for NaN
    const double zero = log ? -infinity : 0;
    // Terms 0 .. n - 1 one by one; NaN for one that is not finite.
    const auto direct = [&](double n) {
        SeriesSum<T> sum(log);
        for (double k = 0; k < n; ++k) {
            const double value = term(k);
            if (!is_term(value)) return std::numeric_limits<double>::quiet_NaN();
            sum.add(value);
        }
        return sum.value();
    };
    const auto finish = [&](double sum, double error, int status) {
        out.sum = sum;
        out.error = error;
        out.status = std::isnan(sum) ? -3 : status;
        return out;
    };
    if (count <= s.maxterms) {
        const double sum = direct(count);
        return finish(sum, times(log ? sum : std::abs(sum), eps), 0);
    }

    // The terms from number n on are the integral and half a term at each end, within the largest of them: f is
    // unimodal. n is a power of two from which on, as far as powers of two tell, no term exceeds half the tolerance.
    const double last = std::isinf(count) ? infinity : a + (count - 1) * s.step;
    const auto integrand = [&](double x) {
        ++out.evaluations;
        return static_cast<T>(f(x));
    };
    const TanhSinhSettings settings{log, 10, 2, s.atol, s.rtol};
    const auto integral = [&](double from) {
        TanhSinhOutcome<T> r = tanhsinh<T>(core::FunctionRef<T(double)>(integrand), from, last, settings, nodes);
        r.integral = times(r.integral, 1 / s.step);
        r.error = times(r.error, 1 / s.step);
        return r;
    };
    const TanhSinhOutcome<T> whole = integral(a);
    if (whole.status == -2) return finish(whole.integral, whole.error, -2);
    if (whole.status == -3 && std::isnan(whole.integral) && !is_term(term(0)))
        return finish(std::numeric_limits<double>::quiet_NaN(), whole.error, -3);
    const double size = whole.status == 0 ? (log ? whole.integral : std::abs(whole.integral)) : zero;
    const double relative = log ? size + s.rtol : size * s.rtol;
    const double tolerance = plus(relative, s.atol);
    double n = 1, most = zero;
    {
        double power = 1;
        std::vector<double> sizes;
        std::vector<double> places;
        while (true) {
            const double value = term(power);
            sizes.push_back(log ? value : std::abs(value));
            places.push_back(power);
            if (power * 2 > std::min(s.maxterms, count - 1)) break;
            power *= 2;
        }
        n = places.back();
        for (std::size_t i = sizes.size(); i-- > 0;) {
            const double bound = std::max(most, sizes[i]);
            if (i + 1 < sizes.size() && !(times(bound, 1) <= tolerance)) break;
            if (i + 1 == sizes.size() && !(bound <= tolerance)) {
                n = s.maxterms;
                most = log ? term(n) : std::abs(term(n));
                break;
            }
            n = places[i];
            most = bound;
        }
    }
    const double head = direct(n);
    const TanhSinhOutcome<T> tail = integral(a + n * s.step);
    const double first = term(n), final_term = std::isinf(last) ? zero : f(last);
    double sum = plus(plus(head, tail.integral), times(plus(first, final_term), 0.5));
    double error = plus(plus(times(most, 0.5), times(log ? sum : std::abs(sum), eps)), tail.error);
    if (std::isinf(last) && !is_term(first)) sum = std::numeric_limits<double>::quiet_NaN();
    const double allowed = plus(log ? sum + s.rtol : std::abs(sum) * s.rtol, s.atol);
    return finish(sum, error, tail.status == -2 ? -2 : tail.status == -3 ? -3 : error <= allowed ? 0 : -4);
}

/// The sum of f(a), f(a + step) .. up to b; infinite limits on both sides.
template <class T = double>
[[nodiscard]] SeriesOutcome nsum(core::FunctionRef<T(T)> f, double a, double b, const SeriesSettings& s,
                                 TanhSinhNodes& nodes) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const auto mirrored = [&](T x) { return f(-x); };
    if (!(a <= b) || a == infinity || b == -infinity) {
        SeriesOutcome out;
        out.status = -1;
        return out;
    }
    if (a > -infinity) return sum_series<T>(f, a, std::floor((b - a) / s.step) + 1, s, nodes);
    if (b < infinity) return sum_series<T>(mirrored, -b, infinity, s, nodes);
    SeriesOutcome right = sum_series<T>(f, 0, infinity, s, nodes);
    const SeriesOutcome left = sum_series<T>(mirrored, s.step, infinity, s, nodes);
    right.sum = s.log ? add_logarithms(right.sum, left.sum) : right.sum + left.sum;
    right.error = s.log ? add_logarithms(right.error, left.error) : right.error + left.error;
    right.evaluations += left.evaluations;
    if (right.status == 0) right.status = left.status;
    return right;
}

}  // namespace scixx::integrate::detail
