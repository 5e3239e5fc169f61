// SPDX-License-Identifier: BSD-3-Clause
#pragma once

/// All of scixx::signal. Written by `python3 cmake/tools/index.py`.

#include <scixx/signal/convolve.hpp>
#include <scixx/signal/convolve_mode.hpp>
#include <scixx/signal/design/conversions.hpp>
#include <scixx/signal/design/filter_types.hpp>
#include <scixx/signal/design/firwin.hpp>
#include <scixx/signal/design/freqz.hpp>
#include <scixx/signal/design/iirdesign.hpp>
#include <scixx/signal/design/iirfilter.hpp>
#include <scixx/signal/design/iirnotch.hpp>
#include <scixx/signal/design/prototypes.hpp>
#include <scixx/signal/design/transforms.hpp>
#include <scixx/signal/fftconvolve.hpp>
#include <scixx/signal/filter/decimate.hpp>
#include <scixx/signal/filter/deconvolve.hpp>
#include <scixx/signal/filter/detrend.hpp>
#include <scixx/signal/filter/filtfilt.hpp>
#include <scixx/signal/filter/hilbert.hpp>
#include <scixx/signal/filter/lfilter.hpp>
#include <scixx/signal/filter/medfilt.hpp>
#include <scixx/signal/filter/resample.hpp>
#include <scixx/signal/filter/resample_poly.hpp>
#include <scixx/signal/filter/savgol_filter.hpp>
#include <scixx/signal/filter/sosfilt.hpp>
#include <scixx/signal/filter/wiener.hpp>
#include <scixx/signal/peaks/argrelextrema.hpp>
#include <scixx/signal/peaks/find_peaks.hpp>
#include <scixx/signal/peaks/peak_prominences.hpp>
#include <scixx/signal/spectral/czt.hpp>
#include <scixx/signal/spectral/lombscargle.hpp>
#include <scixx/signal/spectral/spectral_options.hpp>
#include <scixx/signal/spectral/stft.hpp>
#include <scixx/signal/spectral/welch.hpp>
#include <scixx/signal/waveforms/max_len_seq.hpp>
#include <scixx/signal/waveforms/waveforms.hpp>
#include <scixx/signal/windows/dpss.hpp>
#include <scixx/signal/windows/get_window.hpp>
#include <scixx/signal/windows/windows.hpp>
