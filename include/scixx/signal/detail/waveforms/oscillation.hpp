// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <numbers>
#include <scixx/core/kernel/exponential.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/trigonometry.hpp>

namespace scixx::signal::detail::waveforms {

using Eigen::Index;

/// envelope(t) cos(angle(t)), or sin, of many times at once: libm takes one number at a time. Both callables write
/// f(t, out, n).
template <class Envelope, class Angle>
struct Oscillation {
    Envelope envelope;
    Angle angle;
    bool sine = false;

    double operator()(double t) const {
        double out = 0;
        block(&t, &out, 1);
        return out;
    }
    void block(const double* t, double* out, Index n) const {
        constexpr Index most = 64;
        double phase[most], size[most];
        for (Index begin = 0; begin < n; begin += most) {
            const Index run = std::min(most, n - begin);
            angle(t + begin, phase, run);
            envelope(t + begin, size, run);
            if (sine) {
                double unused[most];
                core::sincos(phase, run, phase, unused);
            } else
                core::cos(phase, run, phase);
            for (Index i = 0; i < run; ++i) out[begin + i] = size[i] * phase[i];
        }
    }
    static constexpr bool has_block = true;
    template <class...>
    static constexpr bool brief_first = false;
};
template <class Envelope, class Angle>
Oscillation(Envelope, Angle) -> Oscillation<Envelope, Angle>;
template <class Envelope, class Angle>
Oscillation(Envelope, Angle, bool) -> Oscillation<Envelope, Angle>;

struct ConstantEnvelope {
    void operator()(const double*, double* out, Index n) const { std::fill_n(out, n, 1.0); }
};

/// exp(-a t^2), a >= 0.
struct GaussianEnvelope {
    double a;
    double operator()(double t) const { return core::detail::exp_nonpositive(-a * t * t); }
    void operator()(const double* t, double* out, Index n) const {
        for (Index i = 0; i < n; ++i) out[i] = core::detail::exp_nonpositive(-a * t[i] * t[i]);
    }
    void block(const double* t, double* out, Index n) const { (*this)(t, out, n); }
    static constexpr bool has_block = true;
    template <class...>
    static constexpr bool brief_first = false;
};

/// How the phase of a chirp grows.
enum class Growth { cubic, exponential, logarithm };

/// 2 pi turns(t) + shift: turns = a t + b t^2 + c t^3, a (exp(b t) - 1) or a log |1 - b t|.
template <class T = double>
struct ChirpPhase {
    Growth growth;
    double a, b, c, shift;

    void operator()(const double* t, double* out, Index n) const {
        switch (growth) {
            case Growth::cubic:
                for (Index i = 0; i < n; ++i) out[i] = t[i] * (a + t[i] * (b + t[i] * c));
                break;
            case Growth::exponential:
                // The kernel is good up to 709; the last summand is NaN for a time that is not finite.
                for (Index i = 0; i < n; ++i)
                    out[i] = a * (core::detail::exp_nonpositive(std::min(b * t[i], 709.0)) - 1) + 0 * t[i];
                break;
            case Growth::logarithm:
                for (Index i = 0; i < n; ++i) out[i] = 1 - b * t[i];
                Eigen::Map<Eigen::ArrayX<T>> turns(out, n);
                turns = a * turns.abs().log();
                break;
        }
        for (Index i = 0; i < n; ++i) out[i] = 2 * std::numbers::pi * out[i] + shift;
    }
};

}  // namespace scixx::signal::detail::waveforms
