// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/signal/detail/systems/simulation.hpp>

namespace scixx::signal {

/// Options of lsim.
struct LsimOptions {
    core::Optional<Eigen::ArrayXd> X0{};  ///< initial state; zeros by default
    bool interp = true;                   ///< inputs linear between the times, else constant from each to the next
};

/// Options of impulse and step.
struct TimeResponseOptions {
    core::Optional<Eigen::ArrayXd> X0{};  ///< initial state; zeros by default
    core::Optional<Eigen::ArrayXd>
        T{};        ///< times, evenly spaced from 0 or more; by default N of them over seven of the slowest time
                    ///< constants
    Index N = 100;  ///< number of times where T is not given
};

/// What lsim returns: `auto [T, yout, xout] = lsim(system, U, T)`.
struct Simulation {
    Eigen::ArrayXd T;      ///< times
    Eigen::MatrixXd yout;  ///< outputs: a row for each time, a column for each output
    Eigen::MatrixXd xout;  ///< states: a row for each time, a column for each state
};

/// What impulse and step return: `auto [T, yout] = step(system)`.
struct TimeResponse {
    Eigen::ArrayXd T;      ///< times
    Eigen::MatrixXd yout;  ///< outputs: a row for each time, a column for each output
};

/// The output of a continuous-time linear system for given inputs, exact for inputs that are linear (or constant)
/// between the times: x(t + dt) = exp(A dt) x(t) + the response to the inputs of the step, y = C x + D u.
///
/// @param system   a StateSpace, TransferFunction or ZerosPolesGain without a sampling time.
/// @param U        inputs: a row for each time and a column for each input (a vector for one); {} or 0 for zeros.
/// @param T        times, evenly spaced from 0 or more. The initial state is that at 0.
/// @param options  see LsimOptions.
/// @return         see Simulation. Of a transfer function the states are those of to_ss.
/// @throws std::invalid_argument for times that are not evenly spaced or negative, sizes that do not fit, a system with
///                 a sampling time.
/// @note  O(n_T n^2) after one matrix exponential (C. Van Loan, IEEE Trans. Automatic Control 23, 1978).
///        Differs from SciPy: results keep their axes, also for one output or state.
/// @see   scipy.signal.lsim
template <class Real = double>
[[nodiscard]] Simulation lsim(const StateSpace& system, const InputSamples& U, const Coefficients& T,
                              const LsimOptions& options = {}) {
    namespace systems = detail::systems;
    systems::require_continuous("lsim", system.dt);
    const Index n = T.size();
    const systems::Dense<Real> u = systems::input_samples<Real>("lsim", U.values(), n, system.inputs());
    const systems::Dense<Real> x0 =
        systems::initial_state<Real>("lsim", options.X0.value_or(Eigen::ArrayXd()), system.A.rows());
    const systems::Dense<Real> x = systems::states<Real>("lsim", system, u, T.values(), x0, options.interp);
    return {T.values(), systems::outputs<Real>(system.C, x, system.D, u), systems::transposed(x)};
}

/// The response of a continuous-time system of one input to a unit impulse at time 0, C exp(A t) (B + X0); an impulse
/// that D passes on is left out.
///
/// @param system   as in lsim, of one input.
/// @param options  see TimeResponseOptions.
/// @throws std::invalid_argument as lsim, for several inputs, and N < 1.
/// @see   scipy.signal.impulse
template <class Real = double>
[[nodiscard]] TimeResponse impulse(const StateSpace& system, const TimeResponseOptions& options = {}) {
    namespace systems = detail::systems;
    systems::require_continuous("impulse", system.dt);
    core::require(system.inputs() == 1, "impulse", "the system must have one input, got ", system.inputs());
    core::require(options.N >= 1, "impulse", "N must be positive, got ", options.N);
    const Eigen::ArrayXd T =
        options.T && options.T->size() > 0 ? *options.T : systems::response_times<Real>(system, options.N);
    systems::Dense<Real> x0 =
        systems::initial_state<Real>("impulse", options.X0.value_or(Eigen::ArrayXd()), system.A.rows());
    systems::add(Real(1), system.B.data(), x0.data(), x0.size());
    const systems::Dense<Real> u = systems::Dense<Real>::Zero(1, T.size());
    const systems::Dense<Real> x = systems::states<Real>("impulse", system, u, T, x0, false);
    return {T, systems::outputs<Real>(system.C, x, system.D, u)};
}

/// The response of a continuous-time system of one input to a unit step at time 0.
///
/// @param system   as in lsim, of one input.
/// @param options  see TimeResponseOptions.
/// @throws std::invalid_argument as lsim, for several inputs, and N < 1.
/// @see   scipy.signal.step
template <class Real = double>
[[nodiscard]] TimeResponse step(const StateSpace& system, const TimeResponseOptions& options = {}) {
    namespace systems = detail::systems;
    systems::require_continuous("step", system.dt);
    core::require(system.inputs() == 1, "step", "the system must have one input, got ", system.inputs());
    core::require(options.N >= 1, "step", "N must be positive, got ", options.N);
    const Eigen::ArrayXd T =
        options.T && options.T->size() > 0 ? *options.T : systems::response_times<Real>(system, options.N);
    Simulation all =
        lsim<Real>(system, std::vector<double>(core::to_size(T.size()), 1.0), T, {.X0 = options.X0, .interp = false});
    return {std::move(all.T), std::move(all.yout)};
}

}  // namespace scixx::signal
