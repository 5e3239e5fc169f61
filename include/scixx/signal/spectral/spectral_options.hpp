// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/signal/detail/spectral/segments.hpp>

namespace scixx::signal {

/// What is taken from each segment before the window.
enum class SegmentDetrend {
    constant,  ///< its mean
    linear,    ///< its least squares line
    none       ///< nothing: SciPy's False
};

/// The unit of a spectrum.
enum class Scaling {
    density,  ///< V^2 / Hz
    spectrum  ///< V^2
};

/// How the segments' estimates are put together.
enum class Average {
    mean,
    median  ///< with its bias taken out
};

/// Options of periodogram.
struct PeriodogramOptions {
    double fs = 1;                                      ///< sampling frequency
    Window window = "boxcar";                           ///< of the length of x, or that long
    std::optional<Index> nfft{};                        ///< length of the transform: crops x or adds zeros
    SegmentDetrend detrend = SegmentDetrend::constant;  ///< what is taken out first
    bool return_onesided = true;                        ///< only frequencies >= 0 of real data
    Scaling scaling = Scaling::density;                 ///< unit of the result
    int axis = -1;                                      ///< axis along which time runs
};

/// Options of welch and csd.
struct WelchOptions {
    double fs = 1;                                      ///< sampling frequency
    Window window = "hann";                             ///< see get_window; an array sets nperseg
    std::optional<Index> nperseg{};                     ///< length of a segment: 256, or that of x if it is less
    std::optional<Index> noverlap{};                    ///< samples that neighbours share; nperseg / 2 by default
    std::optional<Index> nfft{};                        ///< length of the transform, >= nperseg
    SegmentDetrend detrend = SegmentDetrend::constant;  ///< what is taken out of each segment
    bool return_onesided = true;                        ///< only frequencies >= 0 of real data
    Scaling scaling = Scaling::density;                 ///< unit of the result
    int axis = -1;                                      ///< axis along which time runs
    Average average = Average::mean;                    ///< of the segments
};

/// Options of coherence.
struct CoherenceOptions {
    double fs = 1;                                      ///< sampling frequency
    Window window = "hann";                             ///< as in WelchOptions
    std::optional<Index> nperseg{};                     ///< as in WelchOptions
    std::optional<Index> noverlap{};                    ///< as in WelchOptions
    std::optional<Index> nfft{};                        ///< as in WelchOptions
    SegmentDetrend detrend = SegmentDetrend::constant;  ///< as in WelchOptions
    int axis = -1;                                      ///< axis along which time runs
};

}  // namespace scixx::signal
