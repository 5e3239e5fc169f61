// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <memory>
#include <scixx/integrate/ivp/detail/events.hpp>
#include <scixx/integrate/ivp/options.hpp>
#include <utility>
#include <vector>

namespace scixx::integrate::ivp::detail {

/// Checks t_eval and gives it as std::vector.
template <class = void>
[[nodiscard]] inline std::vector<double> checked_times(const Eigen::ArrayXd& t_eval, double t0, double tf) {
    const double low = std::min(t0, tf), high = std::max(t0, tf), direction = tf >= t0 ? 1 : -1;
    for (Eigen::Index i = 0; i < t_eval.size(); ++i) {
        core::require(t_eval[i] >= low && t_eval[i] <= high, "solve_ivp",
                      "values in t_eval must be within t_span, got ", t_eval[i]);
        core::require(i == 0 || direction * (t_eval[i] - t_eval[i - 1]) > 0, "solve_ivp",
                      "values in t_eval must be sorted along the direction of integration");
    }
    return {t_eval.data(), t_eval.data() + t_eval.size()};
}

/// States as columns of a growing matrix.
template <class T>
class Trajectory {
public:
    explicit Trajectory(Eigen::Index n) : n_(n) {}
    void add(double t, const StateVector<T>& y) {
        times_.push_back(t);
        states_.insert(states_.end(), y.data(), y.data() + n_);
    }
    template <class R = double>
    [[nodiscard]] Eigen::VectorX<R> times() const {
        return Eigen::Map<const Eigen::VectorX<R>>(times_.data(), size());
    }
    [[nodiscard]] StateMatrix<T> states() const { return Eigen::Map<const StateMatrix<T>>(states_.data(), n_, size()); }
    [[nodiscard]] Eigen::Index size() const { return static_cast<Eigen::Index>(times_.size()); }

private:
    Eigen::Index n_;
    std::vector<double> times_;
    std::vector<T> states_;
};

template <class T>
[[nodiscard]] OdeResult<T> solve(OdeSolver<T>& solver, double t0, double tf, const SolveIvpOptions<T>& options) {
    core::require(options.max_steps >= 1, "solve_ivp", "max_steps must be at least 1, got ", options.max_steps);
    std::vector<double> wanted;
    if (options.t_eval) wanted = checked_times(*options.t_eval, t0, tf);
    const double direction = solver.direction;
    EventFinder<T> events(options.events, solver.t, solver.y);
    Trajectory<T> path(solver.n());
    std::vector<Trajectory<T>> occurred(options.events.size(), Trajectory<T>(solver.n()));
    std::vector<double> ends{t0};
    std::vector<std::shared_ptr<const DenseOutput<T>>> interpolants;
    std::size_t next_wanted = 0;
    StateVector<T> state(solver.n());
    if (!options.t_eval) path.add(t0, solver.y);

    OdeResult<T> result;
    bool ended = false;
    for (Eigen::Index count = 0; !ended; ++count) {
        if (count == options.max_steps) {
            result.status = -1;
            result.message = "The cap of max_steps steps was reached.";
            break;
        }
        solver.step();
        if (solver.status == OdeStatus::failed) {
            result.status = -1;
            result.message = solver.message;
            break;
        }
        ended = solver.status == OdeStatus::finished;
        double t = solver.t;
        std::shared_ptr<const DenseOutput<T>> sol;
        const auto interpolant = [&]() -> const DenseOutput<T>& {
            if (!sol) sol = solver.dense_output();
            return *sol;
        };
        if (options.dense_output) (void)interpolant();
        const StateVector<T>* y = &solver.y;
        if (events.any()) {
            const auto found = events.step(solver.t_old, solver.t, solver.y, direction, interpolant);
            for (const auto& [index, at] : found.occurrences) {
                interpolant().evaluate(at, state);
                occurred[index].add(at, state);
            }
            if (found.terminal) {
                ended = true;
                result.status = 1;
                t = found.occurrences.back().second;
                interpolant().evaluate(t, state);
                y = &state;
            }
        }
        if (!options.t_eval) {
            path.add(t, *y);
        } else {
            StateVector<T> value(solver.n());
            for (; next_wanted < wanted.size() && direction * (wanted[next_wanted] - t) <= 0; ++next_wanted) {
                interpolant().evaluate(wanted[next_wanted], value);
                path.add(wanted[next_wanted], value);
            }
        }
        if (options.dense_output) {
            ends.push_back(t);
            interpolants.push_back(sol);
        }
    }
    if (result.message.empty())
        result.message = result.status == 1 ? "A termination event occurred."
                                            : "The solver successfully reached the end of the integration interval.";
    result.success = result.status >= 0;
    result.t = path.times();
    result.y = path.states();
    if (options.dense_output && !interpolants.empty()) result.sol.emplace(std::move(ends), std::move(interpolants));
    for (const Trajectory<T>& each : occurred) {
        result.t_events.push_back(each.times());
        result.y_events.push_back(each.states());
    }
    result.nfev = solver.nfev;
    result.njev = solver.njev;
    result.nlu = solver.nlu;
    return result;
}

}  // namespace scixx::integrate::ivp::detail
