// SPDX-License-Identifier: BSD-3-Clause
#pragma once

/// All of scixx::linalg. Written by `python3 cmake/tools/index.py`.

#include <scixx/linalg/error.hpp>
#include <scixx/linalg/svd.hpp>
