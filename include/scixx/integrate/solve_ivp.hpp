// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <concepts>
#include <functional>
#include <memory>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/integrate/ivp/detail/events.hpp>
#include <scixx/integrate/ivp/ode_solver.hpp>
#include <scixx/integrate/ivp/runge_kutta.hpp>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace scixx::integrate {

/// Something that happens where a function of time and state has a zero.
///
///     IvpEvent{.fun = [](double, const Eigen::VectorXd& y) { return y[0]; }, .terminal = 1, .direction = -1}
template <class T = double>
struct IvpEvent {
    std::function<double(double, const StateVector<T>&)> fun;  ///< callable (t, y) -> number, continuous
    int terminal = 0;      ///< the integration ends when the event has occurred so many times; 0: never
    double direction = 0;  ///< > 0: only zeros from below to above count, < 0: only those from above to below
};

/// How solve_ivp integrates: a value from namespace method, whose header is included for it.
template <class T = double>
class IvpMethod {
public:
    template <class M>
        requires requires { &M::template make<T>; }
    IvpMethod(const M&) : make_(&M::template make<T>) {}  // NOLINT(google-explicit-constructor): stands for the method
    [[nodiscard]] std::unique_ptr<OdeSolver<T>> make(OdeFunction<T> fun, double t0, StateVector<T> y0, double t_bound,
                                                     const OdeSolverOptions<T>& options) const {
        return make_(std::move(fun), t0, std::move(y0), t_bound, options);
    }

private:
    std::unique_ptr<OdeSolver<T>> (*make_)(OdeFunction<T>, double, StateVector<T>, double, const OdeSolverOptions<T>&);
};

/// Options of solve_ivp, in SciPy's order.
template <class T = double>
struct SolveIvpOptions {
    IvpMethod<T> method = method::RK45;  ///< RK45, RK23, DOP853 (dop853.hpp), Radau (radau.hpp), BDF (bdf.hpp)
    std::optional<Eigen::ArrayXd>
        t_eval{};  ///< times whose states are wanted, within the span, sorted along it; where not given, the steps
    bool dense_output = false;                                  ///< whether `sol` is wanted
    std::vector<IvpEvent<T>> events{};                          ///< events to be found
    double max_step = std::numeric_limits<double>::infinity();  ///< longest step, > 0
    Tolerance rtol = 1e-3;                                      ///< relative tolerance, one or n
    Tolerance atol = 1e-6;                                      ///< absolute tolerance, one or n
    std::optional<double> first_step{};                         ///< first step, > 0
    OdeJacobian<T> jac{};                                       ///< Jacobian for the implicit methods
    Eigen::Index max_steps = 1000000;                           ///< cap on the number of steps; SciPy has none
};

/// What solve_ivp returns.
template <class T = double>
struct OdeResult {
    Eigen::VectorXd t;                      ///< m times
    StateMatrix<T> y;                       ///< n x m states
    std::optional<OdeSolution<T>> sol;      ///< the solution as a function, with dense_output
    std::vector<Eigen::VectorXd> t_events;  ///< for each event the times of its occurrences
    std::vector<StateMatrix<T>> y_events;   ///< and the states there, one column each
    Eigen::Index nfev = 0;  ///< evaluations of the right-hand side (without those for finite differences)
    Eigen::Index njev = 0;  ///< evaluations of the Jacobian
    Eigen::Index nlu = 0;   ///< LU decompositions
    int status =
        0;  ///< 0: the end was reached; 1: a terminal event occurred; -1: a step failed, or the cap was reached
    std::string message;   ///< the status in words
    bool success = false;  ///< status >= 0
};

namespace ivp::detail {

/// Checks t_eval and gives it as std::vector.
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
    [[nodiscard]] Eigen::VectorXd times() const { return Eigen::Map<const Eigen::VectorXd>(times_.data(), size()); }
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

}  // namespace ivp::detail

/// Solution of an initial value problem of ordinary differential equations, y' = fun(t, y), y(t0) = y0.
///
///     const auto fun = [](double, const Eigen::Vector2d& y) { return Eigen::Vector2d(y[1], -y[0]); };
///     const auto sol = solve_ivp(fun, {0, 10}, Eigen::Vector2d(1, 0), {.t_eval = times, .rtol = 1e-8});
///     sol.t, sol.y.row(0), sol.success, sol.message
///
/// @param fun      right-hand side: callable `(double t, y) -> n numbers`, or `(double t, y, dydt)` that writes them;
///                 see OdeFunction. Eigen vectors of fixed size and std::array results cost no heap.
/// @param t_span   start and end; the end may be before the start, or infinite where an event ends the integration.
/// @param y0       n finite numbers, real or complex: complex states are integrated as such.
/// @param options  see SolveIvpOptions.
/// @return         see OdeResult.
/// @throws std::invalid_argument for a start or state that is not finite, options outside their domains, times of t_eval
///         outside the span or not sorted, and results of fun or jac of the wrong size.
/// @note   A NaN of fun makes the step shorter and, if it stays, ends the integration with status -1. An event is a sign
///         change between two steps, found to 4 eps by Brent's method on the interpolant: two zeros within one step are
///         missed. What fun throws passes through. Thread-safe if the callables are.
/// @note   The controllers are SciPy's, so that the steps are the same up to rounding. Sources at the methods' classes.
/// @see    scipy.integrate.solve_ivp. Differs from SciPy: max_steps bounds the work; t_eval that is not given with
///         events keeps the steps, as there.
template <class F, core::ArrayLike Y>
    requires(core::rank_of<Y> == 1)
[[nodiscard]] auto solve_ivp(F&& fun, std::array<double, 2> t_span, const Y& y0,
                             const SolveIvpOptions<core::FloatOf<core::ScalarOf<Y>>>& options = {}) {
    using T = core::FloatOf<core::ScalarOf<Y>>;
    static_assert(std::is_same_v<T, double> || std::is_same_v<T, std::complex<double>>,
                  "states are double or std::complex<double>");
    const core::Source<T, Y> source(y0);
    StateVector<T> start(source.view().size());
    for (Eigen::Index i = 0; i < start.size(); ++i) start[i] = source.view()(i);
    const std::unique_ptr<OdeSolver<T>> solver =
        options.method.make(OdeFunction<T>(std::ref(fun)), t_span[0], std::move(start), t_span[1],
                            {.max_step = options.max_step,
                             .rtol = options.rtol,
                             .atol = options.atol,
                             .first_step = options.first_step,
                             .jac = options.jac});
    return ivp::detail::solve<T>(*solver, t_span[0], t_span[1], options);
}

}  // namespace scixx::integrate
