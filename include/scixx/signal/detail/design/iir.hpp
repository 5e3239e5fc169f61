// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/signal/detail/design/prototypes.hpp>
#include <scixx/signal/detail/design/sections.hpp>

namespace scixx::signal::detail::design {

/// The filter of a prototype: edges prewarped, moved and, for a digital filter, carried over by the bilinear transform.
template <class = void>
inline Factored from_prototype(const char* function, const Factored& prototype, const CriticalFrequency& Wn,
                               BType btype, bool analog, std::optional<double> fs) {
    core::require(!(analog && fs), function, "fs cannot be specified for an analog filter");
    core::require(!fs || *fs > 0, function, "fs must be positive, got ", fs.value_or(0));
    const bool band = btype == BType::bandpass || btype == BType::bandstop;
    core::require(Wn.size() == (band ? 2 : 1), function,
                  band ? "Wn must be two frequencies for a bandpass or bandstop filter"
                       : "Wn must be one frequency for a lowpass or highpass filter");
    double edge[2] = {0, 0};
    for (int i = 0; i < Wn.size(); ++i) {
        edge[i] = fs ? 2 * Wn[i] / *fs : Wn[i];
        core::require(Wn[i] > 0, function, "Wn must be greater than 0, got ", Wn[i]);
        if (!analog) {
            if (fs)
                core::require(edge[i] < 1, function, "Wn must lie in (0, fs/2), got ", Wn[i], " with fs = ", *fs);
            else
                core::require(edge[i] < 1, function, "Wn must lie in (0, 1), got ", Wn[i]);
            edge[i] = 4 * std::tan(std::numbers::pi * edge[i] / 2);  // prewarped for a sampling frequency of 2
        }
    }
    if (band) core::require(edge[0] < edge[1], function, "Wn[0] must be less than Wn[1], got ", Wn[0], " and ", Wn[1]);
    const double bw = edge[1] - edge[0], centre = std::sqrt(edge[0] * edge[1]);
    Factored f;
    switch (btype) {
        case BType::lowpass:
            f = lowpass(prototype, edge[0], function);
            break;
        case BType::highpass:
            f = highpass(prototype, edge[0], function);
            break;
        case BType::bandpass:
            f = bandpass(prototype, centre, bw, function);
            break;
        case BType::bandstop:
            f = bandstop(prototype, centre, bw, function);
            break;
    }
    return analog ? f : bilinear(f, 2.0, function);
}

/// A design in the form that was asked for.
template <Output O>
DesignOf<O> in_form(const char* function, const Factored& f, bool analog) {
    if constexpr (O == Output::ba)
        return to_ba(f);
    else if constexpr (O == Output::zpk)
        return answered(f);
    else
        return to_sos(function, f, analog, {});
}

}  // namespace scixx::signal::detail::design
