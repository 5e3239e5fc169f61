// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/signal/systems/state_space.hpp>
#include <tuple>
#include <utility>

namespace scixx::signal {

using core::get;

struct TransferFunction;
struct ZerosPolesGain;
struct Cont2discreteOptions;
struct FrequencyResponse;
struct FreqrespOptions;
struct BodePlot;
struct BodeOptions;

/// Options of the constructors of systems.
struct SystemOptions {
    std::optional<double> dt{};  ///< sampling time, > 0; none in continuous time
};

/// What the kinds of systems have in common.
template <class System>
struct LinearSystem {
    /// cont2discrete of the system, whose header defines it.
    template <class T = double>
    [[nodiscard]] System to_discrete(double dt) const;
    template <class T = double>
    [[nodiscard]] System to_discrete(double dt, const Cont2discreteOptions& options) const;
    /// freqresp or, with a sampling time, dfreqresp of the system; freqresp.hpp defines it.
    template <class T = double>
    [[nodiscard]] FrequencyResponse freqresp() const;
    template <class T = double>
    [[nodiscard]] FrequencyResponse freqresp(const FreqrespOptions& options) const;
    /// bode or, with a sampling time, dbode of the system; freqresp.hpp defines it.
    template <class T = double>
    [[nodiscard]] BodePlot bode() const;
    template <class T = double>
    [[nodiscard]] BodePlot bode(const BodeOptions& options) const;
};

/// A linear system in state space, in continuous time or, with a sampling time, in discrete time:
/// `auto [A, B, C, D, dt] = system`.
/// @see scipy.signal.StateSpace
struct StateSpace : LinearSystem<StateSpace> {
    Eigen::MatrixXd A, B, C, D;
    std::optional<double> dt;  ///< sampling time; none in continuous time

    StateSpace() = default;
    /// @param A, B, C, D  matrices; {} for zeros.
    /// @param dt          sampling time, > 0.
    /// @throws std::invalid_argument as abcd_normalize.
    template <class = void>
    StateSpace(const SystemMatrix& a, const SystemMatrix& b, const SystemMatrix& c, const SystemMatrix& d,
               std::optional<double> sampling_time = {})
        : A(a.values()), B(b.values()), C(c.values()), D(d.values()), dt(sampling_time) {
        detail::systems::complete("StateSpace", A, B, C, D);
    }
    template <class = void>
    StateSpace(const SystemMatrix& a, const SystemMatrix& b, const SystemMatrix& c, const SystemMatrix& d,
               const SystemOptions& options)
        : StateSpace(a, b, c, d, options.dt) {}
    StateSpace(StateSpaceMatrices s, std::optional<double> sampling_time = {})  // NOLINT: what tf2ss gives
        : A(std::move(s.A)), B(std::move(s.B)), C(std::move(s.C)), D(std::move(s.D)), dt(sampling_time) {}
    /// The state space of a transfer function.
    /// @throws std::invalid_argument as tf2ss.
    template <class = void>
    StateSpace(const TransferFunction& system);  // NOLINT: as scipy.signal.lti converts
    /// The state space of zeros, poles and gain.
    /// @throws std::invalid_argument as zpk2ss.
    template <class = void>
    StateSpace(const ZerosPolesGain& system);  // NOLINT

    template <class = void>
    static constexpr auto bound() {
        return std::tuple(&StateSpace::A, &StateSpace::B, &StateSpace::C, &StateSpace::D, &StateSpace::dt);
    }
    [[nodiscard]] Index inputs() const noexcept { return D.cols(); }
    [[nodiscard]] Index outputs() const noexcept { return D.rows(); }
    /// Eigenvalues of A.
    template <class T = double>
    [[nodiscard]] Eigen::VectorX<std::complex<T>> poles() const {
        if (A.rows() == 0) return {};
        return detail::systems::eigenvalues<T>(A);
    }
    /// Zeros of the transfer function of one input and output.
    template <class T = double>
    [[nodiscard]] Eigen::ArrayXcd zeros() const {
        return ss2zpk<T>(A, B, C, D).z;
    }
    template <class T = double>
    [[nodiscard]] TransferFunction to_tf(Index input = 0) const;
    template <class T = double>
    [[nodiscard]] ZerosPolesGain to_zpk(Index input = 0) const;
    template <class = void>
    [[nodiscard]] StateSpace to_ss() const {
        return *this;
    }
};

/// A linear system as a quotient of polynomials, a row of num for each output: `auto [num, den, dt] = system`.
/// @see scipy.signal.TransferFunction
struct TransferFunction : LinearSystem<TransferFunction> {
    Eigen::MatrixXd num;       ///< numerators, highest power first
    Eigen::ArrayXd den;        ///< denominator, highest power first
    std::optional<double> dt;  ///< sampling time; none in continuous time

    TransferFunction() = default;
    /// @param numerator, denominator  coefficients, highest power first, of s or of z; made to a den that begins with
    ///                                1.
    /// @param sampling_time           sampling time, > 0.
    /// @throws std::invalid_argument  for an empty numerator or a denominator without an entry that is not zero.
    template <class = void>
    TransferFunction(const Numerators& numerator, const Coefficients& denominator,
                     std::optional<double> sampling_time = {})
        : num(numerator.values()), den(denominator.values()), dt(sampling_time) {
        detail::systems::normalized("TransferFunction", num, den);
    }
    template <class = void>
    TransferFunction(const Numerators& numerator, const Coefficients& denominator, const SystemOptions& options)
        : TransferFunction(numerator, denominator, options.dt) {}
    template <class = void>
    TransferFunction(const Ba& f, std::optional<double> sampling_time = {})  // NOLINT: what butter gives
        : TransferFunction(f.b, f.a, sampling_time) {}
    template <class = void>
    static constexpr auto bound() {
        return std::tuple(&TransferFunction::num, &TransferFunction::den, &TransferFunction::dt);
    }
    template <class T = double>
    [[nodiscard]] Eigen::ArrayXcd poles() const {
        return to_zpk_of<T>(0).p;
    }
    /// Zeros of the first output.
    template <class T = double>
    [[nodiscard]] Eigen::ArrayXcd zeros() const {
        return to_zpk_of<T>(0).z;
    }
    template <class = void>
    [[nodiscard]] TransferFunction to_tf() const {
        return *this;
    }
    template <class T = double>
    [[nodiscard]] ZerosPolesGain to_zpk() const;
    template <class = void>
    [[nodiscard]] StateSpace to_ss() const {
        return {*this};
    }

private:
    template <class T>
    [[nodiscard]] Zpk to_zpk_of(Index output) const {
        return tf2zpk(detail::systems::row_of<T>(num, output), den);
    }
};

/// A linear system as zeros, poles and gain: `auto [zeros, poles, gain, dt] = system`.
/// @see scipy.signal.ZerosPolesGain
struct ZerosPolesGain : LinearSystem<ZerosPolesGain> {
    Eigen::ArrayXcd zeros, poles;
    double gain = 1;
    std::optional<double> dt;  ///< sampling time; none in continuous time

    ZerosPolesGain() = default;
    template <class = void>
    ZerosPolesGain(const Roots& z, const Roots& p, double k, std::optional<double> sampling_time = {})
        : zeros(z.values()), poles(p.values()), gain(k), dt(sampling_time) {}
    template <class = void>
    ZerosPolesGain(const Roots& z, const Roots& p, double k, const SystemOptions& options)
        : ZerosPolesGain(z, p, k, options.dt) {}
    template <class = void>
    ZerosPolesGain(const Zpk& f, std::optional<double> sampling_time = {})  // NOLINT: what butter<Output::zpk> gives
        : ZerosPolesGain(f.z, f.p, f.k, sampling_time) {}
    template <class = void>
    static constexpr auto bound() {
        return std::tuple(&ZerosPolesGain::zeros, &ZerosPolesGain::poles, &ZerosPolesGain::gain, &ZerosPolesGain::dt);
    }
    /// @throws std::invalid_argument for a complex root without its conjugate.
    template <class = void>
    [[nodiscard]] TransferFunction to_tf() const {
        const Ba f = zpk2tf(zeros, poles, gain);
        return {f.b, f.a, dt};
    }
    template <class = void>
    [[nodiscard]] ZerosPolesGain to_zpk() const {
        return *this;
    }
    template <class = void>
    [[nodiscard]] StateSpace to_ss() const {
        return {*this};
    }
};

template <class>
StateSpace::StateSpace(const TransferFunction& system) : dt(system.dt) {
    detail::systems::controller_form("StateSpace", system.num, system.den, A, B, C, D);
}
template <class>
StateSpace::StateSpace(const ZerosPolesGain& system) : StateSpace(system.to_tf()) {}
template <class T>
TransferFunction StateSpace::to_tf(Index input) const {
    const TransferFunctionRows f = ss2tf<T>(A, B, C, D, input);
    return {f.num, f.den, dt};
}
template <class T>
ZerosPolesGain StateSpace::to_zpk(Index input) const {
    const Zpk f = ss2zpk<T>(A, B, C, D, input);
    return {f.z, f.p, f.k, dt};
}
template <class T>
ZerosPolesGain TransferFunction::to_zpk() const {
    core::require(num.rows() == 1, "TransferFunction::to_zpk", "the system must have one output, got ", num.rows());
    const Zpk f = to_zpk_of<T>(0);
    return {f.z, f.p, f.k, dt};
}

/// A continuous-time system from a numerator and a denominator.
/// @throws std::invalid_argument as TransferFunction. @see scipy.signal.lti
template <class = void>
[[nodiscard]] inline TransferFunction lti(const Numerators& num, const Coefficients& den) {
    return {num, den};
}
/// A continuous-time system from zeros, poles and gain. @see scipy.signal.lti
template <class = void>
[[nodiscard]] inline ZerosPolesGain lti(const Roots& zeros, const Roots& poles, double gain) {
    return {zeros, poles, gain};
}
/// A continuous-time system of a filter: `lti(butter(4, 100, {.analog = true}))`.
/// @throws std::invalid_argument as TransferFunction. @see scipy.signal.lti
template <class = void>
[[nodiscard]] inline TransferFunction lti(const Ba& filter) {
    return filter;
}
/// The same of a filter of zeros, poles and gain. @see scipy.signal.lti
template <class = void>
[[nodiscard]] inline ZerosPolesGain lti(const Zpk& filter) {
    return filter;
}
/// A continuous-time system from its matrices in state space.
/// @throws std::invalid_argument as StateSpace. @see scipy.signal.lti
template <class = void>
[[nodiscard]] inline StateSpace lti(const SystemMatrix& A, const SystemMatrix& B, const SystemMatrix& C,
                                    const SystemMatrix& D) {
    return {A, B, C, D};
}

/// Options of dlti.
struct DltiOptions {
    double dt = 1;  ///< sampling time, > 0
};

/// A discrete-time system from a numerator and a denominator in powers of z.
/// @throws std::invalid_argument as TransferFunction. @see scipy.signal.dlti
template <class = void>
[[nodiscard]] inline TransferFunction dlti(const Numerators& num, const Coefficients& den,
                                           const DltiOptions& options = {}) {
    return {num, den, options.dt};
}
/// A discrete-time system from zeros, poles and gain. @see scipy.signal.dlti
template <class = void>
[[nodiscard]] inline ZerosPolesGain dlti(const Roots& zeros, const Roots& poles, double gain,
                                         const DltiOptions& options = {}) {
    return {zeros, poles, gain, options.dt};
}
/// A discrete-time system of a filter: `dlti(butter(4, 0.2))`.
/// @throws std::invalid_argument as TransferFunction. @see scipy.signal.dlti
template <class = void>
[[nodiscard]] inline TransferFunction dlti(const Ba& filter, const DltiOptions& options = {}) {
    return {filter, options.dt};
}
/// The same of a filter of zeros, poles and gain. @see scipy.signal.dlti
template <class = void>
[[nodiscard]] inline ZerosPolesGain dlti(const Zpk& filter, const DltiOptions& options = {}) {
    return {filter, options.dt};
}
/// A discrete-time system from its matrices in state space.
/// @throws std::invalid_argument as StateSpace. @see scipy.signal.dlti
template <class = void>
[[nodiscard]] inline StateSpace dlti(const SystemMatrix& A, const SystemMatrix& B, const SystemMatrix& C,
                                     const SystemMatrix& D, const DltiOptions& options = {}) {
    return {A, B, C, D, options.dt};
}

}  // namespace scixx::signal
