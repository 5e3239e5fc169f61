// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/signal/design/freqz.hpp>
#include <scixx/signal/systems/lti.hpp>

namespace scixx::signal {

/// Options of freqresp and dfreqresp.
struct FreqrespOptions {
    core::Optional<Eigen::ArrayXd>
        w{};             ///< angular frequencies, of a discrete-time system per sample; by default n that cover the
                         ///< features of the system, or n from 0 to pi
    Index n = 10000;     ///< number of frequencies where w is not given
    bool whole = false;  ///< up to 2 pi, for discrete-time systems
};

/// Options of bode and dbode.
struct BodeOptions {
    core::Optional<Eigen::ArrayXd> w{};  ///< as in FreqrespOptions
    Index n = 100;                       ///< number of frequencies where w is not given
};

/// What bode and dbode return: `auto [w, mag, phase] = bode(system)`.
struct BodePlot {
    Eigen::ArrayXd w;      ///< angular frequencies, per unit of time
    Eigen::ArrayXd mag;    ///< magnitude in dB
    Eigen::ArrayXd phase;  ///< phase in degrees, unwrapped
};

namespace detail::systems {

template <class = void>
inline FrequencyGrid grid(const core::Optional<Eigen::ArrayXd>& w, Index n) {
    if (w && w->size() > 0) return *w;
    return n;
}

template <class = void>
inline BodePlot decibels(const FrequencyResponse& response) {
    const Index size = response.h.size();
    BodePlot out{response.w, Eigen::ArrayXd(size), Eigen::ArrayXd(size)};
    double turns = 0, previous = 0;
    for (Index i = 0; i < size; ++i) {
        out.mag[i] = 20 * std::log10(std::abs(response.h[i]));
        // A jump of half a turn stays: nearbyint rounds 1/2 to 0.
        const double phase = std::arg(response.h[i]), jump = i > 0 ? phase - previous : 0;
        turns -= 2 * std::numbers::pi * std::nearbyint(jump / (2 * std::numbers::pi));
        previous = phase;
        out.phase[i] = (phase + turns) * (180 / std::numbers::pi);
    }
    return out;
}

}  // namespace detail::systems

/// The response of a continuous-time system of one input and output at frequencies, H(i w).
///
/// @param system   a StateSpace, TransferFunction or ZerosPolesGain without a sampling time; of a state space the
///                 zeros, poles and gain are taken first.
/// @param options  see FreqrespOptions.
/// @return         frequencies and response.
/// @throws std::invalid_argument for a system with a sampling time, several inputs or outputs, or n < 1.
/// @see   scipy.signal.freqresp
template <class = void>
[[nodiscard]] inline FrequencyResponse freqresp(const ZerosPolesGain& system, const FreqrespOptions& options = {}) {
    core::require(!system.dt, "freqresp", "the system must be continuous in time");
    return freqs_zpk(system.zeros, system.poles, system.gain, {.worN = detail::systems::grid(options.w, options.n)});
}
/// freqresp of a transfer function.
/// @throws std::invalid_argument as of a ZerosPolesGain.
template <class T = double>
[[nodiscard]] FrequencyResponse freqresp(const TransferFunction& system, const FreqrespOptions& options = {}) {
    core::require(!system.dt, "freqresp", "the system must be continuous in time");
    core::require(system.num.rows() == 1, "freqresp", "the system must have one output, got ", system.num.rows());
    return freqs(detail::systems::row_of<T>(system.num, 0), system.den,
                 {.worN = detail::systems::grid(options.w, options.n)});
}
/// freqresp of a state space.
/// @throws std::invalid_argument as of a ZerosPolesGain.
template <class T = double>
[[nodiscard]] FrequencyResponse freqresp(const StateSpace& system, const FreqrespOptions& options = {}) {
    core::require(system.inputs() == 1, "freqresp", "the system must have one input, got ", system.inputs());
    return freqresp(system.to_zpk<T>(), options);
}

/// Magnitude in dB and phase in degrees of a continuous-time system over the frequency: Bode's plot.
///
/// @param system   as in freqresp.
/// @param options  see BodeOptions.
/// @throws std::invalid_argument as freqresp.
/// @see   scipy.signal.bode
template <class System>
[[nodiscard]] BodePlot bode(const System& system, const BodeOptions& options = {}) {
    return detail::systems::decibels(freqresp(system, {.w = options.w, .n = options.n}));
}

/// The response of a discrete-time system of one input and output at frequencies per sample, H(exp(i w)).
///
/// @param system   a StateSpace, TransferFunction or ZerosPolesGain with a sampling time; of a state space the zeros,
///                 poles and gain are taken first.
/// @param options  see FreqrespOptions.
/// @return         frequencies per sample and response.
/// @throws std::invalid_argument for a system without a sampling time, several inputs or outputs, or n < 0.
/// @see   scipy.signal.dfreqresp
template <class = void>
[[nodiscard]] inline FrequencyResponse dfreqresp(const ZerosPolesGain& system, const FreqrespOptions& options = {}) {
    core::require(system.dt.has_value(), "dfreqresp", "the system must have a sampling time");
    return freqz_zpk(system.zeros, system.poles, system.gain,
                     {.worN = detail::systems::grid(options.w, options.n), .whole = options.whole});
}
/// dfreqresp of a transfer function.
/// @throws std::invalid_argument as of a ZerosPolesGain, and for a num of higher degree than den.
template <class = void>
[[nodiscard]] inline FrequencyResponse dfreqresp(const TransferFunction& system, const FreqrespOptions& options = {}) {
    core::require(system.dt.has_value(), "dfreqresp", "the system must have a sampling time");
    core::require(system.num.rows() == 1, "dfreqresp", "the system must have one output, got ", system.num.rows());
    // In powers of 1/z both polynomials have the degree of the larger one.
    const Index size = std::max(system.num.cols(), system.den.size());
    core::List<double> b(size), a(size);
    for (Index i = 1; i <= system.num.cols(); ++i) b[size - i] = system.num(0, system.num.cols() - i);
    for (Index i = 1; i <= system.den.size(); ++i) a[size - i] = system.den[system.den.size() - i];
    return freqz(b, a, {.worN = detail::systems::grid(options.w, options.n), .whole = options.whole});
}
/// dfreqresp of a state space.
/// @throws std::invalid_argument as of a ZerosPolesGain.
template <class T = double>
[[nodiscard]] FrequencyResponse dfreqresp(const StateSpace& system, const FreqrespOptions& options = {}) {
    core::require(system.inputs() == 1, "dfreqresp", "the system must have one input, got ", system.inputs());
    return dfreqresp(system.to_zpk<T>(), options);
}

/// Magnitude in dB and phase in degrees of a discrete-time system over the frequency per unit of time.
///
/// @param system   as in dfreqresp.
/// @param options  see BodeOptions; w is per sample.
/// @throws std::invalid_argument as dfreqresp.
/// @see   scipy.signal.dbode
template <class System>
[[nodiscard]] BodePlot dbode(const System& system, const BodeOptions& options = {}) {
    BodePlot out = detail::systems::decibels(dfreqresp(system, {.w = options.w, .n = options.n}));
    out.w /= *system.dt;
    return out;
}

template <class System>
template <class T>
FrequencyResponse LinearSystem<System>::freqresp() const {
    return freqresp<T>(FreqrespOptions{});
}
template <class System>
template <class T>
FrequencyResponse LinearSystem<System>::freqresp(const FreqrespOptions& options) const {
    const auto& system = static_cast<const System&>(*this);
    return system.dt ? dfreqresp(system, options) : signal::freqresp(system, options);
}
template <class System>
template <class T>
BodePlot LinearSystem<System>::bode() const {
    return bode<T>(BodeOptions{});
}
template <class System>
template <class T>
BodePlot LinearSystem<System>::bode(const BodeOptions& options) const {
    const auto& system = static_cast<const System&>(*this);
    return system.dt ? dbode(system, options) : signal::bode(system, options);
}

}  // namespace scixx::signal
