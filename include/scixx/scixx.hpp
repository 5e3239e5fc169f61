// SPDX-License-Identifier: BSD-3-Clause
#pragma once

/// The whole library. Written by `python3 cmake/tools/index.py`.

#include <scixx/core.hpp>
#include <scixx/fft.hpp>
#include <scixx/integrate.hpp>
#include <scixx/linalg.hpp>
#include <scixx/ndimage.hpp>
#include <scixx/optimize.hpp>
#include <scixx/signal.hpp>
#include <scixx/spatial.hpp>
#include <scixx/special.hpp>
#include <scixx/stats.hpp>
#include <scixx/tensor.hpp>
#include <scixx/version.hpp>
