// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/function_ref.hpp>
#include <scixx/signal/detail/design/prototypes.hpp>

namespace scixx::signal::detail::design {

/// Minimum of f within (low, high) by golden sections and parabolas (R. P. Brent, "Algorithms for minimization without
/// derivatives", 1973, chapter 5, with fmin's tolerance of 1e-5).
template <class = void>
inline double bounded_minimum(core::FunctionRef<double(double)> f, double low, double high) {
    const double golden = 0.5 * (3 - std::sqrt(5.0)), root_eps = std::sqrt(2.2e-16), xtol = 1e-5;
    double best = low + golden * (high - low), second = best, third = best;
    double f_best = f(best), f_second = f_best, f_third = f_best;
    double step = 0, before = 0;
    double middle = 0.5 * (low + high), tol = root_eps * std::abs(best) + xtol / 3;
    for (int calls = 1; calls < 500 && std::abs(best - middle) > 2 * tol - 0.5 * (high - low); ++calls) {
        bool section = true;
        if (std::abs(before) > tol) {
            const double r = (best - second) * (f_best - f_third);
            double q = (best - third) * (f_best - f_second);
            double p = (best - third) * q - (best - second) * r;
            q = 2 * (q - r);
            if (q > 0) p = -p;
            q = std::abs(q);
            const double last = before;
            before = step;
            if (std::abs(p) < std::abs(0.5 * q * last) && p > q * (low - best) && p < q * (high - best)) {
                step = p / q;
                const double x = best + step;
                if (x - low < 2 * tol || high - x < 2 * tol) step = middle >= best ? tol : -tol;
                section = false;
            }
        }
        if (section) {
            before = best >= middle ? low - best : high - best;
            step = golden * before;
        }
        const double x = best + (step < 0 ? -1 : 1) * std::max(std::abs(step), tol);
        const double value = f(x);
        if (value <= f_best) {
            (x >= best ? low : high) = best;
            third = second;
            f_third = f_second;
            second = best;
            f_second = f_best;
            best = x;
            f_best = value;
        } else {
            (x < best ? low : high) = x;
            if (value <= f_second || second == best) {
                third = second;
                f_third = f_second;
                second = x;
                f_second = value;
            } else if (value <= f_third || third == best || third == second) {
                third = x;
                f_third = value;
            }
        }
        middle = 0.5 * (low + high);
        tol = root_eps * std::abs(best) + xtol / 3;
    }
    return best;
}

enum class OrderRule { butter, cheby, ellip };

/// 10^(g / 10) - 1 of the losses in dB in the passband and in the stopband.
struct Losses {
    double pass = 0, stop = 0;

    /// The order, not yet a whole number, for a stopband that begins at `nat` times the passband's edge.
    [[nodiscard]] double order(OrderRule rule, double nat) const {
        const double ratio = stop / pass;
        if (rule == OrderRule::butter) return std::log10(ratio) / (2 * std::log10(nat));
        if (rule == OrderRule::cheby) return std::acosh(std::sqrt(ratio)) / std::acosh(nat);
        const double k = 1 / (nat * nat), k1 = pass / stop;
        return complete_elliptic(1 - k) * complete_elliptic(k1) / (complete_elliptic(k) * complete_elliptic(1 - k1));
    }
};

/// The prototype's stopband edge of a bandstop filter with the passband's edges p0 and p1.
inline double bandstop_selectivity(const double (&stop)[2], double p0, double p1) {
    const auto one = [&](double s) { return std::abs(s * (p0 - p1) / (s * s - p0 * p1)); };
    return std::min(one(stop[0]), one(stop[1]));
}

/// The edges of a specification in rad/s (prewarped for digital filters), and what follows from them.
template <class = void>
struct Specification {
    double pass[2] = {0, 0}, stop[2] = {0, 0};
    Losses losses;
    BType btype = BType::lowpass;
    bool analog = false;
    std::optional<double> fs;

    Specification(const char* function, const CriticalFrequency& wp, const CriticalFrequency& ws, double gpass,
                  double gstop, bool analog_filter, std::optional<double> rate)
        : losses{excess(gpass), excess(gstop)}, analog(analog_filter), fs(rate) {
        core::require(gpass > 0, function, "gpass must be larger than 0, got ", gpass);
        core::require(gstop > 0, function, "gstop must be larger than 0, got ", gstop);
        core::require(gpass < gstop, function, "gpass must be smaller than gstop, got ", gpass, " and ", gstop);
        core::require(wp.size() == ws.size(), function, "wp and ws must have the same number of edges");
        core::require(!(analog && fs), function, "fs cannot be specified for an analog filter");
        const int n = wp.size();
        const auto edge = [&](double w, const char* name) {
            const double relative = fs ? 2 * w / *fs : w;
            core::require(relative > 0, function, name, " must be greater than 0, got ", w);
            if (analog) return relative;
            core::require(relative < 1, function, name, " must be less than half the sampling frequency, got ", w);
            return std::tan(std::numbers::pi * relative / 2);
        };
        for (int i = 0; i < n; ++i) {
            pass[i] = edge(wp[i], "wp");
            stop[i] = edge(ws[i], "ws");
        }
        if (n == 1) {
            core::require(wp[0] != ws[0], function, "wp and ws must differ, got ", wp[0], " twice");
            btype = wp[0] < ws[0] ? BType::lowpass : BType::highpass;
        } else {
            btype = wp[0] < ws[0] ? BType::bandstop : BType::bandpass;
            const bool inside = (ws[0] < wp[0] && wp[1] < ws[1]) || (wp[0] < ws[0] && ws[1] < wp[1]);
            core::require(wp[0] < wp[1] && ws[0] < ws[1] && inside, function,
                          "the passband must lie strictly inside the stopband's edges or the other way round");
        }
    }

    /// The prototype's stopband edge.
    [[nodiscard]] double selectivity() const {
        switch (btype) {
            case BType::lowpass:
                return stop[0] / pass[0];
            case BType::highpass:
                return pass[0] / stop[0];
            case BType::bandstop:
                return bandstop_selectivity(stop, pass[0], pass[1]);
            case BType::bandpass:
                break;
        }
        const auto one = [&](double s) { return std::abs((s * s - pass[0] * pass[1]) / (s * (pass[0] - pass[1]))); };
        return std::min(one(stop[0]), one(stop[1]));
    }
    /// The passband of a bandstop filter widened to the edges that need the least order; then the order.
    [[nodiscard]] int whole_order(const char* function, OrderRule rule) {
        if (btype == BType::bandstop) {
            pass[0] =
                bounded_minimum([&](double p) { return losses.order(rule, bandstop_selectivity(stop, p, pass[1])); },
                                pass[0], stop[0] - 1e-12);
            pass[1] =
                bounded_minimum([&](double p) { return losses.order(rule, bandstop_selectivity(stop, pass[0], p)); },
                                stop[1] + 1e-12, pass[1]);
        }
        const double n = std::ceil(losses.order(rule, selectivity()));
        core::require(std::isfinite(n) && n < 1e6, function, "no filter meets the specification");
        return static_cast<int>(n);
    }
    /// Edges in rad/s in the caller's unit.
    [[nodiscard]] CriticalFrequency answer(double low, double high) const {
        const auto back = [&](double w) {
            if (analog) return w;
            const double relative = 2 / std::numbers::pi * std::atan(w);
            return fs ? relative * *fs / 2 : relative;
        };
        if (btype == BType::lowpass || btype == BType::highpass) return {back(low)};
        return {back(std::min(low, high)), back(std::max(low, high))};
    }
};

}  // namespace scixx::signal::detail::design
