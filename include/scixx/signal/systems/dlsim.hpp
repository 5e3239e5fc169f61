// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/signal/detail/systems/discrete_simulation.hpp>
#include <scixx/signal/systems/lti.hpp>

namespace scixx::signal {

/// Options of dlsim.
struct DlsimOptions {
    core::Optional<Eigen::ArrayXd> t{};  ///< times of the inputs, between which they are linear; by default the samples
    core::Optional<Eigen::ArrayXd> x0{};  ///< initial state; zeros by default
};

/// Options of dimpulse and dstep.
struct DiscreteResponseOptions {
    core::Optional<Eigen::ArrayXd> x0{};  ///< initial state; zeros by default
    core::Optional<Eigen::ArrayXd> t{};   ///< times, of which the last one counts; by default n samples
    Index n = 100;                        ///< number of samples where t is not given
};

/// What dlsim returns: `auto [tout, yout, xout] = dlsim(system, u)`.
struct DiscreteSimulation {
    Eigen::ArrayXd tout;   ///< times
    Eigen::MatrixXd yout;  ///< outputs: a row for each time, a column for each output
    Eigen::MatrixXd xout;  ///< states: a row for each time, a column for each state
};

/// What dimpulse and dstep return: `auto [tout, yout] = dstep(system)`.
struct DiscreteResponse {
    Eigen::ArrayXd tout;                ///< times
    std::vector<Eigen::MatrixXd> yout;  ///< for each input the outputs, as in dlsim
};

/// The output of a discrete-time linear system, x[k + 1] = A x[k] + B u[k], y[k] = C x[k] + D u[k].
///
/// @param system   a StateSpace, TransferFunction or ZerosPolesGain with a sampling time.
/// @param u        inputs: a row for each time and a column for each input (a vector for one).
/// @param options  see DlsimOptions.
/// @return         see DiscreteSimulation. Of a transfer function the states are those of to_ss.
/// @throws std::invalid_argument for a system without a sampling time, and sizes that do not fit.
/// @see   scipy.signal.dlsim
template <class T = double>
[[nodiscard]] DiscreteSimulation dlsim(const StateSpace& system, const InputSamples& u,
                                       const DlsimOptions& options = {}) {
    DiscreteSimulation out;
    detail::systems::simulate<T>("dlsim", system, u.values(), options.t.value_or(Eigen::ArrayXd()),
                                 options.x0.value_or(Eigen::ArrayXd()), out.tout, out.yout, out.xout);
    return out;
}

/// The responses of a discrete-time system to a unit sample at time 0 of each of its inputs.
///
/// @param system   as in dlsim.
/// @param options  see DiscreteResponseOptions.
/// @throws std::invalid_argument as dlsim, and for n < 1.
/// @see   scipy.signal.dimpulse
template <class T = double>
[[nodiscard]] DiscreteResponse dimpulse(const StateSpace& system, const DiscreteResponseOptions& options = {}) {
    DiscreteResponse out;
    detail::systems::responses<T>("dimpulse", system, options.x0.value_or(Eigen::ArrayXd()),
                                  options.t.value_or(Eigen::ArrayXd()), options.n, 1, out.tout, out.yout);
    return out;
}

/// The responses of a discrete-time system to a unit step from time 0 on of each of its inputs.
///
/// @param system   as in dlsim.
/// @param options  see DiscreteResponseOptions.
/// @throws std::invalid_argument as dlsim, and for n < 1.
/// @see   scipy.signal.dstep
template <class T = double>
[[nodiscard]] DiscreteResponse dstep(const StateSpace& system, const DiscreteResponseOptions& options = {}) {
    DiscreteResponse out;
    detail::systems::responses<T>("dstep", system, options.x0.value_or(Eigen::ArrayXd()),
                                  options.t.value_or(Eigen::ArrayXd()), options.n, std::numeric_limits<Index>::max(),
                                  out.tout, out.yout);
    return out;
}

}  // namespace scixx::signal
