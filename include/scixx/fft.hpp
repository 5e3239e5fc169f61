// SPDX-License-Identifier: BSD-3-Clause
#pragma once

/// All of scixx::fft. Written by `python3 cmake/tools/index.py`.

#include <scixx/fft/fft.hpp>
#include <scixx/fft/options.hpp>
#include <scixx/fft/rfft.hpp>
#include <scixx/fft/workers.hpp>
