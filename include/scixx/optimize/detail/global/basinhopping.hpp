// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
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

template <class Result, class Options>
Result basinhopping(core::FunctionRef<OptimizeResult(const Vector&)> descend, const Vector& x, const Options& o) {
    const char* const name = "basinhopping";
    core::require(o.niter >= 0, name, "niter must not be negative, got ", o.niter);
    core::require(o.T >= 0, name, "T must not be negative, got ", o.T);
    core::require(o.stepsize > 0 && std::isfinite(o.stepsize), name, "stepsize must be positive, got ", o.stepsize);
    core::require(o.interval >= 1, name, "interval must be positive, got ", o.interval);
    core::require(o.target_accept_rate > 0 && o.target_accept_rate < 1, name,
                  "target_accept_rate must be in (0, 1), got ", o.target_accept_rate);
    core::require(o.stepwise_factor > 0 && o.stepwise_factor < 1, name, "stepwise_factor must be in (0, 1), got ",
                  o.stepwise_factor);
    core::require(o.niter_success.value_or(0) >= 0, name, "niter_success must not be negative, got ",
                  o.niter_success.value_or(0));
    core::RandomState random(o.seed);
    Result r;
    const Index n = x.size();
    const auto count = [&](const OptimizeResult& m) {
        r.nfev += m.nfev;
        r.njev += m.njev;
        r.nhev += m.nhev;
        r.minimization_failures += m.success ? 0 : 1;
    };
    OptimizeResult state = descend(x);
    count(state);
    OptimizeResult best = state;
    r.message = "requested number of basinhopping iterations completed successfully";
    const auto better = [](const OptimizeResult& a, const OptimizeResult& b) {
        return a.success && (a.fun < b.fun || !b.success);
    };
    double step = o.stepsize;
    Index steps = 0, accepted = 0, idle = 0;
    const Index patience = o.niter_success.value_or(o.niter + 2);
    bool stop = o.callback && o.callback(state.x, state.fun, true);
    if (stop) r.message = "callback function requested stop early by returning True";
    for (Index i = 0; i < o.niter && !stop; ++i) {
        Vector trial = state.x;
        if (o.take_step) {
            trial = o.take_step(trial);
            core::require(trial.size() == n, name, "take_step must return ", n, " components, got ", trial.size());
        } else {
            ++steps;
            if (steps % o.interval == 0) {
                const bool often = static_cast<double>(accepted) > o.target_accept_rate * static_cast<double>(steps);
                step = often ? step / o.stepwise_factor : step * o.stepwise_factor;
            }
            for (Index k = 0; k < n; ++k) trial[k] += random.uniform(-step, step);
        }
        OptimizeResult next = descend(trial);
        count(next);
        bool accept = true;
        int forced = 0;
        if (o.accept_test) {
            forced = static_cast<int>(o.accept_test(next.fun, next.x, state.fun, state.x));
            accept = forced > 0;
        }
        // Metropolis: downwards always, upwards by chance.
        const double rise = next.fun - state.fun;
        const double share = o.T > 0 ? std::exp(std::min(0.0, -rise / o.T)) : rise > 0 ? 0.0 : 1.0;
        const double chance = random.uniform();
        const bool metropolis = share >= chance && (next.success || !state.success);
        accept = forced == 2 || (accept && metropolis);
        const Vector seen = o.callback ? next.x : Vector();
        const double seen_f = next.fun;
        bool lower = false;
        if (accept) {
            ++accepted;
            state = std::move(next);
            if (better(state, best)) {
                best = state;
                lower = true;
            }
        }
        r.nit = i + 1;
        if (o.callback && o.callback(seen, seen_f, accept)) {
            r.message = "callback function requested stop early by returning True";
            stop = true;
        }
        idle = lower ? 0 : idle + 1;
        if (!stop && idle > patience) {
            r.message = "success condition satisfied";
            stop = true;
        }
    }
    r.x = best.x;
    r.fun = best.fun;
    r.success = best.success;
    r.lowest_optimization_result = std::move(best);
    return r;
}

}  // namespace scixx::optimize::detail::global
