// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/signal/detail/systems/discretisation.hpp>
#include <scixx/signal/systems/lti.hpp>

namespace scixx::signal {

/// How cont2discrete samples a system.
enum class DiscretizationMethod {
    gbt,            ///< the generalised bilinear transform with a weight alpha
    bilinear,       ///< Tustin's method, alpha = 1/2
    tustin,         ///< another name of bilinear
    euler,          ///< forward differences, alpha = 0
    forward_diff,   ///< another name of euler
    backward_diff,  ///< backward differences, alpha = 1
    zoh,            ///< inputs constant over a step
    foh,            ///< inputs linear over a step
    impulse         ///< the same impulse response at the samples
};

/// Options of cont2discrete.
struct Cont2discreteOptions {
    DiscretizationMethod method = DiscretizationMethod::zoh;  ///< see DiscretizationMethod
    std::optional<double> alpha{};                            ///< weight of method gbt, 0 to 1
};

/// A continuous-time system sampled at intervals of dt,
///
///     gbt: A' = (I - alpha dt A)^-1 (I + (1 - alpha) dt A), B' = (I - alpha dt A)^-1 dt B,
///          C' = C (I - alpha dt A)^-1, D' = D + alpha C B';
///     zoh: A' = exp(A dt), B' = integral of exp(A t) B over a step.
///
/// @param system   a StateSpace, TransferFunction or ZerosPolesGain without a sampling time.
/// @param dt       sampling time, > 0.
/// @param options  see Cont2discreteOptions.
/// @return         a system of the same kind with the sampling time dt.
/// @throws std::invalid_argument for a dt <= 0, a system with a sampling time, method gbt without an alpha in [0, 1],
///                 method impulse with a D that is not zero, and a singular I - alpha dt A.
/// @note  G. Zhang, X. Chen, T. Chen, "Digital redesign via the generalized bilinear transformation", Int. J. Control
///        82 (2009); G. F. Franklin, J. D. Powell, M. L. Workman, "Digital control of dynamic systems" (1998), for foh.
/// @see   scipy.signal.cont2discrete
template <class T = double>
[[nodiscard]] StateSpace cont2discrete(const StateSpace& system, double dt, const Cont2discreteOptions& options = {}) {
    constexpr const char* function = "cont2discrete";
    core::require(dt > 0, function, "dt must be positive, got ", dt);
    core::require(!system.dt, function, "the system must be continuous in time");
    using Method = DiscretizationMethod;
    double alpha = 0;
    switch (options.method) {
        case Method::gbt:
            core::require(options.alpha && *options.alpha >= 0 && *options.alpha <= 1, function,
                          "alpha must lie in [0, 1] for method gbt");
            alpha = *options.alpha;
            break;
        case Method::bilinear:
        case Method::tustin:
            alpha = 0.5;
            break;
        case Method::euler:
        case Method::forward_diff:
            break;
        case Method::backward_diff:
            alpha = 1;
            break;
        default: {
            core::require(options.method != Method::impulse || detail::systems::vanishes<T>(system.D), function,
                          "D must be zero for method impulse");
            StateSpace out = system;
            out.dt = dt;
            const auto hold = options.method == Method::zoh   ? detail::systems::Hold::zero
                              : options.method == Method::foh ? detail::systems::Hold::first
                                                              : detail::systems::Hold::impulse;
            detail::systems::hold<T>(hold, dt, out.A, out.B, out.C, out.D);
            return out;
        }
    }
    StateSpace out = system;
    out.dt = dt;
    detail::systems::bilinear<T>(function, alpha, dt, out.A, out.B, out.C, out.D);
    return out;
}
/// The same of a transfer function, through its state space.
/// @throws std::invalid_argument as of a StateSpace, and for a num of higher degree than den.
template <class T = double>
[[nodiscard]] TransferFunction cont2discrete(const TransferFunction& system, double dt,
                                             const Cont2discreteOptions& options = {}) {
    return cont2discrete<T>(system.to_ss(), dt, options).to_tf();
}
/// The same of zeros, poles and gain, through the state space.
/// @throws std::invalid_argument as of a StateSpace, and for more zeros than poles.
template <class T = double>
[[nodiscard]] ZerosPolesGain cont2discrete(const ZerosPolesGain& system, double dt,
                                           const Cont2discreteOptions& options = {}) {
    return cont2discrete<T>(system.to_ss(), dt, options).to_zpk();
}

template <class System>
template <class T>
System LinearSystem<System>::to_discrete(double dt) const {
    return cont2discrete<T>(static_cast<const System&>(*this), dt);
}
template <class System>
template <class T>
System LinearSystem<System>::to_discrete(double dt, const Cont2discreteOptions& options) const {
    return cont2discrete<T>(static_cast<const System&>(*this), dt, options);
}

}  // namespace scixx::signal
