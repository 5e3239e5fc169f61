// SPDX-License-Identifier: BSD-3-Clause
#pragma once

/// All of scixx::ndimage. Written by `python3 cmake/tools/index.py`.

#include <scixx/ndimage/correlate.hpp>
#include <scixx/ndimage/sobel.hpp>
