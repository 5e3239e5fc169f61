// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <limits>
#include <numbers>
#include <scixx/core/elementwise.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/signal/design/filter_types.hpp>
#include <scixx/signal/detail/waveforms/oscillation.hpp>

namespace scixx::signal {

/// How the frequency of a chirp goes from f0 to f1.
enum class ChirpMethod { linear, quadratic, logarithmic, hyperbolic };

/// Options of chirp.
struct ChirpOptions {
    ChirpMethod method = ChirpMethod::linear;  ///< course of the frequency
    double phi = 0;                            ///< phase in degrees
    bool vertex_zero = true;                   ///< the vertex of a quadratic course is at 0 and not at t1
};

/// Options of gausspulse.
struct GausspulseOptions {
    double fc = 1000;  ///< centre frequency in Hz, >= 0
    double bw = 0.5;   ///< bandwidth as a part of fc, > 0
    double bwr = -6;   ///< level in dB at which the bandwidth is meant, < 0
    double tpr = -60;  ///< level in dB at which gausspulse_cutoff takes the pulse to end, < 0
};

/// The part of a pulse that gausspulse gives: SciPy's yI, yQ (retquad) and yenv (retenv).
enum class Pulse { in_phase, quadrature, envelope };

namespace detail::waveforms {

/// x modulo 2 pi, in [0, 2 pi).
inline double turn(double x) {
    const double r = std::fmod(x, 2 * std::numbers::pi);
    return r < 0 ? r + 2 * std::numbers::pi : r;
}

struct Sawtooth {
    static double at(double t, double width) {
        if (!(width >= 0 && width <= 1)) return std::numeric_limits<double>::quiet_NaN();
        const double x = turn(t);
        if (x < width * 2 * std::numbers::pi) return x / (std::numbers::pi * width) - 1;
        return (std::numbers::pi * (width + 1) - x) / (std::numbers::pi * (1 - width));
    }
};

struct Square {
    static double at(double t, double duty) {
        if (!(duty >= 0 && duty <= 1) || std::isnan(t)) return std::numeric_limits<double>::quiet_NaN();
        return turn(t) < duty * 2 * std::numbers::pi ? 1 : -1;
    }
};

inline double pulse_decay(const GausspulseOptions& options) {
    core::require(options.fc >= 0, "gausspulse", "fc must be >= 0, got ", options.fc);
    core::require(options.bw > 0, "gausspulse", "bw must be > 0, got ", options.bw);
    core::require(options.bwr < 0, "gausspulse", "bwr must be < 0 dB, got ", options.bwr);
    const double ref = std::pow(10.0, options.bwr / 20), width = std::numbers::pi * options.fc * options.bw;
    return -width * width / (4 * std::log(ref));
}

}  // namespace detail::waveforms

/// A cosine whose frequency changes with time.
///
/// @param t        times: a number or an array.
/// @param f0, f1   frequency in Hz at time 0 and at time t1.
/// @param t1       time, not 0.
/// @param options  see ChirpOptions.
/// @param out      destination of t's shape, if given.
/// @return         cos(phase + phi) at each time, the phase being 2 pi times the integral of the frequency.
/// @throws std::invalid_argument for f0 f1 <= 0 with logarithmic, a frequency of 0 with hyperbolic.
/// @see   scipy.signal.chirp
template <core::Operand A = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto chirp(const A& t, double f0, double t1, double f1, const ChirpOptions& options = {}, D&&... out) {
    const auto method = options.method;
    core::require(method != ChirpMethod::logarithmic || f0 * f1 > 0, "chirp",
                  "f0 and f1 must be nonzero and have the same sign for a logarithmic chirp");
    core::require(method != ChirpMethod::hyperbolic || (f0 != 0 && f1 != 0), "chirp",
                  "f0 and f1 must be nonzero for a hyperbolic chirp");
    const double shift = options.phi * std::numbers::pi / 180;
    using detail::waveforms::Growth;
    detail::waveforms::ChirpPhase<> phase{Growth::cubic, f0, 0, 0, shift};
    if (method == ChirpMethod::linear || method == ChirpMethod::quadratic) {
        const double slope = (f1 - f0) / t1, beta = slope / t1;
        phase.b = method == ChirpMethod::linear ? 0.5 * slope : options.vertex_zero ? 0 : slope;
        phase.c = method == ChirpMethod::linear ? 0 : options.vertex_zero ? beta / 3 : -beta / 3;
    } else if (f0 != f1 && method == ChirpMethod::logarithmic) {
        const double rate = std::log(f1 / f0);
        phase = {Growth::exponential, t1 / rate * f0, rate / t1, 0, shift};
    } else if (f0 != f1) {
        const double pole = -f1 * t1 / (f0 - f1);
        phase = {Growth::logarithm, -pole * f0, 1 / pole, 0, shift};
    }
    const detail::waveforms::Oscillation wave{detail::waveforms::ConstantEnvelope{}, phase};
    return core::elementwise("chirp", wave, std::tie(t), out...);
}

/// A sawtooth of period 2 pi that rises from -1 to 1 in the part `width` of the period and falls in the rest.
/// @param t      times: a number or an array.
/// @param width  0 to 1, a number or an array that broadcasts with t; NaN comes out for others.
/// @param out    destination, if given.
/// @see   scipy.signal.sawtooth
template <core::Operand A = core::InBraces, core::Operand B = double, core::Destination... D>
    requires core::AtMostOne<D...>
auto sawtooth(const A& t, const B& width = 1.0, D&&... out) {
    return core::elementwise<detail::waveforms::Sawtooth>("sawtooth", std::tie(t, width), out...);
}

/// A square wave of period 2 pi: 1 in the part `duty` of the period, -1 in the rest.
/// @param t     times: a number or an array.
/// @param duty  0 to 1, a number or an array that broadcasts with t; NaN comes out for others.
/// @param out   destination, if given.
/// @see   scipy.signal.square
template <core::Operand A = core::InBraces, core::Operand B = double, core::Destination... D>
    requires core::AtMostOne<D...>
auto square(const A& t, const B& duty = 0.5, D&&... out) {
    return core::elementwise<detail::waveforms::Square>("square", std::tie(t, duty), out...);
}

/// A Gaussian modulated sinusoid, exp(-a t^2) times cos(2 pi fc t), sin(2 pi fc t) or 1.
/// @tparam P       the part: Pulse::in_phase by default.
/// @param t        times: a number or an array.
/// @param options  see GausspulseOptions.
/// @param out      destination, if given.
/// @throws std::invalid_argument for options out of range.
/// @see   scipy.signal.gausspulse
template <Pulse P = Pulse::in_phase, core::Operand A = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto gausspulse(const A& t, const GausspulseOptions& options = {}, D&&... out) {
    const double a = detail::waveforms::pulse_decay(options), w = 2 * std::numbers::pi * options.fc;
    const detail::waveforms::GaussianEnvelope envelope{a};
    if constexpr (P == Pulse::envelope)
        return core::elementwise("gausspulse", envelope, std::tie(t), out...);
    else {
        const auto angle = [w](const double* times, double* phase, Index n) {
            for (Index i = 0; i < n; ++i) phase[i] = w * times[i];
        };
        const detail::waveforms::Oscillation wave{envelope, angle, P == Pulse::quadrature};
        return core::elementwise("gausspulse", wave, std::tie(t), out...);
    }
}

/// The time at which the envelope of gausspulse has fallen to tpr dB: SciPy's gausspulse('cutoff').
/// @throws std::invalid_argument for options out of range. @see scipy.signal.gausspulse
[[nodiscard]] inline double gausspulse_cutoff(const GausspulseOptions& options = {}) {
    core::require(options.tpr < 0, "gausspulse_cutoff", "tpr must be < 0 dB, got ", options.tpr);
    const double a = detail::waveforms::pulse_decay(options);
    return std::sqrt(-std::log(std::pow(10.0, options.tpr / 20)) / a);
}

/// A cosine whose frequency is a polynomial of time.
/// @param t     times: a number or an array.
/// @param poly  coefficients of the frequency in Hz, highest power first.
/// @param phi   phase in degrees.
/// @param out   destination, if given.
/// @see   scipy.signal.sweep_poly
template <core::Operand A = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto sweep_poly(const A& t, const Coefficients& poly, double phi = 0, D&&... out) {
    Eigen::ArrayXd c = poly.values();
    for (Index i = 0; i < c.size(); ++i) c[i] /= static_cast<double>(c.size() - i);
    const double shift = phi * std::numbers::pi / 180;
    const auto angle = [&](const double* times, double* phase, Index n) {
        std::fill_n(phase, n, 0.0);
        for (Index k = 0; k < c.size(); ++k)
            for (Index i = 0; i < n; ++i) phase[i] = (phase[i] + c[k]) * times[i];
        for (Index i = 0; i < n; ++i) phase[i] = 2 * std::numbers::pi * phase[i] + shift;
    };
    const detail::waveforms::Oscillation wave{detail::waveforms::ConstantEnvelope{}, angle};
    return core::elementwise("sweep_poly", wave, std::tie(t), out...);
}

/// A one among zeros.
/// @tparam T     the scalar, double by default.
/// @param shape  number of samples, >= 0.
/// @param idx    where the one is, negative from the end.
/// @throws std::invalid_argument for an index out of bounds.
/// @see   scipy.signal.unit_impulse
template <class T = double>
[[nodiscard]] Eigen::Array<T, Eigen::Dynamic, 1> unit_impulse(Index shape, Index idx = 0) {
    core::require(idx >= -shape && idx < shape, "unit_impulse", "idx must lie within the shape ", shape, ", got ", idx);
    Eigen::Array<T, Eigen::Dynamic, 1> out(shape);
    for (Index i = 0; i < shape; ++i) out[i] = T(i == (idx < 0 ? idx + shape : idx) ? 1 : 0);
    return out;
}

/// A one among zeros, in a matrix.
/// @throws std::invalid_argument for an index out of bounds. @see scipy.signal.unit_impulse
template <class T = double>
[[nodiscard]] Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic> unit_impulse(const std::array<Index, 2>& shape,
                                                                           const std::array<Index, 2>& idx = {0, 0}) {
    Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic> out(shape[0], shape[1]);
    std::array<Index, 2> at = idx;
    for (std::size_t k = 0; k < 2; ++k) {
        core::require(at[k] >= -shape[k] && at[k] < shape[k], "unit_impulse", "idx must lie within the shape ",
                      shape[k], ", got ", at[k]);
        if (at[k] < 0) at[k] += shape[k];
    }
    for (Index j = 0; j < shape[1]; ++j)
        for (Index i = 0; i < shape[0]; ++i) out(i, j) = T(i == at[0] && j == at[1] ? 1 : 0);
    return out;
}

/// A one at the same index of both axes. @throws std::invalid_argument for an index out of bounds.
template <class T = double>
[[nodiscard]] Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic> unit_impulse(const std::array<Index, 2>& shape,
                                                                           Index idx) {
    return unit_impulse<T>(shape, std::array<Index, 2>{idx, idx});
}

/// Where unit_impulse has its one.
enum class ImpulsePlace {
    mid  ///< in the middle: shape / 2
};

/// A one in the middle of zeros: `unit_impulse(100, ImpulsePlace::mid)`.
/// @throws std::invalid_argument for an empty shape.
template <class T = double>
[[nodiscard]] Eigen::Array<T, Eigen::Dynamic, 1> unit_impulse(Index shape, ImpulsePlace) {
    return unit_impulse<T>(shape, shape / 2);
}
/// A one in the middle of a matrix of zeros. @throws std::invalid_argument for an empty shape.
template <class T = double>
[[nodiscard]] Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic> unit_impulse(const std::array<Index, 2>& shape,
                                                                           ImpulsePlace) {
    return unit_impulse<T>(shape, std::array<Index, 2>{shape[0] / 2, shape[1] / 2});
}

}  // namespace scixx::signal
