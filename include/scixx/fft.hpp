// SPDX-License-Identifier: BSD-3-Clause
#pragma once

/// All of scixx::fft. Written by `python3 cmake/tools/index.py`.

#include <scixx/fft/dct.hpp>
#include <scixx/fft/dst.hpp>
#include <scixx/fft/fft.hpp>
#include <scixx/fft/fht.hpp>
#include <scixx/fft/helper.hpp>
#include <scixx/fft/hfft.hpp>
#include <scixx/fft/options.hpp>
#include <scixx/fft/plan.hpp>
#include <scixx/fft/rfft.hpp>
#include <scixx/fft/workers.hpp>
