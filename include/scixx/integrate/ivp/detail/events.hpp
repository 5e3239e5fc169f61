// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/error.hpp>
#include <scixx/integrate/ivp/options.hpp>
#include <scixx/optimize/brentq.hpp>
#include <utility>
#include <vector>

namespace scixx::integrate::ivp::detail {

/// Finds the events' zeros between two steps.
template <class T>
class EventFinder {
public:
    /// What happened within a step: (event, time) in the order of time, up to the event that ends the integration.
    struct Found {
        std::vector<std::pair<std::size_t, double>> occurrences;
        bool terminal = false;
    };

    EventFinder(const std::vector<IvpEvent<T>>& events, double t, const StateVector<T>& y)
        : events_(events), counts_(events.size(), 0) {
        for (const IvpEvent<T>& event : events) {
            core::require(static_cast<bool>(event.fun), "solve_ivp", "an event must have a function");
            core::require(event.terminal >= 0, "solve_ivp", "terminal of an event must not be negative, got ",
                          event.terminal);
            values_.push_back(event.fun(t, y));
        }
    }
    [[nodiscard]] bool any() const noexcept { return !events_.empty(); }

    template <class Interpolant>
    [[nodiscard]] Found step(double t_old, double t, const StateVector<T>& y, double direction,
                             const Interpolant& interpolant) {
        Found found;
        StateVector<T> state(y.size());
        for (std::size_t i = 0; i < events_.size(); ++i) {
            const double before = values_[i], after = events_[i].fun(t, y);
            values_[i] = after;
            const bool up = before <= 0 && after >= 0, down = before >= 0 && after <= 0;
            const double wanted = events_[i].direction;
            if (!(wanted > 0 ? up : wanted < 0 ? down : up || down)) continue;
            const auto g = [&](double at) {
                interpolant().evaluate(at, state);
                return events_[i].fun(at, state);
            };
            constexpr double tolerance = 4 * std::numeric_limits<double>::epsilon();
            found.occurrences.emplace_back(i, root(g, t_old, t, before, after, tolerance));
            ++counts_[i];
        }
        std::stable_sort(found.occurrences.begin(), found.occurrences.end(),
                         [&](const auto& a, const auto& b) { return direction * (a.second - b.second) < 0; });
        for (std::size_t k = 0; k < found.occurrences.size(); ++k) {
            const std::size_t i = found.occurrences[k].first;
            if (events_[i].terminal == 0 || counts_[i] < events_[i].terminal) continue;
            found.occurrences.resize(k + 1);
            found.terminal = true;
            break;
        }
        return found;
    }

private:
    // The interpolant may miss the sign at an end by rounding; the end is the zero then.
    template <class G>
    static double root(const G& g, double t_old, double t, double before, double after, double tolerance) {
        if (before == 0) return t_old;
        if (after == 0) return t;
        const double first = g(t_old), last = g(t);
        if (!(first * last < 0)) return std::abs(first) < std::abs(last) ? t_old : t;
        return optimize::brentq(g, t_old, t, {.xtol = tolerance, .rtol = tolerance});
    }

    const std::vector<IvpEvent<T>>& events_;
    std::vector<double> values_;
    std::vector<int> counts_;
};

}  // namespace scixx::integrate::ivp::detail
