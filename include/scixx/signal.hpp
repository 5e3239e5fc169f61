// SPDX-License-Identifier: BSD-3-Clause
#pragma once

/// All of scixx::signal. Written by `python3 cmake/tools/index.py`.

#include <scixx/signal/convolve.hpp>
#include <scixx/signal/convolve_mode.hpp>
#include <scixx/signal/fftconvolve.hpp>
