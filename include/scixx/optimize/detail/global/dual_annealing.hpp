// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <numbers>
#include <scixx/core/error.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/random_state.hpp>
#include <scixx/optimize/detail/minimize/vector.hpp>
#include <scixx/optimize/optimize_result.hpp>
#include <utility>

namespace scixx::optimize::detail::global {

using minimize::Index;
using minimize::Vector;

/// Random displacements of Tsallis's distribution with shape q: heavy tails that shrink with the temperature. A
/// displacement is a normal number over a power of another one, both scaled by the temperature.
/// Source: Schanze, Comput. Phys. Commun. 175 (2006) 708, equations 12 to 14.
template <class T = double>
class Visits {
public:
    Visits(T q, const Vector& lb, const Vector& ub, core::RandomState& random)
        : q_(q), lb_(lb), ub_(ub), random_(random) {
        const T a = 1 / (q - 1) - 0.5;
        spread_ = 0.5 * std::log(std::numbers::pi_v<T>) + (4 - q) * std::log(q - 1) -
                  (2 - q) * std::numbers::ln2_v<T> / (q - 1) - std::log(3 - q);
        width_ = a < 150 ? std::log(std::tgamma(a)) : (a - 0.5) * std::log(a) - a;  // log Gamma(a)
    }

    /// One coordinate `only` of x moves, or with -1 all of them; what leaves the bounds comes in from the other side.
    void move(const Vector& x, Index only, T temperature, Vector& to) {
        to = x;
        const T scale = std::exp(-(q_ - 1) * (width_ - spread_ - std::log(temperature) / (q_ - 1)) / (3 - q_));
        const Index n = x.size();
        for (Index i = only < 0 ? 0 : only; i < (only < 0 ? n : only + 1); ++i) {
            const T normal = random_.standard_normal(), other = std::abs(random_.standard_normal());
            T visit = scale * normal / std::exp((q_ - 1) * std::log(other) / (3 - q_));
            constexpr T tail = 1e8;
            if (!(std::abs(visit) <= tail)) visit = (visit > 0 ? tail : -tail) * random_.random_sample();
            const T range = ub_[i] - lb_[i];
            T place = std::fmod(std::fmod(x[i] + visit - lb_[i], range) + range, range) + lb_[i];
            if (std::abs(place - lb_[i]) < 1e-10 * range) place += 1e-10 * range;  // not on the bound itself
            to[i] = std::clamp(place, lb_[i], ub_[i]);
        }
    }

private:
    T q_, spread_, width_;
    const Vector &lb_, &ub_;
    core::RandomState& random_;
};

template <class Result, class Context, class Options>
Result dual_annealing(core::FunctionRef<double(const Vector&)> func,
                      core::FunctionRef<OptimizeResult(const Vector&)> descend, const Vector& lb, const Vector& ub,
                      const Options& o) {
    const char* const name = "dual_annealing";
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const Index n = lb.size();
    core::require(n > 0, name, "bounds must not be empty");
    for (Index i = 0; i < n; ++i)
        core::require(std::isfinite(ub[i] - lb[i]) && lb[i] < ub[i], name, "bounds must be finite with lb < ub, got ",
                      lb[i], " and ", ub[i]);
    core::require(o.maxiter >= 0, name, "maxiter must not be negative, got ", o.maxiter);
    core::require(o.initial_temp > 0.01 && o.initial_temp <= 5e4, name, "initial_temp must be in (0.01, 5e4], got ",
                  o.initial_temp);
    core::require(o.restart_temp_ratio > 0 && o.restart_temp_ratio < 1, name,
                  "restart_temp_ratio must be in (0, 1), got ", o.restart_temp_ratio);
    core::require(o.visit > 1 && o.visit < 3, name, "visit must be in (1, 3), got ", o.visit);
    core::require(o.accept > -1e4 && o.accept <= -5, name, "accept must be in (-1e4, -5], got ", o.accept);
    core::require(o.maxfun >= 0, name, "maxfun must not be negative, got ", o.maxfun);
    core::RandomState random(o.seed);
    Result r;
    const auto value = [&](const Vector& x) {
        ++r.nfev;
        const double f = func(x);
        return std::isnan(f) ? infinity : f;
    };
    Vector x(n), trial(n), best, lowest;  // lowest: since the last search of the second kind
    double f = infinity, best_f = infinity, lowest_f = infinity;
    const auto restart = [&](const Vector* given) {
        for (int attempt = 0; attempt < 1000; ++attempt) {
            for (Index i = 0; i < n; ++i)
                x[i] = given && attempt == 0 ? (*given)[i] : lb[i] + random.random_sample() * (ub[i] - lb[i]);
            f = value(x);
            if (std::isfinite(f)) return true;
        }
        return false;
    };
    if (o.x0) {
        core::require(o.x0->size() == n, name, "x0 must have ", n, " components, got ", o.x0->size());
        for (Index i = 0; i < n; ++i)
            core::require((*o.x0)[i] >= lb[i] && (*o.x0)[i] <= ub[i], name, "x0 must be within the bounds, got ",
                          (*o.x0)[i], " at ", i);
    }
    core::require(restart(o.x0 ? &*o.x0 : nullptr), name, "func must be finite at one of 1000 random points");
    best = lowest = x;
    best_f = lowest_f = f;
    bool stopped = false, improved = true;
    const auto record = [&](const Vector& at, double f_at, Context context) {
        best = at;
        best_f = f_at;
        if (o.callback && o.callback(best, best_f, context)) stopped = true;
    };
    const auto search = [&](Vector& at, double& f_at) {
        const OptimizeResult m = descend(at);
        r.nfev += m.nfev;
        r.njev += m.njev;
        r.nhev += m.nhev;
        bool inside = std::isfinite(m.fun);
        for (Index i = 0; i < n; ++i) inside = inside && m.x[i] >= lb[i] && m.x[i] <= ub[i];
        if (!inside || !(m.fun < f_at)) return;
        at = m.x;
        f_at = m.fun;
    };
    Visits visits(o.visit, lb, ub, random);
    const double first = std::exp((o.visit - 1) * std::numbers::ln2) - 1;
    Index idle = 0, patience = 1000;  // steps without a better point, and how many of them call for a search
    r.message = "Maximum number of iterations reached";
    const auto spent = [&] { return static_cast<double>(r.nfev) >= o.maxfun; };
    const auto over = [&] { return stopped || spent(); };
    Index since_restart = 0;
    for (; r.nit < o.maxiter && !over(); ++r.nit, ++since_restart) {
        const double s = static_cast<double>(since_restart) + 2;
        const double temperature = o.initial_temp * first / (std::exp((o.visit - 1) * std::log(s)) - 1);
        if (temperature < o.initial_temp * o.restart_temp_ratio) {
            since_restart = -1;
            if (!restart(nullptr)) break;
            continue;
        }
        const double step_temperature = temperature / static_cast<double>(since_restart + 1);
        ++idle;
        for (Index k = 0; k < 2 * n && !over(); ++k) {
            if (k == 0) improved = r.nit == 0;
            visits.move(x, k < n ? -1 : k - n, temperature, trial);
            const double f_trial = value(trial);
            bool take = f_trial < f;
            if (!take) {
                const double chance = random.random_sample();
                const double base = 1 - (1 - o.accept) * (f_trial - f) / step_temperature;
                take = base > 0 && chance <= std::exp(std::log(base) / (1 - o.accept));
                if (take) {
                    x = trial;
                    f = f_trial;
                    lowest = x;
                }
                if (idle >= patience && (k == 0 || f < lowest_f)) {
                    lowest_f = f;
                    lowest = x;
                }
                continue;
            }
            x = trial;
            f = f_trial;
            if (f < best_f) {
                improved = true;
                idle = 0;
                record(x, f, Context::annealing);
            }
        }
        if (o.no_local_search || over()) continue;
        if (improved) {  // down from a better point
            Vector at = best;
            double f_at = best_f;
            search(at, f_at);
            if (f_at < best_f) {
                idle = 0;
                record(at, f_at, Context::local_search);
                x = at;
                f = f_at;
            }
            if (over()) continue;
        }
        // Down from the lowest point lately: by chance, less often the worse it is, or after many steps in vain.
        const bool many = idle >= patience;
        const double pressure = n < 90 ? 100.0 * static_cast<double>(n) : 0.0;
        const double likely = pressure > 0 ? std::exp(pressure * (best_f - f) / step_temperature) : 0.0;
        if (!many && !(pressure > 0 && likely >= random.random_sample())) continue;
        Vector at = lowest;
        double f_at = value(at);
        search(at, f_at);
        lowest = at;
        lowest_f = f_at;
        idle = 0;
        patience = n;
        if (f_at < best_f) {
            record(at, f_at, Context::dual_annealing);
            x = at;
            f = f_at;
        }
    }
    if (spent()) r.message = "Maximum number of function calls reached";
    if (stopped) r.message = "The callback asked to stop";
    r.status = stopped ? 1 : 0;
    r.success = !stopped;
    r.x = std::move(best);
    r.fun = best_f;
    return r;
}

}  // namespace scixx::optimize::detail::global
