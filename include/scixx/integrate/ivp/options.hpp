// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <functional>
#include <initializer_list>
#include <limits>
#include <memory>
#include <optional>
#include <scixx/core/options.hpp>
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

/// The events of solve_ivp: IvpEvents in braces, or nothing but functions of time and state, one or several in braces.
template <class T = double>
class IvpEvents : public std::vector<IvpEvent<T>> {
public:
    IvpEvents() = default;
    IvpEvents(std::initializer_list<IvpEvent<T>> events) : std::vector<IvpEvent<T>>(events) {}   // NOLINT: as in Python
    IvpEvents(std::vector<IvpEvent<T>> events) : std::vector<IvpEvent<T>>(std::move(events)) {}  // NOLINT
    template <class... F>
        requires(sizeof...(F) > 0 && (std::is_invocable_r_v<double, F&, double, const StateVector<T>&> && ...))
    IvpEvents(F... functions) {  // NOLINT: as in Python
        (this->push_back({.fun = std::move(functions)}), ...);
    }
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
    IvpMethod<T> method =
        method::RK45;  ///< RK45, RK23, DOP853 (dop853.hpp), Radau (radau.hpp), BDF (bdf.hpp), LSODA (lsoda.hpp)
    core::Optional<Eigen::ArrayXd>
        t_eval{};  ///< times whose states are wanted, within the span, sorted along it; where not given, the steps
    bool dense_output = false;                                  ///< whether `sol` is wanted
    IvpEvents<T> events{};                                      ///< events to be found
    double max_step = std::numeric_limits<double>::infinity();  ///< longest step, > 0
    Tolerance rtol = 1e-3;                                      ///< relative tolerance, one or n
    Tolerance atol = 1e-6;                                      ///< absolute tolerance, one or n
    std::optional<double> first_step{};                         ///< first step, > 0
    OdeJacobian<T> jac{};                                       ///< Jacobian for the implicit methods
    JacobianSparsity jac_sparsity{};      ///< for Radau and BDF: where the Jacobian may differ from 0
    std::optional<Eigen::Index> lband{};  ///< for the implicit methods: diagonals of the Jacobian below the main one
    std::optional<Eigen::Index> uband{};  ///< and above; with them a given Jacobian is packed, jac[i - j + uband, j]
    double min_step = 0;                  ///< shortest step of LSODA, >= 0
    Eigen::Index max_steps = 1000000;     ///< cap on the number of steps; SciPy has none
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

}  // namespace scixx::integrate
