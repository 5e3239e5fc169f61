// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/trigonometry.hpp>

namespace scixx::signal::detail::waveforms {

using Eigen::Index;

/// amplitude(t) cos(angle(t)), or sin, of many times at once: libm takes one number at a time.
template <class Amplitude, class Angle>
struct Oscillation {
    Amplitude amplitude;
    Angle angle;
    bool sine = false;

    double operator()(double t) const { return amplitude(t) * (sine ? std::sin(angle(t)) : std::cos(angle(t))); }
    void block(const double* t, double* out, Index n) const {
        constexpr Index most = 64;
        double s[most], c[most];
        for (Index begin = 0; begin < n; begin += most) {
            const Index run = std::min(most, n - begin);
            for (Index i = 0; i < run; ++i) c[i] = angle(t[begin + i]);
            core::sincos(c, run, s, c);
            for (Index i = 0; i < run; ++i) out[begin + i] = amplitude(t[begin + i]) * (sine ? s[i] : c[i]);
        }
    }
    static constexpr bool has_block = true;
    template <class...>
    static constexpr bool brief_first = false;
};
template <class Amplitude, class Angle>
Oscillation(Amplitude, Angle) -> Oscillation<Amplitude, Angle>;
template <class Amplitude, class Angle>
Oscillation(Amplitude, Angle, bool) -> Oscillation<Amplitude, Angle>;
inline constexpr auto constant_one = [](double) { return 1.0; };

}  // namespace scixx::signal::detail::waveforms
